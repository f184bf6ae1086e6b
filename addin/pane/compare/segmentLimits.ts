// What limits new business, segment by segment, from the numbers that the pane holds.

import { type Limit, monthlyLimits, quantityToNumber } from '../../../engine/index.ts'
import type { PlanLayout, ScenarioNumbers } from '../../session/engineApi.ts'
import type { NumbersOf } from '../../session/scenarioResult.ts'

/** Per segment the limit of every month, month 1 first. */
export type SegmentLimits = readonly { readonly segment: string; readonly months: readonly Limit[] }[]

/** Reads the limits of a scenario. */
export function segmentLimits(
  { items, mappings, cells }: PlanLayout,
  { values }: ScenarioNumbers,
  numbers: NumbersOf,
): SegmentLimits {
  const segmentOf = mappings.get('role_segment')
  const monthsToFill = (role: string): number => {
    const cell = cells.findIndex(({ input, member }) => input === 'time_to_fill' && member[0] === role)
    const months = values[cell]
    return typeof months === 'object' || months === undefined ? 0 : quantityToNumber(months)
  }
  return (items.get('segment') ?? []).map(({ id, label }) => {
    const roles = (items.get('role') ?? []).filter(role => segmentOf?.get(role.id) === id)
    const months = monthlyLimits({ segment: id, roles: roles.map(role => role.id), numbers, monthsToFill })
    return { segment: label, months }
  })
}
