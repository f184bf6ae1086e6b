// What an uncertain number is called in correlations and reports.

import type { DistributionTarget } from './plan.ts'
import type { PlanVocabulary } from './planVocabulary.ts'

/**
 * The input, with the chosen items in brackets in the order of its dimensions and `*` where all are meant:
 * `demand_shock`, `starting_acv[enterprise]`, `effort_estimate[data_platform, *]`.
 */
export function distributionName({ input, where }: DistributionTarget, { inputs }: PlanVocabulary): string {
  const chosen = (inputs.get(input)?.dims ?? []).map(dimension => where[dimension])
  if (chosen.every(item => item === undefined)) return input
  return `${input}[${chosen.map(item => item ?? '*').join(', ')}]`
}
