// Opens documents in the emulated Excel with the pane's adapter beside them, for tests of the adapter.

import { type ExcelHostOptions, excelHost } from '../../addin/host/excelHost.ts'
import type { WorkbookPort } from '../../addin/host/workbookPort.ts'
import { emulatedCharts } from '../excelHost/emulatedCharts.ts'
import { contentsOf, renameSheet } from '../excelHost/emulatedWorkbook.ts'
import {
  addSheetByHand,
  enteredAt,
  goToSheet,
  removeSheetByHand,
  reopened,
  sheetNamed,
  shownAt,
  typeInto,
} from '../excelHost/excelDocument.ts'
import type { Host } from '../excelHost/hostObject.ts'
import { bootOffice, type OfficeInNode } from '../excelHost/nodeOffice.ts'
import { hostErrors } from '../excelHost/wire.ts'
import type { Fault } from '../excelHost/xdmHost.ts'
import type { FaultKind, Faults, OpenedWorkbook } from './conformance.ts'

/** A document in the emulated Excel. */
export type ExcelWorkbook = OpenedWorkbook & {
  readonly faults: Faults
  readonly host: () => Host
  /** A person goes to another sheet. */
  readonly goTo: (sheet: string) => void
  /** A person comes back to the pane. */
  readonly comeBack: () => void
  /** A second pane beside the same document. */
  readonly secondPort: () => WorkbookPort
}

/** Boots Office.js where the adapter looks for it; its documents are opened with `openInExcel`. */
export async function bootExcel(requirements?: Readonly<Record<string, string>>): Promise<OfficeInNode> {
  const office = await bootOffice(requirements)
  Object.assign(globalThis, { Office: office.Office, Excel: office.Excel })
  return office
}

/** A new document; the adapter waits no real time and tells `waited` how long it would have. */
export function openInExcel(
  office: OfficeInNode,
  waited: (milliseconds: number) => void = () => {},
): ExcelWorkbook {
  let host = office.open()
  let now = 1_800_000_000_000
  let ids = 0
  const returns = new Set<() => void>()
  const options: ExcelHostOptions = {
    now: () => now,
    wait: async milliseconds => waited(milliseconds),
    newId: () => `id-${++ids}`,
    onReturn: listener => {
      returns.add(listener)
      return () => returns.delete(listener)
    },
  }
  const port = (): WorkbookPort => excelHost(options)
  return {
    port: port(),
    secondPort: port,
    host: () => host,
    goTo: sheet => goToSheet(host, sheet),
    comeBack: () => {
      for (const listener of returns) listener()
    },
    type: async (address, text) => typeInto(host, address, text),
    shown: async address => shownAt(host, address),
    entered: async address => enteredAt(host, address),
    charts: async sheet =>
      emulatedCharts(host, sheet).map(({ type, ...chart }) => ({ ...chart, kind: chartKinds[type] ?? type })),
    contents: async () => contentsOf(host.workbook),
    addSheet: async name => addSheetByHand(host, name),
    removeSheet: async name => removeSheetByHand(host, name),
    renameSheet: async (name, to) => renameSheet(host.workbook, sheetNamed(host.workbook, name), to),
    reopen: async (milliseconds = 0) => {
      host = reopened(host)
      office.xdm.use(host)
      now += milliseconds
      return port()
    },
    faults: {
      protectSheet: name => {
        sheetNamed(host.workbook, name).isProtected = true
      },
      openForReading: () => {
        host.workbook.isReadOnly = true
      },
      failing: (kind, isFailing) => {
        office.xdm.syncs.length = 0
        office.xdm.behaviour.fault = number => (isFailing(number) ? faults[kind] : undefined)
      },
      requests: () => office.xdm.syncs.length,
    },
  }
}

const faults: Readonly<Record<FaultKind, Fault>> = {
  refused: { kind: 'refused', error: hostErrors.internal },
  halfway: { kind: 'halfway' },
  answerLost: { kind: 'answerLost', error: hostErrors.internal },
  dropped: { kind: 'writesDropped' },
}

/** What Excel calls the kinds of charts. */
const chartKinds: Readonly<Record<string, string>> = {
  Line: 'line',
  ColumnClustered: 'column',
  ColumnStacked: 'stacked column',
  BarClustered: 'bar',
}
