// What each initiative does in each scenario in which it is on: the scenario's numbers with it and without it.

import { type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { initiativesOn } from '../plan/scenarioSteps.ts'
import { runScenario } from './runScenario.ts'
import type { NumbersOfScenarios } from './scenarioNumbers.ts'

/** A scenario with and without one of its initiatives. */
export type InitiativeEffect = {
  readonly id: string
  readonly label: string
  /** The id of the scenario. */
  readonly scenario: string
  readonly with: NumbersOfRows
  readonly without: NumbersOfRows
}

/** Months 1 to N of a member of a row. */
type NumbersOfRows = (row: string, member: readonly string[]) => readonly number[]

/** Every initiative of every scenario, by the fast backend, whose numbers of the scenarios are `fast`: a run each. */
export function initiativeNumbers(
  compiled: CompiledPlan,
  fast: NumbersOfScenarios,
): Result<readonly InitiativeEffect[]> {
  const { plan } = compiled
  const effects: InitiativeEffect[] = []
  for (const { id: scenario } of plan.scenarios)
    for (const { id, label } of initiativesOn(plan, scenario)) {
      const without = runScenario(switchedOff(compiled, scenario, id), scenario, 'kernel')
      if (!without.ok) return without
      const present: NumbersOfRows = (row, member) => fast(scenario, row, member)
      effects.push({ id, label, scenario, with: present, without: without.value.numbers })
    }
  return success(effects)
}

function switchedOff(compiled: CompiledPlan, id: string, initiative: string): CompiledPlan {
  const scenarios = compiled.plan.scenarios.map(scenario =>
    scenario.id === id
      ? {
          ...scenario,
          initiatives: [
            ...scenario.initiatives.filter(entry => entry.id !== initiative),
            { id: initiative, on: false },
          ],
        }
      : scenario,
  )
  return { ...compiled, plan: { ...compiled.plan, scenarios } }
}
