// The primitives of a write to Excel, each in one or few requests.

import { areaAddress, parseArea } from '../../engine/index.ts'
import { entryOf } from './cellEntry.ts'
import type { CellStore, Entries, WriteAdditions, WriteRemovals } from './cellStore.ts'
import { dressWorkbook } from './excelDressing.ts'
import type { ExcelAccess, ExcelContext } from './excelHost.ts'
import { inspectWorkbook, readAreas, roleKey } from './excelReading.ts'
import { patiently } from './patience.ts'
import { requestBatches, type SheetCommand } from './requestBatches.ts'
import type { SheetArea } from './workbookPort.ts'
import { journalNamespace } from './writeJournal.ts'

/** The store on a way to Excel. */
export function excelStore(access: ExcelAccess): CellStore {
  return {
    inspect: (areas, namespaces) => inspectWorkbook(access, areas, namespaces),
    read: areas => readFormulas(access, areas),
    begin: (journal, additions) => access.ask(context => beginWrite(context, journal, additions)),
    write: commands => {
      const batches = requestBatches(commands)
      return access.askAsOneStep(async context => {
        for (const batch of batches)
          await patiently(() => sendCommands(access, context, batch), access.patience)
      })
    },
    dress: dressing => dressWorkbook(access, dressing),
    end: (keys, removals) => access.ask(context => endWrite(context, keys, removals)),
    onlyOurs: (sheets, areas) => sheetsWithOnly(access, sheets, areas),
  }
}

async function readFormulas(access: ExcelAccess, areas: readonly SheetArea[]): Promise<readonly Entries[]> {
  return (await readAreas(access, ['formulas'], areas)).map(([formulas]) => formulas ?? [])
}

async function beginWrite(
  context: ExcelContext,
  journal: readonly string[],
  { asides, sheets, names, texts }: WriteAdditions,
): Promise<{ readonly keys: readonly string[]; readonly isAlone: boolean }> {
  const { customXmlParts, names: known, worksheets } = context.workbook
  const kept = journal.map(xml => customXmlParts.add(xml).load('id'))
  for (const { sheet: name, to } of asides) {
    const sheet = worksheets.getItem(name)
    sheet.customProperties.getItemOrNullObject(roleKey).delete()
    sheet.name = to
  }
  for (const xml of texts) customXmlParts.add(xml)
  for (const { name } of sheets) {
    const sheet = worksheets.add(name)
    sheet.customProperties.add(roleKey, name)
    sheet.showGridlines = false
  }
  for (const { name, refersTo, isNew } of names) {
    if (isNew) known.add(name, `=${refersTo}`)
    else known.getItem(name).formula = `=${refersTo}`
  }
  const count = customXmlParts.getByNamespace(journalNamespace).getCount()
  await context.sync()
  return { keys: kept.map(({ id }) => id), isAlone: count.value === journal.length }
}

/**
 * One request of cells. Inside a step of Undo only calls are made that can be undone
 * (https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-undo-capabilities).
 */
async function sendCommands(
  access: ExcelAccess,
  context: ExcelContext,
  commands: readonly SheetCommand[],
): Promise<void> {
  context.application.suspendApiCalculationUntilNextSync()
  for (const command of commands) enqueue(context, command)
  await access.withFaults(context.sync())
}

function enqueue(context: ExcelContext, command: SheetCommand): void {
  const sheet = context.workbook.worksheets.getItem(command.sheet)
  if ('set' in command) {
    const range = sheet.getRange(areaAddress(command.set.area))
    // null leaves a cell as it is ("null input in 2-D Array", Microsoft Learn).
    range.formulas = command.set.cells.map(row =>
      row.map(content => (content === undefined ? null : entryOf(content))),
    )
    range.untrack()
  } else {
    const target = sheet.getRange(areaAddress(command.fill.target))
    target.copyFrom(areaAddress(command.fill.source), 'Formulas')
    target.untrack()
  }
}

/** What is asked of a sheet, name or text that is gone is asked of a null object, and so of nothing. */
async function endWrite(
  context: ExcelContext,
  keys: readonly string[],
  { names = [], sheets = [], asides = [] }: WriteRemovals,
): Promise<void> {
  const { customXmlParts, names: known, worksheets } = context.workbook
  const changed = names.flatMap(({ name, before }) =>
    before === null ? [] : [{ item: known.getItemOrNullObject(name), before }],
  )
  if (changed.length > 0) await context.sync()
  for (const { item, before } of changed) if (!item.isNullObject) item.formula = `=${before}`
  for (const { name, before } of names) if (before === null) known.getItemOrNullObject(name).delete()
  for (const name of sheets) worksheets.getItemOrNullObject(name).delete()
  for (const { sheet: name, to, role } of asides) {
    const sheet = worksheets.getItem(to)
    sheet.name = name
    if (role !== undefined) sheet.customProperties.add(roleKey, role)
  }
  for (const key of keys) customXmlParts.getItemOrNullObject(key).delete()
  await context.sync()
}

/** Those of the sheets on which nothing stands outside the areas. */
async function sheetsWithOnly(
  access: ExcelAccess,
  names: readonly string[],
  areas: readonly SheetArea[],
): Promise<readonly string[]> {
  const used = await access.ask(async context => {
    const ranges = names.map(name => {
      const range = context.workbook.worksheets.getItem(name).getUsedRangeOrNullObject(true)
      return range.load('address')
    })
    await context.sync()
    return ranges.map(range =>
      range.isNullObject ? undefined : parseArea(range.address.split('!').at(-1) ?? ''),
    )
  })
  const places = names.flatMap((sheet, index) => {
    const area = used[index]
    return area === undefined ? [] : [{ sheet, area }]
  })
  const entries = await readFormulas(access, places)
  const isOurs = (sheet: string, row: number, column: number): boolean =>
    areas.some(
      ({ sheet: own, area }) =>
        own === sheet && area.top <= row && row <= area.bottom && area.left <= column && column <= area.right,
    )
  const withOthers = places.filter(({ sheet, area }, index) =>
    (entries[index] ?? []).some((row, down) =>
      row.some((entry, right) => entry !== '' && !isOurs(sheet, area.top + down, area.left + right)),
    ),
  )
  return names.filter(name => !withOthers.some(({ sheet }) => sheet === name))
}
