// Small models as sheets: written as formulas, laid out, calculated, and read by row and month.

import type { CellValues } from '../../engine/formula/cellValues.ts'
import type { CheckedModel } from '../../engine/formula/checkedModel.ts'
import type { ModelDefinition } from '../../engine/formula/definition.ts'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import type { Program, Shape } from '../../engine/formula/program.ts'
import type { Result } from '../../engine/formula/result.ts'
import { type Calculation, prepareCalculation } from '../../engine/workbook/calculateWorkbook.ts'
import { type Layout, memberRow, monthColumn } from '../../engine/workbook/layout.ts'
import type { SheetInput, SheetModel } from '../../engine/workbook/sheetModel.ts'
import type { SheetScenario } from '../../engine/workbook/sheetScenarios.ts'
import type { SheetValue } from '../../engine/workbook/sheetValue.ts'
import type { Workbook } from '../../engine/workbook/workbook.ts'
import { sheetSource, workbookOfModel } from '../../engine/workbook/workbookOf.ts'
import { compileSmall, type SmallModel } from '../exact/smallModel.ts'

/** A model with its numbers, and what is particular to its sheets. */
export type SheetCase = {
  readonly definition: ModelDefinition
  readonly shape: Shape
  readonly checked: CheckedModel
  readonly program: Program
  readonly values: CellValues
  /** Scenarios after the first, which holds the values. */
  readonly scenarios?: readonly SheetScenario[]
  /** Bounds and the like, by input. */
  readonly inputs?: Readonly<Record<string, Partial<SheetInput>>>
}

/** Sheets that can be calculated and asked. */
export type CalculatedSheets = {
  readonly workbook: Workbook
  readonly layout: Layout
  readonly calculation: Calculation
  /** What a row shows in a month of the scenario with this title (the first one unless said otherwise). */
  readonly value: (row: string, member: readonly string[], month: number, scenario?: string) => SheetValue
  /** The formula or constant of a row in a month. */
  readonly written: (row: string, member: readonly string[], month: number) => string
}

/** The sheets of a small model. */
export function smallSheets(
  model: SmallModel,
  more: Pick<SheetCase, 'scenarios' | 'inputs'> = {},
): CalculatedSheets {
  return calculatedSheets({ ...compileSmall(model), ...more })
}

/** The model of a case as its sheets show it: labels are names. */
export function sheetModelOf(given: SheetCase): SheetModel {
  const { definition, shape, checked, program, values } = given
  const numberOf = new Map(
    program.cells.map((cell, index) => [`${cell.input}[${cell.member}]`, values[index] ?? 0] as const),
  )
  return {
    company: 'Small',
    currency: 'USD',
    startMonth: '2026-01',
    fiscalYearStart: 1,
    checked,
    shape,
    cells: program.cells,
    themes: [
      {
        title: 'Model',
        says: '',
        inputs: definition.inputs.map(
          (input): SheetInput => ({
            ...input,
            source: 'assumption',
            label: input.name,
            says: '',
            distribution: 'fixed',
            ...given.inputs?.[input.name],
          }),
        ),
        rows: definition.rows.map(row => ({
          ...row,
          summary: 'end',
          validFrom: 1,
          label: row.name,
          says: '',
        })),
      },
    ],
    mappings: definition.mappings.map(mapping => ({
      ...mapping,
      source: 'assumption',
      label: mapping.name,
      says: '',
      required: false,
    })),
    given: (input, member) => {
      const value = numberOf.get(`${input}[${member}]`)
      if (value === undefined) throw new Error(`no value for ${input}[${member}]`)
      return value
    },
    scenarios: [{ id: 'base', title: 'Base', parent: null, changes: [] }, ...(given.scenarios ?? [])],
  }
}

/** The sheets of a case, ready to be asked. */
export function calculatedSheets(given: SheetCase): CalculatedSheets {
  const model = sheetModelOf(given)
  const { layout } = valueIn(sheetSource(model))
  const workbook = valueIn(workbookOfModel(model))
  const calculation = valueIn(prepareCalculation(workbook))
  const runs = new Map<string, ReturnType<Calculation['run']>>()
  const run = (scenario: string): ReturnType<Calculation['run']> => {
    const known =
      runs.get(scenario) ?? calculation.run([{ sheet: 'Inputs', row: 3, column: 3, value: scenario }])
    runs.set(scenario, known)
    return known
  }
  const rowOf = (row: string, member: readonly string[]): number =>
    memberRow(layout, `row:${row}`, member, given.checked.rows.get(row)?.definition.dims ?? [])
  return {
    workbook,
    layout,
    calculation,
    value: (row, member, month, scenario = 'Base') =>
      run(scenario).value('Model', rowOf(row, member), monthColumn(layout, month)),
    written: (row, member, month) =>
      contentAt(workbook, 'Model', rowOf(row, member), monthColumn(layout, month)),
  }
}

/** What stands in a cell, as a person types it. */
export function contentAt(workbook: Workbook, sheet: string, row: number, column: number): string {
  for (const { top, left, cells } of workbook.sheets.find(({ name }) => name === sheet)?.blocks ?? []) {
    const content = cells[row - top]?.[column - left]
    if (content === undefined || content === null) continue
    return typeof content === 'object' ? `=${content.formula}` : String(content)
  }
  return ''
}

/** The value of a result; what is wrong with it fails the test. */
export function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.diagnostics.map(printDiagnostic).join('\n'))
  return result.value
}
