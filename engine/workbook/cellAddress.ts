// Cells as people name them: `AD12`, `$A$1:$C$4`, `'Use of proceeds'!B2`.

import type { Area } from './workbook.ts'

/** The last row and column of a sheet (Excel 2007 and later). */
export const lastRow = 1_048_576
export const lastColumn = 16_384

/** The letters of a column counted from 1: 1 is `A`, 27 is `AA`. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** The column of some letters, in either case: `A` is 1. */
export function columnNumber(letters: string): number {
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

/** `AD12`, from a row and a column counted from 1. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row}`
}

/** `A1:C4`, or `A1` for a single cell. */
export function areaAddress(area: Area): string {
  const first = cellAddress(area.top, area.left)
  return area.top === area.bottom && area.left === area.right
    ? first
    : `${first}:${cellAddress(area.bottom, area.right)}`
}

/** `$A$1:$C$4`, or `$A$1` for a single cell. */
export function fixedAddress(area: Area): string {
  return areaAddress(area).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
}

/** The cell that `AD12` or `$AD$12` names, unless it lies outside a sheet or is no address. */
export function parseCell(text: string): { readonly row: number; readonly column: number } | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text)
  if (match === null) return undefined
  const column = columnNumber(match[1] ?? '')
  const row = Number(match[2])
  return column <= lastColumn && row <= lastRow ? { row, column } : undefined
}

/** The area that `A1`, `A1:C4` or `$A$1:$C$4` names, with its corners put in order. */
export function parseArea(text: string): Area | undefined {
  const [from = '', to = from, ...more] = text.split(':')
  const first = parseCell(from)
  const second = parseCell(to)
  if (first === undefined || second === undefined || more.length > 0) return undefined
  return {
    top: Math.min(first.row, second.row),
    left: Math.min(first.column, second.column),
    bottom: Math.max(first.row, second.row),
    right: Math.max(first.column, second.column),
  }
}

/** A sheet's name as it stands before `!` in a formula: quoted unless it is a plain word that is no address. */
export function sheetInFormula(name: string): string {
  const plain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)
  const readAsSomethingElse = /^([A-Za-z]{1,3}\d+|[Rr]\d*|[Cc]\d*|[Rr]\d*[Cc]\d*|true|false)$/i.test(name)
  return plain && !readAsSomethingElse ? name : `'${name.replaceAll("'", "''")}'`
}

/** The sheet and the rest of `Model!$A$1:$B$2` or `'It''s'!A1`. */
export function splitSheet(reference: string): { readonly sheet: string; readonly rest: string } | undefined {
  const quoted = /^'((?:[^']|'')+)'!(.+)$/.exec(reference)
  if (quoted !== null) return { sheet: (quoted[1] ?? '').replaceAll("''", "'"), rest: quoted[2] ?? '' }
  const plain = /^([^'!]+)!(.+)$/.exec(reference)
  return plain === null ? undefined : { sheet: plain[1] ?? '', rest: plain[2] ?? '' }
}
