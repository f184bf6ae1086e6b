// What the parts of the translator share: where an expression stands, what it aims at, and how they call each other.

import type { CheckedExpression } from '../formula/checkedModel.ts'
import type { MonthCounts } from './monthCounts.ts'
import { type Piece, referencePiece } from './piece.ts'
import { placeOf, type SheetBlock, type SheetBlocks } from './sheetBlocks.ts'
import type { SheetModel } from './sheetModel.ts'

/** The current item of a dimension: its position, or all of them at once, as the given axis of a range. */
export type Position = number | { readonly axis: number }

/** The row of cells a formula is written for. */
export type Owner = {
  readonly block: SheetBlock
  /** Positions in the order of the block's dimensions. */
  readonly positions: readonly number[]
  /** The row of the model it belongs to. */
  readonly row: string
}

/** Where an expression stands. */
export type Context = {
  readonly owner: Owner
  /** The whole formula; it is never replaced by a reference to its own working. */
  readonly root: CheckedExpression
  readonly part: 'formula' | 'opening' | 'working'
  readonly positions: ReadonlyMap<string, Position>
  readonly axes: number
  /** How many months before the one at hand. */
  readonly back: number
  /** Conditions under which alone the expression is computed. */
  readonly guards: readonly CheckedExpression[]
}

/** A block and the positions aimed at, in the order of its dimensions. */
export type Target = {
  readonly block: SheetBlock
  readonly positions: readonly Position[]
  readonly back: number
}

/** The functions of the translator that its parts need of each other. */
export type Translator = {
  readonly model: SheetModel
  readonly blocks: SheetBlocks
  readonly counts: MonthCounts
  readonly translate: (node: CheckedExpression, context: Context) => Piece
  /** The cell or cells that hold the expression as it is, if there are such. */
  readonly target: (node: CheckedExpression, context: Context) => Target | undefined
  /** Rows of their own for an expression, made once; `bound` dimensions come last in them, as axes. */
  readonly working: (node: CheckedExpression, bound: readonly string[], context: Context) => Target
  /** The row of the running total of an expression. */
  readonly runningTotal: (node: CheckedExpression, context: Context) => Target
  /** Whether an expression was given rows of its own because its formula is too long. */
  readonly isHoisted: (node: CheckedExpression) => boolean
  /** A note that an input, used as a number of months, may not exceed what the sheet reaches. */
  readonly limit: (node: CheckedExpression, most: number) => void
  /** Notes why a formula cannot be written; what is returned in its place does not matter. */
  readonly refuse: (code: string, message: string, remedy: string) => void
}

/** Where a block is aimed at in a context. */
export function aimed(block: SheetBlock, context: Context): Target {
  const positions = block.dims.map(dimension => {
    const position = context.positions.get(dimension)
    if (position === undefined)
      throw new Error(`no current ${dimension} in a formula of ${context.owner.row}`)
    return position
  })
  return { block, positions, back: context.back }
}

/** The position of an item that a formula names. */
export function itemPosition(
  { shape }: SheetModel,
  { dimension, item }: { readonly dimension: string; readonly item: string },
): number {
  const position = shape.items.get(dimension)?.findIndex(({ id }) => id === item) ?? -1
  if (position < 0) throw new Error(`${dimension} has no item ${item}`)
  return position
}

/** The context in which some dimensions are walked, all items at once; axes of an outer walk end. */
export function walking(context: Context, dimensions: readonly string[]): Context {
  const positions = new Map([...context.positions].filter(([, position]) => typeof position === 'number'))
  for (const [axis, dimension] of dimensions.entries()) positions.set(dimension, { axis })
  return { ...context, positions, axes: dimensions.length, guards: unaffected(context, dimensions) }
}

/** The context at one item of a dimension. */
export function atPosition(context: Context, dimension: string, position: Position): Context {
  return {
    ...context,
    positions: new Map([...context.positions, [dimension, position]]),
    guards: unaffected(context, [dimension]),
  }
}

/** The context some months before; conditions of the month at hand say nothing about it. */
export function monthsBack(context: Context, months: number): Context {
  return months === 0 ? context : { ...context, back: context.back + months, guards: [] }
}

/** A guard stays only where no dimension is bound anew: it would speak of another item. */
function unaffected(context: Context, dimensions: readonly string[]): readonly CheckedExpression[] {
  return dimensions.length === 0 ? context.guards : []
}

/** The one position of a dimension, where it is no axis. */
export function positionIn(context: Context, dimension: string): number {
  const position = context.positions.get(dimension)
  if (typeof position !== 'number')
    throw new Error(`no single ${dimension} in a formula of ${context.owner.row}`)
  return position
}

/** The run of members that a target covers, if they stand directly below each other in the order of the axes. */
export function runOf(
  target: Target,
  axes: number,
): { readonly from: number; readonly to: number } | undefined {
  const { block, positions } = target
  const single = positions.filter(position => typeof position === 'number').length
  if (single === positions.length) {
    const place = placeOf(block, positions.map(number))
    return { from: place, to: place }
  }
  const inOrder = positions.every((position, index) =>
    typeof position === 'number' ? index < single : position.axis === index - single,
  )
  if (!inOrder || positions.length - single !== axes) return undefined
  const length = block.sizes.slice(single).reduce((product, size) => product * size, 1)
  const from = placeOf(block, positions.map(number))
  return { from, to: from + length - 1 }
}

function number(position: Position): number {
  return typeof position === 'number' ? position : 0
}

/** A reference to the one cell of a target. */
export function singleCell(target: Target, fixed: boolean): Piece {
  const run = runOf(target, 0)
  if (run === undefined) throw new Error(`${target.block.key} is no single cell here`)
  return referencePiece({ kind: 'cells', block: target.block.key, ...run, back: target.back, fixed })
}

/** A reference to the one cell of a target; its row is fixed where it is the same for every item of the owner. */
export function followedCell(target: Target, context: Context): Piece {
  const run = runOf(target, 0)
  if (run === undefined) throw new Error(`${target.block.key} is no single cell here`)
  return runPiece(target, run, context)
}

/** A reference to a run of members. Rows are fixed where the run is the same for every item of the owner. */
export function runPiece(
  target: Target,
  run: { readonly from: number; readonly to: number },
  context: Context,
): Piece {
  const { block, positions, back } = target
  const ownDims = context.owner.block.dims
  const followsOwner = block.dims.some(
    (dimension, index) => ownDims.includes(dimension) && typeof positions[index] === 'number',
  )
  const fixed = !followsOwner && (ownDims.length > 0 || !block.byMonth)
  const several = positions.some(position => typeof position !== 'number')
  return referencePiece(
    { kind: 'cells', block: block.key, ...run, back: block.byMonth ? back : 0, fixed },
    several,
  )
}
