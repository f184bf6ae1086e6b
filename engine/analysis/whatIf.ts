// A scenario with some changes on top of its own, computed exactly.

import { type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { Change, Scenario } from '../plan/plan.ts'
import { runScenario, type ScenarioRun } from './runScenario.ts'

/** The scenario that starts from another one and makes these changes. */
export function childScenario(
  parent: string,
  id: string,
  name: string,
  changes: readonly Change[],
): Scenario {
  return { id, name, parent, state: 'draft', initiatives: [], changes }
}

/** Runs a scenario with changes after all of its own, by the exact backend. */
export function whatIf(
  compiled: CompiledPlan,
  scenario: string,
  changes: readonly Change[],
): Result<ScenarioRun> {
  const id = freeId(compiled)
  const child = childScenario(scenario, id, id, changes)
  const plan = { ...compiled.plan, scenarios: [...compiled.plan.scenarios, child] }
  const run = runScenario({ ...compiled, plan }, id, 'exact')
  return run.ok ? success(run.value) : run
}

/** An id that no scenario of the plan has. */
export function freeId({ plan }: CompiledPlan): string {
  const ids = new Set(plan.scenarios.map(({ id }) => id))
  let id = 'what_if'
  while (ids.has(id)) id += '_'
  return id
}
