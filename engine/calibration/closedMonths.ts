// What the records say of the months of a plan that are over.

import type { Day, Records } from '../intake/records.ts'
import { dateOf, monthNumber } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { Plan } from '../plan/plan.ts'
import type { ScenarioInputs } from '../plan/scenarioInputs.ts'
import { lastDayOf, monthOfDay } from './elapsed.ts'
import { hiresSince } from './hiresSince.ts'
import { isCalled } from './isCalled.ts'
import type { RoleHires } from './matchHires.ts'
import { balanceAt } from './monthlyAmounts.ts'
import { withBilledContracts } from './monthlyContracts.ts'
import { type OpeningPosition, openingPosition } from './openingPosition.ts'

/** What happened in the closed months. */
export type ClosedMonths = {
  readonly asOf: Day
  /** How many months of the plan, from its first. */
  readonly months: number
  readonly position: OpeningPosition
  /** Planned and actual hires by role; empty without a roster. */
  readonly hires: readonly RoleHires[]
  /** Equity paid in during these months; undefined where the ledger does not say. */
  readonly paidIn?: number
  readonly records: Records
}

/** The last day of the last month that is over at the end of a day. */
export function lastMonthEnd(day: Day): Day {
  const last = lastDayOf(monthOfDay(day))
  return last.day === day.day ? day : lastDayOf(monthOfDay(day) - 1)
}

/** How many months of a plan are over on the last day of one; below 0 when the plan starts later than the month after. */
export function monthsClosed(plan: Pick<Plan, 'start_month'>, asOf: Day): number {
  return monthOfDay(asOf) - monthNumber(dateOf(plan, 1)) + 1
}

/** The records as they stood at the end of a day, which is the last of a month, held to the plan's months. */
export function closedMonths(
  compiled: Pick<CompiledPlan, 'plan'>,
  given: ScenarioInputs,
  records: Records,
  asOf: Day,
): ClosedMonths {
  const { plan } = compiled
  const months = monthsClosed(plan, asOf)
  const last = monthOfDay(asOf)
  const before = balanceAt(records.ledger, 'paid_in_capital', last - months)
  const after = balanceAt(records.ledger, 'paid_in_capital', last)
  return {
    asOf,
    months,
    position: openingPosition(records, asOf, plan.history_months),
    hires: hiresSince(compiled, given, records, asOf, months),
    ...(before !== undefined && after !== undefined ? { paidIn: after - before } : {}),
    records: withBilledContracts(records, asOf),
  }
}

/** The last days of the month before the first closed one, and of every closed one. */
export function monthEnds({ asOf, months }: Pick<ClosedMonths, 'asOf' | 'months'>): readonly Day[] {
  return Array.from({ length: months + 1 }, (_, at) => lastDayOf(monthOfDay(asOf) + at - months))
}

/** The name that the records have for an item of the plan: its id or its label. */
export function recordName(
  item: { readonly id: string; readonly label: string },
  names: readonly (string | undefined)[],
): string | undefined {
  return names.find(name => isCalled(name, item))
}
