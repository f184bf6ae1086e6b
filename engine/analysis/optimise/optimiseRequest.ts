// What is asked of a search for the best use of a raise, and what it tells on the way.

import type { Drawing } from '../modelOfFutures.ts'
import type { DecisionScope } from './planDecisions.ts'
import type { GuardLimits, SpendingGoal } from './planFigures.ts'
import type { PlanRules } from './planRules.ts'

/** What is asked for. */
export type OptimiseRequest = Drawing & {
  /** The scenario that has the money; what it decides is a start like the others. */
  readonly scenario: string
  readonly goal: SpendingGoal
  /** P10 of the lowest cash; left out, what the best of the plan's own scenarios keeps. */
  readonly floor?: number
  /** Limits left out are the usual ones, or what the best of the plan's own scenarios keeps where that is looser. */
  readonly limits: Partial<Record<keyof GuardLimits, number | 'none'>>
  readonly rules: PlanRules
  readonly scope: DecisionScope
  /** Futures that all plans share. */
  readonly futures: number
  /** Runs of the model, about. */
  readonly runs: number
}

/** How far the search is. */
export type OptimiseProgress = {
  readonly runs: number
  /** The best plan so far that keeps all limits. */
  readonly best?: { readonly value: number; readonly reserve: number }
}
