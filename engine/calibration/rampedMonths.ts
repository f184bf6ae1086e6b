// How much work was there to find deals: people in the months they were there, the new ones as far as they had ramped.

import { quantityToNumber } from '../formula/quantity.ts'
import type { Employee } from '../intake/records.ts'
import { dayNumber, daysPerMonth, firstDayOf } from './elapsed.ts'

/**
 * Months of ramped people in a calendar month: each day counts by the completed months of service on it. Leavers count until
 * they left. Without a ramp everybody counts in full.
 */
export function rampedMonths(people: readonly Employee[], month: number, ramp: readonly number[]): number {
  const first = dayNumber(firstDayOf(month))
  const next = dayNumber(firstDayOf(month + 1))
  return people.reduce((sum, { hired, left, share }) => {
    const joined = dayNumber(hired)
    const until = Math.min(next, left === undefined ? next : dayNumber(left) + 1)
    let days = 0
    for (let day = Math.max(first, joined); day < until; day++)
      days += ramp[Math.floor((day - joined) / daysPerMonth)] ?? ramp.at(-1) ?? 1
    return sum + (days / (next - first)) * quantityToNumber(share)
  }, 0)
}
