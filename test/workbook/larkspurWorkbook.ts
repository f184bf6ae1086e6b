// Larkspur's workbook, made once, and the engine's numbers it was made with.

import { runScenario, type ScenarioRun } from '../../engine/analysis/runScenario.ts'
import { planSource } from '../../engine/workbook/planSheets.ts'
import type { PlanSource, ScenarioNumbers, WorkbookAbout } from '../../engine/workbook/planSource.ts'
import { planWorkbook } from '../../engine/workbook/planWorkbook.ts'
import type { Workbook } from '../../engine/workbook/workbook.ts'
import { larkspur } from '../cases/company.ts'
import { valueIn } from './smallSheets.ts'

const { compiled } = larkspur

const runs = new Map<string, ScenarioRun>(
  compiled.plan.scenarios.map(({ id }) => [id, valueIn(runScenario(compiled, id, 'exact'))]),
)

/** The exact engine's numbers of every scenario. */
export const engineNumbers: ScenarioNumbers = (scenario, row, member) => {
  const run = runs.get(scenario)
  if (run === undefined) throw new Error(`no scenario ${scenario}`)
  return run.numbers(row, member)
}

/** What the workbook says of itself. */
export const about: WorkbookAbout = { revision: '1', saved: '22 Nov 2026', shown: 'balanced' }

/** Where everything stands. */
export const larkspurSource: PlanSource = valueIn(planSource(compiled, { exact: engineNumbers }, about))

/** The workbook with its values. */
export const larkspurWorkbook: Workbook = valueIn(planWorkbook(compiled, { exact: engineNumbers }, about))
