// Who came and who left since a plan began, by role: what its planned hires are held against.

import { isQuantity, quantityToNumber } from '../formula/quantity.ts'
import type { Day, Records } from '../intake/records.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { ScenarioInputs } from '../plan/scenarioInputs.ts'
import { dayNumber, monthOfDay } from './elapsed.ts'
import { givenNumber } from './givenNumber.ts'
import { isCalled } from './isCalled.ts'
import type { RoleHires } from './matchHires.ts'

/** The hires of each role of the plan over its first `closed` months, which end with the day; none without a roster. */
export function hiresSince(
  { plan }: Pick<CompiledPlan, 'plan'>,
  given: ScenarioInputs,
  { employees }: Pick<Records, 'employees'>,
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
      replacementsDue: backfill * filled.filter(month => month > last - closed && month <= last).length,
      vacancies: backfill * filled.filter(month => month > last).length,
    }
  })
}
