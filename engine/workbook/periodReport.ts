// A report by year, quarter and month: lines of the model on a sheet of their own, summarised as each row says.

import { type Period, periods } from '../plan/calendar.ts'
import { columnLetters } from './cellAddress.ts'
import { modelRow, monthColumn, sheetNames } from './layout.ts'
import { modelLook, monthFormat } from './numberFormats.ts'
import type { SheetModel, SheetRow } from './sheetModel.ts'
import { emptySheet, type SheetSource } from './sheetParts.ts'
import type { Block, CellContent, FormatRule, Sheet, StyleName } from './workbook.ts'

/** One line: a row of the model, or one member of it. */
export type ReportLine = {
  readonly row: string
  readonly member?: readonly string[]
  /** What people call the line here; the label of the row when left out. */
  readonly label?: string
  /** A total, set in bold under a thin line. */
  readonly result?: true
  /** Shown at the end of a period, whatever the row says: the difference of a balance sheet belongs to its date. */
  readonly atEnd?: true
}

/** Lines under a heading. */
type ReportSection = { readonly title: string; readonly lines: readonly ReportLine[] }

/** A sheet of such lines. */
export type Report = {
  readonly name: string
  readonly tabColor: string
  readonly subtitle: string
  readonly sections: readonly ReportSection[]
}

/** Rows of the heading: the keys by which months find their year and quarter stand under the names of the periods. */
const keyRows = { header: 4, year: 5, quarter: 6, lastMonth: 7, months: 8 } as const
const firstLine = 9
const columns = { label: 1, unit: 2, from: 3, first: 4 } as const

/** The report as a sheet. One formula per line in the years, one in the quarters, one in the months. O(lines × columns). */
export function periodReport(report: Report, source: SheetSource): Sheet {
  const grid = reportGrid(source)
  const rows = new Map(source.model.themes.flatMap(theme => theme.rows.map(row => [row.name, row] as const)))
  const sections = [...report.sections, ...ratioParts(report, rows)]
  const places = placeLines(sections)
  const late = places.lines.some(({ line }) => (rows.get(line.row)?.validFrom ?? 1) > 1)
  const blocks: Block[] = [headingBlock(report, source), ...keyBlocks(report.name, grid, source, late)]
  const formats: FormatRule[] = headingFormats(grid)
  for (const { section, row } of places.sections) {
    blocks.push({ id: `${report.name}/${section.title}`, top: row, left: 1, cells: [[section.title]] })
    formats.push({ area: { top: row, left: 1, bottom: row, right: grid.right }, style: 'section' })
  }
  for (const placed of places.lines) {
    const { line, row } = placed
    const modelled = rows.get(line.row)
    if (modelled === undefined) throw new Error(`periodReport: the model has no row ${line.row}`)
    const look = modelLook(modelled, source.model.currency)
    const cells = lineCells(placed, modelled, rows, places.lines, grid, source)
    blocks.push({
      id: `${report.name}/${placed.section}/${lineKey(line)}`,
      top: row,
      left: 1,
      cells: [
        [
          line.label ?? modelled.label,
          look.label,
          modelled.validFrom > 1 ? modelled.validFrom : null,
          ...cells,
        ],
      ],
    })
    formats.push(...lineFormats(row, look.numberFormat, line.result ? 'result' : 'computed', grid))
  }
  const { bottom } = places
  const parts = places.sections.find(({ section }) => section.title === partsTitle)
  return {
    ...emptySheet(report.name, report.tabColor),
    blocks,
    formats,
    rowHeights: [{ row: 1, points: 22.5 }],
    columnWidths: [
      { from: columns.label, to: columns.label, pixels: 236 },
      { from: columns.unit, to: columns.unit, pixels: 76 },
      { from: columns.from, to: columns.from, pixels: 40 },
      { from: columns.first, to: grid.right, pixels: 74 },
      ...grid.gaps.map(gap => ({ from: gap, to: gap, pixels: 16 })),
    ],
    rowGroups: [
      { from: keyRows.year, to: keyRows.months, level: 1, hidden: true },
      ...(parts === undefined ? [] : [{ from: parts.row, to: bottom, level: 1, hidden: true }]),
    ],
    columnGroups: [{ from: grid.months.left, to: grid.right, level: 1, hidden: false }],
    frozen: { rows: firstLine - 1, columns: columns.from },
    print: {
      landscape: true,
      fitToWidth: true,
      repeatRows: [1, keyRows.header],
      area: { top: 1, left: 1, bottom, right: grid.months.left - 2 },
    },
  }
}

type Run = { readonly left: number; readonly periods: readonly Period[] }
type ReportGrid = {
  readonly years: Run
  readonly quarters: Run
  readonly months: Run
  readonly gaps: readonly number[]
  readonly right: number
}

/** Years, quarters and months side by side, an empty column between them. */
function reportGrid({ model }: SheetSource): ReportGrid {
  const calendar = {
    start_month: model.startMonth,
    fiscal_year_start: model.fiscalYearStart,
    months: model.shape.months,
  }
  const years = { left: columns.first, periods: periods(calendar, 'year') }
  const quarters = { left: years.left + years.periods.length + 1, periods: periods(calendar, 'quarter') }
  const months = { left: quarters.left + quarters.periods.length + 1, periods: periods(calendar, 'month') }
  return {
    years,
    quarters,
    months,
    gaps: [quarters.left - 1, months.left - 1],
    right: months.left + months.periods.length - 1,
  }
}

function headingBlock(report: Report, { layout }: SheetSource): Block {
  const { sheet, row, column } = layout.selector
  const shown = `${sheet}!$${columnLetters(column)}$${row}`
  return {
    id: `${report.name}/title`,
    top: 1,
    left: 1,
    cells: [[report.name], [{ formula: `${shown}&" · ${report.subtitle}"` }]],
  }
}

/** The names of the periods and, under them, the keys: which year, which quarter, last month, how many months. */
function keyBlocks(name: string, grid: ReportGrid, { layout }: SheetSource, late: boolean): readonly Block[] {
  const yearOf = (month: number): string => labelAt(grid.years.periods, month)
  const quarterOf = (month: number): string => labelAt(grid.quarters.periods, month)
  const named = (period: Period): string => `${period.label}${period.partial ? '*' : ''}`
  const run = (id: string, { left, periods: all }: Run, header: (period: Period) => CellContent): Block => ({
    id: `${name}/${id}`,
    top: keyRows.header,
    left,
    cells: [
      all.map(header),
      all.map(({ to }) => yearOf(to)),
      all.map(({ to }) => (id === 'years' ? '' : quarterOf(to))),
      all.map(({ to }) => to),
      all.map(({ from, to }) => to - from + 1),
    ],
  })
  return [
    {
      id: `${name}/keys`,
      top: keyRows.header,
      left: 1,
      cells: [
        ['', 'Unit', late ? 'From' : null],
        ['Year', null, null],
        ['Quarter', null, null],
        ['Last month', null, null],
        ['Months', null, null],
      ],
    },
    run('years', grid.years, named),
    run('quarters', grid.quarters, named),
    run('months', grid.months, ({ from }) => ({
      formula: `${sheetNames.model}!${columnLetters(monthColumn(layout, from))}$3`,
    })),
  ]
}

function labelAt(all: readonly Period[], month: number): string {
  return all.find(({ from, to }) => from <= month && month <= to)?.label ?? ''
}

function headingFormats(grid: ReportGrid): FormatRule[] {
  const across = { left: 1, right: grid.right }
  return [
    { area: { top: 1, bottom: 1, left: 1, right: 1 }, style: 'title' },
    { area: { top: 2, bottom: 2, left: 1, right: 1 }, style: 'subtitle' },
    { area: { top: keyRows.header, bottom: keyRows.header, ...across }, style: 'header' },
    {
      area: { top: keyRows.header, bottom: keyRows.header, left: columns.first, right: grid.right },
      style: 'header_right',
      numberFormat: monthFormat,
    },
    { area: { top: keyRows.year, bottom: keyRows.months, ...across }, style: 'unit', numberFormat: '0' },
  ]
}

type PlacedLine = { readonly line: ReportLine; readonly row: number; readonly section: string }

function placeLines(sections: readonly ReportSection[]): {
  readonly sections: readonly { readonly section: ReportSection; readonly row: number }[]
  readonly lines: readonly PlacedLine[]
  readonly bottom: number
} {
  let row: number = firstLine
  const placedSections: { readonly section: ReportSection; readonly row: number }[] = []
  const lines: PlacedLine[] = []
  for (const section of sections) {
    placedSections.push({ section, row })
    for (const line of section.lines) {
      row += 1
      lines.push({ line, row, section: section.title })
    }
    row += 1
  }
  return { sections: placedSections, lines, bottom: row - 1 }
}

const partsTitle = 'What the ratios are made of'

/** Lines for the parts of ratios that no other line shows, and for the parts of those. */
function ratioParts(report: Report, rows: ReadonlyMap<string, SheetRow>): readonly ReportSection[] {
  const shown = new Set(report.sections.flatMap(({ lines }) => lines.map(lineKey)))
  const parts: ReportLine[] = []
  const waiting = report.sections.flatMap(({ lines }) => [...lines])
  for (let line = waiting.pop(); line !== undefined; line = waiting.pop()) {
    const row = rows.get(line.row)
    if (row === undefined || typeof row.summary === 'string') continue
    for (const name of [row.summary.numerator, row.summary.denominator]) {
      const part = partLine(line, row, rows.get(name))
      if (shown.has(lineKey(part))) continue
      shown.add(lineKey(part))
      parts.push(part)
      waiting.push(part)
    }
  }
  return parts.length === 0 ? [] : [{ title: partsTitle, lines: parts.reverse() }]
}

/** The same member of a part of a ratio; a part without the dimension is the same for all members. */
function partLine(line: ReportLine, row: SheetRow, part: SheetRow | undefined): ReportLine {
  if (part === undefined)
    throw new Error(`periodReport: ${row.name} is made of a row the model does not have`)
  const member = part.dims.map(dimension => line.member?.[row.dims.indexOf(dimension)] ?? '')
  const label = line.member === undefined ? part.label : `${part.label}: ${line.label ?? member.join(', ')}`
  return { row: part.name, label, ...(member.length === 0 ? {} : { member }) }
}

function lineKey({ row, member = [] }: ReportLine): string {
  return `${row}[${member.join(', ')}]`
}

function lineCells(
  { line, row: at }: PlacedLine,
  row: SheetRow,
  rows: ReadonlyMap<string, SheetRow>,
  lines: readonly PlacedLine[],
  grid: ReportGrid,
  { layout }: SheetSource,
): readonly CellContent[] {
  const inModel = modelRow(layout, line.row, line.member ?? [], row.dims)
  const valid = (column: string, formula: string): string =>
    row.validFrom > 1 ? `IF(${column}$${keyRows.lastMonth}<$C${at},"",${formula})` : formula
  const lineOf = (part: string): number => {
    const wanted = lineKey(partLine(line, row, rows.get(part)))
    return lines.find(placed => lineKey(placed.line) === wanted)?.row ?? 0
  }
  const period = (key: number, column: string): CellContent => {
    const formula = summarised(line.atEnd ? { ...row, summary: 'end' } : row, at, column, key, grid, lineOf)
    return formula === null ? null : { formula: valid(column, formula) }
  }
  const across = (
    { left, periods: all }: Run,
    cell: (column: string, index: number) => CellContent,
  ): CellContent[] => all.map((_, index) => cell(columnLetters(left + index), index))
  return [
    ...across(grid.years, column => period(keyRows.year, column)),
    null,
    ...across(grid.quarters, column => period(keyRows.quarter, column)),
    null,
    ...across(grid.months, (column, index) => ({
      formula: valid(
        column,
        `${sheetNames.model}!${columnLetters(monthColumn(layout, index + 1))}${inModel}`,
      ),
    })),
  ]
}

/** The formula of a line in a year or a quarter, or null where it says nothing. */
function summarised(
  row: SheetRow,
  at: number,
  column: string,
  key: number,
  grid: ReportGrid,
  lineOf: (part: string) => number,
): string | null {
  const first = columnLetters(grid.months.left)
  const last = columnLetters(grid.right)
  const months = `$${first}${at}:$${last}${at}`
  const keys = (line: number): string => `$${first}$${line}:$${last}$${line}`
  const sum = `SUMIF(${keys(key)},${column}$${key},${months})`
  if (typeof row.summary !== 'string') {
    const [above, below] = [lineOf(row.summary.numerator), lineOf(row.summary.denominator)]
    return `IF(${column}${below}=0,0,${column}${above}/${column}${below})`
  }
  switch (row.summary) {
    case 'sum':
      return sum
    case 'end':
      return `SUMIF(${keys(keyRows.lastMonth)},${column}$${keyRows.lastMonth},${months})`
    case 'average':
      return `${sum}/${column}$${keyRows.months}`
    case 'none':
      return null
  }
}

function lineFormats(
  row: number,
  numberFormat: string,
  style: StyleName,
  grid: ReportGrid,
): readonly FormatRule[] {
  return [
    {
      area: { top: row, bottom: row, left: 1, right: grid.right },
      style: style === 'result' ? 'result' : 'label',
    },
    {
      area: { top: row, bottom: row, left: columns.unit, right: columns.from },
      style: style === 'result' ? 'result' : 'unit',
      numberFormat: '0',
    },
    { area: { top: row, bottom: row, left: columns.first, right: grid.right }, style, numberFormat },
  ]
}

/** Items of a dimension as lines of a row with that one dimension. */
export function memberLines(
  row: string,
  dimension: string,
  { shape }: SheetModel,
  wanted: (id: string) => boolean = () => true,
): readonly ReportLine[] {
  return (shape.items.get(dimension) ?? [])
    .filter(({ id }) => wanted(id))
    .map(({ id, label }) => ({ row, member: [id], label }))
}
