// The references inside a formula: moved as a copy moves them, written relative to their cell (R1C1), and
// adjusted when columns are inserted or a sheet gets another name.

import {
  columnLetters,
  columnNumber,
  lastColumn,
  lastRow,
  sheetInFormula,
} from '../../engine/workbook/cellAddress.ts'

/** A cell inside a formula: row and column counted from 0, each fixed by a dollar sign or relative. */
type CellReference = {
  readonly row: number
  readonly rowFixed: boolean
  readonly column: number
  readonly columnFixed: boolean
}

const text = '"(?:[^"]|"")*"'
const sheet = `(?:'((?:[^']|'')+)'|([A-Za-z_][A-Za-z0-9_.]*))!`
const cell = '\\$?[A-Za-z]{1,3}\\$?\\d{1,7}'
const a1Reference = new RegExp(
  `${text}|(?<![A-Za-z0-9_.$'])(?:${sheet})?(${cell})(?::(${cell}))?(?![A-Za-z0-9_(.!])`,
  'g',
)
const r1c1Cell = new RegExp(
  `${text}|'(?:[^']|'')*'|(?<![A-Za-z0-9_.\\]])R(\\[-?\\d+\\]|\\d+)?C(\\[-?\\d+\\]|\\d+)?(?![A-Za-z0-9_(.!])`,
  'g',
)

/** The formula as it reads after being copied so many rows down and columns right; off the sheet it is #REF!. */
export function copiedFormula(formula: string, down: number, right: number): string {
  return mapCells(formula, reference => {
    const row = reference.rowFixed ? reference.row : reference.row + down
    const column = reference.columnFixed ? reference.column : reference.column + right
    return a1Text({ ...reference, row, column })
  })
}

/** A1 notation to R1C1, for a formula standing at this cell. */
export function toR1C1(formula: string, row: number, column: number): string {
  return mapCells(formula, reference => {
    const down = reference.rowFixed ? String(reference.row + 1) : relative(reference.row - row)
    const right = reference.columnFixed ? String(reference.column + 1) : relative(reference.column - column)
    return `R${down}C${right}`
  })
}

/** R1C1 notation to A1, for a formula standing at this cell. */
export function fromR1C1(formula: string, row: number, column: number): string {
  return formula.replace(r1c1Cell, (match: string, down?: string, right?: string) => {
    if (match.startsWith('"') || match.startsWith("'")) return match
    const [targetRow, rowFixed] = position(down, row)
    const [targetColumn, columnFixed] = position(right, column)
    return a1Text({ row: targetRow, rowFixed, column: targetColumn, columnFixed })
  })
}

/** The formula after a column is inserted at `at` (from 0) in the sheet that `isInserted` recognises by name. */
export function withColumnInserted(
  formula: string,
  at: number,
  isInserted: (sheetName: string | undefined) => boolean,
): string {
  return mapCells(formula, (reference, sheetName) =>
    a1Text(
      isInserted(sheetName) && reference.column >= at
        ? { ...reference, column: reference.column + 1 }
        : reference,
    ),
  )
}

/** The formula after the sheet `from` has been named `to`. */
export function withSheetRenamed(formula: string, from: string, to: string): string {
  return formula.replace(a1Reference, (match: string, quoted?: string, plain?: string, ...ends: string[]) => {
    const name = quoted?.replaceAll("''", "'") ?? plain
    if (name?.toLowerCase() !== from.toLowerCase()) return match
    const [first = '', second] = ends
    return `${sheetInFormula(to)}!${first}${second === undefined ? '' : `:${second}`}`
  })
}

function mapCells(
  formula: string,
  print: (reference: CellReference, sheetName: string | undefined) => string,
): string {
  return formula.replace(
    a1Reference,
    (match: string, quoted?: string, plain?: string, first?: string, second?: string) => {
      if (first === undefined) return match
      const name = quoted?.replaceAll("''", "'") ?? plain
      const prefix = match.slice(
        0,
        match.length - first.length - (second === undefined ? 0 : second.length + 1),
      )
      const ends = [first, ...(second === undefined ? [] : [second])]
      return prefix + ends.map(end => print(cellReference(end), name)).join(':')
    },
  )
}

function cellReference(address: string): CellReference {
  const [, columnMark, column = '', rowMark, row] = /^(\$?)([A-Za-z]+)(\$?)(\d+)$/.exec(address) ?? []
  return {
    row: Number(row) - 1,
    rowFixed: rowMark === '$',
    column: columnNumber(column) - 1,
    columnFixed: columnMark === '$',
  }
}

function a1Text({ row, rowFixed, column, columnFixed }: CellReference): string {
  if (row < 0 || column < 0 || row >= lastRow || column >= lastColumn) return '#REF!'
  return `${columnFixed ? '$' : ''}${columnLetters(column + 1)}${rowFixed ? '$' : ''}${row + 1}`
}

function relative(distance: number): string {
  return distance === 0 ? '' : `[${distance}]`
}

function position(written: string | undefined, own: number): readonly [number, boolean] {
  if (written === undefined) return [own, false]
  if (written.startsWith('[')) return [own + Number(written.slice(1, -1)), false]
  return [Number(written) - 1, true]
}
