// A workbook in the spreadsheet of the studio, and one that is to be opened there. Types only.

import type { Scenario } from '../../engine/index.ts'
import type { RemoteSheetProgram } from '../host/sheetProgram.ts'
import type { WorkbookPort } from '../host/workbookPort.ts'

/** A document that is open in the spreadsheet. */
export type StudioDocument = { readonly port: WorkbookPort; readonly program: RemoteSheetProgram }

/** A workbook that exists already, to be opened instead of one made anew. */
export type PreparedDocument = {
  readonly fileName: string
  /** Names it from one visit to the next; absent where it is opened for the first time. */
  readonly document?: string
  /** What is being done, in words. */
  readonly doing: string
  /** Absent where only the plan is there yet: its workbook is made anew. */
  readonly open?: (sheet: RemoteSheetProgram) => Promise<void>
  /** The scenarios as its cells say them, where that is known; otherwise as the plan inside it says them. */
  readonly inSheets?: readonly Scenario[]
}
