// The sheets of a plan in their order, laid out and not calculated yet.

import { type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { writePlan } from '../plan/writePlan.ts'
import { fixedAddress, sheetInFormula } from './cellAddress.ts'
import { type ChecksPlaces, checksSheet } from './checksSheet.ts'
import { compareSheet } from './compareSheet.ts'
import { engineSheet, type StoredValues } from './engineSheet.ts'
import { homeSelector, homeSheet } from './homeSheet.ts'
import { type InputWeights, inputWeights } from './inputFingerprint.ts'
import { inputSheet } from './inputSheet.ts'
import { layoutMark } from './layoutMark.ts'
import { metricsSheet } from './metricsSheet.ts'
import { modelSheet } from './modelSheet.ts'
import { monthlySheet } from './monthlySheet.ts'
import { planPart } from './planPart.ts'
import { type EngineNumbers, noNumbers, type PlanSource, type WorkbookAbout } from './planSource.ts'
import { scenariosSheet } from './scenariosSheet.ts'
import { sheetModel } from './sheetModel.ts'
import { statementsSheet } from './statementsSheet.ts'
import { usesSheet } from './usesSheet.ts'
import type { Sheet, Workbook } from './workbook.ts'
import { sheetSource } from './workbookOf.ts'

/** The plan with its places on the sheets. */
export function planSource(
  compiled: CompiledPlan,
  engine: EngineNumbers,
  about: WorkbookAbout,
): Result<PlanSource> {
  const model = sheetModel(compiled)
  if (!model.ok) return model
  const source = sheetSource(model.value, homeSelector)
  return source.ok ? success({ ...source.value, compiled, engine, about }, model.warnings) : source
}

/** The sheets, and what is needed to fill in what is known only once they are calculated. */
export type PlanSheets = {
  readonly all: readonly Sheet[]
  readonly stored: StoredValues
  readonly checks: ChecksPlaces
  readonly weights: InputWeights
}

/** All sheets in their order. */
export function planSheets(source: PlanSource): PlanSheets {
  const [inputs, monthly] = [inputSheet(source), monthlySheet(source)]
  const weights = inputWeights(source, inputs, monthly)
  const stored = engineSheet(source, weights)
  const checks = checksSheet(source, stored)
  const uses = usesSheet(source, stored, checks.places)
  const home = homeSheet(source, stored, checks.places, uses.bars)
  return {
    all: [
      home.sheet,
      inputs,
      monthly,
      modelSheet(source),
      statementsSheet(source),
      metricsSheet(source),
      uses.sheet,
      compareSheet(source, stored, checks.places, home.places),
      checks.sheet,
      scenariosSheet(source),
      stored.sheet,
    ],
    stored,
    checks: checks.places,
    weights,
  }
}

/** The sheet `Scenarios` by itself: the copy of what is saved. */
export function savedScenarios(compiled: CompiledPlan, about: WorkbookAbout): Result<Sheet> {
  const source = planSource(compiled, { exact: noNumbers(compiled) }, about)
  return source.ok ? success(scenariosSheet(source.value), source.warnings) : source
}

/** The sheets as a workbook, with the name of the cell in which a scenario is chosen and the plan they were made from. */
export function workbookOfSheets(source: PlanSource, sheets: readonly Sheet[]): Workbook {
  const { layout, model, compiled, about } = source
  const { sheet, row, column } = layout.selector
  const cell = fixedAddress({ top: row, left: column, bottom: row, right: column })
  const facts = { ...about, shown: about.shown ?? '', layout: layoutMark(sheets) }
  return {
    title: model.company,
    sheets,
    names: [{ name: 'Scenario', refersTo: `${sheetInFormula(sheet)}!${cell}` }],
    parts: [planPart({ ...facts, text: writePlan(compiled.plan) })],
  }
}
