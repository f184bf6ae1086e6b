// What limits new business in each segment and month: sellers, sellers who are being hired, or the pipeline.

import { quantityToNumber } from '../../../engine/index.ts'
import type { PlanLayout, ScenarioNumbers } from '../../session/engineApi.ts'
import type { NumbersOf } from '../../session/scenarioResult.ts'

/** `waiting`: sellers are the limit while a seller of that segment is being hired. */
export type Limit = 'sellers' | 'waiting' | 'pipeline'

/** Per segment the limit of every month, month 1 first. */
export type SegmentLimits = readonly { readonly segment: string; readonly months: readonly Limit[] }[]

/** Reads the limits of a scenario. O(segments × roles × months × time to fill). */
export function whatLimits(layout: PlanLayout, numbers: ScenarioNumbers, of: NumbersOf): SegmentLimits {
  const segmentOf = layout.mappings.get('role_segment')
  return (layout.items.get('segment') ?? []).map(({ id, label }) => {
    const roles = (layout.items.get('role') ?? []).filter(role => segmentOf?.get(role.id) === id)
    const hiring = roles.map(role => beingHired(layout, numbers, of, role.id))
    const months = of('capacity_binds', [id]).map((binds, index): Limit => {
      if (binds === 0) return 'pipeline'
      return hiring.some(people => (people[index] ?? 0) > 0) ? 'waiting' : 'sellers'
    })
    return { segment: label, months }
  })
}

/** Planned hires of a role that have been asked for and not started, month by month; backfill is always under way. */
function beingHired(
  layout: PlanLayout,
  { values }: ScenarioNumbers,
  of: NumbersOf,
  role: string,
): readonly number[] {
  const cell = layout.cells.findIndex(({ input, member }) => input === 'time_to_fill' && member[0] === role)
  const months = values[cell]
  const timeToFill = typeof months === 'object' || months === undefined ? 0 : quantityToNumber(months)
  const released = of('hires_released', [role])
  const held = of('hires_waiting', [role])
  return released.map((_, index) => {
    const started = Math.max(0, index - timeToFill + 1)
    const underWay = released.slice(started, index + 1).reduce((sum, people) => sum + people, 0)
    return (held[index] ?? 0) + (timeToFill === 0 ? 0 : underWay)
  })
}
