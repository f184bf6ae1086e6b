// Where the difference in spending goes: cost over the whole plan, by function.

import type { PlanLayout } from '../../session/engineApi.ts'
import type { NumbersOf } from '../../session/scenarioResult.ts'

/** What one function costs over the plan, before and after. */
export type CostChange = {
  readonly label: string
  readonly before: number
  readonly after: number
  readonly change: number
}

/** Cost by function over all months; the largest changes first. */
export function costChanges(layout: PlanLayout, before: NumbersOf, after: NumbersOf): readonly CostChange[] {
  return (layout.items.get('function') ?? [])
    .map(({ id, label }) => {
      const [from, to] = [before, after].map(of => of('cumulative_cost_by_function', [id]).at(-1) ?? 0)
      return { label, before: from ?? 0, after: to ?? 0, change: (to ?? 0) - (from ?? 0) }
    })
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change))
}
