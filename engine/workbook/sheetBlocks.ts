// The blocks that formulas refer to: which members they have, in which order, and whether they vary by month.

import type { CheckedExpression } from '../formula/checkedModel.ts'
import { type BlockOrders, blockOrders } from './blockOrders.ts'
import { isZeroBeforeFirst } from './expressionFacts.ts'
import { blockKey } from './sheetFormula.ts'
import type { SheetModel } from './sheetModel.ts'

/** A run of rows on a sheet, a member each. */
export type SheetBlock = {
  readonly key: string
  /** Dimensions in the order of the layout, outermost first, with how many items each has. */
  readonly dims: readonly string[]
  readonly sizes: readonly number[]
  readonly byMonth: boolean
  /** Every member is sure to be 0 before the first month. */
  readonly zeroBeforeFirst: boolean
}

/** The block of a row, an input or a formula's working, made once. */
export type SheetBlocks = {
  readonly row: (name: string) => SheetBlock
  readonly input: (name: string) => SheetBlock
  readonly working: (number: number, dims: readonly string[], expression: CheckedExpression) => SheetBlock
  /** Items of a dimension. */
  readonly count: (dimension: string) => number
}

/** The blocks of a model. */
export function sheetBlocks(model: SheetModel): SheetBlocks {
  const { checked, shape } = model
  const orders: BlockOrders = blockOrders(checked)
  const count = (dimension: string): number => shape.items.get(dimension)?.length ?? 0
  const known = new Map<string, SheetBlock>()
  const once = (key: string, make: () => Omit<SheetBlock, 'key' | 'sizes'>): SheetBlock => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = make()
    const block = { key, ...made, sizes: made.dims.map(count) }
    known.set(key, block)
    return block
  }
  return {
    count,
    row: name =>
      once(blockKey.row(name), () => ({
        dims: orders.row(name),
        byMonth: true,
        zeroBeforeFirst: checked.rows.get(name)?.opening === undefined,
      })),
    input: name =>
      once(blockKey.input(name), () => ({
        dims: orders.input(name),
        byMonth: checked.inputs.get(name)?.time !== 'constant',
        zeroBeforeFirst: false,
      })),
    working: (number, dims, expression) =>
      once(blockKey.working(number), () => ({
        dims,
        byMonth: true,
        zeroBeforeFirst: isZeroBeforeFirst(expression, checked),
      })),
  }
}

/** How many members a block has. */
export function membersIn(block: SheetBlock): number {
  return block.sizes.reduce((product, size) => product * size, 1)
}

/** The positions of a member's items in the order of the layout, from its place in the block. */
export function positionsAt(block: SheetBlock, index: number): readonly number[] {
  const positions: number[] = []
  let rest = index
  for (const size of [...block.sizes].reverse()) {
    positions.unshift(rest % size)
    rest = Math.floor(rest / size)
  }
  return positions
}

/** The place of a member in its block, from the positions of its items in the order of the layout. */
export function placeOf(block: SheetBlock, positions: readonly number[]): number {
  return block.sizes.reduce((place, size, index) => place * size + (positions[index] ?? 0), 0)
}
