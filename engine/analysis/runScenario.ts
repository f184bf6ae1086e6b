// One scenario computed: the plan's inputs with its changes, run by the backend that is asked for.

import { runExact } from '../exact/runExact.ts'
import type { CellValues } from '../formula/cellValues.ts'
import type { Diagnostic } from '../formula/diagnostic.ts'
import type { Program } from '../formula/program.ts'
import { failure, type Result, success } from '../formula/result.ts'
import { runFloat } from '../kernel/runFloat.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { cellName } from '../plan/planVocabulary.ts'
import { cellValues, resolveScenario, type ScenarioInputs } from '../plan/scenarioInputs.ts'

/** The ways to compute: `exact` is the record (34 digits), `kernel` is fast (double precision, within 1e-9 of it). */
export type BackendName = 'exact' | 'kernel'

/** A scenario and every number of it. */
export type ScenarioRun = {
  readonly inputs: ScenarioInputs
  readonly values: CellValues
  /** Months 1 to N of one member of a row; of the row itself when it has no dimensions. */
  readonly numbers: (row: string, member?: readonly string[]) => readonly number[]
}

/** Runs a scenario. A number that cannot be computed fails the run and is told by row, member and month. */
export function runScenario(compiled: CompiledPlan, id: string, backend: BackendName): Result<ScenarioRun> {
  const inputs = resolveScenario(compiled, id)
  if (!inputs.ok) return inputs
  const values = cellValues(compiled.program, inputs.value)
  const { series, faults } = backends[backend](compiled.program, values)
  if (faults.length > 0) return failure(faults)
  const indexes = new Map(
    compiled.program.series.map(({ row, member }, index) => [cellName(row, member), index]),
  )
  const numbers = (row: string, member: readonly string[] = []): readonly number[] => {
    const index = indexes.get(cellName(row, member))
    if (index === undefined) throw new Error(`runScenario: no series ${cellName(row, member)}`)
    return series[index] ?? []
  }
  return success({ inputs: inputs.value, values, numbers }, inputs.warnings)
}

/** Per series of the program its months 1 to N, and what could not be computed. */
type Computed = { readonly series: readonly (readonly number[])[]; readonly faults: readonly Diagnostic[] }

const backends: Record<BackendName, (program: Program, values: CellValues) => Computed> = {
  exact: (program, values) => {
    const run = runExact(program, values)
    return {
      series: run.faults.length > 0 ? [] : run.numbers().map(column => [...column]),
      faults: run.faults,
    }
  },
  kernel: (program, values) => {
    const run = runFloat(program, values)
    return { series: run.faults.length > 0 ? [] : run.numbers.map(column => [...column]), faults: run.faults }
  },
}
