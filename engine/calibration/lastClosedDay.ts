// The day up to which records are whole, when nobody says which.

import type { Day, Records } from '../intake/records.ts'
import { dayNumber, monthNumber } from './elapsed.ts'

/** The end of the last month in the ledger; without a ledger the latest decided deal or issued invoice. */
export function lastClosedDay({ ledger, opportunities, invoices }: Records): Day | undefined {
  const [month] = ledger.map(line => monthNumber(line.month)).sort((one, other) => other - one)
  if (month !== undefined) return endOfMonth(month)
  const decided = opportunities.flatMap(({ outcome, closes }) =>
    outcome === 'open' || closes === undefined ? [] : [closes],
  )
  return [...decided, ...invoices.map(({ issued }) => issued)].sort(
    (one, other) => dayNumber(other) - dayNumber(one),
  )[0]
}

function endOfMonth(month: number): Day {
  const first = { year: Math.floor(month / 12), month: (month % 12) + 1, day: 1 }
  const next = month + 1
  const days = dayNumber({ year: Math.floor(next / 12), month: (next % 12) + 1, day: 1 }) - dayNumber(first)
  return { ...first, day: days }
}
