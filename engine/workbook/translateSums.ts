// Sums and products over all items of one or several dimensions.

import type { CheckedExpression } from '../formula/checkedModel.ts'
import { excelFunctions } from './excelFunctions.ts'
import { fitsRange, variesByAxis } from './fitsRange.ts'
import { alone, itemId, overRun, runIn } from './itemRun.ts'
import { asValue, binding, numberPiece, type Piece, piece, referencePiece } from './piece.ts'
import { membersIn } from './sheetBlocks.ts'
import {
  atPosition,
  type Context,
  runOf,
  runPiece,
  type Target,
  type Translator,
  walking,
} from './translation.ts'

type Reduction = Extract<CheckedExpression, { readonly kind: 'reduce' }>

/**
 * A sum or product over all items: of cells that stand together SUM or PRODUCT, of cells that lie scattered SUMIFS by
 * their ids, of arithmetic SUMPRODUCT; of anything else, over rows of working.
 */
export function translateReduce(node: Reduction, context: Context, translator: Translator): Piece {
  const { of, dimensions, operator } = node
  const { blocks, target, working } = translator
  const isSum = operator === 'sum'
  if (dimensions.some(dimension => blocks.count(dimension) === 0)) return numberPiece(isSum ? 0 : 1, true)
  if (!variesByAxis(of, walking(context, dimensions), translator))
    return sameForAll(node, context, translator)
  const name = isSum ? 'SUM' : 'PRODUCT'
  for (const order of [dimensions, [...dimensions].reverse()]) {
    const inner = walking(context, order)
    const cells = target(of, inner)
    const run = cells && runOf(cells, inner.axes)
    if (cells !== undefined && run !== undefined) return overRun(name, runPiece(cells, run, inner), run)
    if (isSum && cells === undefined && fitsRange(of, inner, translator))
      return sumOfProducts(of, inner, translator)
  }
  const inner = walking(context, dimensions)
  const scattered = isSum ? target(of, inner) : undefined
  if (scattered?.block.byMonth === true) return sumScattered(scattered, inner)
  const rows = working(of, dimensions, inner)
  return overRun(name, runPiece(rows, runIn(rows, inner), inner), runIn(rows, inner))
}

/** Something that is the same for every item, as often as there are items. */
function sameForAll(
  { of, dimensions, operator }: Reduction,
  context: Context,
  translator: Translator,
): Piece {
  const items = dimensions.reduce((product, dimension) => product * translator.blocks.count(dimension), 1)
  const count = numberPiece(items, true)
  const one = translator.translate(of, context)
  return operator === 'sum' ? excelFunctions.multiply([one, count]) : excelFunctions.power([one, count])
}

function sumOfProducts(of: CheckedExpression, inner: Context, translator: Translator): Piece {
  const body = translator.translate(of, inner)
  const inside = body.truth ? [asValue(body)] : (body.factors ?? [body])
  const listed = inside.flatMap((factor, index) => (index === 0 ? [factor] : [',', factor]))
  return alone(piece(binding.atom, 'SUMPRODUCT(', ...listed, ')'))
}

/** Every member whose other items are the current ones, wherever it stands in the block. */
function sumScattered(cells: Target, inner: Context): Piece {
  const { block, positions } = cells
  const last = membersIn(block) - 1
  const all = referencePiece(
    {
      kind: 'cells',
      block: block.key,
      from: 0,
      to: last,
      back: cells.back,
      fixed: inner.owner.block.dims.length > 0,
    },
    true,
  )
  const criteria = block.dims.flatMap((dimension, key) => {
    const position = positions[key]
    if (typeof position !== 'number') return []
    const ids = referencePiece({ kind: 'ids', block: block.key, key, from: 0, to: last }, true)
    const id = itemId(dimension, atPosition(inner, dimension, position))
    return [[ids, ',', id]]
  })
  const [only = []] = criteria
  const text =
    criteria.length === 1
      ? piece(binding.atom, 'SUMIF(', ...only, ',', all, ')')
      : piece(binding.atom, 'SUMIFS(', all, ...criteria.flatMap(pair => [',', ...pair]), ')')
  return alone(text)
}
