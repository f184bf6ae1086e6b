// What is done to an Excel workbook besides its cells: looks of sheets, and their order.

import { HostFault } from './cellStore.ts'
import type { ExcelAccess, ExcelContext } from './excelHost.ts'
import { applyLooks, groupRowsAndColumns, ungroupRowsAndColumns } from './excelLooks.ts'
import { type Dressing, type LookWrite, looksOf } from './plannedWrite.ts'
import { lookBatches } from './requestBatches.ts'

/** Does it all, in a few requests. */
export async function dressWorkbook(access: ExcelAccess, dressing: Dressing): Promise<void> {
  const { newSheets, looks, order } = dressing
  const fresh = newSheets.flatMap(looksOf)
  const regroups = looks.filter(look => look.kind === 'groups')
  const others = looks.filter(look => look.kind !== 'groups')
  for (const batch of lookBatches([...fresh, ...others]))
    await access.ask(async context => {
      applyLooks(context, batch)
      await context.sync()
    })
  for (const groups of regroups) await regroup(access, groups)
  if (order.length > 0) await access.ask(context => orderSheets(context, order))
}

/**
 * Ungroups level by level until Excel has nothing more to ungroup, which it says by refusing (unverified); no property
 * tells what is grouped.
 */
async function regroup(access: ExcelAccess, groups: LookWrite & { readonly kind: 'groups' }): Promise<void> {
  try {
    for (let level = 0; level < deepestOutline; level += 1)
      await access.ask(async context => {
        ungroupRowsAndColumns(context, groups)
        await context.sync()
      })
  } catch (fault) {
    if (!(fault instanceof HostFault) || fault.kind !== 'other') throw fault
  }
  await access.ask(async context => {
    groupRowsAndColumns(context, groups)
    await context.sync()
  })
}

/** Levels of an outline that our sheets have at most. */
const deepestOutline = 3

/** Our sheets share out among them the places they hold now; those of a person stay between them. */
async function orderSheets(context: ExcelContext, order: readonly string[]): Promise<void> {
  const sheets = context.workbook.worksheets.load('items/name,items/position')
  await context.sync()
  const wanted = order.filter(name => sheets.items.some(sheet => sheet.name === name))
  const places = sheets.items
    .filter(({ name }) => wanted.includes(name))
    .map(({ position }) => position)
    .sort((a, b) => a - b)
  for (const [index, name] of wanted.entries())
    context.workbook.worksheets.getItem(name).position = places[index] ?? 0
  await context.sync()
}
