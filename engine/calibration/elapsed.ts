// How much time lies between days, and which month a day is in.

import type { Day } from '../intake/records.ts'
import type { CalendarMonth } from '../plan/calendar.ts'

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

/** The number of a calendar month: 12 a year. */
export function monthNumber({ year, monthOfYear }: CalendarMonth): number {
  return year * 12 + monthOfYear - 1
}

/** The number of the calendar month that a day lies in. */
export function monthOfDay({ year, month }: Day): number {
  return year * 12 + month - 1
}

/** The day some months later; the last of a month where that month has no such day. */
export function monthsLater(day: Day, months: number): Day {
  const number = monthOfDay(day) + months
  const year = Math.floor(number / 12)
  const month = number - year * 12 + 1
  const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 }
  const length = dayNumber(next) - dayNumber({ year, month, day: 1 })
  return { year, month, day: Math.min(day.day, length) }
}
