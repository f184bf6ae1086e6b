// Items by where they belong: sums over those that map to the current one, and the one that it maps to.

import type { CheckedExpression } from '../formula/checkedModel.ts'
import { fitsRange } from './fitsRange.ts'
import { alone, itemId, runIn } from './itemRun.ts'
import {
  asValue,
  binding,
  bracketed,
  numberPiece,
  type Piece,
  piece,
  referencePiece,
  truthPiece,
} from './piece.ts'
import { blockKey } from './sheetFormula.ts'
import {
  type Context,
  positionIn,
  runOf,
  runPiece,
  type Target,
  type Translator,
  walking,
} from './translation.ts'

type Node<Kind extends CheckedExpression['kind']> = Extract<CheckedExpression, { kind: Kind }>

/** The sum of x over the items that map to the current one. */
export function translateSumBy(node: Node<'sum_by'>, context: Context, translator: Translator): Piece {
  const { from, to } = mappingOf(node.mapping, translator)
  const count = translator.blocks.count(from)
  if (count === 0) return numberPiece(0, true)
  const map = referencePiece(
    { kind: 'cells', block: blockKey.mapping(node.mapping), from: 0, to: count - 1, back: 0, fixed: true },
    true,
  )
  return sumWhere(node.of, from, map, itemId(to, context), context, translator)
}

/** x at the item that the current one maps to: the sum over that one item, 0 when there is none. */
export function translateLookup(node: Node<'lookup'>, context: Context, translator: Translator): Piece {
  const { from, to } = mappingOf(node.mapping, translator)
  const count = translator.blocks.count(to)
  if (count === 0) return numberPiece(0, true)
  const place = positionIn(context, from)
  const fixed = !context.owner.block.dims.includes(from)
  const mapped = referencePiece({
    kind: 'cells',
    block: blockKey.mapping(node.mapping),
    from: place,
    to: place,
    back: 0,
    fixed,
  })
  const ids = referencePiece({ kind: 'ids', block: blockKey.items(to), key: 0, from: 0, to: count - 1 }, true)
  return sumWhere(node.of, to, ids, mapped, context, translator)
}

function mappingOf(name: string, { model }: Translator): { readonly from: string; readonly to: string } {
  const mapping = model.checked.mappings.get(name)
  if (mapping === undefined) throw new Error(`no mapping ${name}`)
  return mapping
}

/** The sum of x over the items of a dimension whose entry in `entries` is `wanted`. */
function sumWhere(
  of: CheckedExpression,
  dimension: string,
  entries: Piece,
  wanted: Piece,
  context: Context,
  translator: Translator,
): Piece {
  const inner = walking(context, [dimension])
  const cells = translator.target(of, inner)
  const run = cells && runOf(cells, 1)
  const standsTogether = cells !== undefined && run !== undefined && runsOverAxis(cells)
  if (cells === undefined && fitsRange(of, inner, translator)) {
    const body = translator.translate(of, inner)
    const test = bracketed(truthPiece(binding.comparison, entries, '=', wanted), binding.atom)
    const factor = body.truth && body.several ? body : asValue(body)
    const text = piece(binding.atom, 'SUMPRODUCT(', test, '*', bracketed(factor, binding.product), ')')
    return alone(text)
  }
  const rows = standsTogether ? cells : translator.working(of, [dimension], inner)
  const summed = runPiece(rows, runIn(rows, inner), inner)
  return alone(piece(binding.atom, 'SUMIF(', entries, ',', wanted, ',', summed, ')'))
}

function runsOverAxis({ positions }: Target): boolean {
  return positions.some(position => typeof position === 'object')
}
