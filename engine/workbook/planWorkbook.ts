// A plan as the whole workbook: the sheets of the model, the reports, and what the engine found beside what they compute.

import { type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { prepareCalculation, withResults } from './calculateWorkbook.ts'
import { engineSheet } from './engineSheet.ts'
import { planSheetNames } from './planSheetNames.ts'
import { planSheets, planSource, workbookOfSheets } from './planSheets.ts'
import type { EngineNumbers, WorkbookAbout } from './planSource.ts'
import type { Workbook } from './workbook.ts'

/**
 * CompiledPlan -> places -> sheets -> calculated -> the fingerprints of the inputs kept beside the engine's values ->
 * calculated again. The engine's numbers come from outside: a workbook knows no backend. Errors: those of the layout
 * (`W101`…), `W201` formulas that need each other.
 */
export function planWorkbook(
  compiled: CompiledPlan,
  engine: EngineNumbers,
  about: WorkbookAbout,
): Result<Workbook> {
  const source = planSource(compiled, engine, about)
  if (!source.ok) return source
  const sheets = planSheets(source.value)
  const calculation = prepareCalculation(workbookOfSheets(source.value, sheets.all))
  if (!calculation.ok) return calculation
  const first = calculation.value.run()
  const fingerprints = source.value.layout.scenarios.map((_, index) => {
    const { row, column } = sheets.checks.fingerprint(index)
    return Number(first.value(planSheetNames.checks, row, column))
  })
  const results = calculation.value.run(
    fingerprints.map((value, index) => ({
      sheet: planSheetNames.engine,
      row: sheets.stored.row('inputs', ''),
      column: sheets.stored.column(index),
      value,
    })),
  )
  const kept = engineSheet(source.value, sheets.weights, fingerprints).sheet
  const all = sheets.all.map(sheet => (sheet.name === kept.name ? kept : sheet))
  return success(withResults(workbookOfSheets(source.value, all), results), source.warnings)
}
