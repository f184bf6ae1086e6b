// Who came and who left since a plan began, by role: what its planned hires are held against.

import { isQuantity, quantityToNumber } from '../formula/quantity.ts'
import type { Day, Records, Requisition } from '../intake/records.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { ScenarioInputs } from '../plan/scenarioInputs.ts'
import { dayNumber, monthOfDay } from './elapsed.ts'
import { givenNumber } from './givenNumber.ts'
import { isCalled } from './isCalled.ts'
import type { OpenPosition, RoleHires } from './matchHires.ts'

/**
 * The hires of each role of the plan over its first `closed` months, which end with the day; none without a roster. Positions
 * are those of the applicant tracker, where there is one.
 */
export function hiresSince(
  { plan }: Pick<CompiledPlan, 'plan'>,
  given: ScenarioInputs,
  { employees, requisitions }: Pick<Records, 'employees' | 'requisitions'>,
  asOf: Day,
  closed: number,
): readonly RoleHires[] {
  if (employees.length === 0) return []
  const last = monthOfDay(asOf)
  return (plan.dimensions.role?.items ?? []).map(item => {
    const { id } = item
    const people = employees.filter(({ role }) => isCalled(role, item))
    const planned = given.quantity('planned_hires', [id])
    const [timeToFill = 0, backfill = 0] = ['time_to_fill', 'backfill_share'].map(input =>
      givenNumber(given, input, [id]),
    )
    // A vacancy opens the month after somebody leaves and is filled a time-to-fill later.
    const filled = people.flatMap(({ left }) =>
      left === undefined || dayNumber(left) > dayNumber(asOf) ? [] : [monthOfDay(left) + 1 + timeToFill],
    )
    return {
      role: id,
      planned: isQuantity(planned) ? [] : planned.map(quantityToNumber),
      timeToFill,
      closed,
      starts: Array.from({ length: closed }, (_, at) => {
        const month = last - closed + 1 + at
        return people.filter(
          ({ hired }) => monthOfDay(hired) === month && dayNumber(hired) <= dayNumber(asOf),
        ).length
      }),
      ...(requisitions.length === 0
        ? {}
        : {
            open: requisitions
              .filter(({ role }) => isCalled(role, item))
              .flatMap(one => openPosition(one, asOf, closed)),
          }),
      replacementsDue: backfill * filled.filter(month => month > last - closed && month <= last).length,
      vacancies: backfill * filled.filter(month => month > last).length,
    }
  })
}

/** Whoever has accepted an offer, and of whom no first day is told, has come after so many months. */
const noticeMonths = 3

/** The position in the plan's months, if it was open at the end of the day. */
function openPosition(
  { opened, accepted, started, status }: Requisition,
  asOf: Day,
  closed: number,
): readonly OpenPosition[] {
  const isBy = (day: Day | undefined): boolean => day !== undefined && dayNumber(day) <= dayNumber(asOf)
  const monthOf = (day: Day): number => monthOfDay(day) - monthOfDay(asOf) + closed
  const isFilled =
    started === undefined
      ? status === 'filled' && (accepted === undefined || monthOf(accepted) + noticeMonths < closed)
      : isBy(started)
  if (status === 'cancelled' || isFilled || !isBy(opened)) return []
  const isKnown = started !== undefined && (accepted === undefined || isBy(accepted))
  return [{ opened: monthOf(opened), people: 1, ...(isKnown ? { starts: monthOf(started) } : {}) }]
}
