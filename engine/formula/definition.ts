// What a model is made of before anything is checked: dimensions, mappings, inputs and rows, as plain data.

/** An axis that rows and inputs may have: roles, segments, tools … */
export type DimensionDefinition = {
  readonly name: string
  readonly label: string
  readonly says: string
  /** The model's own fixed vocabulary; a dimension without it gets its items from the company's plan. */
  readonly items?: readonly Item[]
  /** This dimension has the same items as another one (`prerequisite` has those of `system`). */
  readonly sameItemsAs?: string
}

/** One member of a dimension. The id stands in files and formulas, the label is for people. */
export type Item = { readonly id: string; readonly label: string }

/** Gives each item of one dimension an item of another, or none. */
export type MappingDefinition = {
  readonly name: string
  readonly from: string
  readonly to: string
}

/**
 * How an input varies in time. `constant`: the same in every month; `monthly`: months 1 to N, read only there;
 * `history`: months -(H-1) to 0, oldest first, read only there.
 */
export type InputTime = 'constant' | 'monthly' | 'history'

/** A number that people fill in, per item of its dimensions. */
export type InputDefinition = {
  readonly name: string
  readonly dims: readonly string[]
  readonly time: InputTime
  readonly unit: string
}

/** A named monthly formula. */
export type RowDefinition = {
  readonly name: string
  readonly dims: readonly string[]
  readonly formula: string
  /** The value before the first month; a row without one is 0 there. */
  readonly opening?: string
  readonly unit: string
}

/** A whole model as written. Rows may refer to each other in any order. */
export type ModelDefinition = {
  readonly dimensions: readonly DimensionDefinition[]
  readonly mappings: readonly MappingDefinition[]
  readonly inputs: readonly InputDefinition[]
  readonly rows: readonly RowDefinition[]
}
