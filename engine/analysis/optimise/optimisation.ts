// What optimising comes to, in full numbers.

import type { CellValues } from '../../formula/cellValues.ts'
import type { Change } from '../../plan/plan.ts'
import type { BuildOrder } from './buildOrder.ts'
import type { Certificate } from './certify.ts'
import type { Figures } from './planAround.ts'

/** A plan with what it comes to on the plan's own numbers. */
export type PlanFigures = Figures & {
  /** P10 of the lowest cash over the futures that all plans share. */
  readonly reserve: number
  readonly keepsLimits: boolean
}

/** A limit and where the plan stands. */
export type KeptLimit = {
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly bound: 'at least' | 'at most'
  readonly limit: number
  readonly figure: number
  /** The limit was not given but taken as usual, or from the scenario that this names. */
  readonly from?: string
}

/** Something the plan does, and what the plan would come to without it and all else as it is. */
type PlannedItem = {
  readonly kind: string
  readonly item: string
  readonly label: string
  /** "12 hires, Jan 2026 to Oct 2027", "from Apr 2026", "$160k to $230k a month". */
  readonly words: string
  readonly without: Figures
}

/** What one more of something is worth. */
export type Worth = {
  readonly label: string
  /** How it was asked: `searched` again from the plan found, or with the plan `as it is`. */
  readonly how: 'searched' | 'as it is'
  /** Change of the objective, and of the lowest cash. */
  readonly value: number
  readonly lowest: number
}

/** How much a plan does. */
export type PlanFacts = {
  /** Planned hires over all months. */
  readonly hires: number
  readonly tools: number
  readonly systems: number
  /** Marketing budget over all months. */
  readonly marketing: number
}

/** What was found. */
export type Optimisation = {
  readonly scenario: { readonly id: string; readonly name: string }
  readonly objective: { readonly label: string; readonly unit: string; readonly sign: 1 | -1 }
  readonly best: PlanFigures
  readonly changes: readonly Change[]
  /** The numbers of all cells under the plan found. */
  readonly values: CellValues
  readonly does: PlanFacts
  /** Roles and budgets that stand at the most that is allowed, and in how many of the quarters. */
  readonly atMost: readonly { readonly label: string; readonly quarters: number; readonly of: number }[]
  /** The quarters that are decided, by their first month, and what is decided in them. */
  readonly schedule: readonly ScheduleLine[]
  readonly items: readonly PlannedItem[]
  readonly byGain: PlanFigures
  readonly byRatio: PlanFigures
  /** The plan's own scenarios that differ in decisions alone, as they are. */
  readonly scenarios: readonly (PlanFigures & {
    readonly id: string
    readonly name: string
    readonly does: PlanFacts
  })[]
  /** The floor of cash first. */
  readonly limits: readonly KeptLimit[]
  readonly worth: readonly Worth[]
  readonly others: readonly (PlanFigures & { readonly differences: readonly string[] })[]
  readonly front: readonly { readonly floor: number; readonly plan?: PlanFigures }[]
  /** Of every world and plan the objective; the plan found first. */
  readonly worlds: { readonly plans: readonly string[]; readonly lines: readonly WorldLine[] }
  /** The plan with its systems built in other orders, all else as it is. */
  readonly order: BuildOrder
  readonly exact: ExactCheck
  readonly certificate: Certificate
  readonly idle: readonly string[]
  readonly search: {
    readonly decisions: number
    readonly runs: number
    readonly futures: number
    readonly seed: number
    /** Whether the luck of single deals, contracts and people is in the futures. */
    readonly hasLuck: boolean
    readonly isStopped: boolean
  }
}

/** A role's hires, or the marketing budget, by quarter; null where nobody is hired. */
export type ScheduleLine = {
  readonly label: string
  readonly unit: string
  readonly quarters: readonly { readonly month: number; readonly value: number | null }[]
}

/** The objective of each plan in a world. */
type WorldLine = { readonly world: string; readonly values: readonly number[] }

/** The plan found, by the exact backend. */
export type ExactCheck = {
  readonly value: number
  readonly lowest: number
  /** P10 of the lowest cash from exact runs of the futures that decide it. */
  readonly reserve: number
  readonly keepsLimits: boolean
  /** The largest difference from the kernel among these, relative. */
  readonly difference: number
}
