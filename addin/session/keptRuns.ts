// Exact runs of scenarios, kept while nothing that they are made of changes, so that a second question costs no second run.

import {
  type CompiledPlan,
  cellValues,
  type ExactRun,
  type Result,
  resolveScenario,
  runExact,
  scenarioChain,
} from '../../engine/index.ts'

/** The exact run of a scenario as it is now; numbers that could not be computed are among its faults. */
export type KeptRuns = (compiled: CompiledPlan, id: string) => Result<ExactRun>

/** Scenarios whose run is kept: the shown one, its parent, and a pair that is being compared. A run holds about 10 MB. */
const mostKept = 4

/** Keeps the last run of each of the scenarios asked for last. One plan has one of these: the model is not looked at. */
export function keptRuns(): KeptRuns {
  const kept = new Map<string, { readonly numbers: string; readonly run: ExactRun }>()
  return (compiled, id) => {
    const chain = scenarioChain(compiled.plan, id)
    if (!chain.ok) return chain
    const numbers = JSON.stringify(chain.value.map(({ changes, initiatives }) => [changes, initiatives]))
    const known = kept.get(id)
    const inputs = resolveScenario(compiled, id)
    if (!inputs.ok) return inputs
    const run =
      known?.numbers === numbers
        ? known.run
        : runExact(compiled.program, cellValues(compiled.program, inputs.value))
    // Asked for last, it stands last: the first is the one to go.
    kept.delete(id)
    kept.set(id, { numbers, run })
    for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest)
    return { ok: true, value: run, warnings: inputs.warnings }
  }
}
