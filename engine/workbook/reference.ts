// References to cells as formulas write them, with `$` before what stays when a formula is copied.

import { columnLetters, sheetInFormula } from './cellAddress.ts'
import { type Layout, monthColumn, sheetNames } from './layout.ts'
import { membersIn } from './sheetBlocks.ts'
import { blockKey } from './sheetFormula.ts'
import type { Area } from './workbook.ts'

/** What of a reference stays when its formula is copied. */
export type Fixed = 'row' | 'column' | 'both' | 'none'

/** `D10`, `D$10`, `$D10` or `$D$10`; on another sheet `Engine!D$10`. */
export function cellReference(row: number, column: number, fixed: Fixed = 'none', sheet?: string): string {
  const before = sheet === undefined ? '' : `${sheetInFormula(sheet)}!`
  const columnMark = fixed === 'column' || fixed === 'both' ? '$' : ''
  const rowMark = fixed === 'row' || fixed === 'both' ? '$' : ''
  return `${before}${columnMark}${columnLetters(column)}${rowMark}${row}`
}

/** `D10:J10` and the like. */
export function areaReference(
  { top, left, bottom, right }: Area,
  fixed: Fixed = 'both',
  sheet?: string,
): string {
  return `${cellReference(top, left, fixed, sheet)}:${cellReference(bottom, right, fixed)}`
}

/** The number of the scenario that is shown, from 1. */
export function shownNumber({ scenarioNumber: { row, column } }: Layout): string {
  return cellReference(row, column, 'both', sheetNames.inputs)
}

/** The row on Inputs with the numbers of the scenarios, and the one with their names. */
export const scenarioHeads = { number: 4, title: 6 } as const

/** A cell for each scenario on Inputs, side by side: their numbers or their titles. */
export function headRange({ scenarios }: Layout, what: keyof typeof scenarioHeads): string {
  const row = scenarioHeads[what]
  const [left, right] = [scenarios[0]?.column ?? 1, scenarios.at(-1)?.column ?? 1]
  return areaReference({ top: row, left, bottom: row, right }, 'both', sheetNames.inputs)
}

/** The number or title of a scenario on Inputs, to be copied along a line of scenarios. */
export function headCell({ scenarios }: Layout, what: keyof typeof scenarioHeads, index: number): string {
  return cellReference(scenarioHeads[what], scenarios[index]?.column ?? 1, 'row', sheetNames.inputs)
}

/** The number of the scenario whose title stands in a cell; an error where there is none of that title. */
export function numberOfTitle(layout: Layout, title: string): string {
  const numbers = headRange(layout, 'number')
  return `MATCH(SUMPRODUCT((${headRange(layout, 'title')}=${title})*${numbers}),${numbers},0)`
}

/** A row of Model in its months. */
export function modelMonths(layout: Layout, row: number, fixed: Fixed = 'both'): string {
  const { openingColumn, lastColumn } = layout
  return areaReference(
    { top: row, left: openingColumn + 1, bottom: row, right: lastColumn },
    fixed,
    sheetNames.model,
  )
}

/** All members of a row in all months, or in one: their lines on Model stand together. */
export function membersMonths(layout: Layout, row: string, month?: number): string {
  const placed = layout.blocks.get(blockKey.row(row))
  if (placed === undefined) throw new Error(`the model has no row ${row}`)
  return areaReference(
    {
      top: placed.top,
      bottom: placed.top + membersIn(placed.block) - 1,
      left: monthColumn(layout, month ?? 1),
      right: month === undefined ? layout.lastColumn : monthColumn(layout, month),
    },
    'both',
    sheetNames.model,
  )
}
