// Reads the cells of a document: what they hold and what they show.

import type { CellEntry } from '../host/cellEntry.ts'
import type { CellReading, SheetArea } from '../host/workbookPort.ts'
import type { Model, Position } from './spreadsheetLibrary.ts'

/** Row by row. */
type Entries = readonly (readonly CellEntry[])[]

/** Entries and values of an area; undefined where its sheet does not exist. */
export function readArea(model: Model, place: SheetArea): CellReading | undefined {
  const entries = readEntries(model, place)
  const values = cellsOf(model, place, position => model.getters.getEvaluatedCell(position).value ?? '')
  return entries && values && { entries, values }
}

/** What the cells of an area hold; undefined where its sheet does not exist. */
export function readEntries(model: Model, place: SheetArea): Entries | undefined {
  return cellsOf(model, place, position => {
    const cell = model.getters.getCell(position)
    if (cell === undefined) return ''
    return cell.isFormula ? cell.compiledFormula.toFormulaString(model.getters) : (cell.parsedValue ?? '')
  })
}

/** The area from A1 to the last cell that holds something; undefined when none does. */
export function usedArea(model: Model, sheet: string): SheetArea | undefined {
  const sheetId = model.getters.getSheetIdByName(sheet)
  if (sheetId === undefined) return undefined
  let [bottom, right] = [0, 0]
  for (const cell of model.getters.getCells(sheetId)) {
    if (!cell.isFormula && cell.content === '') continue
    const { row, col } = model.getters.getCellPosition(cell.id)
    bottom = Math.max(bottom, row + 1)
    right = Math.max(right, col + 1)
  }
  return bottom === 0 ? undefined : { sheet, area: { top: 1, left: 1, bottom, right } }
}

function cellsOf(
  model: Model,
  { sheet, area }: SheetArea,
  cellAt: (position: Position) => CellEntry,
): Entries | undefined {
  const sheetId = model.getters.getSheetIdByName(sheet)
  if (sheetId === undefined) return undefined
  const rows: CellEntry[][] = []
  for (let row = area.top; row <= area.bottom; row++) {
    const cells: CellEntry[] = []
    for (let column = area.left; column <= area.right; column++)
      cells.push(cellAt({ sheetId, col: column - 1, row: row - 1 }))
    rows.push(cells)
  }
  return rows
}
