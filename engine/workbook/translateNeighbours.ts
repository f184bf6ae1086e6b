// Items in their order: the sum over those before the current one, and the one before it.

import type { CheckedExpression } from '../formula/checkedModel.ts'
import { excelFunctions } from './excelFunctions.ts'
import { variesByAxis } from './fitsRange.ts'
import { overRun, runIn } from './itemRun.ts'
import { numberPiece, type Piece } from './piece.ts'
import {
  atPosition,
  type Context,
  positionIn,
  runOf,
  runPiece,
  type Translator,
  walking,
} from './translation.ts'

type Node<Kind extends CheckedExpression['kind']> = Extract<CheckedExpression, { kind: Kind }>

/** The sum of x over the items before the current one. */
export function translateSumAbove(node: Node<'sum_above'>, context: Context, translator: Translator): Piece {
  const { of, dimension } = node
  const here = positionIn(context, dimension)
  if (here === 0) return numberPiece(0, true)
  if (here === 1) return translator.translate(of, atPosition(context, dimension, 0))
  const inner = walking(context, [dimension])
  if (!variesByAxis(of, inner, translator))
    return excelFunctions.multiply([translator.translate(of, context), numberPiece(here, true)])
  const cells = translator.target(of, inner)
  const aligned = cells !== undefined && runOf(cells, 1) !== undefined ? cells : undefined
  const rows = aligned ?? translator.working(of, [dimension], inner)
  const { from } = runIn(rows, inner)
  const before = { from, to: from + here - 1 }
  return overRun('SUM', runPiece(rows, before, context), before)
}

/** x at the item before the current one. */
export function translatePreviousMember(
  { of, dimension }: Node<'previous_member'>,
  context: Context,
  translator: Translator,
): Piece {
  const here = positionIn(context, dimension)
  return here === 0
    ? numberPiece(0, true)
    : translator.translate(of, atPosition(context, dimension, here - 1))
}
