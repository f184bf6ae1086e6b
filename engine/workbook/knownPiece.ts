// What is known of an operation while its formula is written: comparisons of places of items, and 0 and 1 from them.

import type { OperatorName } from '../formula/functions.ts'
import { asCondition, numberPiece, type Piece } from './piece.ts'

/**
 * The outcome of an operation on known numbers, as far as the place of an item decides it; 0 and 1 from there fall away.
 * Numbers that someone wrote stay as they are written.
 */
export function knownPiece(operator: OperatorName, pieces: readonly Piece[]): Piece | undefined {
  const [a, b] = pieces
  const numbers = pieces.flatMap(({ known }) => (known === undefined ? [] : [known.value]))
  const structural = pieces.some(({ known }) => known?.structural === true)
  if (numbers.length === pieces.length && a !== undefined) {
    const truth = comparisons[operator]?.(numbers[0] ?? 0, numbers[1] ?? 0)
    if (truth !== undefined) return numberPiece(truth ? 1 : 0, true)
    const value = structural ? arithmetic[operator]?.(numbers[0] ?? 0, numbers[1] ?? 0) : undefined
    if (value !== undefined) return numberPiece(value, true)
  }
  if (!structural || a === undefined || b === undefined) return undefined
  const isZero = (side: Piece): boolean => side.known?.structural === true && side.known.value === 0
  const isOne = (side: Piece): boolean => side.known?.structural === true && side.known.value === 1
  switch (operator) {
    case 'add':
      return isZero(a) ? b : isZero(b) ? a : undefined
    case 'subtract':
      return isZero(b) ? a : undefined
    case 'multiply':
      if (isZero(a) || isZero(b)) return numberPiece(0, true)
      return isOne(a) ? b : isOne(b) ? a : undefined
    case 'and':
    case 'or': {
      const [decided, other] = a.known?.structural ? [a, b] : [b, a]
      const holds = decided.known?.value !== 0
      if (holds === (operator === 'or')) return numberPiece(holds ? 1 : 0, true)
      return asCondition(other)
    }
    default:
      return undefined
  }
}

const comparisons: Partial<Record<OperatorName, (a: number, b: number) => boolean>> = {
  less: (a, b) => a < b,
  less_or_equal: (a, b) => a <= b,
  greater: (a, b) => a > b,
  greater_or_equal: (a, b) => a >= b,
  equal: (a, b) => a === b,
  not_equal: (a, b) => a !== b,
  and: (a, b) => a !== 0 && b !== 0,
  or: (a, b) => a !== 0 || b !== 0,
  not: a => a === 0,
}

const arithmetic: Partial<Record<OperatorName, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  negate: a => -a,
}
