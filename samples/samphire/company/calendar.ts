// Days by number, so that time can be added to them.

import { dayNumber, daysPerMonth } from '../../../engine/calibration/elapsed.ts'
import type { Day } from '../../../engine/intake/records.ts'

/** The day with a number counted from 1 January 1970: the inverse of `dayNumber` (H. Hinnant). */
export function dayOfNumber(number: number): Day {
  const shifted = Math.round(number) + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** A day some months on, by the length of an average month; to the nearest day. */
export function later(day: Day, months: number): Day {
  return dayOfNumber(dayNumber(day) + months * daysPerMonth)
}

/** Whether one day comes before another. */
export function isBefore(one: Day, other: Day): boolean {
  return dayNumber(one) < dayNumber(other)
}
