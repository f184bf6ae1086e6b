// The pane beside a document in the emulated Excel, in Node: the same parts as on the page of the add-in, with the engine
// and the desk of workbooks in this thread.

import { journalShelf } from '../../addin/session/journalShelf.ts'
import type { PaneStore } from '../../addin/session/paneStore.ts'
import type { Session } from '../../addin/session/session.ts'
import { workbookSide } from '../../addin/session/workbookSide.ts'
import type { WorkbookSide, WorkbookState } from '../../addin/session/workbookState.ts'
import type { OfficeInNode } from '../excelHost/nodeOffice.ts'
import { type ExcelWorkbook, openInExcel } from '../host/openInExcel.ts'
import { sessionOf } from './larkspur.ts'
import { bookOf, openedPane } from './linkedPane.ts'

/** A document with the pane beside it. */
export type PaneInExcel = {
  readonly excel: ExcelWorkbook
  readonly pane: PaneStore
  readonly side: WorkbookSide
  readonly session: () => Session
  readonly state: () => WorkbookState
  /** Closes the workbook and opens it again; minutes have passed. */
  readonly again: () => Promise<PaneInExcel>
}

/** A new document, its sheet empty, and a pane in which this plan was opened. */
export async function paneInExcel(office: OfficeInNode, text: string): Promise<PaneInExcel> {
  const excel = openInExcel(office)
  const opened = beside(excel, excel.port)
  await opened.pane.actions.openText(text, 'the test')
  await opened.side.settled()
  return opened
}

function beside(excel: ExcelWorkbook, port: ExcelWorkbook['port']): PaneInExcel {
  const pane = openedPane(journalShelf(port, '0.1.0'))
  const side = workbookSide({ port, pane, startBook: bookOf })
  return {
    excel,
    pane,
    side,
    session: () => sessionOf(pane),
    state: () => side.store.getState(),
    again: async () => {
      pane.actions.startOver()
      const opened = beside(excel, await excel.reopen(120_000))
      await opened.pane.actions.openShelf()
      await opened.side.settled()
      return opened
    },
  }
}
