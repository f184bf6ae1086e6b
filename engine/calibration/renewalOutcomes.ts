// What became of the contracts whose term has ended: renewed for more, for the same, for less, or not at all.

import { quantityToNumber } from '../formula/quantity.ts'
import type { Contract, Day } from '../intake/records.ts'
import { dayNumber, monthsLater } from './elapsed.ts'
import { groupedBy } from './groupedBy.ts'

/** A contract that came up for renewal, in money a year. */
export type RenewalOutcome = {
  readonly segment: string | undefined
  /** What its term ended with: available to renew. */
  readonly available: number
  /** What the terms that follow it are worth; 0 where there are none. */
  readonly renewed: number
}

/** Renewals are often signed late: a term that ended within so many months before the day is not counted yet. */
const lateMonths = 2
/** A follow-on that names no term before it may start so many days before the end. */
const earlyDays = 45

/**
 * The contracts that ended up to two months before a day, each with what followed: the terms that name it, or else the
 * nearest term of the same customer and product that starts around its end. No term follows two.
 */
export function renewalOutcomes(contracts: readonly Contract[], asOf: Day): readonly RenewalOutcome[] {
  const known = contracts.filter(({ start }) => dayNumber(start) <= dayNumber(asOf))
  const decidedBy = dayNumber(monthsLater(asOf, -lateMonths))
  const named = groupedBy(
    known.filter(({ renews }) => renews !== undefined),
    ({ renews }) => renews,
  )
  const unnamed = groupedBy(
    known.filter(({ renews }) => renews === undefined),
    accountOf,
  )
  const taken = new Set<Contract>()
  return known
    .filter(({ end }) => end !== undefined && dayNumber(end) <= decidedBy)
    .sort((one, two) => dayNumber(one.start) - dayNumber(two.start))
    .map(contract => {
      const following = named.get(contract.id) ?? nextOf(contract, unnamed.get(accountOf(contract)), taken)
      for (const next of following) taken.add(next)
      return {
        segment: contract.segment,
        available: quantityToNumber(contract.arr),
        renewed: following.reduce((sum, { arr }) => sum + quantityToNumber(arr), 0),
      }
    })
    .filter(({ available }) => available > 0)
}

function nextOf(
  { end, start }: Contract,
  candidates: readonly Contract[] = [],
  taken: ReadonlySet<Contract>,
): readonly Contract[] {
  if (end === undefined) return []
  const ended = dayNumber(end)
  const latest = dayNumber(monthsLater(end, lateMonths))
  const next = candidates
    .filter(candidate => {
      const starts = dayNumber(candidate.start)
      const around = starts >= ended - earlyDays && starts <= latest
      return around && starts > dayNumber(start) && !taken.has(candidate)
    })
    .sort((one, two) => dayNumber(one.start) - dayNumber(two.start))
  return next.slice(0, 1)
}

function accountOf({ customer, product }: Contract): string {
  return JSON.stringify([customer, product])
}
