// The last two stages as types: one formula per member of each row, dimensions gone, then in order. What the exact
// backend and the kernel run.

import type { Item } from './definition.ts'
import type { OperatorName } from './functions.ts'

/** The items a company has and how they map: all that grounding needs of a plan. */
export type Shape = {
  /** Items of every dimension, in order (those with `sameItemsAs` included). */
  readonly items: ReadonlyMap<string, readonly Item[]>
  /** For every mapping, the target item id of each source item id, or null for none. */
  readonly mappings: ReadonlyMap<string, ReadonlyMap<string, string | null>>
  readonly months: number
  readonly historyMonths: number
}

/** A formula over numbered series and input cells. Evaluated in a month t, from 1 to N, or t <= 0 before the first. */
export type GroundExpression =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'month_index' }
  /** A constant, monthly or history input; the index is into `GroundModel.cells`. */
  | { readonly kind: 'input'; readonly cell: number }
  /** The series at this index of `GroundModel.series`, in the month at hand. */
  | { readonly kind: 'series'; readonly series: number }
  /** Sums and products of many terms are `add` and `multiply` with any number of arguments (none: 0 and 1). */
  | { readonly kind: 'apply'; readonly operator: OperatorName; readonly args: readonly GroundExpression[] }
  /** `by` holds numbers and constant inputs only. */
  | { readonly kind: 'shift'; readonly of: GroundExpression; readonly by: GroundExpression }
  | { readonly kind: 'rolling'; readonly of: GroundExpression; readonly months: GroundExpression }
  | { readonly kind: 'cumulative'; readonly of: GroundExpression }
  /** Sum over k of weights[k](t) × of(t - k); a term whose weight is 0 is skipped. */
  | {
      readonly kind: 'convolve'
      readonly of: GroundExpression
      readonly weights: readonly GroundExpression[]
    }

/** One number (or one run of months) that the model reads from the plan. */
export type InputCell = {
  readonly input: string
  /** Item ids in the order of the input's dimensions. */
  readonly member: readonly string[]
  readonly time: 'constant' | 'monthly' | 'history'
}

/** One member of one row. */
export type Series = {
  readonly row: string
  /** Item ids in the order of the row's dimensions. */
  readonly member: readonly string[]
  readonly formula: GroundExpression
  readonly opening?: GroundExpression
}

/** All series of a company's model, in model order, members in item order (last dimension fastest). */
export type GroundModel = {
  readonly months: number
  readonly historyMonths: number
  readonly cells: readonly InputCell[]
  readonly series: readonly Series[]
}

/** A ground model with its order: within a month every series comes after those it reads in the same month. O(size). */
export type Program = GroundModel & {
  readonly order: readonly number[]
  /** For every row the index of its first series and how many there are. */
  readonly rows: ReadonlyMap<string, { readonly first: number; readonly count: number }>
}
