// A table of copied numbers with its native chart: below it, or on the right of a long one.

import type { AnswerChart, AnswerLine, AnswerTable } from '../plan/answer.ts'
import { dateSerial } from './dateSerial.ts'
import { chartFormat, moneyScale, monthFormat, summaryLook } from './numberFormats.ts'
import { areaReference } from './reference.ts'
import type { SheetParts } from './sheetParts.ts'
import { type TableColumn, tableParts } from './sheetTable.ts'
import type { Area, Chart, FormatRule, StyleName } from './workbook.ts'

/** A table of numbers, some of its texts with looks of their own. */
export type CopiedTable = AnswerTable & {
  /** Looks of cells by their text, such as the marks of a strip. */
  readonly marks?: Readonly<Record<string, StyleName>>
}

/** Where a table goes: the sheet's name, the first row; and the currency of its money, as ISO 4217. */
export type CopiedPlace = { readonly sheet: string; readonly top: number; readonly currency: string }

/** Rows of a chart, and its columns: those of the table are wider than the empty ones on its right. */
const chartSize = { rows: 18, columnsBelow: 4, columnsRight: 8 }

/** A table of more lines than this has its chart on its right, so that both are seen at once. */
const longTable = 20

/**
 * The table with a chart, if it has one. A unit that a column has to itself, or that all lines share, stands in the
 * header; where lines differ it has a column.
 */
export function copiedTable(
  table: CopiedTable,
  { sheet, top, currency }: CopiedPlace,
): { readonly parts: SheetParts; readonly chart?: Chart } {
  const { id, header, lines } = table
  const shared = lines[0]?.unit ?? ''
  const isMixed = table.units === undefined && lines.some(({ unit = '' }) => unit !== shared)
  const units = header.slice(1).map((_, column) => table.units?.[column] ?? shared)
  const scale = moneyScale(Math.max(0, ...amounts(table, units)))
  const lookOf = (unit: string) => summaryLook(unit, currency, scale)
  const isText = units.map((_, column) => lines.every(({ values }) => !isNumber(values[column])))
  const suffix = (column: number): string =>
    isMixed || isText[column] || units[column] === '' ? '' : `, ${lookOf(units[column] ?? '').label}`
  const isDated = lines.every(({ name }) => typeof name !== 'string')
  const first = isMixed ? 3 : 2
  const columns: readonly TableColumn[] = [
    { style: 'label', ...(isDated && { numberFormat: monthFormat }) },
    ...(isMixed ? [{ style: 'unit' } as const] : []),
    ...units.map(
      (unit, column): TableColumn =>
        isText[column] ? { style: 'unit' } : { style: 'computed', numberFormat: lookOf(unit).numberFormat },
    ),
  ]
  const parts = tableParts({
    id: `copied/${id}`,
    top,
    left: 1,
    header: [
      header[0] ?? '',
      ...(isMixed ? ['Unit'] : []),
      ...header.slice(1).map((text, column) => `${text}${suffix(column)}`),
    ],
    columns,
    lines: lines.map(line => ({
      cells: [nameCell(line.name), ...(isMixed ? [lookOf(line.unit ?? '').label] : []), ...line.values],
      ...(line.isTotal && { style: 'strong' as const }),
      ...(isMixed && { numberFormat: lookOf(line.unit ?? '').numberFormat }),
    })),
  })
  const drawn = units[(table.chart?.series[0]?.column ?? 1) - 1] ?? ''
  const format = drawn.startsWith('money') ? chartFormat(scale) : lookOf(drawn).numberFormat
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

/** Sizes of all amounts of money in the table. */
function amounts({ lines }: CopiedTable, units: readonly string[]): readonly number[] {
  return lines.flatMap(({ values, unit }) =>
    values.flatMap((value, column) =>
      typeof value === 'number' && (unit ?? units[column] ?? '').startsWith('money') ? Math.abs(value) : [],
    ),
  )
}

function chartArea(top: number, lines: number, columns: number): Area {
  const isLong = lines > longTable
  const [first, left] = isLong ? [top, columns + 2] : [top + lines + 2, 1]
  const right = left + (isLong ? chartSize.columnsRight : chartSize.columnsBelow) - 1
  return { top: first, left, bottom: first + chartSize.rows - 1, right }
}

function isNumber(value: AnswerLine['values'][number] | undefined): boolean {
  return typeof value === 'number'
}

function nameCell(name: AnswerLine['name']): string | number {
  return typeof name === 'string' ? name : dateSerial(name.year, name.monthOfYear, 1)
}

function chartOf(
  { kind, title, labels, series }: AnswerChart,
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

function markFormats(table: CopiedTable, top: number, left: number): readonly FormatRule[] {
  const { lines, strip = {} } = table
  const limits = Object.entries(strip).map(([letter, limit]) => [letter, `limit_${limit}` as const] as const)
  const marks: Readonly<Record<string, StyleName>> = { ...Object.fromEntries(limits), ...table.marks }
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
