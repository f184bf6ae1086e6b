// The numbers of every scenario, and of the plan itself where no scenario stands for it.

import { type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { type BackendName, runScenario, type ScenarioRun } from './runScenario.ts'

/** Months 1 to N of a member of a row, by the id of the scenario; the plan's own numbers have the empty id. */
export type NumbersOfScenarios = (
  scenario: string,
  row: string,
  member: readonly string[],
) => readonly number[]

/** Runs them one after the other; `told` hears which is next. */
export function scenarioNumbers(
  compiled: CompiledPlan,
  backend: BackendName,
  told: (scenario: string) => void = () => {},
): Result<NumbersOfScenarios> {
  const runs = new Map<string, ScenarioRun>()
  for (const { id } of compiled.plan.scenarios) {
    told(id)
    const run = runScenario(compiled, id, backend)
    if (!run.ok) return run
    runs.set(id, run.value)
  }
  return success((scenario, row, member) => {
    const run = runs.get(scenario) ?? planItself(compiled, backend)
    runs.set(scenario, run)
    return run.numbers(row, member)
  })
}

/** A plan whose scenarios all change something has a column of its own numbers, which no scenario stands for. */
function planItself(compiled: CompiledPlan, backend: BackendName): ScenarioRun {
  const scenario = {
    id: '',
    name: 'Plan inputs',
    parent: null,
    state: 'draft',
    initiatives: [],
    changes: [],
  } as const
  const run = runScenario({ ...compiled, plan: { ...compiled.plan, scenarios: [scenario] } }, '', backend)
  if (!run.ok) throw new Error('the plan itself does not run, though its scenarios do')
  return run.value
}
