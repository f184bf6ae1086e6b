// Periods by name: a month, a quarter, a half year or a year of the calendar.

import type { CalendarMonth } from '../plan/calendar.ts'
import { readMonth } from './readDay.ts'

/** A run of months, both ends included. */
export type MonthSpan = { readonly from: CalendarMonth; readonly to: CalendarMonth }

/** The months of "Mar 2024", "Q1 2024", "2024-Q1", "H2 2024", "2024"; undefined for anything else, also fiscal years. */
export function readPeriod(text: string): MonthSpan | undefined {
  const month = readMonth(text)
  if (month !== undefined) return { from: month, to: month }
  const plain = text.trim()
  const part = /^([QH])([1-4])[-/ ']*(\d{4})$/i.exec(plain)
  const yearFirst = /^(\d{4})[-/ ]*([QH])([1-4])$/i.exec(plain)
  const [kind, number, year] = part?.slice(1) ?? [yearFirst?.[2], yearFirst?.[3], yearFirst?.[1]]
  if (kind !== undefined) return span(Number(year), Number(number), kind.toUpperCase() === 'Q' ? 3 : 6)
  return /^(?:19|20)\d{2}$/.test(plain) ? span(Number(plain), 1, 12) : undefined
}

function span(year: number, number: number, months: number): MonthSpan | undefined {
  const last = number * months
  return last > 12
    ? undefined
    : { from: { year, monthOfYear: last - months + 1 }, to: { year, monthOfYear: last } }
}
