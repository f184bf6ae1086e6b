// The second stage: every name resolved, every dimension bound, every unit agreed. Still one formula per row.

import type { DimensionDefinition, InputDefinition, MappingDefinition, RowDefinition } from './definition.ts'
import type { OperatorName } from './functions.ts'
import type { Unit } from './unit.ts'

/** A formula in which every name is known to be what it is. Dimensions of `row` and `input` are those of their definition. */
export type CheckedExpression =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'month_index' }
  /** Position of the current item of a dimension, from 0. */
  | { readonly kind: 'position'; readonly dimension: string }
  | { readonly kind: 'last_position'; readonly dimension: string }
  | { readonly kind: 'input'; readonly name: string }
  | { readonly kind: 'row'; readonly name: string }
  | { readonly kind: 'apply'; readonly operator: OperatorName; readonly args: readonly CheckedExpression[] }
  /** `of`, that many months before; prev is a shift by 1. `by` is a number or constant inputs only. */
  | { readonly kind: 'shift'; readonly of: CheckedExpression; readonly by: CheckedExpression }
  | { readonly kind: 'rolling'; readonly of: CheckedExpression; readonly months: CheckedExpression }
  | { readonly kind: 'cumulative'; readonly of: CheckedExpression }
  /** Sum over positions k of `dimension` of weights[k] × of(t - k). */
  | {
      readonly kind: 'convolve'
      readonly of: CheckedExpression
      readonly dimension: string
      readonly weights: CheckedExpression
    }
  | {
      readonly kind: 'reduce'
      readonly operator: 'sum' | 'product'
      readonly of: CheckedExpression
      readonly dimensions: readonly string[]
    }
  | { readonly kind: 'sum_by'; readonly of: CheckedExpression; readonly mapping: string }
  | { readonly kind: 'lookup'; readonly of: CheckedExpression; readonly mapping: string }
  /** `of` at a fixed item of `dimension`, or at the current item of the dimension named by `likeDimension`. */
  | { readonly kind: 'at'; readonly of: CheckedExpression; readonly dimension: string; readonly item: string }
  | {
      readonly kind: 'at_current'
      readonly of: CheckedExpression
      readonly dimension: string
      readonly likeDimension: string
    }
  | { readonly kind: 'sum_above'; readonly of: CheckedExpression; readonly dimension: string }
  | { readonly kind: 'previous_member'; readonly of: CheckedExpression; readonly dimension: string }

/** A row whose formula and opening are checked. */
export type CheckedRow = {
  readonly definition: RowDefinition
  readonly unit: Unit
  readonly formula: CheckedExpression
  readonly opening?: CheckedExpression
}

/** A model in which every name, dimension and unit is known to be right. */
export type CheckedModel = {
  readonly dimensions: ReadonlyMap<string, DimensionDefinition>
  readonly mappings: ReadonlyMap<string, MappingDefinition>
  readonly inputs: ReadonlyMap<string, InputDefinition>
  /** In the order of the definition. */
  readonly rows: ReadonlyMap<string, CheckedRow>
}
