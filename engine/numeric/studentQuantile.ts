// Student's t, through the beta law of ν / (ν + t²).

import { betaLaw } from './betaLaw.ts'
import { tailQuantile } from './continuousLaw.ts'

/** The t that a Student variable with ν degrees of freedom (above 0.2) stays below with probability p, 0 < p < 1. */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  if (p === 0.5) return 0
  const outside = 2 * Math.min(p, 1 - p)
  // The logit y of ν / (ν + t²) is ln(ν / t²).
  const y = tailQuantile(betaLaw(degreesOfFreedom / 2, 0.5), 'below', outside)
  return Math.sign(p - 0.5) * Math.sqrt(degreesOfFreedom * Math.exp(-y))
}
