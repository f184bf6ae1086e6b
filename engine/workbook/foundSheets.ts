// Which sheets of a file are ours: by their names, or by their titles where they were renamed.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { cellAddress } from './cellAddress.ts'
import type { XlsxContent } from './readXlsx.ts'
import { damageAt } from './sheetStructure.ts'
import type { Sheet } from './workbook.ts'
import type { XlsxCells } from './xlsxCells.ts'

/** Our sheets as they were found. */
export type FoundSheets = {
  /** By the names that we gave them. */
  readonly cells: ReadonlyMap<string, XlsxCells>
  readonly missing: readonly string[]
  readonly damage: readonly Diagnostic[]
  /** The name by which we know a sheet of the file. */
  readonly sheetNamed: (name: string) => string
}

/** Looks for every sheet. A sheet of another name is ours only if its title and no other's is the one we wrote. */
export function foundSheets(sheets: readonly Sheet[], content: XlsxContent): FoundSheets {
  const cells = new Map<string, XlsxCells>()
  const renamed = new Map<string, string>()
  const missing: string[] = []
  const damage: Diagnostic[] = []
  const ours = new Set(sheets.map(({ name }) => name))
  const strangers = content.sheets.filter(({ name }) => !ours.has(name))
  for (const sheet of sheets) {
    const same = content.sheets.find(({ name }) => name === sheet.name)
    const alike = strangers.filter(other => hasTitle(sheet, other.cells))
    const [other] = alike
    if (same !== undefined) cells.set(sheet.name, same.cells)
    else if (other !== undefined && alike.length === 1) {
      cells.set(sheet.name, other.cells)
      renamed.set(other.name, sheet.name)
      damage.push(
        damageAt(
          'W312',
          other.name,
          `The sheet ${sheet.name} is called ${other.name}.`,
          `Call it ${sheet.name} again; it was read all the same.`,
        ),
      )
    } else {
      missing.push(sheet.name)
      damage.push(
        damageAt(
          'W311',
          sheet.name,
          `The sheet ${sheet.name} is missing${alike.length > 1 ? ', and several look like it' : ''}.`,
          'Undo its deletion, or write the workbook anew from the plan.',
        ),
      )
    }
  }
  return { cells, missing, damage, sheetNamed: name => renamed.get(name) ?? name }
}

/** The first text that we wrote on a sheet is its title. */
function hasTitle({ blocks }: Sheet, found: XlsxCells): boolean {
  const [block] = blocks
  const title = block?.cells[0]?.[0]
  return (
    block !== undefined &&
    typeof title === 'string' &&
    found.get(cellAddress(block.top, block.left)) === title
  )
}
