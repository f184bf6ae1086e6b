// What a person does in Excel beside the pane: edits are heard, and places are shown.

import { areaAddress, parseArea } from '../../engine/index.ts'
import { HostFault } from './cellStore.ts'
import type { ExcelAccess, ExcelCellChange, ExcelContext } from './excelHost.ts'
import { hostProblem } from './hostProblem.ts'
import type { Outcome, SheetArea, WorkbookEdit } from './workbookPort.ts'

/** Tells the listener of every change that this pane did not make; the function it gives ends that. */
export function watchEdits(
  access: ExcelAccess,
  listener: (edit: WorkbookEdit) => void,
): Promise<() => Promise<void>> {
  const onChanged = async (change: ExcelCellChange): Promise<void> => {
    // Told since ExcelApi 1.14.
    if (change.triggerSource === 'ThisLocalAddin') return
    listener(await editOf(access, change))
  }
  const onSheets = async (): Promise<void> => listener({ kind: 'sheets' })
  return access.ask(async context => {
    const { worksheets } = context.workbook
    const handlers = [
      worksheets.onChanged.add(onChanged),
      worksheets.onAdded.add(onSheets),
      worksheets.onDeleted.add(onSheets),
    ]
    await context.sync()
    return () =>
      access.resume(context, async () => {
        for (const handler of handlers) handler.remove()
        await context.sync()
      })
  })
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

/** What changed; when Excel cannot say on which sheet, anything may have. */
async function editOf(access: ExcelAccess, change: ExcelCellChange): Promise<WorkbookEdit> {
  const by = change.source === 'Remote' ? 'coauthor' : 'person'
  const sheet = await sheetNameOf(access, change.worksheetId)
  if (sheet === undefined) return { kind: 'sheets' }
  const area = change.changeType === 'RangeEdited' ? parseArea(change.address) : undefined
  return area === undefined ? { kind: 'structure', sheet, by } : { kind: 'cells', place: { sheet, area }, by }
}

async function sheetNameOf(access: ExcelAccess, id: string): Promise<string | undefined> {
  try {
    return await access.ask(async context => {
      const found = context.workbook.worksheets.getItemOrNullObject(id).load('name')
      await context.sync()
      return found.isNullObject ? undefined : found.name
    })
  } catch (fault) {
    if (!(fault instanceof HostFault)) throw fault
    return undefined
  }
}
