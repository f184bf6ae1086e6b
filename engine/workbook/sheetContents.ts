// Whether the formulas and numbers of ours on a sheet still are what we wrote; neighbours with the same fault are one.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { areaAddress, cellAddress } from './cellAddress.ts'
import { fifteenDigits, plainFormula, sheetsRead } from './plainFormula.ts'
import { damageAt } from './sheetStructure.ts'
import type { CellContent, Sheet } from './workbook.ts'
import type { XlsxCell, XlsxCells } from './xlsxCells.ts'

/** What is compared, and what is left alone. */
export type ContentCheck = {
  readonly sheet: Sheet
  readonly found: XlsxCells
  /** The name by which we know a sheet of the file. */
  readonly sheetNamed: (name: string) => string
  /** Sheets whose lines have moved: formulas that read them have moved with them. */
  readonly unsound: ReadonlySet<string>
  /** Cells that a person may change. */
  readonly isFree: (row: number, column: number) => boolean
  /** The columns in which numbers and texts of ours are compared as well as formulas. */
  readonly comparesConstants: (column: number) => boolean
}

type Fault = { readonly row: number; readonly column: number; readonly what: string; readonly kind: string }

/** Every cell of ours that was overwritten, by line. O(cells). */
export function contentDamage(check: ContentCheck): readonly Diagnostic[] {
  const { sheet } = check
  return sheet.blocks.flatMap(({ top, left, cells }) =>
    cells.flatMap((line, down) => {
      const row = top + down
      const faults = line.flatMap((content, across): readonly Fault[] => {
        const column = left + across
        if (content === null || check.isFree(row, column)) return []
        if (typeof content !== 'object' && !check.comparesConstants(column)) return []
        const fault = faultOf(content, check.found.get(cellAddress(row, column)), check)
        return fault === undefined ? [] : [{ row, column, ...fault }]
      })
      const name = line.find(content => typeof content === 'string' && content !== '')
      return runsOf(faults).map(run => runDamage(sheet.name, typeof name === 'string' ? name : '', run))
    }),
  )
}

function faultOf(
  content: Exclude<CellContent, null>,
  now: XlsxCell | undefined,
  { sheetNamed, unsound }: ContentCheck,
): Pick<Fault, 'what' | 'kind'> | undefined {
  if (content === '' || isAsWritten(content, now, sheetNamed)) return undefined
  if (typeof content !== 'object')
    return { kind: 'constant', what: `${described(now)} instead of ${JSON.stringify(content)}` }
  if (sheetsRead(content.formula).some(name => unsound.has(name))) return undefined
  return { kind: 'formula', what: `${described(now)} instead of =${content.formula}` }
}

/** Whether a cell still holds the constant we wrote, or a formula that reads the same. */
export function isAsWritten(
  written: Exclude<CellContent, null>,
  now: XlsxCell | undefined,
  sheetNamed: (name: string) => string,
): boolean {
  if (typeof written !== 'object') return isSameConstant(written, now)
  if (typeof now !== 'object' || !('formula' in now)) return false
  return (
    now.formula === written.formula || plainFormula(now.formula, sheetNamed) === plainFormula(written.formula)
  )
}

/** Numbers agree in 15 digits; some programs keep no more. */
function isSameConstant(content: number | string, now: XlsxCell | undefined): boolean {
  if (typeof content === 'number' && typeof now === 'number')
    return content === now || fifteenDigits(content) === fifteenDigits(now)
  return content === now
}

/** What stands in a cell, for a person. */
export function described(cell: XlsxCell | undefined): string {
  if (cell === undefined) return 'nothing'
  if (typeof cell !== 'object') return JSON.stringify(cell)
  return 'formula' in cell ? `=${cell.formula}` : cell.error
}

/** Neighbours in a line with a fault of the same kind. */
function runsOf(faults: readonly Fault[]): readonly (readonly Fault[])[] {
  const runs: Fault[][] = []
  for (const fault of faults) {
    const last = runs.at(-1)?.at(-1)
    if (last !== undefined && last.column === fault.column - 1 && last.kind === fault.kind)
      runs.at(-1)?.push(fault)
    else runs.push([fault])
  }
  return runs
}

function runDamage(sheet: string, name: string, run: readonly Fault[]): Diagnostic {
  const [first] = run
  const last = run.at(-1)
  if (first === undefined || last === undefined) throw new Error('runDamage: a run without a cell')
  const area = areaAddress({ top: first.row, bottom: first.row, left: first.column, right: last.column })
  const line = name === '' ? '' : ` (${name})`
  const what = first.kind === 'formula' ? 'A formula' : 'A number or name'
  const many =
    run.length === 1 ? `${what} was` : `${run.length} ${first.kind === 'formula' ? 'formulas' : 'cells'} were`
  return damageAt(
    first.kind === 'formula' ? 'W315' : 'W316',
    `${sheet}!${area}`,
    `${many} overwritten at ${sheet}!${area}${line}: ${cut(first.what)}.`,
    'Undo it, or write the workbook anew from the plan; inputs are changed in the cream cells of Inputs and Monthly.',
  )
}

function cut(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 157)}…`
}
