// Everything the sheets are made from: the checked model, its labels, and the numbers of every scenario.

import type { CheckedModel } from '../formula/checkedModel.ts'
import type { Item } from '../formula/definition.ts'
import type { InputCell, Shape } from '../formula/program.ts'
import type { Quantity } from '../formula/quantity.ts'
import { type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { type SheetScenario, sheetScenarios } from './sheetScenarios.ts'

/** A chapter of the model with its rows and inputs in reading order, labels and sentences included. */
export type SheetTheme = CompiledPlan['model']['themes'][number]
export type SheetRow = SheetTheme['rows'][number]
export type SheetInput = SheetTheme['inputs'][number]
type SheetMapping = CompiledPlan['model']['mappings'][number]

/** What a workbook shows of a plan. */
export type SheetModel = {
  readonly company: string
  readonly about?: string
  readonly currency: string
  /** The first month of the plan, `2026-01`. */
  readonly startMonth: string
  /** The calendar month in which the fiscal year begins, 1 to 12. */
  readonly fiscalYearStart: number
  readonly checked: CheckedModel
  readonly shape: Shape
  /** The input cells of the program, in its order. */
  readonly cells: readonly InputCell[]
  readonly themes: readonly SheetTheme[]
  readonly mappings: readonly SheetMapping[]
  /** What the plan itself gives for an input cell. */
  readonly given: (input: string, member: readonly string[]) => Quantity | readonly Quantity[]
  /** The first one holds the plan's own numbers; parents stand before their children. */
  readonly scenarios: readonly SheetScenario[]
}

/** The model of a compiled plan as its sheets show it. Errors: those of a scenario that cannot be resolved. */
export function sheetModel(compiled: CompiledPlan): Result<SheetModel> {
  const { plan, model, vocabulary, given, checked, program } = compiled
  const scenarios = sheetScenarios(compiled)
  if (!scenarios.ok) return scenarios
  const items = new Map<string, readonly Item[]>(
    [...vocabulary.items].map(([dimension, ids]) => [dimension, labelled(compiled, dimension, ids)]),
  )
  const mappings = new Map(
    model.mappings.map(({ name, from }) => {
      const values = plan.mappings[name]?.values ?? {}
      return [name, new Map((vocabulary.items.get(from) ?? []).map(id => [id, values[id] ?? null]))] as const
    }),
  )
  return success(
    {
      company: plan.company,
      ...(plan.about === undefined ? {} : { about: plan.about }),
      currency: plan.currency,
      startMonth: plan.start_month,
      fiscalYearStart: plan.fiscal_year_start,
      checked,
      shape: { items, mappings, months: program.months, historyMonths: program.historyMonths },
      cells: program.cells,
      themes: model.themes,
      mappings: model.mappings,
      given: (input, member) => {
        const value = given.get(member.length === 0 ? input : `${input}[${member.join(', ')}]`)
        if (value === undefined) throw new Error(`sheetModel: nothing is given for ${input}[${member}]`)
        return value
      },
      scenarios: scenarios.value,
    },
    scenarios.warnings,
  )
}

/** Items of the model's own vocabularies have their labels there, the company's in its plan. */
function labelled({ plan, model }: CompiledPlan, dimension: string, ids: readonly string[]): readonly Item[] {
  const definition = model.dimensions.find(({ name }) => name === dimension)
  const named = definition?.items ?? plan.dimensions[definition?.sameItemsAs ?? dimension]?.items ?? []
  return ids.map(id => named.find(item => item.id === id) ?? { id, label: id })
}
