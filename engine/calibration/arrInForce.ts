// Which contracts run on a day, and what they are worth a year.

import { quantityToNumber } from '../formula/quantity.ts'
import type { Contract, Day } from '../intake/records.ts'
import { dayNumber } from './elapsed.ts'

/** A contract runs from its first to its last day, and without a last day until it is ended. */
export function isInForce({ start, end, cancelled }: Contract, day: Day): boolean {
  const today = dayNumber(day)
  const over = Math.min(
    end === undefined ? Number.POSITIVE_INFINITY : dayNumber(end),
    cancelled === undefined ? Number.POSITIVE_INFINITY : dayNumber(cancelled) - 1,
  )
  return dayNumber(start) <= today && today <= over
}

/** Money a year of the contracts that run on a day. */
export function arrInForce(contracts: readonly Contract[], day: Day): number {
  return contracts
    .filter(contract => isInForce(contract, day))
    .reduce((sum, { arr }) => sum + quantityToNumber(arr), 0)
}
