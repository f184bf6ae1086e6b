// Deferred revenue rebuilt from contracts: what has been billed and not yet earned, by the day.

import { quantityToNumber } from '../formula/quantity.ts'
import type { Contract, Day, LedgerLine } from '../intake/records.ts'
import { dayNumber, daysPerMonth, monthOfDay, monthsLater } from './elapsed.ts'
import { balanceAt } from './monthlyAmounts.ts'
import { type Tie, tieOf } from './tie.ts'

/** What the books may differ by before it is called a difference to look into. */
const tolerance = 0.02

/** Held against the ledger's balance at the end of the month of a day. The difference is shown and goes nowhere. */
export function deferredRevenue(
  contracts: readonly Contract[],
  ledger: readonly LedgerLine[],
  asOf: Day,
): Tie {
  const rebuilt = contracts.reduce((sum, contract) => sum + deferredOf(contract, asOf), 0)
  const books = balanceAt(ledger, 'deferred_revenue', monthOfDay(asOf))
  return tieOf('Deferred revenue', rebuilt, books, tolerance)
}

const billedMonths = { monthly: 1, quarterly: 3, half_yearly: 6, yearly: 12 } as const

/**
 * The billed period that a day lies in, less the days of it that are over (the day itself is). A contract that does not say
 * how it is billed, or has no end, is billed by the month.
 */
function deferredOf({ start, end, arr, billing = 'monthly', cancelled }: Contract, asOf: Day): number {
  const today = dayNumber(asOf)
  const over = cancelled ?? end
  if (dayNumber(start) > today || (over !== undefined && dayNumber(over) <= today)) return 0
  const term = end === undefined ? undefined : { from: dayNumber(start), to: dayNumber(end) + 1 }
  const period =
    billing === 'upfront' && term !== undefined
      ? { ...term, months: Math.round((term.to - term.from) / daysPerMonth) }
      : periodOf(start, billing === 'upfront' ? 1 : billedMonths[billing], today)
  const to = Math.min(period.to, term?.to ?? period.to)
  const billed =
    (quantityToNumber(arr) / 12) * period.months * ((to - period.from) / (period.to - period.from))
  return (billed * (to - today - 1)) / (to - period.from)
}

function periodOf(start: Day, months: number, today: number) {
  let periods = 0
  while (dayNumber(monthsLater(start, (periods + 1) * months)) <= today) periods += 1
  return {
    from: dayNumber(monthsLater(start, periods * months)),
    to: dayNumber(monthsLater(start, (periods + 1) * months)),
    months,
  }
}
