// Many items at once: sums, products, sums by a mapping, lookups, and items before the current one.

import type { CheckedExpression } from '../formula/checkedModel.ts'
import { excelFunctions } from './excelFunctions.ts'
import { freeDimensions, isTotal } from './expressionFacts.ts'
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
  atPosition,
  type Context,
  positionIn,
  runOf,
  runPiece,
  type Target,
  type Translator,
  walking,
} from './translation.ts'

type Node<Kind extends CheckedExpression['kind']> = Extract<CheckedExpression, { kind: Kind }>

/**
 * A sum or product over all items: of cells that stand together SUM or PRODUCT, of cells that lie scattered SUMIFS by
 * their ids, of arithmetic SUMPRODUCT; of anything else, over rows of working.
 */
export function translateReduce(node: Node<'reduce'>, context: Context, translator: Translator): Piece {
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
  { of, dimensions, operator }: Node<'reduce'>,
  context: Context,
  translator: Translator,
): Piece {
  const items = dimensions.reduce((product, dimension) => product * translator.blocks.count(dimension), 1)
  const count = numberPiece(items, true)
  const one = translator.translate(of, context)
  return operator === 'sum' ? excelFunctions.multiply([one, count]) : excelFunctions.power([one, count])
}

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

/** Whether an expression can be written over all items of the axes at once: arithmetic on runs of the same shape. */
export function fitsRange(node: CheckedExpression, context: Context, translator: Translator): boolean {
  if (!variesByAxis(node, context, translator)) return true
  if (translator.isHoisted(node)) return false
  const cells = translator.target(node, context)
  if (cells !== undefined) return runOf(cells, context.axes) !== undefined
  if (node.kind !== 'apply') return false
  const [, yes, no] = node.args
  const fitAll = (args: readonly CheckedExpression[]): boolean =>
    args.every(arg => fitsRange(arg, context, translator))
  switch (node.operator) {
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'negate':
    case 'power':
    case 'less':
    case 'less_or_equal':
    case 'greater':
    case 'greater_or_equal':
    case 'equal':
    case 'not_equal':
      return fitAll(node.args)
    case 'and':
      return node.args.every(isTotal) && fitAll(node.args)
    case 'if':
      return (
        no?.kind === 'number' &&
        Number(no.text) === 0 &&
        yes !== undefined &&
        isTotal(yes) &&
        fitAll(node.args)
      )
    default:
      return false
  }
}

function variesByAxis(node: CheckedExpression, context: Context, { model }: Translator): boolean {
  return [...freeDimensions(node, model.checked)].some(
    dimension => typeof context.positions.get(dimension) === 'object',
  )
}

function overRun(name: string, run: Piece, { from, to }: Run): Piece {
  return from === to ? alone(piece(binding.atom, run)) : alone(piece(binding.atom, `${name}(`, run, ')'))
}

/** The piece as one number, whatever stands inside it. */
function alone(inner: Piece): Piece {
  return { ...inner, several: false }
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
  const last = block.sizes.reduce((product, size) => product * size, 1) - 1
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

type Run = { readonly from: number; readonly to: number }

function runIn(rows: Target, context: Context): Run {
  const run = runOf(rows, context.axes)
  if (run === undefined)
    throw new Error(`the working ${rows.block.key} does not stand in the order of its use`)
  return run
}

function mappingOf(name: string, { model }: Translator): { readonly from: string; readonly to: string } {
  const mapping = model.checked.mappings.get(name)
  if (mapping === undefined) throw new Error(`no mapping ${name}`)
  return mapping
}

/** The cell with the id of the current item: beside the formula's own row where that is its item, else in the list. */
function itemId(dimension: string, context: Context): Piece {
  const place = positionIn(context, dimension)
  const { block, positions } = context.owner
  const key = block.dims.indexOf(dimension)
  if (key >= 0 && positions[key] === place) return referencePiece({ kind: 'own_id', key })
  return referencePiece({ kind: 'ids', block: blockKey.items(dimension), key: 0, from: place, to: place })
}
