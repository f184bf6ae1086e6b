// The sheet `Home`: which scenario is shown, whether to trust it, the key figures of all scenarios, and charts.

import { monthLabel } from '../plan/calendar.ts'
import { printFigure } from '../plan/figure.ts'
import type { ChecksPlaces } from './checksSheet.ts'
import type { StoredValues } from './engineSheet.ts'
import { type BarRange, homeCharts } from './homeCharts.ts'
import { monthColumn, type Selector, sheetNames } from './layout.ts'
import { monthFormat } from './numberFormats.ts'
import { planSheetNames } from './planSheetNames.ts'
import { calendarOf, exactNumbers, type PlanSource } from './planSource.ts'
import { areaReference, cellReference, headCell, headRange, shownNumber } from './reference.ts'
import { emptySheet, type SheetParts } from './sheetParts.ts'
import { joinedParts, tableParts, titleParts } from './sheetTable.ts'
import { lowPoint, modelCell, planScale, type SummaryFigure, summaryFigures } from './summaryFigures.ts'
import type { CellContent, Sheet } from './workbook.ts'

/** Where the scenario is chosen. */
export const homeSelector: Selector = { sheet: planSheetNames.home, row: 4, column: 3 }

/** Where the key figures stand: the first scenario's column, and a row by the id of the figure. */
export type HomePlaces = {
  readonly firstColumn: number
  readonly figures: readonly SummaryFigure[]
  readonly row: (figure: string) => number
}

const rows = { title: 2, selector: 4, floor: 5, figures: 7 } as const
const columns = { label: 2, first: 3 } as const

/** Home, with places that other sheets read. O(scenarios × months). */
export function homeSheet(
  source: PlanSource,
  stored: StoredValues,
  checks: ChecksPlaces,
  bars: readonly BarRange[],
): { readonly sheet: Sheet; readonly places: HomePlaces } {
  const { layout } = source
  const figures = summaryFigures(source)
  const table = figureTable(source, stored, figures)
  const bottom = table.bottom ?? rows.figures
  const right = columns.first + layout.scenarios.length - 1
  const charts = homeCharts(source, stored, bars, {
    top: bottom + 2,
    left: columns.label,
    floor: cellReference(rows.floor, columns.first, 'both'),
  })
  const { bottom: last, ...parts } = joinedParts([
    heading(source),
    lights(source, checks),
    table,
    charts.parts,
  ])
  const rowOf = new Map(figureLines(figures).map(({ id }, index) => [id, rows.figures + 1 + index]))
  return {
    sheet: {
      ...emptySheet(planSheetNames.home, '1F3247'),
      ...parts,
      charts: charts.charts,
      validations: [
        {
          area: { top: rows.selector, bottom: rows.selector, left: columns.first, right: columns.first },
          rule: { kind: 'list', source: headRange(layout, 'title') },
          title: 'Scenario',
          message: `Choose one of the ${layout.scenarios.length} scenarios.`,
        },
        {
          area: { top: rows.floor, bottom: rows.floor, left: columns.first, right: columns.first },
          rule: { kind: 'decimal', least: 0 },
          title: 'Cash floor',
          message: 'Cash floor: enter a number of at least 0.',
        },
      ],
      conditionals: [...parts.conditionals, shownColumn(source, bottom)],
      columnWidths: [
        { from: 1, to: 1, pixels: 16 },
        { from: columns.label, to: columns.label, pixels: 216 },
        { from: columns.first, to: charts.right, pixels: 92 },
      ],
      rowHeights: [{ row: rows.title, points: 22.5 }],
      print: {
        landscape: false,
        fitToWidth: true,
        area: { top: 1, left: 1, bottom: charts.bottom, right: Math.max(right, columns.first + 10) },
      },
      rowGroups: [{ from: charts.dataTop, to: last, level: 1, hidden: false }],
    },
    places: {
      firstColumn: columns.first,
      figures,
      row: figure => {
        const row = rowOf.get(figure)
        if (row === undefined) throw new Error(`Home has no figure ${figure}`)
        return row
      },
    },
  }
}

function heading(source: PlanSource): SheetParts {
  const { layout, about, model } = source
  const calendar = calendarOf(source)
  const money = planScale(source)
  const title = titleParts(
    'home/title',
    `${model.company}: how to spend the raise`,
    [
      ...roundText(source),
      `${layout.months} months from ${monthLabel(calendar, 1)}`,
      `${model.currency} ${money} unless stated`,
    ].join(' · '),
    columns.label,
    rows.title,
  )
  const shown = layout.scenarios.find(({ id }) => id === about.shown) ?? layout.scenarios.at(-1)
  const floor = floorOf(source)
  const selector = { top: rows.selector, bottom: rows.selector, left: columns.first, right: columns.first }
  return joinedParts([
    title,
    {
      blocks: [
        {
          id: 'home/selector',
          top: rows.selector,
          left: columns.label,
          cells: [
            ['Scenario shown in Model', shown?.title ?? ''],
            ['Cash floor, drawn in the chart', floor.amount],
          ],
        },
        { id: 'home/floor', top: rows.floor, left: columns.first + 2, cells: [[floor.says]] },
      ],
      formats: [
        {
          area: { top: rows.selector, bottom: rows.floor, left: columns.label, right: columns.label },
          style: 'unit',
        },
        { area: { ...selector, right: columns.first + 1 }, style: 'selector' },
        {
          area: { top: rows.floor, bottom: rows.floor, left: columns.first + 2, right: columns.first + 2 },
          style: 'note',
        },
        {
          area: { ...selector, top: rows.floor, bottom: rows.floor },
          style: 'input',
          numberFormat: '#,##0',
        },
      ],
    },
  ])
}

/** "Round of $25.0M from Feb 2026": the most that any scenario raises, and when its first money comes. */
function roundText(source: PlanSource): readonly string[] {
  const calendar = calendarOf(source)
  const raised = source.layout.scenarios.map((_, index) => exactNumbers(source, index, 'equity_raised'))
  const totals = raised.map(months => months.reduce((sum, value) => sum + value, 0))
  const most = totals.indexOf(Math.max(...totals))
  const first = raised[most]?.findIndex(value => value > 0) ?? -1
  if (first < 0) return []
  const amount = printFigure(totals[most] ?? 0, 'money', source.model.currency)
  return [`Round of ${amount}, ${monthLabel(calendar, first + 1)}`]
}

/** The floor that hiring waits for, where the plan has one; else the costs of half a year at its start. */
function floorOf(source: PlanSource): { readonly amount: number; readonly says: string } {
  const given = source.model.given('hiring_cash_floor', [])
  if (typeof given === 'number' && given > 0)
    return { amount: given, says: 'The floor below which hiring waits; yours to change.' }
  const [costs = 0] = exactNumbers(source, 0, 'operating_expenses')
  return {
    amount: Number((costs * 6).toPrecision(2)),
    says: 'Six months of operating expenses at the start; yours to change.',
  }
}

/** Three lights: do the books close, does this workbook agree with the engine, are the inputs those it ran on. */
function lights({ layout }: PlanSource, checks: ChecksPlaces): SheetParts {
  const left = columns.first + 2
  const { checks: count, fails, differs, shownMoved, moved } = checks
  const scenarios = headCell(layout, 'number', layout.scenarios.length - 1)
  return joinedParts([
    light({
      id: 'integrity',
      row: rows.selector,
      column: left,
      formula: `IF(${fails}=0,"✓ All "&${count}&" checks hold","× "&${fails}&" of "&${count}&" fail")`,
      bad: `${fails}>0`,
    }),
    light({
      id: 'agreement',
      row: rows.selector,
      column: left + 2,
      formula: `IF(${shownMoved}=1,"! Engine not run since",IF(${differs}=0,"✓ Agrees with engine","× "&${differs}&" lines differ"))`,
      bad: `${differs}*(1-${shownMoved})>0`,
      late: `${shownMoved}=1`,
    }),
    light({
      id: 'freshness',
      row: rows.selector,
      column: left + 4,
      formula: `IF(${moved}=0,"✓ Inputs as saved","! "&${moved}&" of "&${scenarios}&" moved on")`,
      late: `${moved}>0`,
    }),
  ])
}

/** Green unless a condition makes it red or amber. */
function light({
  id,
  row,
  column,
  formula,
  bad,
  late,
}: {
  readonly id: string
  readonly row: number
  readonly column: number
  readonly formula: string
  readonly bad?: string
  readonly late?: string
}): SheetParts {
  const area = { top: row, bottom: row, left: column, right: column + 1 }
  return {
    blocks: [{ id: `home/light/${id}`, top: row, left: column, cells: [[{ formula }]] }],
    formats: [{ area, style: 'check_holds' }],
    conditionals: [
      ...(bad === undefined ? [] : [{ area, formula: bad, style: 'check_fails' as const }]),
      ...(late === undefined ? [] : [{ area, formula: late, style: 'check_warns' as const }]),
    ],
  }
}

type FigureLine = { readonly id: string; readonly figure?: SummaryFigure }

/** The month of the low point stands below it. */
function figureLines(figures: readonly SummaryFigure[]): readonly FigureLine[] {
  return figures.flatMap((figure): readonly FigureLine[] =>
    figure.id === lowPoint
      ? [{ id: figure.id, figure }, { id: 'cash_low_point_month' }]
      : [{ id: figure.id, figure }],
  )
}

function figureTable(
  source: PlanSource,
  stored: StoredValues,
  figures: readonly SummaryFigure[],
): SheetParts {
  const { layout } = source
  const last = figures.findLast(({ id }) => id.startsWith('total_arr@'))?.id
  const shown = shownNumber(layout)
  const cell = (index: number, kind: string, live: string): string => {
    const other = cellReference(
      stored.row('figure', kind),
      stored.column(index),
      'none',
      planSheetNames.engine,
    )
    return `IF(${shown}=${headCell(layout, 'number', index)},${live},${other})`
  }
  return tableParts({
    id: 'home/key_figures',
    top: rows.figures,
    left: columns.label,
    header: [
      'Key figures',
      ...layout.scenarios.map((_, index) => ({ formula: headCell(layout, 'title', index) })),
    ],
    columns: [
      { style: 'label' },
      ...layout.scenarios.map(() => ({ style: 'computed', numberFormat: '0.0' }) as const),
    ],
    lines: figureLines(figures).map(({ id, figure }) => {
      const live = figure?.live ?? modelCell(source, 'cash_low_point_month', [], layout.months)
      const cells = layout.scenarios.map((_, index): CellContent => {
        const formula = cell(index, id, live)
        return { formula: figure === undefined ? monthOf(source, formula) : formula }
      })
      return {
        cells: [figure === undefined ? 'in month' : withUnit(figure), ...cells],
        numberFormat: figure?.numberFormat ?? monthFormat,
        ...(id === last || id === lowPoint ? { style: 'strong' as const } : {}),
      }
    }),
  })
}

/** Money per head has a unit of its own, and months have no sign. */
function withUnit({ label, unit, id }: SummaryFigure): string {
  return id.startsWith('arr_per_employee') || unit === 'months' ? `${label}, ${unit}` : label
}

/** The date of a month number; the opening is month 0. */
function monthOf({ layout }: PlanSource, number: string): string {
  const dates = areaReference(
    { top: 3, bottom: 3, left: monthColumn(layout, 0), right: layout.lastColumn },
    'both',
    sheetNames.model,
  )
  return `INDEX(${dates},1,${number}+1)`
}

/** The scenario that is shown stands out. */
function shownColumn({ layout }: PlanSource, bottom: number): Sheet['conditionals'][number] {
  const right = columns.first + layout.scenarios.length - 1
  return {
    area: { top: rows.figures + 1, bottom, left: columns.first, right },
    formula: `${headCell(layout, 'number', 0)}=${shownNumber(layout)}`,
    style: 'shown',
  }
}
