// What subscribers pay a month, as contracts that run from month to month: where no export tells the terms of contracts, all
// that is known of ARR is 12 times MRR.

import { quantityToNumber } from '../formula/quantity.ts'
import type { Contract, Day, MonthlyRevenue, Records, RevenueChange } from '../intake/records.ts'
import { calendarMonth, monthNumber } from '../plan/calendar.ts'
import { dayNumber, firstDayOf, monthOfDay } from './elapsed.ts'
import { groupedBy } from './groupedBy.ts'

type Billing = Pick<Records, 'monthlyRevenue' | 'revenueChanges'>

/** A contract for each subscriber and month, of twelve times what was paid; it has no term and ends with the month. */
export function monthlyContracts(lines: readonly MonthlyRevenue[]): readonly Contract[] {
  return lines.map(({ source, customer, segment, month, mrr }) => ({
    source,
    id: `${customer} ${month.year}-${month.monthOfYear}`,
    customer,
    ...(segment === undefined ? {} : { segment }),
    start: firstDayOf(monthNumber(month)),
    cancelled: firstDayOf(monthNumber(month) + 1),
    arr: 12 * quantityToNumber(mrr),
  }))
}

/** What each subscriber paid in each month: as it was given, else counted up from the changes to the month of a day. */
export function billedMonths(
  { monthlyRevenue, revenueChanges }: Billing,
  asOf: Day,
): readonly MonthlyRevenue[] {
  if (monthlyRevenue.length > 0) return monthlyRevenue
  const known = revenueChanges.filter(({ day }) => dayNumber(day) <= dayNumber(asOf))
  return [...groupedBy(known, ({ customer }) => customer).values()].flatMap(changes =>
    countedUp(changes, monthOfDay(asOf)),
  )
}

/** The records with month-to-month contracts where they have none and billing tells what was paid. */
export function withBilledContracts(records: Records, asOf: Day): Records {
  const contracts =
    records.contracts.length > 0 ? records.contracts : monthlyContracts(billedMonths(records, asOf))
  return { ...records, contracts }
}

/** One subscriber's months, from the first change on: what was paid before it is not known, and taken to be nothing. */
function countedUp(changes: readonly RevenueChange[], last: number): readonly MonthlyRevenue[] {
  const ordered = [...changes].sort((one, other) => dayNumber(one.day) - dayNumber(other.day))
  const [first] = ordered
  if (first === undefined) return []
  const from = monthOfDay(first.day)
  return Array.from({ length: last - from + 1 }, (_, at) => from + at).flatMap(month => {
    const until = ordered.filter(({ day }) => monthOfDay(day) <= month)
    const sum = until.reduce((total, { change }) => total + quantityToNumber(change), 0)
    const { source, customer, segment } = until.at(-1) ?? first
    const mrr = Number(sum.toFixed(2))
    if (mrr <= 0) return []
    return [
      {
        source,
        customer,
        ...(segment === undefined ? {} : { segment }),
        month: calendarMonth(month),
        mrr,
      },
    ]
  })
}
