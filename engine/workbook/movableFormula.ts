// A formula as it reads when copied some rows down and some columns right: relative references move, fixed ones stay.

import { columnLetters, columnNumber, lastColumn, lastRow } from './cellAddress.ts'

/** The formula copied; references pushed over the edge of the sheet come in on the other side, as in Excel. */
export type MovableFormula = (rows: number, columns: number) => string

/** Takes a formula apart once, to be copied to many cells. */
export function movableFormula(formula: string): MovableFormula {
  const pieces: Piece[] = []
  let at = 0
  for (const match of formula.matchAll(token)) {
    const [all, passed, column, row, columns, rows] = match
    if (passed !== undefined) continue
    pieces.push(formula.slice(at, match.index))
    if (column !== undefined && row !== undefined) pieces.push(...columnPiece(column), ...rowPiece(row))
    else if (columns !== undefined) pieces.push(...pairOf(columns, columnPiece))
    else if (rows !== undefined) pieces.push(...pairOf(rows, rowPiece))
    at = match.index + all.length
  }
  pieces.push(formula.slice(at))
  return (rows, columns) =>
    pieces.map(piece => (typeof piece === 'string' ? piece : piece(rows, columns))).join('')
}

/** A text that stays, or a row or column that moves. */
type Piece = string | MovableFormula

/**
 * In order: texts, quoted sheets and what stands in square brackets pass as they are; then cells, whole columns and
 * whole rows. Words with more letters, an underscore, a bracket or an exclamation mark behind are no references.
 */
const token = new RegExp(
  [
    String.raw`("(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\])`,
    String.raw`(?<![\w.$])(\$?[A-Za-z]{1,3})(\$?[1-9]\d{0,6})(?![\w.(!])`,
    String.raw`(?<![\w.$:])(\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\w.(!:$])`,
    String.raw`(?<![\w.$:])(\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6})(?![\w.(!:$])`,
  ].join('|'),
  'g',
)

function columnPiece(text: string): readonly Piece[] {
  if (text.startsWith('$')) return [text]
  const column = columnNumber(text)
  return [(_, columns) => columnLetters(around(column + columns, lastColumn))]
}

function rowPiece(text: string): readonly Piece[] {
  if (text.startsWith('$')) return [text]
  const row = Number(text)
  return [rows => String(around(row + rows, lastRow))]
}

/** `A:C` or `$1:3`. */
function pairOf(text: string, piece: (text: string) => readonly Piece[]): readonly Piece[] {
  const [from = '', to = ''] = text.split(':')
  return [...piece(from), ':', ...piece(to)]
}

function around(position: number, last: number): number {
  return ((position - 1 + last) % last) + 1
}
