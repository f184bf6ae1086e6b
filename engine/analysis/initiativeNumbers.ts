// What each initiative does in each scenario in which it is on: the scenario's numbers with it and without it.

import { type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { scenarioChain } from '../plan/scenarioChain.ts'
import { runScenario, type ScenarioRun } from './runScenario.ts'

/** A scenario with and without one of its initiatives. */
export type InitiativeEffect = {
  readonly id: string
  readonly label: string
  /** The id of the scenario. */
  readonly scenario: string
  readonly with: ScenarioRun['numbers']
  readonly without: ScenarioRun['numbers']
}

/** Every initiative of every scenario, by the fast backend: a run each. */
export function initiativeNumbers(compiled: CompiledPlan): Result<readonly InitiativeEffect[]> {
  const effects: InitiativeEffect[] = []
  for (const { id } of compiled.plan.scenarios) {
    const on = switchedOn(compiled, id)
    if (on.size === 0) continue
    const present = runScenario(compiled, id, 'kernel')
    if (!present.ok) return present
    for (const initiative of compiled.plan.initiatives.filter(other => on.has(other.id))) {
      const without = runScenario(switchedOff(compiled, id, initiative.id), id, 'kernel')
      if (!without.ok) return without
      effects.push({
        id: initiative.id,
        label: initiative.label,
        scenario: id,
        with: present.value.numbers,
        without: without.value.numbers,
      })
    }
  }
  return success(effects)
}

/** The youngest scenario of the chain that speaks of an initiative decides about it. */
function switchedOn({ plan }: CompiledPlan, id: string): ReadonlySet<string> {
  const chain = scenarioChain(plan, id)
  if (!chain.ok) return new Set()
  const youngest = new Map(
    chain.value.flatMap(({ initiatives }) => initiatives).map(entry => [entry.id, entry.on]),
  )
  return new Set([...youngest].filter(([, on]) => on).map(([initiative]) => initiative))
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
