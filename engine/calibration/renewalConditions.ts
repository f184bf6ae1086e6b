// What a plan multiplies its rates at renewal by when it opens: how far the CSMs look after the ARR that there is. A rate
// that was measured is what came with these CSMs, so the plan's own rate is the measured one over this.

import { isQuantity, quantityToNumber } from '../formula/quantity.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { cellName } from '../plan/planVocabulary.ts'
import { plannedRoles } from './plannedRoles.ts'

/**
 * By input, as the plan's rows `expansion_multiplier` and `churn_multiplier` have it before its first month. What would be
 * nothing (no CSM, no ARR) is left out: no rate of the plan could give what was measured.
 */
export function renewalConditions(
  compiled: Pick<CompiledPlan, 'plan' | 'given'>,
): Readonly<Record<string, number>> {
  const { given } = compiled
  const number = (input: string, member: readonly string[] = []): number => {
    const value = given.get(cellName(input, member))
    const last = value === undefined || isQuantity(value) ? value : value.at(-1)
    return last === undefined ? 0 : quantityToNumber(last)
  }
  const ramped = plannedRoles(compiled)
    .filter(({ kind }) => kind === 'csm')
    .flatMap(({ id, ramp }) =>
      ramp.map((share, tenure) => share * number('opening_headcount_by_tenure', [id, `month_${tenure}`])),
    )
    .reduce((sum, people) => sum + people, 0)
  const arr = number('total_arr_history')
  if (arr === 0) return {}
  const coverage = Math.min(number('highest_csm_coverage'), (ramped * number('arr_per_csm')) / arr)
  const expansion = Math.min(number('highest_expansion_coverage'), coverage)
  return {
    ...(expansion > 0 ? { expansion_rate: expansion } : {}),
    renewal_churn_rate: 1 + number('churn_sensitivity') * Math.max(0, 1 - coverage),
  }
}
