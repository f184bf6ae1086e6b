// What limits new business in a segment and month: the pipeline, its sellers, or sellers who are still being hired.

import { quantityToNumber } from '../formula/quantity.ts'
import { resolveScenario } from '../plan/scenarioInputs.ts'
import { exactNumbers, type PlanSource } from './planSource.ts'

/** The numbers that stand for each limit in cells. */
export const limitCodes = { pipeline: 0, sellers: 1, waiting: 2 } as const

/**
 * The codes of a segment in months 1 to N, from the engine's numbers. Sellers wait for a hire while a planned one of
 * the segment's roles is held back or asked for and not started; leavers are always being replaced, which does not
 * count.
 */
export function limitMonths(source: PlanSource, scenario: number, segment: string): readonly number[] {
  const { model } = source
  const segmentOf = model.shape.mappings.get('role_segment')
  const roles = (model.shape.items.get('role') ?? []).filter(({ id }) => segmentOf?.get(id) === segment)
  const hiring = roles.map(({ id }) => beingHired(source, scenario, id))
  return exactNumbers(source, scenario, 'capacity_binds', [segment]).map((binds, month) => {
    if (binds === 0) return limitCodes.pipeline
    const waits = hiring.reduce((sum, people) => sum + (people[month] ?? 0), 0) > 0
    return waits ? limitCodes.waiting : limitCodes.sellers
  })
}

/** Planned hires of a role that wait at the gate or have been asked for and not started, month by month. */
function beingHired(source: PlanSource, scenario: number, role: string): readonly number[] {
  const released = exactNumbers(source, scenario, 'hires_released', [role])
  const held = exactNumbers(source, scenario, 'hires_waiting', [role])
  const timeToFill = monthsToFill(source, scenario, role)
  return released.map((_, month) => {
    const asked = released.slice(Math.max(0, month - timeToFill + 1), month + 1)
    return (held[month] ?? 0) + (timeToFill === 0 ? 0 : asked.reduce((sum, people) => sum + people, 0))
  })
}

function monthsToFill({ compiled, layout, model }: PlanSource, scenario: number, role: string): number {
  const id = layout.scenarios[scenario]?.id ?? ''
  const resolved = id === '' ? undefined : resolveScenario(compiled, id)
  if (resolved !== undefined && !resolved.ok) throw new Error(`limitMonths: ${id} cannot be resolved`)
  const months = resolved?.value.quantity('time_to_fill', [role]) ?? model.given('time_to_fill', [role])
  return typeof months === 'object' ? 0 : quantityToNumber(months)
}
