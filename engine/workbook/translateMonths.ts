// Earlier months: shifts, windows, running totals and convolutions.

import type { CheckedExpression } from '../formula/checkedModel.ts'
import { freeDimensions, isSameEveryMonth } from './expressionFacts.ts'
import { asValue, binding, bracketed, numberPiece, type Piece, piece, referencePiece } from './piece.ts'
import {
  type Context,
  followedCell,
  monthsBack,
  type Owner,
  positionIn,
  runOf,
  singleCell,
  type Target,
  type Translator,
} from './translation.ts'

type Node<Kind extends CheckedExpression['kind']> = Extract<CheckedExpression, { kind: Kind }>

/** x of some months before. A known number of months moves every reference to the left; an input chooses by INDEX. */
export function translateShift(node: Node<'shift'>, context: Context, translator: Translator): Piece {
  const { model, translate, counts } = translator
  const positionOf = (dimension: string): number => positionIn(context, dimension)
  const known = counts.known(node.by, positionOf)
  if (known !== undefined) return translate(node.of, monthsBack(context, known))
  if (isSameEveryMonth(node.of, model.checked)) return translate(node.of, context)
  const source = rowOfCells(node.of, context, translator)
  const { back } = source
  const months = asValue(translate(node.by, context))
  const column = piece(
    binding.sum,
    referencePiece({ kind: 'column', back }),
    '-',
    bracketed(months, binding.product),
  )
  const reach = counts.most(node.by, positionOf)
  const { historyMonths } = model.shape
  if (source.block.zeroBeforeFirst && (reach === undefined || reach + back > historyMonths)) {
    const window = fromFirstColumn(source, undefined)
    const month = referencePiece({ kind: 'month', back })
    return piece(binding.atom, 'IF(', month, '>', months, ',INDEX(', window, ',1,', column, '),0)')
  }
  const needs = reach ?? Math.max(historyMonths - back, counts.longest(node.by, positionOf))
  translator.limit(node.by, needs)
  return piece(binding.atom, 'INDEX(', fromFirstColumn(source, needs), ',1,', column, ')')
}

/** The sum over this month and those before it: a window of known length, or one that counts month numbers. */
export function translateRolling(node: Node<'rolling'>, context: Context, translator: Translator): Piece {
  const { model, translate, counts } = translator
  const positionOf = (dimension: string): number => positionIn(context, dimension)
  const source = rowOfCells(node.of, context, translator)
  const { back } = source
  const { historyMonths } = model.shape
  const known = counts.known(node.months, positionOf)
  const tooLong = known !== undefined && source.block.zeroBeforeFirst && known - 1 + back > historyMonths
  if (known !== undefined && !tooLong) {
    if (known <= 0) return numberPiece(0, true)
    if (known === 1) return singleCell(source, false)
    return piece(binding.atom, 'SUM(', window(source, back + known - 1), ')')
  }
  const months = known === undefined ? asValue(translate(node.months, context)) : numberPiece(known, false)
  let needs: number | undefined
  if (!source.block.zeroBeforeFirst) {
    const longest = Math.max(historyMonths - back + 1, counts.longest(node.months, positionOf))
    const most = counts.most(node.months, positionOf) ?? longest
    translator.limit(node.months, most)
    needs = Math.max(0, most - 1)
  }
  return piece(
    binding.atom,
    'SUMPRODUCT((',
    referencePiece({ kind: 'months', to: back }),
    '>',
    referencePiece({ kind: 'month', back }),
    '-',
    bracketed(months, binding.product),
    ')*',
    fromFirstColumn(source, needs),
    ')',
  )
}

/** The running total since month 1; before it, nothing. */
export function translateCumulative(
  node: Node<'cumulative'>,
  context: Context,
  translator: Translator,
): Piece {
  if (context.part === 'opening') return numberPiece(0, true)
  const { owner } = context
  if (node === context.root && context.part === 'formula' && owner.block.zeroBeforeFirst)
    return plusMonthBefore(owner, translator.translate(node.of, context))
  return followedCell(translator.runningTotal(node.of, context), context)
}

/** A row's own cell of the month before, plus what comes on top. */
export function plusMonthBefore(owner: Owner, increase: Piece): Piece {
  const own = singleCell({ ...owner, back: 1 }, false)
  return piece(binding.sum, own, '+', bracketed(asValue(increase), binding.product))
}

/** Weights that are a table of inputs are written once more, across and oldest first; others need a row per age. */
export function translateConvolve(node: Node<'convolve'>, context: Context, translator: Translator): Piece {
  const { model, blocks, translate } = translator
  const ages = blocks.count(node.dimension)
  if (ages === 0) return numberPiece(0, true)
  const weights = tableOfWeights(node, context, translator)
  if (weights === undefined || isSameEveryMonth(node.of, model.checked)) {
    if (freeDimensions(node.of, model.checked).has(node.dimension)) {
      translator.refuse(
        'W103',
        `The formula of ${context.owner.row} convolves over ${node.dimension} something that itself varies by ${node.dimension}, which a spreadsheet cannot write.`,
        `Give what is convolved a row of its own for one ${node.dimension}, or use an input that holds the weights alone.`,
      )
    }
    return translate(sumOfTerms(node), context)
  }
  const source = rowOfCells(node.of, context, translator)
  const across = referencePiece({ kind: 'weights', ...weights, count: ages })
  return piece(binding.atom, 'SUMPRODUCT(', window(source, source.back + ages - 1), ',', across, ')')
}

const sums = new WeakMap<CheckedExpression, CheckedExpression>()

/** The convolution written out as a sum over ages of weight times x so many months before; the same node every time. */
function sumOfTerms(node: Node<'convolve'>): CheckedExpression {
  const known = sums.get(node)
  if (known !== undefined) return known
  const age: CheckedExpression = { kind: 'position', dimension: node.dimension }
  const earlier: CheckedExpression = { kind: 'shift', of: node.of, by: age }
  const term: CheckedExpression = { kind: 'apply', operator: 'multiply', args: [node.weights, earlier] }
  const sum: CheckedExpression = { kind: 'reduce', operator: 'sum', of: term, dimensions: [node.dimension] }
  sums.set(node, sum)
  return sum
}

/** Where the weights stand in a table of constant inputs, if they do, with the ages directly below each other. */
function tableOfWeights(
  { weights, dimension }: Node<'convolve'>,
  context: Context,
  { model, blocks }: Translator,
): { readonly block: string; readonly from: number } | undefined {
  if (weights.kind !== 'input' || model.checked.inputs.get(weights.name)?.time !== 'constant')
    return undefined
  const block = blocks.input(weights.name)
  if (block.dims.at(-1) !== dimension) return undefined
  const outer = block.dims.slice(0, -1)
  if (outer.some(other => typeof context.positions.get(other) !== 'number')) return undefined
  const place = outer.reduce(
    (sum, other, index) => sum * (block.sizes[index] ?? 1) + positionIn(context, other),
    0,
  )
  return { block: block.key, from: place * (block.sizes.at(-1) ?? 1) }
}

/**
 * The row of cells that holds an expression for the owner: that of a row of the model, or one of working. It is read in
 * other months too, so conditions of the month at hand do not guard it.
 */
function rowOfCells(node: CheckedExpression, context: Context, translator: Translator): Target {
  const own = translator.target(node, context)
  return own?.block.byMonth === true ? own : translator.working(node, [], { ...context, guards: [] })
}

function window(source: Target, from: number): Piece {
  return referencePiece({
    kind: 'window',
    block: source.block.key,
    index: place(source),
    from,
    to: source.back,
  })
}

function fromFirstColumn(source: Target, needs: number | undefined): Piece {
  const { block, back } = source
  return referencePiece({ kind: 'window', block: block.key, index: place(source), from: { needs }, to: back })
}

function place(source: Target): number {
  const run = runOf(source, 0)
  if (run === undefined) throw new Error(`${source.block.key} is no single row of cells`)
  return run.from
}
