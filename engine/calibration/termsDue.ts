// The contracts that came up for renewal in closed months.

import type { Contract } from '../intake/records.ts'
import { type ClosedMonths, monthEnds } from './closedMonths.ts'
import { dayNumber } from './elapsed.ts'

/** A term is over the day after its last: what ends on the last of a month is renewed or gone in the next. */
export function termsDue(contracts: readonly Contract[], closed: ClosedMonths): readonly Contract[] {
  const first = dayNumber(monthEnds(closed)[0] ?? closed.asOf)
  const last = dayNumber(closed.asOf)
  return contracts.filter(({ end }) => end !== undefined && dayNumber(end) >= first && dayNumber(end) < last)
}
