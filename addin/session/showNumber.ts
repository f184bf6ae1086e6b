// Brings a person to the cell of a number.

import type { WorkbookPort } from '../host/workbookPort.ts'
import type { BookNumber } from './bookApi.ts'
import type { Refusal } from './editRefusal.ts'
import type { Book } from './startBook.ts'

/** Selects the cell of a number in the workbook; gives why it could not be shown. */
export async function showNumber(
  number: BookNumber,
  book: Pick<Book, 'cellOf'>,
  port: Pick<WorkbookPort, 'select'>,
): Promise<Refusal | undefined> {
  const found = await book.cellOf(number)
  if (!found.ok) return found.diagnostics[0]
  if (found.value === undefined) return nowhere
  const { sheet, row, column } = found.value
  const shown = await port.select({ sheet, area: { top: row, left: column, bottom: row, right: column } })
  return shown.ok ? undefined : shown.problem
}

const nowhere: Refusal = {
  message: 'This number has no cell in the workbook yet.',
  remedy: 'A scenario that is new gets its cells once it is saved.',
}
