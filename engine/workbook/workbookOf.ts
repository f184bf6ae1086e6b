// A plan as a workbook: the sheets of the model, and every other sheet that reads them.

import { failure, type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { fixedAddress, sheetInFormula } from './cellAddress.ts'
import { historyDepth } from './historyDepth.ts'
import { inputSheet } from './inputSheet.ts'
import type { Selector } from './layout.ts'
import { layoutSheets } from './layoutSheets.ts'
import { modelSheet } from './modelSheet.ts'
import { monthlySheet } from './monthlySheet.ts'
import { formulaRenderer } from './renderFormula.ts'
import { sheetFormulas } from './sheetFormulas.ts'
import { type SheetModel, sheetModel } from './sheetModel.ts'
import type { SheetSource } from './sheetParts.ts'
import type { Sheet, Workbook } from './workbook.ts'

/** Makes one more sheet that reads those of the model. */
export type SheetBuilder = (source: SheetSource) => Sheet

/** Sheets before and after those of the model, and where the scenario is chosen if not on Inputs. */
export type WorkbookOptions = {
  readonly before?: readonly SheetBuilder[]
  readonly after?: readonly SheetBuilder[]
  readonly selector?: Selector
}

/**
 * CompiledPlan -> SheetModel -> formulas with references to members -> how far back each is read -> places -> sheets.
 * Errors: `W101` `W102` windows that reach before the columns of the sheet, `W103` shapes that no cell can hold.
 */
export function workbookOf(compiled: CompiledPlan, options: WorkbookOptions = {}): Result<Workbook> {
  const model = sheetModel(compiled)
  return model.ok ? workbookOfModel(model.value, options) : model
}

/** The workbook of a model that is ready for its sheets. */
export function workbookOfModel(model: SheetModel, options: WorkbookOptions = {}): Result<Workbook> {
  const source = sheetSource(model, options.selector)
  if (!source.ok) return source
  const { selector } = source.value.layout
  const { row, column } = selector
  const build = (builders: readonly SheetBuilder[] = []): readonly Sheet[] =>
    builders.map(builder => builder(source.value))
  return success({
    title: model.company,
    sheets: [
      ...build(options.before),
      inputSheet(source.value),
      monthlySheet(source.value),
      modelSheet(source.value),
      ...build(options.after),
    ],
    names: [
      {
        name: 'Scenario',
        refersTo: `${sheetInFormula(selector.sheet)}!${fixedAddress({ top: row, left: column, bottom: row, right: column })}`,
      },
    ],
    parts: [],
  })
}

/** Everything that sheets are made from, or why the model does not fit a spreadsheet. */
export function sheetSource(model: SheetModel, selector?: Selector): Result<SheetSource> {
  const formulas = sheetFormulas(model)
  if (formulas.refusals.length > 0) return failure(formulas.refusals)
  const depth = historyDepth(model, formulas.blocks)
  if (depth.refusals.length > 0) return failure(depth.refusals)
  const layout = layoutSheets(model, formulas, depth, selector)
  return success({ model, formulas, depth, layout, render: formulaRenderer(layout) })
}
