// Where things stand on the sheet `Compare`, and how a number of either scenario is found: live when it is the one
// shown, else what the engine found.

import type { HomePlaces } from './homeSheet.ts'
import { planSheetNames } from './planSheetNames.ts'
import type { PlanSource } from './planSource.ts'
import { areaReference, cellReference, shownNumber } from './reference.ts'

/** Which of the two scenarios. */
export type Side = 'before' | 'after'

/** Rows and columns of the sheet. */
export type CompareLayout = {
  /** The first month of the strips, and how many there are; narrow columns under the chart. */
  readonly firstMonth: number
  readonly lastMonth: number
  /** The first column of the workings, right of everything else. */
  readonly working: number
  readonly figuresTop: number
  readonly bridgeTop: number
  readonly stripsTop: number
}

/** Columns of the tables. */
export const compareColumns = { label: 1, unit: 2, before: 3, after: 4, change: 5 } as const

/** Rows of the heading. */
export const compareRows = { selectors: 2, states: 3, header: 4 } as const

/** Columns of the workings, counted from the first of them. */
export const workingColumns = {
  label: 0,
  unit: 1,
  before: 2,
  after: 3,
  change: 4,
  better: 5,
  show: 6,
} as const

/** The tables below each other: the figures, the bridge (with `steps` between its totals), the strips. */
export function compareLayout({ layout }: PlanSource, figures: number, steps: number): CompareLayout {
  const firstMonth = compareColumns.change + 2
  const bridgeTop = compareRows.header + figures + 2
  return {
    firstMonth,
    lastMonth: firstMonth + layout.months - 1,
    working: firstMonth + layout.months + 1,
    figuresTop: compareRows.header,
    bridgeTop,
    stripsTop: bridgeTop + steps + 6,
  }
}

/** The cell with the number of one of the two scenarios. */
export function sideNumber(at: CompareLayout, side: Side): string {
  const row = side === 'before' ? compareRows.selectors : compareRows.states
  return cellReference(row, at.working + workingColumns.before, 'both')
}

/** A cell of the workings. */
export function workingCell(at: CompareLayout, row: number, what: keyof typeof workingColumns): string {
  return cellReference(row, at.working + workingColumns[what], 'column')
}

/** A line of the engine's sheet, a column per scenario, and the live cell beside it: whichever holds for the side. */
export function eitherValue(
  source: PlanSource,
  at: CompareLayout,
  side: Side,
  live: string,
  stored: string,
): string {
  const number = sideNumber(at, side)
  return `IF(${number}=${shownNumber(source.layout)},${live},INDEX(${stored},1,${number}))`
}

/** A key figure of one of the two scenarios: Home has it for all of them. */
export function figureOf(
  source: PlanSource,
  home: HomePlaces,
  at: CompareLayout,
  side: Side,
  figure: string,
): string {
  const row = home.row(figure)
  const all = areaReference(
    {
      top: row,
      bottom: row,
      left: home.firstColumn,
      right: home.firstColumn + source.layout.scenarios.length - 1,
    },
    'both',
    planSheetNames.home,
  )
  return `INDEX(${all},1,${sideNumber(at, side)})`
}
