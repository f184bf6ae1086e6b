// A plan as it stands in its file: one company, its numbers, its scenarios. The names are those of the file.

import type { Quantity } from '../formula/quantity.ts'

/** The version of the form that this engine writes. Older files migrate to it, newer ones open read-only. */
export const planVersion = 1

/**
 * The whole of a plan file. A field that is not listed here is kept as it is when the plan is read and written back.
 */
export type Plan = {
  /** Where editors find the JSON Schema; not used by the engine. */
  readonly $schema?: string
  readonly format: 'proceeds-plan'
  readonly schema_version: number
  readonly company: string
  readonly about?: string
  /** ISO 4217 code, `USD`. */
  readonly currency: string
  /** The first month of the plan, `2026-01`. */
  readonly start_month: string
  /** The calendar month in which the fiscal year begins, 1 to 12. */
  readonly fiscal_year_start: number
  /** How many months are planned, 1 to 120. */
  readonly months: number
  /** How many months before the first one the histories hold. */
  readonly history_months: number
  /** The company's own items of each dimension, in order; the model's fixed vocabularies are not here. */
  readonly dimensions: Readonly<Record<string, PlanDimension>>
  readonly mappings: Readonly<Record<string, PlanMapping>>
  readonly inputs: Readonly<Record<string, InputValue>>
  /** Tranches that close when a row reaches a threshold, by tranche; the others close in their month. */
  readonly tranche_milestones: Readonly<Record<string, TrancheMilestone>>
  readonly uncertainty: Uncertainty
  readonly initiatives: readonly Initiative[]
  /** Rows that the company adds to the model. */
  readonly rows: readonly OwnRow[]
  /** Other formulas for rows of the model, by row. */
  readonly formula_overrides: Readonly<Record<string, FormulaOverride>>
  readonly scenarios: readonly Scenario[]
}

/** The items of one dimension. Item ids stand in inputs and formulas, labels are for people. */
type PlanDimension = { readonly label?: string; readonly items: readonly PlanItem[] }

/** One member of a dimension. */
type PlanItem = { readonly id: string; readonly label: string }

/** For each item of `from` an item of `to`, or null for none. An item left out maps to none. */
export type PlanMapping = {
  readonly from: string
  readonly to: string
  readonly values: Readonly<Record<string, string | null>>
}

/**
 * What is given for an input: one number for everything; a list by month for a monthly input or a history; or one of
 * these per item, nested in the order of the input's dimensions.
 */
export type InputValue = Quantity | readonly Quantity[] | { readonly [item: string]: InputValue }

/** The row whose value, once it reaches the tranche's threshold, releases the tranche. */
type TrancheMilestone = { readonly row: string }

/** What is not known for certain. */
type Uncertainty = {
  readonly distributions: readonly Distribution[]
  readonly correlations: readonly Correlation[]
  /** How much single deals and contracts differ; what is left out is taken as usual. */
  readonly luck?: PlanLuck
}

/** Coefficients of variation (standard deviation over mean) that the luck of futures is drawn with. */
type PlanLuck = {
  /** Of the yearly value of single customers. */
  readonly deal_size_variation?: BySegment
  /** Of what single renewals give up, as a share of what is due. */
  readonly contraction_variation?: BySegment
  /** Of what single renewals add. */
  readonly expansion_variation?: BySegment
  readonly note?: string
}

/** One number for all segments, or one for each. */
type BySegment = number | Readonly<Record<string, number>>

/** One uncertain number: each path draws it once and uses it in every cell and month it names. */
export type Distribution = DistributionTarget & DistributionFamily

/** Which cells a distribution is for, and how. */
export type DistributionTarget = {
  readonly input: string
  readonly where: Where
  /** The draw multiplies the scenario's value; without it the draw replaces the value. */
  readonly relative?: boolean
  /** Bounds that cut the family off; what is left of it is scaled up to a whole. */
  readonly min?: number
  readonly max?: number
  readonly note?: string
}

/** The families by name with their parameters, as the numeric backends take them. */
export type DistributionFamily =
  | { readonly family: 'fixed'; readonly value: number }
  | { readonly family: 'uniform'; readonly low: number; readonly high: number }
  | { readonly family: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly family: 'pert'; readonly low: number; readonly likely: number; readonly high: number }
  | { readonly family: 'normal'; readonly mean: number; readonly sd: number }
  /** `sd` is the standard deviation of the logarithm. */
  | { readonly family: 'lognormal'; readonly median: number; readonly sd: number }
  | {
      readonly family: 'beta'
      readonly alpha: number
      readonly beta: number
      readonly low?: number
      readonly high?: number
    }
  | { readonly family: 'gamma'; readonly shape: number; readonly scale: number }
  | { readonly family: 'discrete'; readonly values: readonly number[]; readonly weights: readonly number[] }

/** Rank correlation of two uncertain numbers, called `input` or `input[item]` as `distributionName` calls them. */
export type Correlation = { readonly between: readonly [string, string]; readonly value: number }

/** Something the company could do, switched on by scenarios: its changes move when it starts in another month. */
export type Initiative = {
  readonly id: string
  readonly label: string
  readonly says?: string
  /** The month its changes are written for. */
  readonly start_month: number
  readonly changes: readonly Change[]
}

/** A row of the company's own. */
type OwnRow = {
  readonly name: string
  readonly dims: readonly string[]
  readonly formula: string
  readonly opening?: string
  readonly unit: string
  readonly summary:
    | 'sum'
    | 'end'
    | 'average'
    | 'none'
    | { readonly numerator: string; readonly denominator: string }
  readonly label: string
  readonly says?: string
}

/** Another formula for a row of the model. */
type FormulaOverride = { readonly formula: string; readonly opening?: string; readonly note?: string }

/** The states of a scenario, from a first thought to what was decided. */
export const scenarioStates = ['draft', 'shared', 'locked', 'approved'] as const

/** A way the company could go: its parent and what differs from it. */
export type Scenario = {
  readonly id: string
  readonly name: string
  /** The scenario this one starts from; null for the plan's own inputs. */
  readonly parent: string | null
  readonly author?: string
  /** When this revision was made, ISO 8601. */
  readonly time?: string
  readonly note?: string
  readonly state: (typeof scenarioStates)[number]
  readonly initiatives: readonly InitiativeSwitch[]
  readonly changes: readonly Change[]
  /** What it came to when it was frozen, to be held against what it comes to later. */
  readonly frozen?: FrozenResults
}

/** What a scenario came to at a time, and fingerprints of what it was computed from. */
export type FrozenResults = {
  /** ISO 8601. */
  readonly time: string
  /** The key figures by id; null where a trailing window was not complete. */
  readonly figures: Readonly<Record<string, number | null>>
  /** Of every input its resolved numbers, as a fingerprint. */
  readonly inputs: Readonly<Record<string, string>>
  readonly formulas: string
  /** All numbers of all rows and months. */
  readonly numbers: string
}

/** Whether an initiative is part of a scenario, and from which month if not its own. */
export type InitiativeSwitch = { readonly id: string; readonly on: boolean; readonly start_month?: number }

/** One change of inputs: exactly one of `value`, `add` and `multiply` stands in it. */
export type Change = {
  readonly input: string
  readonly where: Where
  readonly value?: Quantity
  readonly add?: Quantity
  readonly multiply?: Quantity
  readonly note?: string
}

/**
 * Which cells: items by dimension (a dimension left out means all its items) and, of an input by month, `month` or
 * `from_month` to `to_month` (inclusive; either may be left out). Histories count months from -(H-1) to 0.
 */
export type Where = Readonly<Record<string, string | number>>
