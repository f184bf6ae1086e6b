// A sheet as one grid: what stands in each cell and which format rule has the last word on it.

import type { Area, CellContent, FormatRule, Sheet } from './workbook.ts'

/** Rows and columns count from 1; the grid reaches from A1 to the last cell that has a content or a format. */
export type SheetGrid = {
  readonly bottom: number
  readonly right: number
  readonly content: (row: number, column: number) => CellContent
  readonly format: (row: number, column: number) => FormatRule | undefined
}

/** Lays the blocks and formats of a sheet over one another; of two rules the later covers the earlier whole. */
export function sheetGrid(sheet: Sheet): SheetGrid {
  const { bottom, right } = extent(sheet)
  const contents: CellContent[][] = Array.from({ length: bottom }, () => [])
  for (const { top, left, cells } of sheet.blocks)
    for (const [down, row] of cells.entries())
      for (const [across, content] of row.entries()) {
        const line = contents[top - 1 + down]
        if (line !== undefined) line[left - 1 + across] = content
      }
  const rules = new Uint32Array(bottom * right)
  for (const [index, { area }] of sheet.formats.entries())
    for (let row = area.top; row <= area.bottom; row++)
      rules.fill(index + 1, (row - 1) * right + area.left - 1, (row - 1) * right + area.right)
  return {
    bottom,
    right,
    content: (row, column) => contents[row - 1]?.[column - 1] ?? null,
    format: (row, column) =>
      row > bottom || column > right
        ? undefined
        : sheet.formats[(rules[(row - 1) * right + column - 1] ?? 0) - 1],
  }
}

function extent({ blocks, formats }: Sheet): { readonly bottom: number; readonly right: number } {
  const areas: readonly Pick<Area, 'bottom' | 'right'>[] = [
    ...blocks.map(({ top, left, cells }) => ({
      bottom: top + cells.length - 1,
      right: left + (cells[0]?.length ?? 0) - 1,
    })),
    ...formats.map(({ area }) => area),
  ]
  return {
    bottom: areas.reduce((most, area) => Math.max(most, area.bottom), 0),
    right: areas.reduce((most, area) => Math.max(most, area.right), 0),
  }
}
