// The tables of the sheet `Use of proceeds`: a section's lines in three bands of years, their total, and what it is held
// against.

import type { ChecksPlaces } from './checksSheet.ts'
import type { StoredValues } from './engineSheet.ts'
import { modelRow } from './layout.ts'
import { changeFormat, summaryLook } from './numberFormats.ts'
import { planSheetNames } from './planSheetNames.ts'
import { type PlanSource, rowNamed } from './planSource.ts'
import { cellReference, headCell, membersMonths, modelMonths, shownNumber } from './reference.ts'
import type { SheetParts } from './sheetParts.ts'
import type { SpendingLine, SpendingSection } from './spendingSections.ts'
import type { CellContent, FormatRule, StyleName } from './workbook.ts'

/** Rows of the heading and the first column of numbers. */
export const usesRows = { header: 4, month: 5, first: 6 } as const

/** Columns of labels, units and the first year. */
export const usesColumns = { label: 1, unit: 2, first: 3 } as const

/** Years of the scenario shown, of the first scenario, and what lies between them; a narrow column before each. */
export type Bands = {
  readonly years: number
  readonly shown: number
  readonly base: number
  readonly above: number
  readonly right: number
}

/** A section with the row of its heading and that of its total. */
export type PlacedSection = {
  readonly section: SpendingSection
  readonly band: number
  readonly total: number
}

/** The lines of a section with its total and its proof. */
export function sectionParts(
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
  const across = { left: usesColumns.label, right: bands.right }
  const difference = total + proof.length
  const proofArea = {
    top: difference,
    bottom: difference,
    left: bands.shown,
    right: bands.shown + bands.years - 1,
  }
  const look = (style: StyleName, row: number, end = row): readonly FormatRule[] => [
    { area: { top: row, bottom: end, left: usesColumns.first, right: bands.right }, style, numberFormat },
    {
      area: { top: row, bottom: end, left: usesColumns.label, right: usesColumns.label },
      style: style === 'result' ? 'result' : 'label',
    },
    {
      area: { top: row, bottom: end, left: usesColumns.unit, right: usesColumns.unit },
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
        const sum = `SUMIF(${numbers},"<="&${cellReference(usesRows.month, bands.shown + index, 'row')},${months})`
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
      const month = cellReference(usesRows.month, column, 'row')
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

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
