// What a column shows when it is gone through once: how it writes, its currencies, and what its money sums to.

import {
  type ColumnStyle,
  dayStyleFinder,
  numberStyleFinder,
  remembered,
  type StyleFinder,
} from './columnStyle.ts'
import { currencyInHeader } from './header.ts'
import { decimalOfNumber, unitsOf } from './plainDecimal.ts'
import type { Question, TablePlace } from './question.ts'
import type { RawCell, RawRow } from './rawTable.ts'
import { type DayStyle, hasShortYear } from './readDay.ts'
import { type NumberStyle, numberStyles, readNumber, standsForNothing } from './readNumber.ts'
import { type PeriodKind, periodKind } from './readPeriod.ts'
import type { KnownTable } from './recogniseTable.ts'
import { type FieldType, recordFields } from './recordFields.ts'

/** The field under which the columns of months or brackets go. */
export const across = 'across'

type ColumnResult = {
  readonly field: string
  readonly number?: NumberStyle
  readonly day?: DayStyle
  readonly plain?: boolean
  readonly currencies: readonly string[]
  readonly sum?: bigint
  /** Names of periods that hold on the company's years, an example of each kind. */
  readonly periods?: PeriodNames
  readonly questions: readonly Question[]
  readonly remarks: readonly string[]
}

/** An example of each kind of name that depends on how the company counts its years. */
export type PeriodNames = { readonly [Kind in PeriodKind]?: string }

/** A column, or several that are read alike. Of broken rows nothing is taken. */
export type ScannedColumn = {
  readonly take: (row: RawRow, whole: boolean) => void
  readonly result: () => ColumnResult
}

/** The columns of a table that have to be looked at before it is read. */
export function scannedColumns(known: KnownTable): readonly ScannedColumn[] {
  const { fields, sums }: { fields: Readonly<Record<string, FieldType>>; sums: readonly string[] } =
    recordFields[known.shape.record]
  const single = [...known.columns].flatMap(([field, column]) => {
    const type = fields[field]
    return type === undefined ? [] : scannedColumn(known, field, type, [column], sums.includes(field))
  })
  const months = known.across.map(({ column }) => column)
  return months.length === 0 ? single : [...single, ...scannedColumn(known, across, 'money', months, true)]
}

function scannedColumn(
  known: KnownTable,
  field: string,
  type: FieldType,
  columns: readonly number[],
  summed: boolean,
): readonly ScannedColumn[] {
  const place = placeOf(known, field, columns)
  switch (type) {
    case 'money':
    case 'number':
      return [numberColumn(known, field, type, columns, summed, place)]
    case 'day':
    case 'month':
      return [dayColumn(known, field, type, columns, place)]
    case 'period':
      return [periodColumn(field, columns)]
    case 'text':
      return field === 'currency' ? [currencyColumn(field, columns)] : []
    default:
      return []
  }
}

function placeOf(known: KnownTable, field: string, columns: readonly number[]): TablePlace {
  const { table, header } = known
  const column =
    field === across ? `the columns of ${known.shape.layout}` : (header[columns[0] ?? 0] ?? field)
  return { file: table.file, ...(table.sheet === undefined ? {} : { sheet: table.sheet }), column }
}

function numberColumn(
  known: KnownTable,
  field: string,
  type: 'money' | 'number',
  columns: readonly number[],
  summed: boolean,
  place: TablePlace,
): ScannedColumn {
  const finder = numberStyleFinder()
  const chosen = known.choice.numbers?.[field]
  const currencies = new Set<string>(
    type === 'money' ? columns.flatMap(column => currencyInHeader(known.header[column] ?? '') ?? []) : [],
  )
  const sums = new Map<NumberStyle, bigint>(numberStyles.map(style => [style, 0n]))
  const read = numberStyles.map(style => ({
    style,
    read: remembered((text: string) => readNumber(text, style)),
  }))
  const addNumber = (cell: number) => {
    const value = decimalOfNumber(cell)
    if (value !== undefined && summed) for (const [style, sum] of sums) sums.set(style, sum + unitsOf(value))
  }
  const addText = (cell: string) => {
    finder.take(cell)
    for (const { style, read: reading } of read) {
      const number = reading(cell)
      if (number?.currency !== undefined) currencies.add(number.currency)
      if (number === undefined || (number.percent && type === 'money') || !summed) continue
      sums.set(style, (sums.get(style) ?? 0n) + unitsOf(number.value))
    }
  }
  return {
    take: ({ cells }, whole) => {
      if (whole) for (const column of columns) takeCell(cells[column], addNumber, addText)
    },
    result: () => {
      const { style, plain, questions } = settle(chosen, finder.found(), place, `numbers > ${field}`, known)
      return {
        field,
        ...(style === undefined ? {} : { number: style, plain }),
        currencies: type === 'money' ? [...currencies] : [],
        ...(summed ? { sum: sums.get(style ?? '1,234.56') ?? 0n } : {}),
        questions,
        remarks: [],
      }
    },
  }
}

function dayColumn(
  known: KnownTable,
  field: string,
  type: 'day' | 'month',
  columns: readonly number[],
  place: TablePlace,
): ScannedColumn {
  const finder: StyleFinder<DayStyle> = dayStyleFinder()
  const periods = periodNames()
  let short = 0
  return {
    take: ({ cells }, whole) => {
      if (!whole) return
      for (const column of columns)
        takeCell(
          cells[column],
          () => {},
          text => {
            if (type === 'month' && periods.take(text)) return
            finder.take(text)
            if (hasShortYear(text)) short += 1
          },
        )
    },
    result: () => {
      const { style, plain, questions } = settle(
        known.choice.days?.[field],
        finder.found(),
        place,
        `days > ${field}`,
        known,
      )
      return {
        field,
        ...(style === undefined ? {} : { day: style, plain }),
        currencies: [],
        periods: periods.found,
        questions,
        remarks:
          short > 0 && type === 'day'
            ? [`${place.column ?? field}: ${short} years of two digits are read as 1970 to 2069`]
            : [],
      }
    },
  }
}

/** Names of periods: they are read in one way, once it is known how the company counts its years. */
function periodColumn(field: string, columns: readonly number[]): ScannedColumn {
  const periods = periodNames()
  return {
    take: ({ cells }, whole) => {
      for (const column of whole ? columns : [])
        takeCell(cells[column], year => periods.take(String(year)), periods.take)
    },
    result: () => ({ field, currencies: [], periods: periods.found, questions: [], remarks: [] }),
  }
}

function periodNames() {
  const found: { [Kind in PeriodKind]?: string } = {}
  return {
    found,
    /** Whether the text names a period of a fiscal year. */
    take: (text: string): boolean => {
      const kind = periodKind(text)
      if (kind !== undefined) found[kind] ??= text.trim()
      return kind === 'fiscal'
    },
  }
}

/** ISO codes of a column of currencies. */
function currencyColumn(field: string, columns: readonly number[]): ScannedColumn {
  const currencies = new Set<string>()
  return {
    take: ({ cells }, whole) => {
      for (const column of whole ? columns : []) {
        const cell = cells[column]
        if (typeof cell === 'string' && !standsForNothing(cell)) currencies.add(cell.trim().toUpperCase())
      }
    },
    result: () => ({ field, currencies: [...currencies], questions: [], remarks: [] }),
  }
}

function takeCell(
  cell: RawCell | undefined,
  number: (cell: number) => void,
  text: (cell: string) => void,
): void {
  if (typeof cell === 'number') number(cell)
  else if (typeof cell === 'string' && !standsForNothing(cell)) text(cell)
}

/** The chosen style, or the one found, or what has to be asked. */
function settle<Style extends string>(
  chosen: Style | undefined,
  found: ColumnStyle<Style>,
  place: TablePlace,
  setting: string,
  known: KnownTable,
): { readonly style?: Style; readonly plain: boolean; readonly questions: readonly Question[] } {
  if (chosen !== undefined) return { style: chosen, plain: false, questions: [] }
  const where = `tables (${known.shape.id}) > ${setting}`
  switch (found.kind) {
    case 'settled':
      return { style: found.style, plain: found.plain, questions: [] }
    case 'ambiguous': {
      const styles = [...new Set(found.doubts.flatMap(({ readings }) => readings.map(([style]) => style)))]
      const means = (style: Style) =>
        found.doubts
          .flatMap(({ cell, readings }) =>
            readings.filter(([name]) => name === style).map(([, value]) => `${cell} is ${value}`),
          )
          .join('; ')
      const answers = styles.map(style => ({ answer: style, means: means(style) }))
      const message = `${place.column} can be read in ${styles.length} ways, and every value fits them all.`
      return { plain: false, questions: [{ place, message, answers, setting: where }] }
    }
    case 'mixed': {
      const answers = found.counts.map(([style, count, example]) => ({
        answer: style,
        means: `reads ${count === 1 ? 'a value' : `${count} values`} that the others do not, such as ${example}; the rest would be rejected`,
      }))
      const message = `${place.column} mixes ways of writing: no single one reads all of it.`
      return { plain: false, questions: [{ place, message, answers, setting: where }] }
    }
  }
}
