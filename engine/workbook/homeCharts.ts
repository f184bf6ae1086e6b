// The charts of Home and, below them, the numbers they draw: ARR and cash of every scenario, the way of ARR from the
// opening to the end, people by function, and what the money is spent on.

import { monthLabel } from '../plan/calendar.ts'
import type { StoredValues } from './engineSheet.ts'
import { modelRow, monthColumn, sheetNames } from './layout.ts'
import { chartFormat, monthFormat, summaryLook } from './numberFormats.ts'
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
import { membersIn } from './sheetBlocks.ts'
import { blockKey } from './sheetFormula.ts'
import { memberName, type SheetParts } from './sheetParts.ts'
import { joinedParts, type TableLine, tableParts } from './sheetTable.ts'
import { modelCell, openingArr, planScale } from './summaryFigures.ts'
import type { CellContent, Chart } from './workbook.ts'

/** Names and amounts on another sheet that a chart draws as bars. */
export type BarRange = {
  readonly id: string
  readonly title: string
  readonly labels: string
  readonly values: string
}

/** Where the charts begin, and the cell of the cash floor. */
export type HomeChartPlace = { readonly top: number; readonly left: number; readonly floor: string }

/** The charts, the tables they draw and where these stand. */
export type HomeCharts = {
  readonly charts: readonly Chart[]
  readonly parts: SheetParts
  /** The last row and column of the charts. */
  readonly bottom: number
  readonly right: number
  readonly dataTop: number
}

/** Rows of a chart, and of the gap below it. */
const chartRows = 16
const gap = 1

/** Colours of scenarios, in their order; a second round starts again. */
const scenarioColors = [
  'B8BFC6',
  '8A94A0',
  'C55A11',
  '2F7D5B',
  'E0A100',
  '1F5FA8',
  '7A4B9A',
  '3F8F8A',
] as const
const functionColors = [
  '1F3247',
  '1F5FA8',
  '3F8F8A',
  'E0A100',
  'C55A11',
  '8A94A0',
  '7A4B9A',
  '2F7D5B',
] as const

/** Charts in two rows of three, and their data below. */
export function homeCharts(
  source: PlanSource,
  stored: StoredValues,
  bars: readonly BarRange[],
  place: HomeChartPlace,
): HomeCharts {
  const slots = chartSlots(place)
  const dataTop = place.top + 2 * (chartRows + gap) + 1
  const lines = scenarioLines(source, stored, place, dataTop)
  const bridge = bridgeTable(source, place, lines.bottom + 2)
  const drawn: readonly ((area: Chart['area']) => Chart)[] = [
    area => lines.chart('arr', area),
    area => lines.chart('cash', area),
    ...bars.slice(0, 1).map(bar => (area: Chart['area']) => barChart(bar, area)),
    area => bridge.chart(area),
    area => headcountChart(source, area),
    ...bars.slice(1).map(bar => (area: Chart['area']) => barChart(bar, area)),
  ]
  return {
    charts: drawn.flatMap((draw, index) => {
      const area = slots[index]
      return area === undefined ? [] : [draw(area)]
    }),
    parts: joinedParts([lines.parts, bridge.parts]),
    bottom: place.top + 2 * (chartRows + gap) - 1,
    right: place.left + 10,
    dataTop,
  }
}

/** Six places: the first column is wider than the others, so its charts take three columns and the others four. */
function chartSlots({ top, left }: HomeChartPlace): readonly Chart['area'][] {
  const columns = [
    { left, right: left + 2 },
    { left: left + 3, right: left + 6 },
    { left: left + 7, right: left + 10 },
  ]
  return [top, top + chartRows + gap].flatMap(row =>
    columns.map(sides => ({ top: row, bottom: row + chartRows - 1, ...sides })),
  )
}

/** ARR and cash of every scenario by month: live for the one shown, the engine's for the others; and the floor. */
function scenarioLines(
  source: PlanSource,
  stored: StoredValues,
  { left, floor }: HomeChartPlace,
  top: number,
): {
  readonly parts: SheetParts
  readonly bottom: number
  readonly chart: (kind: 'arr' | 'cash', area: Chart['area']) => Chart
} {
  const { layout, model } = source
  const { months, scenarios } = layout
  const first = left + 2
  const scale = planScale(source)
  const { numberFormat, label } = summaryLook('money', model.currency, scale)
  const dates = Array.from({ length: months }, (_, index) => ({
    formula: cellReference(3, monthColumn(layout, index + 1), 'row', sheetNames.model),
  }))
  const block = (kind: 'arr' | 'cash', row: string, from: number): readonly TableLine[] =>
    scenarios.map(({ number }, index) => {
      const at = from + index
      const live = modelRow(layout, row, [], rowNamed(source, row).dims)
      const values = Array.from({ length: months }, (_unused, month): CellContent => {
        const shown = cellReference(live, monthColumn(layout, month + 1), 'row', sheetNames.model)
        const other = cellReference(
          stored.row(kind, String(number)),
          stored.column(month),
          'none',
          planSheetNames.engine,
        )
        return {
          formula: `IF(${shownNumber(layout)}=${cellReference(at, left + 1, 'column')},${shown},${other})`,
        }
      })
      return { cells: [{ formula: headCell(layout, 'title', index) }, number, ...values] }
    })
  const table = (id: string, title: string, at: number, lines: readonly TableLine[]): SheetParts =>
    tableParts({
      id: `home/${id}`,
      top: at,
      left,
      header: [title, 'Number', ...dates],
      columns: [
        { style: 'label' },
        { style: 'unit', numberFormat: '0' },
        ...dates.map(() => ({ style: 'computed', numberFormat }) as const),
      ],
      lines,
    })
  const arrTop = top
  const cashTop = arrTop + scenarios.length + 2
  const floorLine: TableLine = { cells: ['Floor', null, ...dates.map(() => ({ formula: floor }))] }
  const parts = joinedParts([
    table('arr', `ARR, ${label}`, arrTop, block('arr', 'total_arr', arrTop + 1)),
    table('cash', `Cash, ${label}`, cashTop, [...block('cash', 'cash_balance', cashTop + 1), floorLine]),
    monthHeads([arrTop, cashTop], first, months),
  ])
  const range = (row: number): string =>
    areaReference(
      { top: row, bottom: row, left: first, right: first + months - 1 },
      'both',
      planSheetNames.home,
    )
  return {
    parts,
    bottom: cashTop + scenarios.length + 1,
    chart: (kind, area) => {
      const from = (kind === 'arr' ? arrTop : cashTop) + 1
      return {
        id: `home/${kind}`,
        kind: 'line',
        title: `${kind === 'arr' ? 'ARR' : 'Cash'}, ${label}`,
        area,
        categories: range(from - 1),
        series: [
          ...scenarios.map(({ title }, index) => ({
            name: title,
            values: range(from + index),
            color: scenarioColors[index % scenarioColors.length] ?? '8A94A0',
          })),
          ...(kind === 'cash'
            ? [
                {
                  name: 'Floor',
                  values: range(from + scenarios.length),
                  color: 'B3261E',
                  dashed: true as const,
                },
              ]
            : []),
        ],
        numberFormat: chartFormat(scale),
      }
    },
  }
}

/** Dates in headers look like months. */
function monthHeads(tops: readonly number[], left: number, months: number): SheetParts {
  return {
    blocks: [],
    formats: tops.map(top => ({
      area: { top, bottom: top, left, right: left + months - 1 },
      style: 'header_right' as const,
      numberFormat: monthFormat,
    })),
  }
}

/** From the opening ARR to that of the last month, as stacked columns: what carries a step is not seen. */
function bridgeTable(
  source: PlanSource,
  { left }: HomeChartPlace,
  top: number,
): { readonly parts: SheetParts; readonly chart: (area: Chart['area']) => Chart } {
  const { layout, model } = source
  const scale = planScale(source)
  const { numberFormat, label } = summaryLook('money', model.currency, scale)
  const total = (row: string): string => `SUM(${membersMonths(source.layout, row)})`
  const steps = [
    { label: 'Opening ARR', formula: openingArr(source), isTotal: true },
    { label: 'New', formula: total('new_arr'), isTotal: false },
    { label: 'Expansion', formula: total('expansion_arr'), isTotal: false },
    { label: 'Contraction', formula: `0-${total('contraction_arr')}`, isTotal: false },
    { label: 'Churn', formula: `0-${total('churned_arr')}`, isTotal: false },
    { label: 'Closing ARR', formula: modelCell(source, 'total_arr', [], layout.months), isTotal: true },
  ]
  const cell = (row: number, offset: number): string => cellReference(row, left + offset)
  const [amount, running] = [1, 2]
  const parts = tableParts({
    id: 'home/bridge',
    top,
    left,
    header: [`ARR from opening to end, ${label}`, 'Amount', 'Running', 'Carried', 'Total', 'Up', 'Down'],
    columns: [
      { style: 'label' },
      ...Array.from({ length: 6 }, () => ({ style: 'computed', numberFormat }) as const),
    ],
    lines: steps.map(({ label: name, formula, isTotal }, index) => {
      const row = top + 1 + index
      const own = cell(row, amount)
      const now = cell(row, running)
      const before = cell(row - 1, running)
      return {
        cells: [
          name,
          { formula },
          { formula: isTotal ? own : `${before}+${own}` },
          { formula: isTotal ? '0' : `MIN(${before},${now})` },
          { formula: isTotal ? own : '0' },
          { formula: isTotal ? '0' : `MAX(0,${own})` },
          { formula: isTotal ? '0' : `MAX(0,0-${own})` },
        ],
      }
    }),
  })
  const range = (offset: number): string =>
    areaReference(
      { top: top + 1, bottom: top + steps.length, left: left + offset, right: left + offset },
      'both',
      planSheetNames.home,
    )
  return {
    parts,
    chart: area => ({
      id: 'home/bridge',
      kind: 'stacked_column',
      title: `ARR to ${monthLabel(calendarOf(source), layout.months)}, shown, ${label}`,
      area,
      categories: range(0),
      series: [
        { name: 'Carried', values: range(3), color: 'FFFFFF', invisible: true },
        { name: 'Total', values: range(4), color: '1F3247' },
        { name: 'Up', values: range(5), color: '2F7D5B' },
        { name: 'Down', values: range(6), color: 'C55A11' },
      ],
      numberFormat: chartFormat(scale),
    }),
  }
}

function headcountChart({ layout }: PlanSource, area: Chart['area']): Chart {
  const placed = layout.blocks.get(blockKey.row('headcount_by_function'))
  const count = placed === undefined ? 0 : membersIn(placed.block)
  const top = placed?.top ?? 1
  return {
    id: 'home/headcount',
    kind: 'stacked_column',
    title: 'People by function, shown',
    area,
    categories: modelMonths(layout, 3),
    series: Array.from({ length: count }, (_, index) => ({
      name: placed === undefined ? '' : memberName(placed.block, [index], layout).label,
      values: modelMonths(layout, top + index),
      color: functionColors[index % functionColors.length] ?? '8A94A0',
    })),
    numberFormat: '0',
  }
}

function barChart({ id, title, labels, values }: BarRange, area: Chart['area']): Chart {
  return {
    id: `home/${id}`,
    kind: 'bar',
    title,
    area,
    categories: labels,
    series: [{ name: title, values, color: '1F5FA8' }],
    numberFormat: chartFormat('thousands'),
  }
}
