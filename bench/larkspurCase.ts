// Larkspur under the scenario `balanced`, with its twenty uncertain inputs: what the measurements run.

import { readFileSync } from 'node:fs'
import { printDiagnostic } from '../engine/formula/diagnostic.ts'
import type { Result } from '../engine/formula/result.ts'
import type { Batch } from '../engine/kernel/lowerPaths.ts'
import { samplePlan } from '../engine/kernel/sample.ts'
import { type CompiledPlan, compilePlan } from '../engine/plan/compilePlan.ts'
import { readPlan } from '../engine/plan/readPlan.ts'
import { cellValues, resolveScenario } from '../engine/plan/scenarioInputs.ts'

/** The rows whose percentiles are wanted. */
const rows = ['cash_balance', 'total_arr', 'revenue', 'net_burn', 'total_headcount']

/** The text of a sample's plan file. The measurements run in the folder of the project. */
export function planText(sample = 'larkspur'): string {
  return readFileSync(`samples/${sample}/plan.json`, 'utf8')
}

/** The plan, ready to run. */
export function compiledPlan(text: string): CompiledPlan {
  return successOf(compilePlan(successOf(readPlan(text))))
}

/** The numbers of the scenario. */
export function scenarioValues(compiled: CompiledPlan): Batch['values'] {
  return cellValues(compiled.program, successOf(resolveScenario(compiled, 'balanced')))
}

/** The scenario on that many paths. */
export function larkspurBatch(compiled: CompiledPlan, paths: number): Batch {
  const { columns, cells } = successOf(samplePlan(compiled, 1, paths))
  return {
    program: compiled.program,
    values: scenarioValues(compiled),
    keep: rows.map(row => compiled.program.rows.get(row)?.first ?? -1),
    uncertain: cells,
    columns,
    paths,
  }
}

/** The value of a success. */
export function successOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.diagnostics.map(printDiagnostic).join('\n'))
}
