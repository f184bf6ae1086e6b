// What a file holds that writing it anew would lose: inputs typed into it, cells of ours that were changed, and cells of a
// person's own.

import {
  parseCell,
  printDiagnostic,
  readWorkbook,
  readXlsx,
  sheetGrid,
  type Workbook,
  type XlsxCell,
} from '../engine/index.ts'

/** A sentence for each kind of loss; none where everything in the file is in the new workbook, or comes from the plan. */
export function wouldLose(bytes: Uint8Array, next: Workbook): readonly string[] {
  const content = readXlsx(bytes)
  if (!content.ok) return content.diagnostics.map(printDiagnostic)
  const read = readWorkbook(content.value)
  if (!read.ok) return read.diagnostics.map(printDiagnostic)
  const { changes, items, damage, foreign } = read.value
  const grids = new Map(next.sheets.map(sheet => [sheet.name, sheetGrid(sheet)]))
  const cells = new Map(content.value.sheets.map(sheet => [sheet.name, sheet.cells]))
  // What the engine found for initiatives stands in lines that the plan alone does not tell.
  const own = foreign.filter(place => {
    const [, name = '', address = ''] = /^(.*)!(.*)$/s.exec(place) ?? []
    const { row = 1, column = 1 } = parseCell(address) ?? {}
    return !isSame(grids.get(name)?.content(row, column) ?? null, cells.get(name)?.get(address))
  })
  const typed = changes.length + items.length
  return [
    ...(typed === 0 ? [] : [`${count(typed, 'input was', 'inputs were')} changed in it.`]),
    ...(damage.length === 0
      ? []
      : [`${count(damage.length, 'place of ours was', 'places of ours were')} changed in it.`]),
    ...(own.length === 0
      ? []
      : [
          `${count(own.length, 'cell is', 'cells are')} not ours: ${own.slice(0, 3).join(', ')}${own.length > 3 ? ', …' : '.'}`,
        ]),
  ]
}

function isSame(
  written: ReturnType<ReturnType<typeof sheetGrid>['content']>,
  found: XlsxCell | undefined,
): boolean {
  if (typeof written === 'object' && written !== null) return typeof found === 'object' && 'formula' in found
  return written === found
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`
}
