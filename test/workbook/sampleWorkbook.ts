// A sample's workbook with its values, and the engine's numbers it was made with.

import { runScenario } from '../../engine/analysis/runScenario.ts'
import type { CompiledPlan } from '../../engine/plan/compilePlan.ts'
import { planSource } from '../../engine/workbook/planSheets.ts'
import type { PlanSource, ScenarioNumbers, WorkbookAbout } from '../../engine/workbook/planSource.ts'
import { planWorkbook } from '../../engine/workbook/planWorkbook.ts'
import type { Workbook } from '../../engine/workbook/workbook.ts'
import { valueIn } from './smallSheets.ts'

/** A workbook, where everything stands in it, and the exact engine's numbers of every scenario. */
export type SampleWorkbook = {
  readonly engineNumbers: ScenarioNumbers
  readonly source: PlanSource
  readonly workbook: Workbook
}

/** Runs every scenario exactly and makes the workbook. */
export function sampleWorkbook(compiled: CompiledPlan, about: WorkbookAbout): SampleWorkbook {
  const runs = new Map(
    compiled.plan.scenarios.map(({ id }) => [id, valueIn(runScenario(compiled, id, 'exact'))]),
  )
  const engineNumbers: ScenarioNumbers = (scenario, row, member) => {
    const run = runs.get(scenario)
    if (run === undefined) throw new Error(`no scenario ${scenario}`)
    return run.numbers(row, member)
  }
  return {
    engineNumbers,
    source: valueIn(planSource(compiled, { exact: engineNumbers }, about)),
    workbook: valueIn(planWorkbook(compiled, { exact: engineNumbers }, about)),
  }
}
