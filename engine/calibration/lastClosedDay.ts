// The day up to which records are whole, when nobody says which.

import type { Day, Records } from '../intake/records.ts'
import { monthNumber } from '../plan/calendar.ts'
import { dayNumber, lastDayOf } from './elapsed.ts'

/** The end of the last month in the ledger; without a ledger the latest decided deal or issued invoice. */
export function lastClosedDay({ ledger, opportunities, invoices }: Records): Day | undefined {
  const [month] = ledger.map(line => monthNumber(line.month)).sort((one, other) => other - one)
  if (month !== undefined) return lastDayOf(month)
  const decided = opportunities.flatMap(({ outcome, closes }) =>
    outcome === 'open' || closes === undefined ? [] : [closes],
  )
  return [...decided, ...invoices.map(({ issued }) => issued)].sort(
    (one, other) => dayNumber(other) - dayNumber(one),
  )[0]
}
