// The form in which the growth model is written down: themes of rows and inputs, with what a reader needs beside each.

import type {
  DimensionDefinition,
  InputDefinition,
  MappingDefinition,
  RowDefinition,
} from '../formula/definition.ts'

/** Who supplies a number. */
export type Source = 'finance' | 'sales ops' | 'HR' | 'internal technology' | 'assumption'

/**
 * How months become a quarter or a year: their sum, their last, their mean, nothing (months only), or a ratio
 * recomputed from two rows that are summarised first, each in its own way.
 */
export type Summary =
  | 'sum'
  | 'end'
  | 'average'
  | 'none'
  | { readonly numerator: string; readonly denominator: string }

/** A row of the growth model. */
export type GrowthRow = RowDefinition & {
  readonly summary: Summary
  /** First month whose trailing window is complete; before it the figure is computed but shown blank. */
  readonly validFrom: number
  readonly label: string
  readonly says: string
}

/** The family a person would choose for an input's uncertainty; `fixed` when it is known or decided. */
type DistributionFamily =
  | 'fixed'
  | 'pert'
  | 'triangular'
  | 'lognormal'
  | 'beta'
  | 'gamma'
  | 'discrete'
  | 'dirichlet'

/** An input of the growth model. */
export type GrowthInput = InputDefinition & {
  readonly source: Source
  readonly label: string
  readonly says: string
  /** What is usual in the field, in words; absent when no range is known. */
  readonly typical?: string
  readonly distribution: DistributionFamily
  /** Used where a plan leaves the input out, for every item and month. Inputs without one must be given. */
  readonly otherwise?: number
  /** A fact of the calendar or of the model, not a matter of opinion: shown, never edited. */
  readonly constant?: true
  /** Something the company decides (hires, tools, budgets), not something it estimates. */
  readonly decision?: true
  /** The value is a month number, so it moves with the start of an initiative. */
  readonly dated?: true
  /** Values outside are refused with a message. `whole` asks for whole numbers. */
  readonly least?: number
  readonly most?: number
  readonly whole?: true
}

/** A mapping of the growth model. */
export type GrowthMapping = MappingDefinition & {
  readonly source: Source
  readonly label: string
  readonly says: string
  /** Every source item must map to something. */
  readonly required: boolean
}

/** One chapter of the model. */
export type Theme = {
  readonly title: string
  readonly says: string
  readonly inputs: readonly GrowthInput[]
  readonly rows: readonly GrowthRow[]
}

/** The whole model: the vocabulary and the themes in reading order. */
export type GrowthModel = {
  readonly dimensions: readonly DimensionDefinition[]
  readonly mappings: readonly GrowthMapping[]
  readonly themes: readonly Theme[]
}
