// The sheets of a model by themselves, and what every other sheet is made from.

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
import type { Workbook } from './workbook.ts'

/**
 * CompiledPlan -> SheetModel -> formulas with references to members -> how far back each is read -> places -> sheets.
 * Errors: `W101` `W102` windows that reach before the columns of the sheet, `W103` shapes that no cell can hold.
 */
export function workbookOf(compiled: CompiledPlan): Result<Workbook> {
  const model = sheetModel(compiled)
  return model.ok ? workbookOfModel(model.value) : model
}

/** The same of a model that is ready for its sheets. The scenario is chosen on Inputs. */
export function workbookOfModel(model: SheetModel): Result<Workbook> {
  const source = sheetSource(model)
  if (!source.ok) return source
  const { selector } = source.value.layout
  const { row, column } = selector
  return success({
    title: model.company,
    sheets: [inputSheet(source.value), monthlySheet(source.value), modelSheet(source.value)],
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
