// Cells of a workbook's file in which we wrote nothing: a person's own, which writing the file anew would lose.

import { parseCell } from './cellAddress.ts'
import type { FoundSheets } from './foundSheets.ts'
import type { XlsxContent } from './readXlsx.ts'
import type { SheetGrid } from './sheetGrid.ts'

/** Their addresses, `Notes!A1`, sheet by sheet. O(cells). */
export function foreignCells(
  content: XlsxContent,
  grids: ReadonlyMap<string, SheetGrid>,
  { sheetNamed }: FoundSheets,
): readonly string[] {
  return content.sheets.flatMap(({ name, cells }) => {
    const grid = grids.get(sheetNamed(name))
    return [...cells].flatMap(([address, cell]) =>
      cell === '' || (grid !== undefined && isOurs(grid, address)) ? [] : [`${name}!${address}`],
    )
  })
}

function isOurs(grid: SheetGrid, address: string): boolean {
  const { row = 1, column = 1 } = parseCell(address) ?? {}
  return grid.content(row, column) !== null
}
