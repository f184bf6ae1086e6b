// The sheets that a person added to a workbook of ours, as a file has them: what stands in their cells, without looks.

import { parseCell } from './cellAddress.ts'
import { sheetNames } from './layout.ts'
import { planSheetNames } from './planSheetNames.ts'
import type { XlsxContent } from './readXlsx.ts'
import { emptySheet } from './sheetParts.ts'
import type { CellContent, Sheet } from './workbook.ts'
import type { XlsxCell, XlsxCells } from './xlsxCells.ts'

/** In the order of the file. */
export function ownSheets({ sheets }: XlsxContent): readonly Sheet[] {
  const ours: ReadonlySet<string> = new Set([...Object.values(sheetNames), ...Object.values(planSheetNames)])
  return sheets
    .filter(({ name }) => !ours.has(name))
    .map(({ name, cells }) => ({ ...emptySheet(name, '8A9199'), blocks: blockOf(name, cells) }))
}

function blockOf(name: string, cells: XlsxCells): Sheet['blocks'] {
  const found = [...cells].flatMap(([address, cell]) => {
    const place = parseCell(address)
    return place === undefined ? [] : [{ ...place, content: contentOf(cell) }]
  })
  if (found.length === 0) return []
  const bottom = found.reduce((most, { row }) => Math.max(most, row), 0)
  const right = found.reduce((most, { column }) => Math.max(most, column), 0)
  const rows = Array.from({ length: bottom }, () => Array.from({ length: right }, (): CellContent => null))
  for (const { row, column, content } of found) {
    const line = rows[row - 1]
    if (line !== undefined) line[column - 1] = content
  }
  return [{ id: `${name}/cells`, top: 1, left: 1, cells: rows }]
}

/** A truth value and an error stand in a workbook as the formulas that give them. */
function contentOf(cell: XlsxCell): CellContent {
  if (typeof cell === 'boolean') return { formula: cell ? 'TRUE()' : 'FALSE()' }
  if (typeof cell !== 'object') return cell
  return { formula: 'formula' in cell ? cell.formula : cell.error }
}
