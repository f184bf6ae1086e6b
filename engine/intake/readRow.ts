// The cells of a row as values: each by the type of its field and the style of its column, or why it cannot be read.

import { unreachable } from '../formula/unreachable.ts'
import type { CalendarMonth } from '../plan/calendar.ts'
import { remembered } from './columnStyle.ts'
import type { AcrossColumn } from './columnsAcross.ts'
import { currencyInHeader, headerOrLetters } from './header.ts'
import { decimalOfNumber, type PlainDecimal } from './plainDecimal.ts'
import type { RawCell, RawRow } from './rawTable.ts'
import { type DayStyle, dayOfSerial, readDay, readMonth } from './readDay.ts'
import { type NumberStyle, readNumber, standsForNothing } from './readNumber.ts'
import { type FiscalYear, type MonthSpan, periodKind, readPeriod } from './readPeriod.ts'
import { type FieldType, recordFields } from './recordFields.ts'
import type { Day, RecordSource } from './records.ts'
import { across } from './scanColumns.ts'
import type { ScannedTable } from './scanTable.ts'

/** What a row says, field by field; undefined where the cell stands for nothing. */
export type RowValues = {
  readonly source: RecordSource
  readonly text: (field: string) => string | undefined
  readonly decimal: (field: string) => PlainDecimal | undefined
  readonly day: (field: string) => Day | undefined
  readonly month: (field: string) => CalendarMonth | undefined
  readonly period: (field: string) => MonthSpan | undefined
  readonly flag: (field: string) => boolean | undefined
  readonly across: readonly { readonly of: AcrossColumn; readonly value: PlainDecimal }[]
  /** The currency written beside an amount, where one is. */
  readonly currency: string | undefined
}

/** Why a row is not used: the column at fault, what stands in it (never of a person) and the reason. */
export type RowFault = { readonly column?: string; readonly value?: string; readonly reason: string }

/** Counts texts that stand for no value: by column and text. */
export type UnknownWords = (column: string, word: string) => void

/** Makes a reader of the rows of one table. */
export function rowReader(
  scanned: ScannedTable,
  year: FiscalYear | undefined,
  unknown: UnknownWords,
): (row: RawRow) => RowValues | RowFault {
  const { known } = scanned
  const fields = fieldReaders(scanned, year)
  const base = {
    file: known.table.file,
    ...(known.table.sheet === undefined ? {} : { sheet: known.table.sheet }),
  }
  return row => {
    const values = new Map<string, Value>()
    const amounts: { of: AcrossColumn; value: PlainDecimal }[] = []
    let currency: string | undefined
    for (const reader of fields) {
      const cell = row.cells[reader.column]
      if (cell === undefined) continue
      if (typeof cell === 'object') return { column: reader.name, reason: cell.problem }
      if (typeof cell === 'string' && standsForNothing(cell)) {
        const word = cell.trim()
        if (word !== '') unknown(reader.name, word)
        continue
      }
      const value = reader.read(cell)
      if ('reason' in value)
        return { column: reader.name, ...(reader.private ? {} : { value: shown(cell) }), ...value }
      currency = value.currency ?? currency ?? reader.currency
      if (reader.of === undefined) values.set(reader.field, value)
      else if (value.decimal !== undefined) amounts.push({ of: reader.of, value: value.decimal })
    }
    const missing = missingField(scanned, values)
    if (missing !== undefined) return missing
    return {
      source: { ...base, row: row.row },
      text: field => values.get(field)?.text,
      decimal: field => values.get(field)?.decimal,
      day: field => values.get(field)?.day,
      month: field => values.get(field)?.month,
      period: field => values.get(field)?.period,
      flag: field => values.get(field)?.flag,
      across: amounts,
      currency: values.get('currency')?.text?.toUpperCase() ?? currency,
    }
  }
}

/** One of the parts is there: which, the type of the field says. */
type Value = {
  readonly text?: string
  readonly decimal?: PlainDecimal
  readonly day?: Day
  readonly month?: CalendarMonth
  readonly period?: MonthSpan
  readonly flag?: boolean
  readonly currency?: string
}

type FieldReader = {
  readonly field: string
  readonly column: number
  /** The header, or the letters of a column without one. */
  readonly name: string
  readonly private: boolean
  /** The currency in the header. */
  readonly currency?: string
  readonly of?: AcrossColumn
  readonly read: (cell: string | number | boolean) => Value | { readonly reason: string }
}

function fieldReaders(scanned: ScannedTable, year: FiscalYear | undefined): readonly FieldReader[] {
  const { known, numbers, days } = scanned
  const { fields }: { fields: Readonly<Record<string, FieldType>> } = recordFields[known.shape.record]
  // Of a field spread over columns the later readers replace what the earlier ones found, and empty cells nothing.
  const places = [...known.columns].flatMap(([field, column]) =>
    (known.spread.get(field) ?? [column]).map(place => [field, place] as const),
  )
  const single = places.flatMap(([field, column]): readonly FieldReader[] => {
    const type = fields[field]
    if (type === undefined) return []
    const name = headerOrLetters(known.header, column)
    const read =
      type === 'period'
        ? periodReading(year, known.choice.periods === 'fiscal')
        : type === 'month'
          ? monthReading(days.get(field), known.table.datesFrom1904, year)
          : readingOf(type, numbers.get(field), days.get(field), known.table.datesFrom1904, field)
    const currency = type === 'money' ? currencyInHeader(name) : undefined
    return [
      {
        field,
        column,
        name,
        private: type === 'person',
        read,
        ...(currency === undefined ? {} : { currency }),
      },
    ]
  })
  const money = readingOf('money', numbers.get(across), undefined, false, across)
  const months = known.across.map(
    (of): FieldReader => ({
      field: across,
      column: of.column,
      name: of.header,
      private: false,
      of,
      read: money,
    }),
  )
  return [...single, ...months]
}

function periodReading(year: FiscalYear | undefined, plainIsFiscal: boolean): FieldReader['read'] {
  const read = remembered((text: string) => readPeriod(text, year, plainIsFiscal))
  return cell => {
    // A workbook keeps a year as a number.
    const period = typeof cell === 'boolean' ? undefined : read(String(cell))
    return period === undefined ? { reason: 'it is no month, quarter or year' } : { period }
  }
}

function monthReading(
  day: DayStyle = 'day/month/year',
  from1904: boolean,
  year: FiscalYear | undefined,
): FieldReader['read'] {
  const read = remembered((text: string) => monthOf(text, day, year))
  return cell => (typeof cell === 'string' ? read(cell) : monthOfDay(serial(cell, from1904)))
}

function readingOf(
  type: Exclude<FieldType, 'month' | 'period'>,
  number: NumberStyle = '1,234.56',
  day: DayStyle = 'day/month/year',
  from1904: boolean,
  field: string,
): FieldReader['read'] {
  switch (type) {
    case 'text':
    case 'id':
    case 'person':
      return cell => textOf(cell, field)
    case 'money':
    case 'number': {
      const read = remembered((text: string) => numberOf(text, number, type))
      return cell => (typeof cell === 'string' ? read(cell) : plainNumber(cell))
    }
    case 'day': {
      const read = remembered((text: string) => dayOrFault(readDay(text, day)))
      return cell => (typeof cell === 'string' ? read(cell) : dayOrFault(serial(cell, from1904)))
    }
    case 'flag':
      return cell => {
        const flag = flags.get(String(cell).trim().toLowerCase())
        return flag === undefined ? { reason: 'it is neither yes nor no' } : { flag }
      }
    default:
      return unreachable(type)
  }
}

/** Ids that a spreadsheet turned into numbers have lost their last digits for good. */
function textOf(cell: string | number | boolean, field: string): Value | { readonly reason: string } {
  if (typeof cell === 'number') {
    const text = decimalOfNumber(cell)
    return text === undefined || Math.abs(cell) >= 1e15
      ? {
          reason:
            'a spreadsheet keeps it as a number and has lost its last digits: format the column as text and export again',
        }
      : { text }
  }
  const text = String(cell).trim()
  return field === 'id' && /^\d(?:[.,]\d+)?E\+\d{2}$/i.test(text)
    ? { reason: 'a spreadsheet turned it into a rounded number: format the column as text and export again' }
    : { text }
}

function numberOf(
  text: string,
  style: NumberStyle,
  type: 'money' | 'number',
): Value | { readonly reason: string } {
  const number = readNumber(text, style)
  if (number === undefined) return { reason: `it is no number as this column writes them (${style})` }
  if (number.percent && type === 'money') return { reason: 'it is a percentage, not an amount' }
  return { decimal: number.value, ...(number.currency === undefined ? {} : { currency: number.currency }) }
}

function plainNumber(cell: number | boolean): Value | { readonly reason: string } {
  const decimal = typeof cell === 'number' ? decimalOfNumber(cell) : undefined
  return decimal === undefined ? { reason: 'it is no number of at most 15 digits' } : { decimal }
}

function serial(cell: number | boolean, from1904: boolean): Day | 'impossible' | undefined {
  return typeof cell === 'number' ? dayOfSerial(cell, from1904) : undefined
}

function dayOrFault(day: Day | 'impossible' | undefined): Value | { readonly reason: string } {
  if (day === undefined) return { reason: 'it is no day as this column writes them' }
  return day === 'impossible' ? { reason: 'there is no such day from 1950 to 2100' } : { day }
}

function monthOf(
  text: string,
  style: DayStyle,
  year: FiscalYear | undefined,
): Value | { readonly reason: string } {
  if (periodKind(text) === 'fiscal') {
    const span = readPeriod(text, year)
    const isMonth = span !== undefined && sameMonth(span.from, span.to)
    return isMonth ? { month: span.from } : { reason: 'it is a period of more than a month' }
  }
  const month = readMonth(text)
  return month === undefined ? monthOfDay(readDay(text, style)) : { month }
}

function sameMonth(one: CalendarMonth, other: CalendarMonth): boolean {
  return one.year === other.year && one.monthOfYear === other.monthOfYear
}

function monthOfDay(day: Day | 'impossible' | undefined): Value | { readonly reason: string } {
  return typeof day === 'object'
    ? { month: { year: day.year, monthOfYear: day.month } }
    : { reason: 'it is no month' }
}

const flags: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'y', '1', 'wahr', 'ja', 'vrai', 'oui'].map(word => [word, true] as const),
  ...['false', 'no', 'n', '0', 'falsch', 'nein', 'faux', 'non'].map(word => [word, false] as const),
])

function missingField({ known }: ScannedTable, values: ReadonlyMap<string, Value>): RowFault | undefined {
  const required: readonly (string | readonly string[])[] = recordFields[known.shape.record].required
  for (const field of required) {
    const fields = (typeof field === 'string' ? [field] : field).filter(one => known.columns.has(one))
    if (fields.length === 0 || fields.some(one => values.has(one))) continue
    const names = fields.map(one => known.header[known.columns.get(one) ?? 0] || one)
    return { column: names.join(' or '), reason: 'it is empty' }
  }
  return undefined
}

function shown(cell: RawCell): string {
  const text = String(cell)
  return text.length > 60 ? `${text.slice(0, 50)}…` : text
}
