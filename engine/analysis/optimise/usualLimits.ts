// The limits that a plan has to keep when nobody says otherwise: the usual ones, but never tighter than what the plan's own
// best scenario keeps.

import type { CompiledPlan } from '../../plan/compilePlan.ts'
import type { ComparableScenario } from './comparableScenarios.ts'
import type { Figures } from './planAround.ts'
import { type GuardLimits, guardsOf, type SpendingGoal } from './planFigures.ts'

/** What is usual: burn multiples up to 1.5 are called great (D. Sacks, "The Burn Multiple", 2020); coverage below four fifths is thin. */
const usual: Required<GuardLimits> = {
  burnMultiple: 1.5,
  managerCoverage: 0.8,
  csmCoverage: 0.8,
  goLives: 2,
}

/** Limits set for all guards, so that each guard's figure can be read. */
export const everyLimit: Required<GuardLimits> = usual

/** A limit, and the scenario it was taken from if it was. */
export type ChosenLimits = { readonly limits: GuardLimits; readonly from: Readonly<Record<string, string>> }

/** The limits asked for; what is left out is usual, or loosened to what the best of the scenarios keeps. */
export function chosenLimits(
  compiled: CompiledPlan,
  goal: SpendingGoal,
  asked: Partial<Record<keyof GuardLimits, number | 'none'>>,
  best: { readonly scenario: ComparableScenario; readonly figures: Figures } | undefined,
): ChosenLimits {
  const guards = guardsOf(compiled, goal, everyLimit)
  const limits: Partial<Record<keyof GuardLimits, number>> = {}
  const from: Record<string, string> = {}
  for (const [name, id] of guardNames) {
    const given = asked[name]
    if (given === 'none') continue
    if (given !== undefined) {
      limits[name] = given
      continue
    }
    const place = guards.findIndex(guard => guard.id === id)
    const own = best?.figures.guards[place]
    const isUpper = guards[place]?.bound === 'at most'
    const looser = own !== undefined && (isUpper ? own > usual[name] : own < usual[name])
    limits[name] = looser ? own : usual[name]
    if (looser && best !== undefined) from[id] = best.scenario.name
  }
  return { limits, from }
}

const guardNames: readonly (readonly [keyof GuardLimits, string])[] = [
  ['burnMultiple', 'burn_multiple'],
  ['managerCoverage', 'manager_coverage'],
  ['csmCoverage', 'csm_coverage'],
  ['goLives', 'go_lives'],
]
