// What a person does in Excel beside the pane: edits are heard, and places are shown.

import { areaAddress, parseArea } from '../../engine/index.ts'
import { HostFault } from './cellStore.ts'
import type { ExcelAccess, ExcelCellChange, ExcelContext } from './excelHost.ts'
import { hostProblem } from './hostProblem.ts'
import type { Outcome, SheetArea, WorkbookEdit } from './workbookPort.ts'

/** Calls the listener whenever a person comes back to the pane; the function it gives ends that. */
export type OnReturn = (listener: () => void) => () => void

/**
 * Tells the listener of every change that this pane did not make; the function it gives ends that. Excel tells of a sheet's
 * new name since ExcelApi 1.17. Before that the names are looked at when a person goes to another sheet or comes back
 * to the pane, and are seen when cells of the sheet change.
 */
export async function watchEdits(
  access: ExcelAccess,
  onReturn: OnReturn,
  listener: (edit: WorkbookEdit) => void,
): Promise<() => Promise<void>> {
  let known: SheetNames = new Map()
  const onSheets = async (): Promise<void> => listener({ kind: 'sheets' })
  const look = async (): Promise<void> => {
    const found = await unlessFault(() => access.ask(readNames))
    const isSame = found === undefined || JSON.stringify([...found]) === JSON.stringify([...known])
    known = found ?? known
    if (!isSame) listener({ kind: 'sheets' })
  }
  const onChanged = async (change: ExcelCellChange): Promise<void> => {
    // Told since ExcelApi 1.14.
    if (change.triggerSource === 'ThisLocalAddin') return
    const name = await unlessFault(() => access.ask(context => readName(context, change.worksheetId)))
    if (name !== known.get(change.worksheetId)) {
      known = new Map(known).set(change.worksheetId, name ?? '')
      listener({ kind: 'sheets' })
    }
    // When Excel cannot say on which sheet, anything may have changed.
    listener(name === undefined ? { kind: 'sheets' } : editOf(name, change))
  }
  const tells = access.supports('1.17')
  const stop = await access.ask(async context => {
    const { worksheets } = context.workbook
    const handlers = [
      worksheets.onChanged.add(onChanged),
      worksheets.onAdded.add(onSheets),
      worksheets.onDeleted.add(onSheets),
      tells ? worksheets.onNameChanged.add(onSheets) : worksheets.onActivated.add(look),
    ]
    known = await readNames(context)
    return () =>
      access.resume(context, async () => {
        for (const handler of handlers) handler.remove()
        await context.sync()
      })
  })
  const stay = tells ? () => {} : onReturn(() => void look())
  return async () => {
    stay()
    await stop()
  }
}

/** Names of sheets by the ids that Excel gives them. */
type SheetNames = ReadonlyMap<string, string>

async function readNames(context: ExcelContext): Promise<SheetNames> {
  const sheets = context.workbook.worksheets.load('items/id,items/name')
  await context.sync()
  return new Map(sheets.items.map(({ id, name }) => [id, name]))
}

/** Undefined where the sheet is gone. */
async function readName(context: ExcelContext, id: string): Promise<string | undefined> {
  const found = context.workbook.worksheets.getItemOrNullObject(id).load('name')
  await context.sync()
  return found.isNullObject ? undefined : found.name
}

/** Selects the area and brings its sheet to the front. */
export async function selectArea(context: ExcelContext, { sheet, area }: SheetArea): Promise<Outcome<null>> {
  const found = context.workbook.worksheets.getItemOrNullObject(sheet).load('visibility')
  await context.sync()
  if (found.isNullObject) return { ok: false, problem: hostProblem('sheetMissing', sheet) }
  if (found.visibility !== 'Visible') return { ok: false, problem: hostProblem('cannotSelect', sheet) }
  found.activate()
  found.getRange(areaAddress(area)).select()
  await context.sync()
  return { ok: true, value: null, notices: [] }
}

function editOf(sheet: string, change: ExcelCellChange): WorkbookEdit {
  const by = change.source === 'Remote' ? 'coauthor' : 'person'
  const area = change.changeType === 'RangeEdited' ? parseArea(change.address) : undefined
  return area === undefined ? { kind: 'structure', sheet, by } : { kind: 'cells', place: { sheet, area }, by }
}

/** Undefined where Excel cannot answer: what is watched for comes again. */
async function unlessFault<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (fault) {
    if (!(fault instanceof HostFault)) throw fault
    return undefined
  }
}
