// What technology keeps lists of: the systems that could be built, and the software that is rented or offered.

import type { ProjectLine, ToolContract } from '../../../engine/intake/records.ts'
import { calendarMonth } from '../../../engine/plan/calendar.ts'
import { nowhere } from './source.ts'
import type { Truth } from './truth.ts'

/** A line for each team that works on a system, the first of them with what is true of the system; then one for each effect. */
export function makeProjects({ systems }: Truth): readonly ProjectLine[] {
  return systems.flatMap(({ system, purpose, needs, efforts, effects, ...own }) => {
    const { vendorCost, runCost, priority, earliestStart } = own
    const about = { vendorCost, runCost, priority, earliestStart: calendarMonth(earliestStart), purpose }
    return [
      ...efforts.map(({ team, effort }, at) => ({
        source: nowhere,
        system,
        team,
        effort,
        dependsOn: at === 0 ? needs : [],
        ...(at === 0 ? about : {}),
      })),
      ...effects.map(({ effect, size }) => ({ source: nowhere, system, dependsOn: [], effect, size })),
    ]
  })
}

/** Contracts that run, and offers without a first day. */
export function makeToolContracts({ software }: Truth): readonly ToolContract[] {
  return software.map(({ seats, seatPrice, flat, ...contract }) => ({
    source: nowhere,
    ...contract,
    seatsBought: seats,
    seatPrice,
    value: seats * seatPrice + flat,
  }))
}
