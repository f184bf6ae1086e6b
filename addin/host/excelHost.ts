// The port to Excel, through Office.js: the only file that names Excel or Office. Every request to Excel starts here.

import {
  missingProblem,
  problemOf,
  recoverWrites,
  reverseWrite,
  type Writer,
  writeAllOrNothing,
} from './allOrNothing.ts'
import { HostFault, type HostFaultKind } from './cellStore.ts'
import { excelDocument } from './excelDocument.ts'
import { inspectWorkbook, readAreas } from './excelReading.ts'
import { excelStore } from './excelStore.ts'
import { type OnReturn, selectArea, watchEdits } from './excelWatch.ts'
import { type Patience, patiently } from './patience.ts'
import { revisionStore } from './revisionStore.ts'
import type { Capabilities, CellReading, Outcome, SheetArea, WorkbookPort } from './workbookPort.ts'

/** A conversation with Excel; what is asked in it is sent by its `sync`. */
export type ExcelContext = Excel.RequestContext
/** A sheet, to be dressed. */
export type ExcelSheet = Excel.Worksheet
/** Cells, to be dressed. */
export type ExcelRange = Excel.Range
/** What Excel tells of a change of cells. */
export type ExcelCellChange = Excel.WorksheetChangedEventArgs

/** The ways in which the files beside this one speak with Excel. */
export type ExcelAccess = {
  readonly patience: Patience
  /** Whether Excel has this version of its API. */
  readonly supports: (version: string) => boolean
  /** One conversation, begun again when Excel refuses it for now; rejects with a `HostFault`. */
  readonly ask: <T>(work: (context: ExcelContext) => Promise<T>) => Promise<T>
  /** One conversation that one Undo takes back where Excel can do that; repeats nothing by itself. */
  readonly askAsOneStep: (work: (context: ExcelContext) => Promise<void>) => Promise<void>
  /** Goes on with a conversation that has ended, to end what was begun in it. */
  readonly resume: (context: ExcelContext, work: () => Promise<void>) => Promise<void>
  /** Turns an error of Excel into a `HostFault`. */
  readonly withFaults: <T>(answer: Promise<T>) => Promise<T>
  /** Turns a `HostFault` into a problem in words. */
  readonly answer: <T>(work: () => Promise<T>) => Promise<Outcome<T>>
}

/** Where a page finds itself: beside a workbook, in the dark or not, or without Excel. */
export type Surroundings =
  | { readonly kind: 'excel'; readonly isDark: boolean }
  /** A browser, or another program of Office. */
  | { readonly kind: 'elsewhere' }
  /** Microsoft's script did not come: no connection, or a firewall. */
  | { readonly kind: 'unreachable' }

/** Waits for Office.js and tells where the page is. Ask before anything else of this file. */
export async function excelReady(): Promise<Surroundings> {
  if (typeof Office === 'undefined') return { kind: 'unreachable' }
  const { host } = await Office.onReady()
  if (host !== Office.HostType.Excel) return { kind: 'elsewhere' }
  return { kind: 'excel', isDark: isDark(Office.context.officeTheme?.bodyBackgroundColor ?? '#FFFFFF') }
}

/** Whether light text reads better on a colour such as `#262626` (the luminance of ITU-R BT.601 below the middle). */
function isDark(color: string): boolean {
  const [red = 255, green = 255, blue = 255] = (color.match(/[0-9a-f]{2}/gi) ?? []).map(part =>
    Number.parseInt(part, 16),
  )
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128
}

/** What comes from outside: the clock (milliseconds since 1970), waiting, identifiers, and that a person comes back. */
export type ExcelHostOptions = {
  readonly now: () => number
  readonly wait: Patience['wait']
  readonly newId: () => string
  readonly onReturn: OnReturn
}

/** The port to the workbook beside which this page stands. Office must be ready. */
export function excelHost({ now, wait, newId, onReturn }: ExcelHostOptions): WorkbookPort {
  const writer: Writer = { owner: newId(), now, newId }
  const access = excelAccess({ wait })
  const { look, keep } = excelDocument(access)
  let lastWrite: Promise<unknown> = Promise.resolve()
  /** Writes follow one another; the next waits for the one before, however it ended. */
  const inTurn = <T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const turn = lastWrite.then(() => outcomeOf(work))
    lastWrite = turn.catch(() => undefined)
    return turn
  }
  const write: WorkbookPort['write'] = (change, { replacesForeign = false, onStep, ...told } = {}) =>
    inTurn(() =>
      writeAllOrNothing(
        {
          forward: excelStore(excelAccess({ wait, ...told })),
          back: excelStore(access),
          ...(onStep && { onStep }),
        },
        writer,
        change,
        replacesForeign,
      ),
    )
  return {
    capabilities: capabilities(),
    place: () => Office.context.document?.url ?? '',
    look,
    keep,
    revisions: revisionStore({ look, keep }),
    write,
    takeBack: (receipt, options) => write(reverseWrite(receipt), options),
    recover: () =>
      inTurn(async () => {
        const recovered = await recoverWrites(excelStore(access), writer)
        return recovered.ok ? { ...recovered, value: recovered.value.takenBack } : recovered
      }),
    read: places => outcomeOf(() => readCells(access, places)),
    watchEdits: listener => access.answer(() => watchEdits(access, onReturn, listener)),
    select: place => outcomeOf(() => access.ask(context => selectArea(context, place))),
  }
}

/** The sets are those of https://learn.microsoft.com/javascript/api/requirement-sets/excel */
function capabilities(): Capabilities {
  return {
    name: 'Excel',
    undoesAsOne: supports('1.20'),
    keepsRevisions: supports('1.5'),
    drawsCharts: supports('1.7'),
  }
}

/** Custom properties of sheets came last of all that writing needs. */
const oldest = '1.12'

function supports(version: string): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', version)
}

/** The ways to Excel for what is no part of the port. */
export function excelAccess(patience: Patience): ExcelAccess {
  return {
    patience,
    supports,
    ask: async work => {
      if (!supports(oldest)) throw new HostFault('tooOld', `ExcelApi ${oldest} is missing`)
      return patiently(() => withFaults(Excel.run(work)), patience)
    },
    askAsOneStep,
    resume: (context, work) => withFaults(Excel.run(context, work)),
    withFaults,
    answer: work => outcomeOf(async () => ({ ok: true, value: await work(), notices: [] })),
  }
}

/** Excel may know of calls in a step that cannot be undone, and then refuses the step as a whole. */
async function askAsOneStep(work: (context: ExcelContext) => Promise<void>): Promise<void> {
  if (!supports('1.20')) return withFaults(Excel.run(work))
  try {
    await withFaults(Excel.run({ mergeUndoGroup: true }, work))
  } catch (fault) {
    if (!(fault instanceof HostFault) || !fault.detail.startsWith('UndoNotSupported')) throw fault
    await withFaults(Excel.run(work))
  }
}

async function readCells(
  access: ExcelAccess,
  places: readonly SheetArea[],
): Promise<Outcome<readonly CellReading[]>> {
  try {
    const read = await readAreas(access, ['formulas', 'values'], places)
    const value = read.map(([entries = [], values = []]) => ({ entries, values }))
    return { ok: true, value, notices: [] }
  } catch (fault) {
    if (!(fault instanceof HostFault) || fault.kind !== 'other') throw fault
    const { sheets } = await inspectWorkbook(access, [], [])
    const missing = places.find(({ sheet }) => !sheets.some(({ name }) => name === sheet))?.sheet
    if (missing === undefined) throw fault
    return { ok: false, problem: missingProblem(missing, sheets) }
  }
}

/** Errors of Excel as faults; errors without a code are ours and stay what they are. */
async function withFaults<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof HostFault || !isExcelError(error)) throw error
    const where = error.debugInfo?.errorLocation
    const detail = where === undefined ? error.code : `${error.code} in ${where}`
    throw new HostFault(faultKinds[error.code] ?? 'other', detail, error)
  }
}

type ExcelError = { readonly code: string; readonly debugInfo?: { readonly errorLocation?: string } }

function isExcelError(error: unknown): error is ExcelError {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
}

/** Refusals after which nothing has been done; a lost connection is none, as the request may have been carried out. */
const faultKinds: Readonly<Record<string, HostFaultKind>> = {
  ActivityLimitReached: 'tooBusy',
  ServiceNotAvailable: 'tooBusy',
  InvalidOperationInCellEditMode: 'cellIsEdited',
  WriteNotSupportedWhenModalDialogOpen: 'cellIsEdited',
  ResponsePayloadSizeLimitExceeded: 'tooLarge',
}

/** A fault that nothing has been made of yet, in words; nothing was changed when it came. */
async function outcomeOf<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work()
  } catch (fault) {
    if (!(fault instanceof HostFault)) throw fault
    return { ok: false, problem: problemOf(fault, 'hostFault') }
  }
}
