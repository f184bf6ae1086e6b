// The page of the browser tests: opens the embedded spreadsheet in its frame and lays its program and port on the window.

import { openSheetFrame } from '../../addin/host/sheetFrame.ts'
import { sheetHost } from '../../addin/host/sheetHost.ts'
import type { RemoteSheetProgram } from '../../addin/host/sheetProgram.ts'
import type { WorkbookPort } from '../../addin/host/workbookPort.ts'

/** What the tests find on the window. */
export type SheetPage = {
  readonly program: RemoteSheetProgram
  /** The port of the document that is open; a new one for each. */
  port: WorkbookPort
  readonly newPort: () => WorkbookPort
  /** Each ends a watch of the port. */
  readonly watches: (() => Promise<void>)[]
}

declare global {
  interface Window {
    readonly sheetPage: Promise<SheetPage>
  }
}

async function start(): Promise<SheetPage> {
  const program = await openSheetFrame(document.body)
  const newPort = () => sheetHost({ program, now: () => Date.now(), newId: () => crypto.randomUUID() })
  return { program, port: newPort(), newPort, watches: [] }
}

Object.assign(window, { sheetPage: start() })
