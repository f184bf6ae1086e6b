// A piece of a formula on its way to a cell: its text, how tightly it binds, and what is already known of it.

import type { Part } from './sheetFormula.ts'

/** How tightly the outermost operator binds; a piece that binds less tightly than its place gets brackets. */
export const binding = { comparison: 0, sum: 1, product: 2, atom: 3 } as const

/** A number or a truth, as text with references. */
export type Piece = {
  readonly parts: readonly Part[]
  readonly binds: number
  /** The text gives TRUE or FALSE, not 1 or 0. */
  readonly truth: boolean
  /** It covers several cells, so it may only stand inside SUMPRODUCT. */
  readonly several: boolean
  /** The ranges it is the plain product of, if it is: SUMPRODUCT takes them one by one. */
  readonly factors?: readonly Piece[]
  /** Known while the formula is written. `structural`: from the place of an item, not from a number someone wrote. */
  readonly known?: { readonly value: number; readonly structural: boolean }
}

/** A piece of the given text and bits. */
export function piece(binds: number, ...bits: readonly (string | Piece)[]): Piece {
  return {
    parts: bits.flatMap(bit => (typeof bit === 'string' ? [bit] : bit.parts)),
    binds,
    truth: false,
    several: bits.some(bit => typeof bit !== 'string' && bit.several),
  }
}

/** A piece that gives TRUE or FALSE. */
export function truthPiece(binds: number, ...bits: readonly (string | Piece)[]): Piece {
  return { ...piece(binds, ...bits), truth: true }
}

/** A reference to one cell, or to several. */
export function referencePiece(part: Part, several = false): Piece {
  const plain = { parts: [part], binds: binding.atom, truth: false, several }
  return several ? { ...plain, factors: [plain] } : plain
}

/** A number. Only 0 and 1 are written into formulas; others stand in a cell of their own. */
export function numberPiece(value: number, structural: boolean): Piece {
  const part: Part = value === 0 || value === 1 ? String(value) : { kind: 'number', value }
  return { parts: [part], binds: binding.atom, truth: false, several: false, known: { value, structural } }
}

/** The piece with brackets unless it binds at least so tightly. */
export function bracketed(inner: Piece, least: number): Piece {
  return inner.binds >= least ? inner : { ...piece(binding.atom, '(', inner, ')'), truth: inner.truth }
}

/** The piece as a number: a truth becomes 1 or 0. */
export function asValue(inner: Piece): Piece {
  if (!inner.truth) return inner
  return inner.several
    ? piece(binding.product, bracketed(inner, binding.atom), '*1')
    : piece(binding.atom, 'IF(', inner, ',1,0)')
}

/** The piece as a condition: a number is true unless it is 0. */
export function asCondition(inner: Piece): Piece {
  return inner.truth ? inner : truthPiece(binding.comparison, bracketed(inner, binding.sum), '<>0')
}
