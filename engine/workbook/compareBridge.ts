// The way from one scenario's ARR to another's on the sheet `Compare`: what each cause adds over all months. The model
// rolls ARR forward by these causes and nothing else, so the steps close exactly.

import { monthLabel } from '../plan/calendar.ts'
import type { ChecksPlaces } from './checksSheet.ts'
import {
  type CompareLayout,
  compareColumns,
  compareRows,
  eitherValue,
  figureOf,
  type Side,
  workingCell,
  workingColumns,
} from './compareLayout.ts'
import type { StoredValues } from './engineSheet.ts'
import type { HomePlaces } from './homeSheet.ts'
import { changeFormat, summaryLook } from './numberFormats.ts'
import { planSheetNames } from './planSheetNames.ts'
import { calendarOf, type PlanSource } from './planSource.ts'
import { areaReference, cellReference } from './reference.ts'
import type { SheetParts } from './sheetParts.ts'
import { joinedParts, tableParts } from './sheetTable.ts'
import { lineKey } from './storedSections.ts'
import { openingArr, planScale } from './summaryFigures.ts'
import type { CellContent, Chart } from './workbook.ts'

/** A cause: lines of the model of which all months are added up. */
type BridgeStep = {
  readonly label: string
  /** As it stands under the column of the chart. */
  readonly short: string
  readonly sign: 1 | -1
  readonly lines: readonly { readonly row: string; readonly member: readonly string[] }[]
}

/** The causes in the order of the bridge; the opening, which only an input changes, comes first. */
export function bridgeSteps({ model }: PlanSource): readonly BridgeStep[] {
  const segments = model.shape.items.get('segment') ?? []
  const bySegment = (row: string) => segments.map(({ id }) => ({ row, member: [id] }))
  return [
    { label: 'Opening ARR', short: 'Opening', sign: 1, lines: [] },
    ...segments.map(
      ({ id, label }): BridgeStep => ({
        label: `New: ${label.toLowerCase()}`,
        short: `New ${label.toLowerCase()}`,
        sign: 1,
        lines: [{ row: 'new_arr', member: [id] }],
      }),
    ),
    { label: 'Expansion', short: 'Expansion', sign: 1, lines: bySegment('expansion_arr') },
    { label: 'Less: contraction', short: 'Contraction', sign: -1, lines: bySegment('contraction_arr') },
    { label: 'Less: churn', short: 'Churn', sign: -1, lines: bySegment('churned_arr') },
  ]
}

/** What the bridge is made from. */
export type BridgeSource = {
  readonly source: PlanSource
  readonly stored: StoredValues
  readonly checks: ChecksPlaces
  readonly home: HomePlaces
  readonly at: CompareLayout
}

/** The table, its workings and the chart. */
export function compareBridge(given: BridgeSource): { readonly parts: SheetParts; readonly chart: Chart } {
  const { source, at } = given
  const steps = bridgeSteps(source)
  const sums = stepSums(steps, given)
  const places: Places = {
    first: at.bridgeTop + 1,
    last: at.bridgeTop + steps.length + 2,
    steps,
    rowsOf: sums.rowsOf,
  }
  const drawn = drawnColumns(places, given)
  return { parts: joinedParts([bridgeTable(places, given), sums.parts, drawn.parts]), chart: drawn.chart }
}

/** Rows of the two totals, the causes between them, and where in the workings each cause has its lines. */
type Places = {
  readonly first: number
  readonly last: number
  readonly steps: readonly BridgeStep[]
  readonly rowsOf: (step: number) => readonly [number, number]
}

function bridgeTable(
  { first, last, steps, rowsOf }: Places,
  { source, checks, home, at }: BridgeSource,
): SheetParts {
  const { model, layout } = source
  const horizon = monthLabel(calendarOf(source), layout.months)
  const { numberFormat, label: unit } = summaryLook('money', model.currency, planScale(source))
  const format = numberFormat.replaceAll('0.0,,', '0.00,,')
  const [amount, running] = [compareColumns.before, compareColumns.after]
  const cell = (row: number, column: number): string => cellReference(row, column)
  const figure = `total_arr@${layout.months}`
  const titleOf = (side: Side): CellContent => ({
    formula: cellReference(compareRows.selectors, compareColumns[side], 'both'),
  })
  const total = (side: Side, row: number) => ({
    cells: [
      titleOf(side),
      unit,
      { formula: figureOf(source, home, at, side, figure) },
      { formula: side === 'before' ? cell(row, amount) : cell(row - 1, running) },
      null,
    ],
    style: side === 'before' ? ('strong' as const) : ('result' as const),
  })
  const lines = steps.map(({ label, sign }, index) => {
    const row = first + 1 + index
    const [from, to] = rowsOf(index)
    const sum = (side: Side): string => `SUM(${workingCell(at, from, side)}:${workingCell(at, to, side)})`
    return {
      cells: [
        label,
        unit,
        { formula: sign > 0 ? `${sum('after')}-${sum('before')}` : `${sum('before')}-${sum('after')}` },
        { formula: `${cell(row - 1, running)}+${cell(row, amount)}` },
        null,
      ],
    }
  })
  const closes = last + 1
  const table = tableParts({
    id: 'compare/bridge',
    top: at.bridgeTop,
    left: compareColumns.label,
    header: [`Bridge: ARR, ${horizon}`, 'Unit', 'Amount', 'Running', null],
    columns: [
      { style: 'label' },
      { style: 'unit' },
      { style: 'computed', numberFormat: format },
      { style: 'unit', numberFormat: format },
      { style: 'computed' },
    ],
    lines: [
      total('before', first),
      ...lines,
      total('after', last),
      {
        cells: [
          'Bridge closes',
          unit,
          { formula: `${cell(last, amount)}-${cell(last, running)}` },
          null,
          null,
        ],
      },
      {
        cells: ['Columns of the chart start at', unit, { formula: cutFormula(first, last) }, null, null],
        style: 'unit',
      },
    ],
  })
  const area = { top: closes, bottom: closes, left: amount, right: amount }
  return {
    ...table,
    formats: [...table.formats, { area, style: 'check_holds', numberFormat: changeFormat(format) }],
    conditionals: [
      { area, formula: `ABS(${cell(closes, amount)})>${checks.moneyTolerance}`, style: 'check_fails' },
    ],
  }
}

/** The columns begin as far below the lowest point as the highest lies above it, so that the steps can be seen. */
function cutFormula(first: number, last: number): string {
  const column = compareColumns.after
  const all = areaReference({ top: first, bottom: last, left: column, right: column }, 'none')
  return `MAX(0,MIN(${all})-(MAX(${all})-MIN(${all})))`
}

/** For every cause its lines, with all months added up, for both scenarios. */
function stepSums(
  steps: readonly BridgeStep[],
  { source, stored, checks, at }: BridgeSource,
): { readonly parts: SheetParts; readonly rowsOf: Places['rowsOf'] } {
  const { layout } = source
  const storedRow = (row: number): string =>
    areaReference(
      { top: row, bottom: row, left: stored.column(0), right: stored.column(layout.scenarios.length - 1) },
      'both',
      planSheetNames.engine,
    )
  const opening = {
    key: 'closing_arr before the first month',
    live: openingArr(source),
    stored: storedRow(stored.row('opening', 'closing_arr')),
  }
  const entries = steps.map(({ lines }) =>
    lines.length === 0
      ? [opening]
      : lines.map(({ row, member }) => ({
          key: lineKey(row, member),
          live: cellReference(checks.sumRow(row, member), checks.sumColumn, 'both', planSheetNames.checks),
          stored: storedRow(stored.row('sum', lineKey(row, member))),
        })),
  )
  const top = at.bridgeTop
  const starts = entries.map((_, index) =>
    entries.slice(0, index).reduce((sum, list) => sum + list.length, top + 1),
  )
  return {
    parts: tableParts({
      id: 'compare/working/sums',
      top,
      left: at.working,
      header: ['Working: sums of all months', null, 'Before', 'After'],
      columns: [
        { style: 'unit' },
        { style: 'unit' },
        { style: 'unit', numberFormat: '#,##0' },
        { style: 'unit', numberFormat: '#,##0' },
      ],
      lines: entries.flat().map(({ key, live, stored: all }) => ({
        cells: [
          key,
          null,
          { formula: eitherValue(source, at, 'before', live, all) },
          { formula: eitherValue(source, at, 'after', live, all) },
        ],
      })),
    }),
    rowsOf: step => [starts[step] ?? top, (starts[step] ?? top) + (entries[step]?.length ?? 1) - 1],
  }
}

/** What the chart draws, right of the sums: a name with its amount, what carries it, totals, up and down. */
function drawnColumns(
  { first, last, steps }: Places,
  { source, at }: BridgeSource,
): { readonly parts: SheetParts; readonly chart: Chart } {
  const { model, layout } = source
  const scale = planScale(source)
  const { label: unit } = summaryLook('money', model.currency, scale)
  const left = at.working + workingColumns.show + 2
  const divisor = cellReference(at.bridgeTop - 1, left + 1, 'both')
  const cut = cellReference(last + 2, compareColumns.before, 'both')
  const [amount, running] = [compareColumns.before, compareColumns.after]
  const lines = Array.from({ length: last - first + 1 }, (_, index) => {
    const row = first + index
    const own = cellReference(row, amount, 'column')
    const [before, now] = [cellReference(row - 1, running, 'column'), cellReference(row, running, 'column')]
    const isTotal = row === first || row === last
    const name = cellReference(row, left, 'column')
    const size = `ROUND(ABS(${own})/${divisor},1+1)`
    return {
      cells: [
        isTotal
          ? { formula: cellReference(row, compareColumns.label, 'column') }
          : (steps[index - 1]?.short ?? ''),
        {
          formula: isTotal
            ? `${name}&" "&ROUND(${own}/${divisor},1+1)`
            : `${name}&IF(ROUND(${own}/${divisor},1+1)<0," −"," +")&${size}`,
        },
        { formula: isTotal ? '0' : `MIN(${before},${now})-${cut}` },
        { formula: isTotal ? `${now}-${cut}` : '0' },
        { formula: isTotal ? '0' : `MAX(0,${own})` },
        { formula: isTotal ? '0' : `MAX(0,0-${own})` },
      ],
    }
  })
  const range = (offset: number): string =>
    areaReference(
      { top: first, bottom: last, left: left + offset, right: left + offset },
      'both',
      planSheetNames.compare,
    )
  const number = { style: 'unit', numberFormat: '#,##0' } as const
  const table = tableParts({
    id: 'compare/working/chart',
    top: at.bridgeTop,
    left,
    header: ['Working: columns of the chart', 'With its amount', 'Carried', 'Total', 'Up', 'Down'],
    columns: [{ style: 'unit' }, { style: 'unit' }, number, number, number, number],
    lines,
  })
  const unitCell = {
    top: at.bridgeTop - 1,
    left,
    cells: [['In the chart one unit is', scale === 'millions' ? 1e6 : 1e3]],
  }
  return {
    parts: {
      ...table,
      blocks: [...table.blocks, { id: 'compare/working/unit', ...unitCell }],
      formats: [
        ...table.formats,
        {
          area: { top: at.bridgeTop - 1, bottom: at.bridgeTop - 1, left, right: left + 1 },
          style: 'unit',
          numberFormat: '#,##0',
        },
      ],
    },
    chart: {
      id: 'compare/bridge',
      kind: 'stacked_column',
      title: `ARR, ${monthLabel(calendarOf(source), layout.months)}: from before to after, ${unit}`,
      area: { top: compareRows.header, bottom: at.stripsTop - 3, left: at.firstMonth, right: at.lastMonth },
      categories: range(1),
      series: [
        { name: 'Carried', values: range(2), color: 'FFFFFF', invisible: true },
        { name: 'Total', values: range(3), color: '1F3247' },
        { name: 'Up', values: range(4), color: '2F7D5B' },
        { name: 'Down', values: range(5), color: 'C55A11' },
      ],
      // The columns are cut off, so their axis would mislead; the names carry the amounts.
      numberFormat: ';;;',
    },
  }
}
