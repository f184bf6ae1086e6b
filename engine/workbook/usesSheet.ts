// The sheet `Use of proceeds`: what is spent to the end of each year, what would be spent without the raise, and the
// difference; by function, purpose, team, tool, system and initiative, with totals that must agree.

import { monthLabel } from '../plan/calendar.ts'
import type { ChecksPlaces } from './checksSheet.ts'
import type { StoredValues } from './engineSheet.ts'
import type { BarRange } from './homeCharts.ts'
import { initiativeLines } from './initiativeLines.ts'
import { modelRow } from './layout.ts'
import { changeFormat, chartFormat, summaryLook } from './numberFormats.ts'
import { planSheetNames } from './planSheetNames.ts'
import { calendarOf, type PlanSource, rowNamed } from './planSource.ts'
import {
  areaReference,
  cellReference,
  headCell,
  membersMonths,
  modelMonths,
  shownNumber,
} from './reference.ts'
import { emptySheet, type SheetParts } from './sheetParts.ts'
import { joinedParts } from './sheetTable.ts'
import { type SpendingLine, type SpendingSection, spendingSections, yearEnds } from './spendingSections.ts'
import type { CellContent, Chart, FormatRule, Sheet, StyleName } from './workbook.ts'

const rows = { header: 4, month: 5, first: 6 } as const
const columns = { label: 1, unit: 2, first: 3 } as const

/** Years of the scenario shown, of the first scenario, and what lies between them; a narrow column before each. */
type Bands = {
  readonly years: number
  readonly shown: number
  readonly base: number
  readonly above: number
  readonly right: number
}

type PlacedSection = { readonly section: SpendingSection; readonly band: number; readonly total: number }

/** The sheet, and the bars that Home draws of it. O(lines × years). */
export function usesSheet(
  source: PlanSource,
  stored: StoredValues,
  checks: ChecksPlaces,
): { readonly sheet: Sheet; readonly bars: readonly BarRange[] } {
  const ends = yearEnds(source)
  const bands = bandsOf(ends.length)
  const placed = placeSections(spendingSections(source))
  const parts = [
    heading(source, bands),
    ...placed.sections.map(at => sectionParts(at, placed.sections, bands, source, stored, checks)),
    initiativeLines(source, placed.next, { ...columns, right: bands.right }, ends),
  ]
  const { bottom, ...joined } = joinedParts(parts)
  const bars = barRanges(placed.sections, bands, source)
  return {
    sheet: {
      ...emptySheet(planSheetNames.uses, '1F3247'),
      ...joined,
      charts: charts(bars, bands),
      columnWidths: [
        { from: columns.label, to: columns.label, pixels: 236 },
        { from: columns.unit, to: columns.unit, pixels: 44 },
        { from: columns.first, to: bands.right, pixels: 74 },
        ...[bands.base - 1, bands.above - 1, bands.right + 1].map(gap => ({
          from: gap,
          to: gap,
          pixels: 16,
        })),
      ],
      rowHeights: [{ row: 1, points: 22.5 }],
      frozen: { rows: rows.month, columns: columns.unit },
      print: {
        landscape: true,
        fitToWidth: true,
        repeatRows: [1, rows.month],
        area: { top: 1, left: 1, bottom, right: bands.right + 7 },
      },
    },
    bars,
  }
}

function bandsOf(years: number): Bands {
  const base = columns.first + years + 1
  const above = base + years + 1
  return { years, shown: columns.first, base, above, right: above + years - 1 }
}

/** A line for the heading, the lines, the total, what it is held against, the difference, and an empty one. */
function placeSections(sections: readonly SpendingSection[]): {
  readonly sections: readonly PlacedSection[]
  readonly next: number
} {
  let next: number = rows.first
  const placed = sections.map(section => {
    const band = next
    next += section.lines.length + (section.proof.rows ?? []).length + 4
    return { section, band, total: band + section.lines.length + 1 }
  })
  return { sections: placed, next }
}

function heading(source: PlanSource, bands: Bands): SheetParts {
  const { layout, model } = source
  const { sheet, row, column } = layout.selector
  const shown = cellReference(row, column, 'both', sheet)
  const root = headCell(layout, 'title', 0)
  const ends = yearEnds(source)
  const { label } = summaryLook('money', model.currency, 'thousands')
  const perBand = (
    cell: (end: (typeof ends)[number], index: number) => CellContent,
  ): readonly CellContent[] => [...ends.map(cell), null, ...ends.map(cell), null, ...ends.map(cell)]
  const gap = Array.from({ length: bands.years }, () => null)
  return {
    blocks: [
      {
        id: 'uses/title',
        top: 1,
        left: 1,
        cells: [
          ['Use of proceeds'],
          [
            {
              formula: `${shown}&" · from the first month to the end of each year, ${label}; * a part of the year"`,
            },
          ],
        ],
      },
      {
        id: 'uses/header',
        top: rows.header - 1,
        left: 1,
        cells: [
          [
            null,
            null,
            { formula: shown },
            ...gap,
            { formula: root },
            ...gap,
            { formula: `"Above "&${root}` },
            ...gap.slice(1),
          ],
          ['Spent', 'Unit', ...perBand(({ label: year }) => year)],
          ['To month', null, ...perBand(({ month }) => month)],
        ],
      },
    ],
    formats: [
      { area: { top: 1, bottom: 1, left: 1, right: 1 }, style: 'title' },
      { area: { top: 2, bottom: 2, left: 1, right: 1 }, style: 'subtitle' },
      { area: { top: rows.header - 1, bottom: rows.header - 1, left: 1, right: bands.right }, style: 'link' },
      { area: { top: rows.header, bottom: rows.header, left: 1, right: bands.right }, style: 'header' },
      {
        area: { top: rows.header, bottom: rows.header, left: columns.first, right: bands.right },
        style: 'header_right',
      },
      {
        area: { top: rows.month, bottom: rows.month, left: 1, right: bands.right },
        style: 'unit',
        numberFormat: '0',
      },
    ],
  }
}

function sectionParts(
  { section, band, total }: PlacedSection,
  all: readonly PlacedSection[],
  bands: Bands,
  source: PlanSource,
  stored: StoredValues,
  checks: ChecksPlaces,
): SheetParts {
  const { model } = source
  const { numberFormat, label: unit } = summaryLook('money', model.currency, 'thousands')
  const first = band + 1
  const lines = section.lines.map((line, index) => [
    line.label,
    unit,
    ...spentCells(line, first + index, bands, source, stored),
  ])
  const sums = acrossBands(bands, column => ({ formula: `SUM(${column(first)}:${column(total - 1)})` }))
  const proof = proofLines(section, total, all, bands, source)
  const across = { left: columns.label, right: bands.right }
  const difference = total + proof.length
  const proofArea = {
    top: difference,
    bottom: difference,
    left: bands.shown,
    right: bands.shown + bands.years - 1,
  }
  const look = (style: StyleName, row: number, end = row): readonly FormatRule[] => [
    { area: { top: row, bottom: end, left: columns.first, right: bands.right }, style, numberFormat },
    {
      area: { top: row, bottom: end, left: columns.label, right: columns.label },
      style: style === 'result' ? 'result' : 'label',
    },
    {
      area: { top: row, bottom: end, left: columns.unit, right: columns.unit },
      style: style === 'result' ? 'result' : 'unit',
    },
  ]
  return {
    blocks: [
      {
        id: `uses/${section.id}`,
        top: band,
        left: 1,
        cells: [[`${section.title}: ${lowerFirst(section.says)}`]],
      },
      {
        id: `uses/${section.id}/lines`,
        top: first,
        left: 1,
        cells: [
          ...lines,
          [section.total, unit, ...sums],
          ...proof.map(cells => [...cells.slice(0, 1), unit, ...cells.slice(1)]),
        ],
      },
    ],
    formats: [
      { area: { top: band, bottom: band, ...across }, style: 'section' },
      ...look('computed', first, total - 1),
      ...look('result', total),
      { area: { top: total + 1, bottom: difference, ...across }, style: 'unit', numberFormat },
      { area: proofArea, style: 'check_holds', numberFormat: changeFormat('0.00;[Red](0.00);"–"') },
    ],
    conditionals: [
      {
        area: proofArea,
        formula: `ABS(${cellReference(difference, bands.shown)})>${checks.moneyTolerance}`,
        style: 'check_fails',
      },
    ],
    bottom: difference,
  }
}

/** A cell per year in each band, an empty one between the bands. */
function acrossBands(
  bands: Bands,
  cell: (column: (row: number) => string, index: number, band: 'shown' | 'base' | 'above') => CellContent,
): readonly CellContent[] {
  const band = (name: 'shown' | 'base' | 'above'): readonly CellContent[] =>
    Array.from({ length: bands.years }, (_, index) =>
      cell(row => cellReference(row, bands[name] + index), index, name),
    )
  return [...band('shown'), null, ...band('base'), null, ...band('above')]
}

/** Live sums for the scenario shown; the engine's for the first one, unless it is shown itself; the difference. */
function spentCells(
  { key, row, member, sign }: SpendingLine,
  at: number,
  bands: Bands,
  source: PlanSource,
  stored: StoredValues,
): readonly CellContent[] {
  const { layout } = source
  const months = modelMonths(layout, modelRow(layout, row, member, rowNamed(source, row).dims))
  const numbers = modelMonths(layout, 4)
  const shown = `${shownNumber(layout)}=${headCell(layout, 'number', 0)}`
  return acrossBands(bands, (_, index, band) => {
    const own = (name: 'shown' | 'base'): string => cellReference(at, bands[name] + index)
    switch (band) {
      case 'shown': {
        const sum = `SUMIF(${numbers},"<="&${cellReference(rows.month, bands.shown + index, 'row')},${months})`
        return { formula: sign < 0 ? `0-${sum}` : sum }
      }
      case 'base': {
        const engine = cellReference(
          stored.row('spent', key),
          stored.column(index),
          'none',
          planSheetNames.engine,
        )
        return { formula: `IF(${shown},${own('shown')},${engine})` }
      }
      case 'above':
        return { formula: `${own('shown')}-${own('base')}` }
    }
  })
}

/** What a total must equal, line by line for the scenario shown, and the difference, which must be nothing. */
function proofLines(
  { proof }: SpendingSection,
  total: number,
  all: readonly PlacedSection[],
  bands: Bands,
  source: PlanSource,
): readonly (readonly CellContent[])[] {
  const { layout } = source
  const numbers = modelMonths(layout, 4)
  const rowsOfModel = proof.rows ?? []
  const blanks = Array.from({ length: bands.right - bands.base + 2 }, () => null)
  const line = (label: string, formula: (column: number) => string): readonly CellContent[] => [
    label,
    ...Array.from({ length: bands.years }, (_, index) => ({ formula: formula(bands.shown + index) })),
    ...blanks,
  ]
  const terms = rowsOfModel.map(row => {
    const { label, dims } = rowNamed(source, row)
    return line(`To compare: ${lowerFirst(label)}`, column => {
      const month = cellReference(rows.month, column, 'row')
      return dims.length === 0
        ? `SUMIF(${numbers},"<="&${month},${membersMonths(layout, row)})`
        : `SUMPRODUCT((${numbers}<=${month})*${membersMonths(layout, row)})`
    })
  })
  const others = all.filter(({ section }) => proof.sections?.includes(section.id))
  const difference = line(proof.label, column => {
    const at = (row: number): string => cellReference(row, column)
    const against =
      others.length > 0
        ? others.map(other => at(other.total))
        : rowsOfModel.map((_, index) => at(total + 1 + index))
    return [at(total), ...against].join('-')
  })
  return [...terms, difference]
}

/** What is drawn: technology by purpose of the scenario shown, and what is spent above the first scenario by function. */
function barRanges(
  sections: readonly PlacedSection[],
  bands: Bands,
  source: PlanSource,
): readonly BarRange[] {
  const { label } = summaryLook('money', source.model.currency, 'thousands')
  const end = monthLabel(calendarOf(source), source.layout.months)
  const root = source.layout.scenarios[0]?.title ?? ''
  const bar = (id: string, title: string, column: number): readonly BarRange[] => {
    const found = sections.find(({ section }) => section.id === id)
    if (found === undefined) return []
    const range = (at: number): string =>
      areaReference(
        { top: found.band + 1, bottom: found.total - 1, left: at, right: at },
        'both',
        planSheetNames.uses,
      )
    return [{ id, title, labels: range(columns.label), values: range(column) }]
  }
  return [
    ...bar('purpose', `Technology by purpose to ${end}, shown, ${label}`, bands.shown + bands.years - 1),
    ...bar('function', `Spent above ${root} to ${end}, ${label}`, bands.right),
  ]
}

function charts(bars: readonly BarRange[], bands: Bands): readonly Chart[] {
  return bars.map(({ id, title, labels, values }, index) => ({
    id: `uses/${id}`,
    kind: 'bar',
    title,
    area: {
      top: rows.header + index * 18,
      bottom: rows.header + index * 18 + 16,
      left: bands.right + 2,
      right: bands.right + 7,
    },
    categories: labels,
    series: [{ name: title, values, color: '1F5FA8' }],
    numberFormat: chartFormat('thousands'),
  }))
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
