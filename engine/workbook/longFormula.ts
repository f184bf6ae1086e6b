// A formula that is too long to read gives up a part of itself to cells of its own.

import type { CheckedExpression } from '../formula/checkedModel.ts'
import { isSameEveryMonth } from './expressionFacts.ts'
import { asValue } from './piece.ts'
import { lengthOf } from './sheetFormula.ts'
import {
  atPosition,
  type Context,
  itemPosition,
  monthsBack,
  positionIn,
  type Translator,
} from './translation.ts'

/** The longest formula, in characters, that we ask anyone to read. */
export const longestFormula = 120

/** Nothing shorter is worth cells of its own. */
const shortestWorking = 20

type Sized = { readonly node: CheckedExpression; readonly length: number }

/** The part of a formula whose text comes nearest to half of it, if it has parts that can stand elsewhere. */
export function partToMove(
  expression: CheckedExpression,
  context: Context,
  translator: Translator,
): CheckedExpression | undefined {
  const half = lengthOf(translator.translate(expression, context).parts) / 2
  const isMovable = ({ node, length }: Sized): boolean =>
    node !== context.root && node !== expression && !translator.isHoisted(node) && length > shortestWorking
  return partsOf(expression, context, translator)
    .filter(isMovable)
    .sort((a, b) => Math.abs(a.length - half) - Math.abs(b.length - half))[0]?.node
}

/** The parts of an expression that can have cells of their own, and how long they are where they stand. */
function partsOf(node: CheckedExpression, context: Context, translator: Translator): readonly Sized[] {
  const inside = (of: CheckedExpression, changed: Context): readonly Sized[] =>
    partsOf(of, changed, translator)
  const own = { node, length: lengthOf(asValue(translator.translate(node, context)).parts) }
  switch (node.kind) {
    case 'apply':
      return [own, ...node.args.flatMap(arg => inside(arg, context))]
    case 'shift': {
      const months = translator.counts.known(node.by, dimension => positionIn(context, dimension))
      if (months !== undefined) return [own, ...inside(node.of, monthsBack(context, months))]
      const { checked } = translator.model
      return isSameEveryMonth(node.of, checked) ? [own, ...inside(node.of, context)] : [own]
    }
    case 'previous_member': {
      const before = positionIn(context, node.dimension) - 1
      return before < 0 ? [own] : [own, ...inside(node.of, atPosition(context, node.dimension, before))]
    }
    case 'at': {
      const position = itemPosition(translator.model, node)
      return [own, ...inside(node.of, atPosition(context, node.dimension, position))]
    }
    case 'at_current': {
      const like = positionIn(context, node.likeDimension)
      return [own, ...inside(node.of, atPosition(context, node.dimension, like))]
    }
    case 'reduce':
    case 'sum_by':
    case 'lookup':
    case 'sum_above':
    case 'cumulative':
      return [own, { node: node.of, length: own.length - 1 }]
    default:
      return [own]
  }
}
