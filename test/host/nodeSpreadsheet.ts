// The embedded spreadsheet without a page, for tests in Node: the same program that the frame runs.

import * as library from '@odoo/o-spreadsheet'
import { vi } from 'vitest'
import type { Model, SpreadsheetLibrary } from '../../addin/frame/spreadsheetLibrary.ts'
import { spreadsheetProgram } from '../../addin/frame/spreadsheetProgram.ts'
import type { RemoteSheetProgram, SheetProgram } from '../../addin/host/sheetProgram.ts'

/** A spreadsheet that answers only through copies, as over the channel of a frame; `model` is what a person works with. */
export type NodeSpreadsheet = { readonly program: RemoteSheetProgram; readonly model: () => Model }

/** Starts a spreadsheet. */
export function nodeSpreadsheet(): NodeSpreadsheet {
  // It tells of each step of its loading on the console.
  vi.spyOn(console, 'debug').mockImplementation(() => {})
  addGroupBy()
  const loaded: unknown = library
  let shown: Model | undefined
  const program = spreadsheetProgram(loaded as SpreadsheetLibrary, model => {
    shown = model
  })
  const model = (): Model => {
    if (shown === undefined) throw new Error('the spreadsheet shows nothing')
    return shown
  }
  return { program: remoteOf(program), model }
}

/** o-spreadsheet asks for Node 22; this is all that it misses in Node 20. */
function addGroupBy(): void {
  if ('groupBy' in Object) return
  const groupBy = <Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Record<string, Item[]> => {
    const groups: Record<string, Item[]> = {}
    for (const item of items) {
      const key = keyOf(item)
      groups[key] ??= []
      groups[key].push(item)
    }
    return groups
  }
  Object.defineProperty(Object, 'groupBy', { value: groupBy })
}

function remoteOf(program: SheetProgram): RemoteSheetProgram {
  const copied =
    <Asked extends unknown[], Answer>(answer: (...asked: Asked) => Answer) =>
    async (...asked: Asked): Promise<Answer> =>
      structuredClone(answer(...structuredClone(asked)))
  return {
    open: copied(program.open),
    workbook: copied(program.workbook),
    restore: copied(program.restore),
    snapshot: copied(program.snapshot),
    facts: copied(program.facts),
    read: copied(program.read),
    usedAreas: copied(program.usedAreas),
    change: copied(program.change),
    warmUp: copied(program.warmUp),
    watch: async (listener, by) => program.watch(edits => listener(structuredClone(edits)), by),
    unwatch: copied(program.unwatch),
    select: copied(program.select),
    addParts: copied(program.addParts),
    parts: copied(program.parts),
    removeParts: copied(program.removeParts),
    pointers: copied(program.pointers),
    writePointer: copied(program.writePointer),
  }
}
