// Periods by name: a month, a quarter, a half year or a year, of the calendar or of a fiscal year.

import type { CalendarMonth } from '../plan/calendar.ts'
import { readMonth } from './readDay.ts'

/** A run of months, both ends included. */
export type MonthSpan = { readonly from: CalendarMonth; readonly to: CalendarMonth }

/** How a company counts its years: the month, 1 to 12, in which they begin, and of which calendar year FY2024 has the number. */
export type FiscalYear = {
  readonly firstMonth: number
  /** That of its first month, or of its last. */
  readonly name: 'first' | 'last'
}

/** How a text names a period: of a fiscal year ("FY24 Q1", "P03 FY2024"), or of no year that is said to be one ("Q1 2024"). */
export type PeriodKind = 'fiscal' | 'plain'

/** The kind of a period's name; undefined for a month, and for what names no period. */
export function periodKind(text: string): PeriodKind | undefined {
  if (fiscalParts(text) !== undefined) return 'fiscal'
  return readMonth(text) === undefined && plainParts(text) !== undefined ? 'plain' : undefined
}

/**
 * The months of "Mar 2024", "Q1 2024", "2024-Q1", "H2 2024", "2024"; where the fiscal year is known also of "Q1 FY24",
 * "FY2024 P03", "FY2024". With `plainIsFiscal` quarters, halves and years without FY are of fiscal years, too. Undefined for
 * anything else.
 */
export function readPeriod(text: string, fiscal?: FiscalYear, plainIsFiscal = false): MonthSpan | undefined {
  const month = readMonth(text)
  if (month !== undefined) return { from: month, to: month }
  const named = fiscalParts(text)
  if (named !== undefined) return fiscal === undefined ? undefined : spanOf(named, fiscal)
  const plain = plainParts(text)
  return plain === undefined ? undefined : spanOf(plain, plainIsFiscal ? fiscal : calendarYear)
}

const calendarYear: FiscalYear = { firstMonth: 1, name: 'first' }

/** A part of a year: the third of parts of 3 months is its third quarter. */
type YearPart = { readonly year: number; readonly months: number; readonly number: number }

function plainParts(text: string): YearPart | undefined {
  const plain = text.trim()
  const part = /^([QH])([1-4])[-/ ']*(\d{4})$/i.exec(plain)
  const yearFirst = /^(\d{4})[-/ ]*([QH])([1-4])$/i.exec(plain)
  const [kind, number, year] = part?.slice(1) ?? [yearFirst?.[2], yearFirst?.[3], yearFirst?.[1]]
  if (kind !== undefined) return partOf(kind, number, year)
  return /^(?:19|20)\d{2}$/.test(plain) ? partOf('Y', '1', plain) : undefined
}

function fiscalParts(text: string): YearPart | undefined {
  const plain = text.trim()
  const yearFirst = /^FY[ ']*(\d{4}|\d{2})(?:[-_/ .:,]*([QHPM]) ?(\d{1,2}))?$/i.exec(plain)
  if (yearFirst !== null) return partOf(yearFirst[2] ?? 'Y', yearFirst[3] ?? '1', yearFirst[1])
  const yearLast = /^([QHPM]) ?(\d{1,2})[-_/ .:,]*FY[ ']*(\d{4}|\d{2})$/i.exec(plain)
  if (yearLast !== null) return partOf(yearLast[1] ?? '', yearLast[2], yearLast[3])
  // Periods by number are those of the books, with FY or without.
  const byNumber = /^P ?(\d{1,2})[-/ ]+(\d{4})$/i.exec(plain) ?? /^(\d{4})[-/ ]*P ?(\d{1,2})$/i.exec(plain)
  const [one = '', other = ''] = byNumber?.slice(1) ?? []
  return byNumber === null ? undefined : one.length === 4 ? partOf('P', other, one) : partOf('P', one, other)
}

const monthsOf: Readonly<Record<string, number>> = { P: 1, M: 1, Q: 3, H: 6, Y: 12 }

/** Undefined for a fifth quarter, and for the thirteenth period in which some books keep what is adjusted. */
function partOf(kind: string, number = '', year = ''): YearPart | undefined {
  const months = monthsOf[kind.toUpperCase()]
  const part = Number(number)
  if (months === undefined || part < 1 || part * months > 12) return undefined
  return { year: year.length === 2 ? 2000 + Number(year) : Number(year), months, number: part }
}

function spanOf({ year, months, number }: YearPart, fiscal: FiscalYear | undefined): MonthSpan | undefined {
  if (fiscal === undefined) return undefined
  const { firstMonth, name } = fiscal
  const begins = firstMonth === 1 || name === 'first' ? year : year - 1
  const first = begins * 12 + firstMonth - 1 + (number - 1) * months
  const monthAt = (index: number): CalendarMonth => ({
    year: Math.floor(index / 12),
    monthOfYear: (index % 12) + 1,
  })
  return { from: monthAt(first), to: monthAt(first + months - 1) }
}
