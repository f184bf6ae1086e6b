// The cells that a chart reads, with the values they show.

import { parseArea, splitSheet } from './cellAddress.ts'
import type { SheetGrid } from './sheetGrid.ts'
import type { CellContent, CellValue } from './workbook.ts'

/** A range of one row or column and what stands in its cells, once calculated. */
export type ChartRange = {
  readonly reference: string
  readonly cells: readonly (CellValue | null)[]
  readonly numberFormat: string
}

/** What stands in the range that a chart names; a range that is none is a bug of whoever made the workbook. */
export function readRange(reference: string, grids: ReadonlyMap<string, SheetGrid>): ChartRange {
  const { sheet = '', rest = '' } = splitSheet(reference) ?? {}
  const area = parseArea(rest)
  const grid = grids.get(sheet)
  if (area === undefined || grid === undefined)
    throw new Error(`a chart reads ${reference}, which is no range`)
  const cells: (CellValue | null)[] = []
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++) cells.push(shown(grid.content(row, column)))
  return { reference, cells, numberFormat: grid.format(area.top, area.left)?.numberFormat ?? 'General' }
}

function shown(content: CellContent): CellValue | null {
  return typeof content === 'object' && content !== null ? (content.value ?? null) : content
}

/** Whether a cell shows a number. */
export function isNumber(value: CellValue | null): value is number {
  return typeof value === 'number'
}
