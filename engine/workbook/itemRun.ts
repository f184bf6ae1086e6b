// Runs of items below each other: functions over them, and the ids beside them.

import { binding, type Piece, piece, referencePiece } from './piece.ts'
import { blockKey } from './sheetFormula.ts'
import { type Context, positionIn, runOf, type Target } from './translation.ts'

/** First and last member of a block, both included. */
export type Run = { readonly from: number; readonly to: number }

/** A function over a run of cells; a single cell is itself. */
export function overRun(name: string, run: Piece, { from, to }: Run): Piece {
  return from === to ? alone(piece(binding.atom, run)) : alone(piece(binding.atom, `${name}(`, run, ')'))
}

/** The piece as one number, whatever stands inside it. */
export function alone(inner: Piece): Piece {
  return { ...inner, several: false }
}

/** The run that rows of working cover; they stand in the order of their use. */
export function runIn(rows: Target, context: Context): Run {
  const run = runOf(rows, context.axes)
  if (run === undefined)
    throw new Error(`the working ${rows.block.key} does not stand in the order of its use`)
  return run
}

/** The cell with the id of the current item: beside the formula's own row where that is its item, else in the list. */
export function itemId(dimension: string, context: Context): Piece {
  const place = positionIn(context, dimension)
  const { block, positions } = context.owner
  const key = block.dims.indexOf(dimension)
  if (key >= 0 && positions[key] === place) return referencePiece({ kind: 'own_id', key })
  return referencePiece({ kind: 'ids', block: blockKey.items(dimension), key: 0, from: place, to: place })
}
