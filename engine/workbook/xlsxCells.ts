// The cells of one sheet of an .xlsx file, with formulas that are shared between cells written out for each.

import { cellAddress, lastColumn, lastRow, parseCell } from './cellAddress.ts'
import { FileRefusal } from './fileRefusal.ts'
import { type MovableFormula, movableFormula } from './movableFormula.ts'
import { readSpreadsheetText } from './spreadsheetText.ts'
import type { CellValue } from './workbook.ts'
import type { XlsxParts } from './xlsxParts.ts'
import type { XmlAttributes } from './xmlReader.ts'

/**
 * What a cell of a file holds. A formula is A1 text without the equals sign; it has no `value` when the program that
 * saved the file had not calculated it.
 */
export type XlsxCell = CellValue | { readonly formula: string; readonly value?: CellValue }

/** Cells by address (`AD12`); empty ones are left out. */
export type XlsxCells = ReadonlyMap<string, XlsxCell>

type Position = { readonly row: number; readonly column: number }

/** A cell while its element is open. */
type OpenCell = {
  readonly at: Position
  readonly type: string
  formula?: string
  raw?: string
}

/** Reads a sheet's cells; `texts` are the texts that all sheets share, in their order. */
export function readXlsxCells(parts: XlsxParts, path: string, texts: readonly string[]): XlsxCells {
  const cells = new Map<string, XlsxCell>()
  const writeOut = sharedFormulas(path, parts.spend)
  let at: Position = { row: 0, column: 0 }
  let cell: OpenCell | undefined
  let formulaKind: FormulaKind = plainFormula
  let phonetic = false
  parts.readXml(path, {
    open: (name, attribute) => {
      if (name === 'row') at = { row: rowNumber(path, attribute, at), column: 0 }
      else if (name === 'c') {
        at = position(path, attribute, at)
        cell = { at, type: attribute('t') ?? 'n' }
      } else if (name === 'f') formulaKind = kindOf(attribute)
      else if (name === 'rPh') phonetic = true
    },
    close: (name, text) => {
      if (name === 'rPh') phonetic = false
      if (cell === undefined) return
      if (name === 'v') cell.raw = text
      else if (name === 't' && !phonetic) cell.raw = (cell.raw ?? '') + text
      else if (name === 'f') cell.formula = writeOut(readSpreadsheetText(text), formulaKind, cell.at)
      else if (name === 'c') {
        const content = cellOf(path, cell, texts)
        if (content !== undefined) {
          parts.countCell()
          cells.set(cellAddress(cell.at.row, cell.at.column), content)
        }
        cell = undefined
      }
    },
  })
  return cells
}

/** Rows and cells may leave out where they stand; they then follow the one before. */
function rowNumber(path: string, attribute: XmlAttributes, before: Position): number {
  const written = attribute('r')
  const row = written === undefined ? before.row + 1 : Number(written)
  if (!Number.isInteger(row) || row < 1 || row > lastRow)
    throw new FileRefusal('damaged', `${path} inside it has a row ${written ?? row}`)
  return row
}

function position(path: string, attribute: XmlAttributes, before: Position): Position {
  const written = attribute('r')
  const next = { row: before.row, column: before.column + 1 }
  const found = written === undefined ? next : parseCell(written)
  if (found === undefined || found.column > lastColumn)
    throw new FileRefusal('damaged', `${path} inside it has a cell ${written ?? 'right of the last column'}`)
  return found
}

function cellOf(path: string, cell: OpenCell, texts: readonly string[]): XlsxCell | undefined {
  const value = cellValue(path, cell, texts)
  if (cell.formula === undefined || cell.formula === '') return value
  return value === undefined ? { formula: cell.formula } : { formula: cell.formula, value }
}

function cellValue(
  path: string,
  { at, type, raw }: OpenCell,
  texts: readonly string[],
): CellValue | undefined {
  if (raw === undefined) return undefined
  const broken = () =>
    new FileRefusal('damaged', `${cellAddress(at.row, at.column)} in ${path} inside it holds "${raw}"`)
  switch (type) {
    case 'str':
    case 'inlineStr':
    case 'd':
      return readSpreadsheetText(raw)
    case 's': {
      const text = texts[Number(raw)]
      if (text === undefined) throw broken()
      return text
    }
    case 'b':
      return raw === '1' || raw === 'true'
    case 'e':
      return { error: raw }
    default: {
      if (raw === '') return undefined
      const number = Number(raw)
      if (!Number.isFinite(number)) throw broken()
      return number
    }
  }
}

/** A formula that stands in one cell (also an array's), or one that several cells share under a number. */
type FormulaKind = { readonly shared?: string; readonly ignored?: true }

const plainFormula: FormulaKind = {}

function kindOf(attribute: XmlAttributes): FormulaKind {
  const type = attribute('t')
  if (type === 'dataTable') return { ignored: true }
  return type === 'shared' ? { shared: attribute('si') ?? '' } : plainFormula
}

/** What a character of a shared formula costs, against one that is only read: to take it apart once, and to write it. */
const work = { takeApart: 40, write: 3 }

/** Formulas written out cost memory and time as if they stood in the file: `spend` counts them. */
function sharedFormulas(path: string, spend: (amount: number) => void) {
  const masters = new Map<string, { readonly text: string; readonly at: Position; copy?: MovableFormula }>()
  return (text: string, { shared, ignored }: FormulaKind, at: Position): string => {
    if (ignored) return ''
    if (shared === undefined) return text
    if (text !== '') {
      masters.set(shared, { text, at })
      return text
    }
    const master = masters.get(shared)
    if (master === undefined)
      throw new FileRefusal('damaged', `${path} inside it shares a formula that stands nowhere`)
    spend(master.text.length * (master.copy === undefined ? work.takeApart : work.write))
    master.copy ??= movableFormula(master.text)
    return master.copy(at.row - master.at.row, at.column - master.at.column)
  }
}
