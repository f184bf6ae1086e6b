// Days as exports write them, and months by name.

import type { CalendarMonth } from '../plan/calendar.ts'
import type { Day } from './records.ts'

/** How a column writes its days. `days since 1900` is how Excel counts, `days since 1904` how it did on the Mac. */
export const dayStyles = ['day/month/year', 'month/day/year', 'days since 1900', 'days since 1904'] as const

/** One of them. A day with its month in letters, or with the year of four digits first, reads the same in the first two. */
export type DayStyle = (typeof dayStyles)[number]

/** A day; `impossible` when it has the form of one and is not in the calendar; undefined when it has not. */
export function readDay(text: string, style: DayStyle): Day | 'impossible' | undefined {
  const date = text.trim().replace(weekday, '').replace(timeOfDay, '')
  if (style === 'days since 1900' || style === 'days since 1904')
    return /^\d{1,6}(\.\d+)?$/.test(date) ? dayOfSerial(Number(date), style === 'days since 1904') : undefined
  return numericDay(date, style) ?? namedDay(date)
}

/** The day that a workbook counts as this number; there is no 29 February 1900, which Excel counts as 60. */
export function dayOfSerial(serial: number, from1904: boolean): Day | 'impossible' {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0)
  if (!Number.isFinite(serial) || days < 1 || days === 60) return 'impossible'
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * 86_400_000)
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

/** The month that a header or a cell names: "Oct 2023", "2023-10", "Oct-23", "10/2023", "Oct 1 - 31, 2023", "31 Oct 2023". */
export function readMonth(text: string): CalendarMonth | undefined {
  const plain = text.trim().replace(timeOfDay, '')
  const yearFirst = /^(\d{4})[-/. ]?(\d{1,2})$/.exec(plain)
  if (yearFirst !== null) return monthOf(Number(yearFirst[1]), Number(yearFirst[2]))
  const yearLast = /^(\d{1,2})[-/. ](\d{4})$/.exec(plain)
  if (yearLast !== null) return monthOf(Number(yearLast[2]), Number(yearLast[1]))
  const named = /^(\p{L}+)\.?[-/ ,']*(\d{4}|\d{2})$/u.exec(plain) ?? partOfMonth.exec(plain)
  if (named !== null) return monthOf(fullYear(named[2] ?? ''), monthNumber(named[1] ?? '') ?? 0)
  const day = namedDay(plain) ?? (/^\d{4}/.test(plain) ? numericDay(plain, 'day/month/year') : undefined)
  return typeof day === 'object' ? { year: day.year, monthOfYear: day.month } : undefined
}

/** The months of a row of headers that are days in figures, in the one order that makes them follow one another. */
export function readMonthsInFigures(texts: readonly string[]): readonly CalendarMonth[] | undefined {
  const readings = (['day/month/year', 'month/day/year'] as const).flatMap(style => {
    const days = texts.map(text => readDay(text, style))
    const months = days.flatMap(day =>
      typeof day === 'object' ? [{ year: day.year, monthOfYear: day.month }] : [],
    )
    const numbers = months.map(({ year, monthOfYear }) => year * 12 + monthOfYear)
    const follow = numbers.every((month, index) => index === 0 || month === (numbers[index - 1] ?? 0) + 1)
    return months.length === texts.length && follow ? [months] : []
  })
  const [first, second] = readings
  return second === undefined || JSON.stringify(first) === JSON.stringify(second) ? first : undefined
}

/** Whether a year is written with two digits, which are taken for 1970 to 2069. */
export function hasShortYear(text: string): boolean {
  const date = text.trim().replace(timeOfDay, '')
  return /^\d{1,2}([-/. ])(?:\d{1,2}|\p{L}{3,9})\1\d{2}$/u.test(date)
}

const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i
const timeOfDay =
  /(?:\s+|T|,\s*)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i
const partOfMonth = /^(\p{L}+)\.? \d{1,2} ?[-–] ?(?:\p{L}+\.? )?\d{1,2},? (\d{4})$/u

type Order = 'day/month/year' | 'month/day/year'

function numericDay(date: string, style: Order): Day | 'impossible' | undefined {
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(date)
  if (compact !== null) return dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3]))
  const match = /^(\d{1,4})([-/.]|\. | )(\d{1,2})\2(\d{1,4})\.?$/.exec(date)
  if (match === null) return undefined
  const [, first = '', , second = '', third = ''] = match
  if (first.length === 4)
    return third.length > 2 ? undefined : dayOf(Number(first), Number(second), Number(third))
  if (first.length === 3 || third.length === 3 || third.length === 1) return undefined
  const [day, month] = style === 'day/month/year' ? [first, second] : [second, first]
  return Number(month) > 12 ? undefined : dayOf(fullYear(third), Number(month), Number(day))
}

function namedDay(date: string): Day | 'impossible' | undefined {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]+(\p{L}+)\.?[-/, ]+(\d{4}|\d{2})$/u.exec(date)
  const monthFirst = /^(\p{L}+)\.?[- ]+(\d{1,2})(?:st|nd|rd|th)?,? ?[- ]?(\d{4})$/u.exec(date)
  const [day, name, year] = dayFirst?.slice(1) ?? [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]]
  const month = monthNumber(name ?? '')
  return month === undefined ? undefined : dayOf(fullYear(year ?? ''), month, Number(day))
}

/** English names, and those of German, French and Spanish that differ in their first three letters. */
const monthWords: readonly (readonly string[])[] = [
  ['jan', 'ene'],
  ['feb', 'fév', 'fev'],
  ['mar', 'mär', 'mrz'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aoû', 'ago'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez', 'déc', 'dic'],
]

function monthNumber(name: string): number | undefined {
  const word = name.toLowerCase()
  if (word.length < 3 || word.length > 10) return undefined
  const exact = monthWords.findIndex(words =>
    words.some(known => known.length === 4 && word.startsWith(known)),
  )
  const found = exact >= 0 ? exact : monthWords.findIndex(words => words.includes(word.slice(0, 3)))
  return found < 0 ? undefined : found + 1
}

function fullYear(text: string): number {
  const year = Number(text)
  return text.length > 2 ? year : year < 70 ? 2000 + year : 1900 + year
}

function monthOf(year: number, monthOfYear: number): CalendarMonth | undefined {
  return monthOfYear >= 1 && monthOfYear <= 12 && year >= earliest && year <= latest
    ? { year, monthOfYear }
    : undefined
}

/** Years outside are slips of the finger ("0202", "20224"), not days of a company. */
const earliest = 1950
const latest = 2100

function dayOf(year: number, month: number, day: number): Day | 'impossible' {
  const longest = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ]
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= (longest[month - 1] ?? 0)
  return exists && year >= earliest && year <= latest ? { year, month, day } : 'impossible'
}
