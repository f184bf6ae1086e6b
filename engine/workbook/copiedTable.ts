// A table of copied numbers with its native chart: below it, or on the right of a long one.

import type { CalendarMonth } from '../plan/calendar.ts'
import { dateSerial } from './dateSerial.ts'
import { chartFormat, moneyScale, monthFormat, summaryLook } from './numberFormats.ts'
import { areaReference } from './reference.ts'
import type { SheetParts } from './sheetParts.ts'
import { type TableColumn, tableParts } from './sheetTable.ts'
import type { Area, Chart, FormatRule, StyleName } from './workbook.ts'

/** A table: names or months in the first column, then as many values per line as the header names. */
export type CopiedTable = {
  readonly id: string
  readonly header: readonly string[]
  readonly lines: readonly CopiedLine[]
  /** Looks of cells by their text, such as the marks of a strip. */
  readonly marks?: Readonly<Record<string, StyleName>>
  readonly chart?: CopiedChart
}

/** A line; numbers are whole values in the unit of the growth model, null where there is none. */
type CopiedLine = {
  readonly name: string | CalendarMonth
  readonly values: readonly (number | string | null)[]
  /** Such as `money/year`; empty where all values are texts. */
  readonly unit: string
  readonly isTotal?: true
}

/** A chart of the table; columns are counted from 1, the first after the names. */
type CopiedChart = {
  readonly kind: Chart['kind']
  readonly title: string
  /** The column of texts under the bars, instead of the names. */
  readonly labels?: number
  readonly series: readonly (Pick<Chart['series'][number], 'color' | 'dashed' | 'invisible'> & {
    readonly column: number
  })[]
  /** The axis starts anywhere and says nothing: the labels carry the amounts. */
  readonly isAxisBare?: true
}

/** Where a table goes: the sheet's name, the first row; and the currency of its money, as ISO 4217. */
export type CopiedPlace = { readonly sheet: string; readonly top: number; readonly currency: string }

/** Rows of a chart, and its columns: those of the table are wider than the empty ones on its right. */
const chartSize = { rows: 18, columnsBelow: 4, columnsRight: 8 }

/** A table of more lines than this has its chart on its right, so that both are seen at once. */
const longTable = 20

/** The table with a chart, if it has one. A unit that all lines share stands in the header, others in a column. */
export function copiedTable(
  table: CopiedTable,
  { sheet, top, currency }: CopiedPlace,
): { readonly parts: SheetParts; readonly chart?: Chart } {
  const { id, header, lines } = table
  const money = lines.filter(({ unit }) => unit.startsWith('money')).flatMap(({ values }) => values)
  const scale = moneyScale(Math.max(0, ...money.map(value => Math.abs(Number(value ?? 0)) || 0)))
  const lookOf = (unit: string) => summaryLook(unit, currency, scale)
  const unit = lines[0]?.unit ?? ''
  const isMixed = lines.some(line => line.unit !== unit)
  const suffix = isMixed || unit === '' ? '' : `, ${lookOf(unit).label}`
  const isText = header.slice(1).map((_, column) => lines.every(({ values }) => !isNumber(values[column])))
  const isDated = lines.every(({ name }) => typeof name !== 'string')
  const first = isMixed ? 3 : 2
  const columns: readonly TableColumn[] = [
    { style: 'label', ...(isDated && { numberFormat: monthFormat }) },
    ...(isMixed ? [{ style: 'unit' } as const] : []),
    ...isText.map(
      (text): TableColumn =>
        text ? { style: 'unit' } : { style: 'computed', numberFormat: lookOf(unit).numberFormat },
    ),
  ]
  const parts = tableParts({
    id: `copied/${id}`,
    top,
    left: 1,
    header: [
      header[0] ?? '',
      ...(isMixed ? ['Unit'] : []),
      ...header.slice(1).map((text, column) => (isText[column] ? text : `${text}${suffix}`)),
    ],
    columns,
    lines: lines.map(line => ({
      cells: [nameCell(line.name), ...(isMixed ? [lookOf(line.unit).label] : []), ...line.values],
      ...(line.isTotal && { style: 'strong' as const }),
      ...(isMixed && { numberFormat: lookOf(line.unit).numberFormat }),
    })),
  })
  const format = unit.startsWith('money') ? chartFormat(scale) : lookOf(unit).numberFormat
  const chart = table.chart && {
    ...chartOf(table.chart, table, { sheet, top, first }),
    area: chartArea(top, lines.length, columns.length),
    numberFormat: table.chart.isAxisBare ? ';;;' : format,
  }
  return {
    parts: { ...parts, formats: [...parts.formats, ...markFormats(table, top + 1, first)] },
    ...(chart && { chart }),
  }
}

function chartArea(top: number, lines: number, columns: number): Area {
  const isLong = lines > longTable
  const [first, left] = isLong ? [top, columns + 2] : [top + lines + 2, 1]
  const right = left + (isLong ? chartSize.columnsRight : chartSize.columnsBelow) - 1
  return { top: first, left, bottom: first + chartSize.rows - 1, right }
}

function isNumber(value: CopiedLine['values'][number] | undefined): boolean {
  return typeof value === 'number'
}

function nameCell(name: CopiedLine['name']): string | number {
  return typeof name === 'string' ? name : dateSerial(name.year, name.monthOfYear, 1)
}

function chartOf(
  { kind, title, labels, series }: CopiedChart,
  { id, header, lines }: CopiedTable,
  { sheet, top, first }: { readonly sheet: string; readonly top: number; readonly first: number },
): Omit<Chart, 'area' | 'numberFormat'> {
  const range = (column: number): string =>
    areaReference({ top: top + 1, bottom: top + lines.length, left: column, right: column }, 'both', sheet)
  return {
    id: `copied/${id}`,
    kind,
    title,
    categories: range(labels === undefined ? 1 : first + labels - 1),
    series: series.map(({ column, ...look }) => ({
      name: header[column] ?? '',
      values: range(first + column - 1),
      ...look,
    })),
  }
}

function markFormats({ lines, marks = {} }: CopiedTable, top: number, left: number): readonly FormatRule[] {
  return lines.flatMap(({ values }, down) =>
    values.flatMap((value, across): readonly FormatRule[] => {
      const style = typeof value === 'string' ? marks[value] : undefined
      const [row, column] = [top + down, left + across]
      return style === undefined
        ? []
        : [{ area: { top: row, left: column, bottom: row, right: column }, style }]
    }),
  )
}
