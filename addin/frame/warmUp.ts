// The first time that much is calculated takes twice as long as later: that time comes before a person waits for it.

import type { SheetArea } from '../host/workbookPort.ts'
import type { DocumentModel } from './documentModel.ts'
import { enteredText } from './spreadsheetData.ts'

/**
 * Enters `other` into a cell and then what it held before. Leaves no trace: nothing is to be undone afterwards. Does
 * nothing once a person has begun to work.
 */
export function warmUp(
  { model, forget }: DocumentModel,
  { sheet, area }: SheetArea,
  other: string | number,
): void {
  const sheetId = model.getters.getSheetIdByName(sheet)
  if (sheetId === undefined || model.getters.canUndo()) return
  const position = { sheetId, row: area.top - 1, col: area.left - 1 }
  const cell = model.getters.getCell(position)
  if (cell === undefined || cell.isFormula) return
  model.dispatch('UPDATE_CELL', { ...position, content: enteredText(other) })
  model.dispatch('UPDATE_CELL', { ...position, content: cell.content })
  forget()
}
