// The sheet `Use of proceeds`: what is spent to the end of each year, what would be spent without the raise, and the
// difference; by function, purpose, team, tool, system and initiative, with totals that must agree.

import { monthLabel } from '../plan/calendar.ts'
import type { ChecksPlaces } from './checksSheet.ts'
import type { StoredValues } from './engineSheet.ts'
import type { BarRange } from './homeCharts.ts'
import { initiativeLines } from './initiativeLines.ts'
import { chartFormat, summaryLook } from './numberFormats.ts'
import { planSheetNames } from './planSheetNames.ts'
import { calendarOf, type PlanSource } from './planSource.ts'
import { areaReference, cellReference, headCell } from './reference.ts'
import { emptySheet, type SheetParts } from './sheetParts.ts'
import { joinedParts } from './sheetTable.ts'
import { type SpendingSection, spendingSections, yearEnds } from './spendingSections.ts'
import { type Bands, type PlacedSection, sectionParts, usesColumns, usesRows } from './spendingTables.ts'
import type { CellContent, Chart, Sheet } from './workbook.ts'

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
    initiativeLines(source, placed.next, { ...usesColumns, right: bands.right }, ends),
  ]
  const { bottom, ...joined } = joinedParts(parts)
  const bars = barRanges(placed.sections, bands, source)
  return {
    sheet: {
      ...emptySheet(planSheetNames.uses, '1F3247'),
      ...joined,
      charts: charts(bars, bands),
      columnWidths: [
        { from: usesColumns.label, to: usesColumns.label, pixels: 236 },
        { from: usesColumns.unit, to: usesColumns.unit, pixels: 44 },
        { from: usesColumns.first, to: bands.right, pixels: 74 },
        ...[bands.base - 1, bands.above - 1, bands.right + 1].map(gap => ({
          from: gap,
          to: gap,
          pixels: 16,
        })),
      ],
      rowHeights: [{ row: 1, points: 22.5 }],
      frozen: { rows: usesRows.month, columns: usesColumns.unit },
      print: {
        landscape: true,
        fitToWidth: true,
        repeatRows: [1, usesRows.month],
        area: { top: 1, left: 1, bottom, right: bands.right + 7 },
      },
    },
    bars,
  }
}

function bandsOf(years: number): Bands {
  const base = usesColumns.first + years + 1
  const above = base + years + 1
  return { years, shown: usesColumns.first, base, above, right: above + years - 1 }
}

/** A line for the heading, the lines, the total, what it is held against, the difference, and an empty one. */
function placeSections(sections: readonly SpendingSection[]): {
  readonly sections: readonly PlacedSection[]
  readonly next: number
} {
  let next: number = usesRows.first
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
        top: usesRows.header - 1,
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
      {
        area: { top: usesRows.header - 1, bottom: usesRows.header - 1, left: 1, right: bands.right },
        style: 'link',
      },
      {
        area: { top: usesRows.header, bottom: usesRows.header, left: 1, right: bands.right },
        style: 'header',
      },
      {
        area: { top: usesRows.header, bottom: usesRows.header, left: usesColumns.first, right: bands.right },
        style: 'header_right',
      },
      {
        area: { top: usesRows.month, bottom: usesRows.month, left: 1, right: bands.right },
        style: 'unit',
        numberFormat: '0',
      },
    ],
  }
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
    return [{ id, title, labels: range(usesColumns.label), values: range(column) }]
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
      top: usesRows.header + index * 18,
      bottom: usesRows.header + index * 18 + 16,
      left: bands.right + 2,
      right: bands.right + 7,
    },
    categories: labels,
    series: [{ name: title, values, color: '1F5FA8' }],
    numberFormat: chartFormat('thousands'),
  }))
}
