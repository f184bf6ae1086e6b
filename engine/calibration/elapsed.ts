// How much time lies between days, and which month a day is in.

import type { Day } from '../intake/records.ts'

/** Days in a month of the average year of the calendar: 365.25 / 12. */
export const daysPerMonth = 365.25 / 12

/** The number of a day counted from 1 January 1970, as in H. Hinnant, "chrono-compatible low-level date algorithms". */
export function dayNumber({ year, month, day }: Day): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** Months from one day to another, in days over 30.4375; below 0 when `to` comes first. */
export function monthsBetween(from: Day, to: Day): number {
  return (dayNumber(to) - dayNumber(from)) / daysPerMonth
}

/** The number of the calendar month that a day lies in. */
export function monthOfDay({ year, month }: Day): number {
  return year * 12 + month - 1
}

/** The first day of the calendar month with a number. */
export function firstDayOf(month: number): Day {
  return { year: Math.floor(month / 12), month: (month % 12) + 1, day: 1 }
}

/** The last day of the calendar month with a number. */
export function lastDayOf(month: number): Day {
  const first = firstDayOf(month)
  return { ...first, day: dayNumber(firstDayOf(month + 1)) - dayNumber(first) }
}

/** The day some months later; the last of a month where that month has no such day. */
export function monthsLater(day: Day, months: number): Day {
  const last = lastDayOf(monthOfDay(day) + months)
  return { ...last, day: Math.min(day.day, last.day) }
}
