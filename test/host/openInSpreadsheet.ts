// Opens documents in the embedded spreadsheet with the pane's adapter beside them, for tests of the adapter in Node.

import { HostFault } from '../../addin/host/cellStore.ts'
import { sheetHost } from '../../addin/host/sheetHost.ts'
import type { RemoteSheetProgram } from '../../addin/host/sheetProgram.ts'
import type { WorkbookPort } from '../../addin/host/workbookPort.ts'
import { parseCell, splitSheet } from '../../engine/index.ts'
import type { FaultKind, Faults, OpenedWorkbook } from './conformance.ts'
import { type NodeSpreadsheet, nodeSpreadsheet } from './nodeSpreadsheet.ts'
import { spreadsheetCharts } from './spreadsheetCharts.ts'

/** A document in the embedded spreadsheet. */
export type SpreadsheetWorkbook = OpenedWorkbook & {
  readonly faults: Faults
  readonly spreadsheet: () => NodeSpreadsheet
  /** A second pane beside the same document. */
  readonly secondPort: () => WorkbookPort
}

/** A new document. */
export function openInSpreadsheet(): SpreadsheetWorkbook {
  let spreadsheet = nodeSpreadsheet()
  let now = 1_800_000_000_000
  let ids = 0
  const failing = failingProgram(() => spreadsheet.program)
  const newPort = () => sheetHost({ program: failing.program, now: () => now, newId: () => `id-${++ids}` })
  const position = (address: string) => positionOf(spreadsheet, address)
  const command = (type: string, payload: object): void => {
    const { isSuccessful, reasons } = spreadsheet.model().dispatch(type, payload)
    if (!isSuccessful) throw new Error(`${type}: ${reasons.join(', ')}`)
  }
  const sheetId = (name: string) => spreadsheet.model().getters.getSheetIdByName(name)
  return {
    port: newPort(),
    secondPort: newPort,
    spreadsheet: () => spreadsheet,
    type: async (address, text) => command('UPDATE_CELL', { ...position(address), content: text }),
    shown: async address => spreadsheet.model().getters.getEvaluatedCell(position(address)).value ?? '',
    entered: async address => {
      const [facts] = (await spreadsheet.program.facts([placeOf(address)], '')).entries
      return facts?.[0]?.[0] ?? ''
    },
    charts: async sheet => spreadsheetCharts(spreadsheet.model()._exportData(false), sheet),
    contents: async () => contentsOf(spreadsheet),
    addSheet: async name => command('CREATE_SHEET', { sheetId: name, name, position: 0 }),
    removeSheet: async name => command('DELETE_SHEET', { sheetId: sheetId(name), sheetName: name }),
    renameSheet: async (name, to) =>
      command('RENAME_SHEET', { sheetId: sheetId(name), oldName: name, newName: to }),
    reopen: async (milliseconds = 0) => {
      const { beginning = new Uint8Array(), steps } = await spreadsheet.program.snapshot('')
      spreadsheet = nodeSpreadsheet()
      await spreadsheet.program.restore(beginning, steps)
      now += milliseconds
      return newPort()
    },
    faults: {
      ...failing.faults,
      protectSheet: name => command('LOCK_SHEET', { sheetId: sheetId(name) }),
      openForReading: () => spreadsheet.model().updateMode('readonly'),
    },
  }
}

function positionOf({ model }: NodeSpreadsheet, address: string) {
  const { sheet, area } = placeOf(address)
  const sheetId = model().getters.getSheetIdByName(sheet)
  if (sheetId === undefined) throw new Error(`there is no sheet ${sheet}`)
  return { sheetId, row: area.top - 1, col: area.left - 1 }
}

function placeOf(address: string) {
  const { sheet, rest } = splitSheet(address) ?? { sheet: '', rest: '' }
  const cell = parseCell(rest)
  if (cell === undefined) throw new Error(`${address} is no cell`)
  return { sheet, area: { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column } }
}

/** Sheets with their cells and looks, names, and texts. */
async function contentsOf({ program, model }: NodeSpreadsheet): Promise<string> {
  const { sheets, styles, formats, borders, namedRanges } = model()._exportData(false)
  const texts = JSON.parse((await program.snapshot('')).steps).state.texts.parts
  const xmls = texts.map(({ xml }: { readonly xml: string }) => xml)
  const found = sheets.map(({ isLocked: _, ...sheet }) => sheet)
  return JSON.stringify({ found, styles, formats, borders, namedRanges, xmls }, null, 1)
}

/** Lets requests go wrong. A frame does what it is asked whole or not at all, so that half done is not done. */
function failingProgram(program: () => RemoteSheetProgram): {
  readonly program: RemoteSheetProgram
  readonly faults: Pick<Faults, 'failing' | 'requests'>
} {
  let kind: FaultKind = 'refused'
  let isFailing = (_: number): boolean => false
  let requests = 0
  const asked =
    <Asked extends unknown[], Answer>(
      ask: (remote: RemoteSheetProgram) => (...asked: Asked) => Promise<Answer>,
    ) =>
    async (...question: Asked): Promise<Answer> => {
      requests += 1
      if (kind === 'dropped' || !isFailing(requests)) return ask(program())(...question)
      if (kind === 'answerLost') await ask(program())(...question)
      throw new HostFault('other', 'the frame is gone')
    }
  return {
    faults: {
      failing: (next, predicate) => {
        kind = next
        isFailing = predicate
        requests = 0
      },
      requests: () => requests,
    },
    program: {
      open: asked(({ open }) => open),
      workbook: asked(({ workbook }) => workbook),
      restore: asked(({ restore }) => restore),
      snapshot: asked(({ snapshot }) => snapshot),
      facts: asked(({ facts }) => facts),
      read: asked(({ read }) => read),
      usedAreas: asked(({ usedAreas }) => usedAreas),
      change: asked(({ change }) => async (...question) => {
        const isDropped = kind === 'dropped' && question[0].commands.length > 0 && isFailing(requests)
        return isDropped ? undefined : change(...question)
      }),
      warmUp: asked(({ warmUp }) => warmUp),
      watch: asked(({ watch }) => watch),
      unwatch: asked(({ unwatch }) => unwatch),
      select: asked(({ select }) => select),
      addParts: asked(({ addParts }) => addParts),
      parts: asked(({ parts }) => parts),
      removeParts: asked(({ removeParts }) => removeParts),
      pointers: asked(({ pointers }) => pointers),
      writePointer: asked(({ writePointer }) => writePointer),
    },
  }
}
