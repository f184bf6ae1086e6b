// What limits new business as numbers in cells.

import { quantityToNumber } from '../formula/quantity.ts'
import { monthlyLimits } from '../plan/monthlyLimits.ts'
import { resolveScenario } from '../plan/scenarioInputs.ts'
import { exactNumbers, type PlanSource } from './planSource.ts'

/** The numbers that stand for each limit in cells. */
export const limitCodes = { pipeline: 0, sellers: 1, waiting: 2 } as const

/** The codes of a segment in months 1 to N, from the engine's numbers. */
export function limitMonths(source: PlanSource, scenario: number, segment: string): readonly number[] {
  const { items, mappings } = source.model.shape
  const segmentOf = mappings.get('role_segment')
  const roles = (items.get('role') ?? []).filter(({ id }) => segmentOf?.get(id) === segment)
  return monthlyLimits({
    segment,
    roles: roles.map(({ id }) => id),
    numbers: (row, member) => exactNumbers(source, scenario, row, member),
    monthsToFill: role => monthsToFill(source, scenario, role),
  }).map(limit => limitCodes[limit])
}

function monthsToFill({ compiled, layout, model }: PlanSource, scenario: number, role: string): number {
  const id = layout.scenarios[scenario]?.id ?? ''
  const resolved = id === '' ? undefined : resolveScenario(compiled, id)
  if (resolved !== undefined && !resolved.ok) throw new Error(`limitMonths: ${id} cannot be resolved`)
  const months = resolved?.value.quantity('time_to_fill', [role]) ?? model.given('time_to_fill', [role])
  return typeof months === 'object' ? 0 : quantityToNumber(months)
}
