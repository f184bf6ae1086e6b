// How customers' ARR moved from month to month: new, grown, shrunk and gone.

import type { Contract, Day } from '../intake/records.ts'
import { arrInForce } from './arrInForce.ts'
import { lastDayOf, monthOfDay } from './elapsed.ts'
import { groupedBy } from './groupedBy.ts'

/** Over a month, in money a year; `churned` is below 0 where more renewed late than went. */
export type ArrMoves = {
  readonly gained: number
  readonly gainedCustomers: number
  readonly expanded: number
  readonly contracted: number
  readonly churned: number
  readonly customers: number
}

/**
 * Month by month, adding up to what ARR in force moved by. A customer is gained once: one who comes back had renewed late.
 * What they had is taken off what had churned, and only what they have more or less than then has expanded or contracted,
 * as if they had renewed on the day.
 */
export function arrMoves(contracts: readonly Contract[], ends: readonly Day[]): readonly ArrMoves[] {
  const byCustomer = groupedBy(contracts, ({ customer }) => customer)
  return ends.slice(1).map((end, at) => {
    const before = ends[at] as Day
    const moves = [...byCustomer.values()].map(own => {
      const [from, to] = [arrInForce(own, before), arrInForce(own, end)]
      return { from, to, had: to > 0 && from === 0 ? lastWorth(own, before) : from }
    })
    const sumOf = (part: (move: Move) => number): number => moves.reduce((sum, move) => sum + part(move), 0)
    return {
      gained: sumOf(({ to, had }) => (had === 0 ? to : 0)),
      gainedCustomers: sumOf(({ to, had }) => (had === 0 && to > 0 ? 1 : 0)),
      expanded: sumOf(({ to, had }) => (had > 0 ? Math.max(0, to - had) : 0)),
      contracted: sumOf(({ to, had }) => (to > 0 ? Math.max(0, had - to) : 0)),
      churned: sumOf(({ from, to, had }) => (to === 0 ? from : from - had)),
      customers: sumOf(({ to }) => (to > 0 ? 1 : 0)),
    }
  })
}

/** Worth at the two ends of a month, and when they last were a customer up to its beginning: 0 for one who is new. */
type Move = { readonly from: number; readonly to: number; readonly had: number }

function lastWorth(own: readonly Contract[], before: Day): number {
  const first = Math.min(...own.map(({ start }) => monthOfDay(start)))
  for (let month = monthOfDay(before); month >= first; month--) {
    const worth = arrInForce(own, lastDayOf(month))
    if (worth > 0) return worth
  }
  return 0
}
