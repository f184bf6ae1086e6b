// Sums of the ledger and of the roster by month.

import { quantityToNumber } from '../formula/quantity.ts'
import type { Employee, LedgerLine, StatementLine } from '../intake/records.ts'
import { monthNumber } from '../plan/calendar.ts'
import { dayNumber, firstDayOf } from './elapsed.ts'
import { sumByMonth } from './sumByMonth.ts'

/** The flows of the lines that are wanted, by month number, for a run of months; 0 where the ledger has none. */
export function monthlyAmounts(
  ledger: readonly LedgerLine[],
  wanted: (line: LedgerLine) => boolean,
  first: number,
  last: number,
): readonly number[] {
  const flows = ledger.filter(line => line.measure === 'flow' && wanted(line))
  return sumByMonth(
    flows,
    ({ month }) => monthNumber(month),
    ({ amount }) => quantityToNumber(amount),
    first,
    last - first + 1,
  )
}

/** What a line stood at by the end of a month; undefined where the ledger does not have it. */
export function balanceAt(
  ledger: readonly LedgerLine[],
  name: StatementLine,
  at: number,
): number | undefined {
  const lines = ledger.filter(
    ({ line, measure, month }) => line === name && measure === 'balance' && monthNumber(month) === at,
  )
  return lines.length === 0 ? undefined : lines.reduce((sum, { amount }) => sum + quantityToNumber(amount), 0)
}

/** Heads on the roster, part-timers as their share, averaged over the days of each month of a run. */
export function headcounts(employees: readonly Employee[], first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) =>
    employees.reduce((sum, person) => sum + paidShare(person, first + at), 0),
  )
}

/** The share of a calendar month that a person was on the payroll, times the share of full time they work. */
export function paidShare({ hired, left, share }: Employee, month: number): number {
  const from = dayNumber(firstDayOf(month))
  const to = dayNumber(firstDayOf(month + 1))
  const until = left === undefined ? to : Math.min(to, dayNumber(left) + 1)
  const days = until - Math.max(from, dayNumber(hired))
  return (Math.max(0, days) / (to - from)) * quantityToNumber(share)
}
