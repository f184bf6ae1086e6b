// Who is on the roster on a day.

import type { Employee } from '../intake/records.ts'
import { dayNumber } from './elapsed.ts'

/** From the first day on, and on the last no more. `day` is a number of `dayNumber`. */
export function isEmployed({ hired, left }: Pick<Employee, 'hired' | 'left'>, day: number): boolean {
  return dayNumber(hired) <= day && (left === undefined || dayNumber(left) > day)
}
