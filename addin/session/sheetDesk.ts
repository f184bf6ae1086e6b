// What the pane takes to the sheets beside it and reads from them, whichever program holds them.

import { type CopiedContent, copiedSheet, readAgreement, type WorkbookAgreement } from '../../engine/index.ts'
import type { SheetArea, WorkbookPort } from '../host/workbookPort.ts'
import type { Refusal } from './editRefusal.ts'
import { freeName } from './freeName.ts'

/** What a workbook says of its agreement with the engine, or why it says nothing. */
export type AgreementAnswer =
  | { readonly kind: 'compared'; readonly agreement: WorkbookAgreement }
  /** There is no workbook yet, or none of our sheets are in it. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly why: Refusal }

/** The sheets beside the pane. */
export type SheetDesk = {
  /** As a person calls the program: "Excel", "the spreadsheet". */
  readonly program: string
  /** Adds a sheet named for its title and shows it; gives its name, or undefined when that could not be done and was told. */
  readonly insert: (name: string, content: CopiedContent) => Promise<string | undefined>
  readonly agreement: () => Promise<AgreementAnswer>
}

/** What comes from outside. */
export type SheetDeskOptions = {
  readonly program: string
  /** The port to the workbook; where there is none yet, it is made when `isNeeded`. */
  readonly port: (isNeeded: boolean) => Promise<WorkbookPort | undefined>
  /** Resolves when everything that the pane knows is in the sheets. */
  readonly settled: () => Promise<void>
  readonly tell: (refusal: Refusal) => void
}

/** The sheet that says how far a workbook agrees, and more of it than it ever fills. */
const checksArea: SheetArea = { sheet: 'Checks', area: { top: 1, left: 1, bottom: 2_000, right: 12 } }

/** Makes the desk. */
export function sheetDesk({ program, port: portOf, settled, tell }: SheetDeskOptions): SheetDesk {
  return {
    program,
    async insert(wanted, content) {
      const port = await portOf(true)
      if (port === undefined) return undefined
      const found = await port.look()
      const name = freeName(wanted, found.ok ? found.value.sheets.map(sheet => sheet.name) : [])
      const made = copiedSheet(name, content)
      const sheet = port.capabilities.drawsCharts ? made : { ...made, charts: [] }
      // After all others: the program puts it last.
      const write = { kind: 'add_sheet', sheet, position: Number.MAX_SAFE_INTEGER } as const
      const written = await port.write([write])
      if (!written.ok) return void tell(written.problem)
      const shown = await port.select({ sheet: name, area: { top: 1, left: 1, bottom: 1, right: 1 } })
      if (!shown.ok) tell(shown.problem)
      return name
    },
    async agreement() {
      const port = await portOf(false)
      if (port === undefined) return { kind: 'absent' }
      await settled()
      const found = await port.look()
      if (!found.ok) return { kind: 'unreadable', why: found.problem }
      if (!found.value.sheets.some(({ name }) => name === checksArea.sheet)) return { kind: 'absent' }
      const read = await port.read([checksArea])
      if (!read.ok) return { kind: 'unreadable', why: read.problem }
      const agreement = readAgreement(read.value[0]?.values ?? [])
      return agreement === undefined ? { kind: 'unreadable', why: listGone } : { kind: 'compared', agreement }
    },
  }
}

const listGone: Refusal = {
  message: 'The list of lines is gone from the sheet Checks.',
  remedy: 'Undo what removed it, or build the sheets again.',
}
