// The page of the browser tests: boots Office and lays the port on the window, where the test finds it.

import { excelHost } from '../../addin/host/excelHost.ts'
import type { WorkbookEdit, WorkbookPort } from '../../addin/host/workbookPort.ts'
import { smallBuild } from './smallWorkbook.ts'

declare global {
  interface Window {
    readonly ready: Promise<string>
    readonly port: WorkbookPort
    readonly smallBuild: typeof smallBuild
    readonly seenEdits: WorkbookEdit[]
  }
}

const port = (): WorkbookPort =>
  excelHost({
    now: () => Date.now(),
    wait: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
    newId: () => crypto.randomUUID(),
    onReturn: () => () => {},
  })

Object.assign(window, {
  smallBuild,
  seenEdits: [],
  ready: Office.onReady().then(({ host, platform }) => {
    Object.assign(window, { port: port() })
    return `${host} ${platform}`
  }),
})
