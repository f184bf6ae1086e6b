// A distribution around a number, as multiples of that number: so it holds for scenarios that change the number, too.

import { unreachable } from '../formula/unreachable.ts'
import type { DistributionFamily } from '../plan/plan.ts'

/** The law of x / value, for x with a law and a value above 0. */
export function relativeLaw(law: DistributionFamily, value: number): DistributionFamily {
  const { family } = law
  switch (family) {
    case 'fixed':
      return { family, value: law.value / value }
    case 'uniform':
      return { family, low: law.low / value, high: law.high / value }
    case 'triangular':
      return { family, low: law.low / value, mode: law.mode / value, high: law.high / value }
    case 'pert':
      return { family, low: law.low / value, likely: law.likely / value, high: law.high / value }
    case 'normal':
      return { family, mean: law.mean / value, sd: law.sd / value }
    case 'lognormal':
      return { family, median: law.median / value, sd: law.sd }
    case 'beta':
      return {
        family,
        alpha: law.alpha,
        beta: law.beta,
        low: (law.low ?? 0) / value,
        high: (law.high ?? 1) / value,
      }
    case 'gamma':
      return { family, shape: law.shape, scale: law.scale / value }
    case 'discrete':
      return { family, values: law.values.map(one => one / value), weights: law.weights }
    default:
      return unreachable(family)
  }
}
