// Every cell that a person may type a number of the plan into: which number of which scenario it is.

import { monthColumn, sheetNames } from './layout.ts'
import { constantInputs, inputsByMonth } from './layoutSheets.ts'
import type { PlanSource } from './planSource.ts'
import { membersIn, positionsAt } from './sheetBlocks.ts'
import { blockKey } from './sheetFormula.ts'
import type { SheetInput } from './sheetModel.ts'
import { memberName } from './sheetParts.ts'

/** A cell of an input. */
export type InputPlace = {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly input: SheetInput
  /** Item ids in the order of the input's dimensions. */
  readonly member: readonly string[]
  /** What people call it: the input and its items. */
  readonly label: string
  readonly month?: number
  /** The place of the scenario among the columns. */
  readonly scenario: number
  /** The cell of the scenario that this one is based on; none for the first. */
  readonly parent?: { readonly row: number; readonly column: number }
}

/** The cells of both sheets. Facts of the model, which are the same for every plan, are not among them. */
export function inputPlaces(source: PlanSource): readonly InputPlace[] {
  const { model, formulas } = source
  return [
    ...model.themes
      .flatMap(theme => constantInputs(theme, formulas))
      .filter(({ constant }) => constant !== true)
      .flatMap(input => constantPlaces(input, source)),
    ...inputsByMonth(model, formulas).flatMap(input => monthlyPlaces(input, source)),
  ]
}

/** On Inputs: a row per member, a column per scenario. */
function constantPlaces(input: SheetInput, source: PlanSource): readonly InputPlace[] {
  const { layout } = source
  const top = layout.blocks.get(blockKey.input(input.name))?.top ?? 0
  return membersOf(input, source).flatMap(({ member, label }, index) =>
    layout.scenarios.map(({ column, parent }, scenario): InputPlace => {
      const row = top + index
      const before = parent === null ? undefined : layout.scenarios[parent]?.column
      return {
        sheet: sheetNames.inputs,
        row,
        column,
        input,
        member,
        label,
        scenario,
        ...(before === undefined ? {} : { parent: { row, column: before } }),
      }
    }),
  )
}

/** On Monthly: a row per member and scenario, a column per month. */
function monthlyPlaces(input: SheetInput, source: PlanSource): readonly InputPlace[] {
  const { layout, model } = source
  const top = layout.scenarioRows.get(input.name)?.top ?? 0
  const count = layout.scenarios.length
  const [from, to] = input.time === 'history' ? [1 - model.shape.historyMonths, 0] : [1, layout.months]
  return membersOf(input, source).flatMap(({ member, label }, index) =>
    layout.scenarios.flatMap(({ parent }, scenario) =>
      Array.from({ length: to - from + 1 }, (_, offset): InputPlace => {
        const column = monthColumn(layout, from + offset)
        return {
          sheet: sheetNames.monthly,
          row: top + index * count + scenario,
          column,
          input,
          member,
          label,
          month: from + offset,
          scenario,
          ...(parent === null ? {} : { parent: { row: top + index * count + parent, column } }),
        }
      }),
    ),
  )
}

function membersOf(
  input: SheetInput,
  { formulas, layout }: PlanSource,
): readonly { readonly member: readonly string[]; readonly label: string }[] {
  const block = formulas.input(input.name)
  return Array.from({ length: membersIn(block) }, (_, index) => {
    const named = memberName(block, positionsAt(block, index), layout)
    return {
      member: input.dims.map(dimension => named.ids[block.dims.indexOf(dimension)] ?? ''),
      label: named.label === '' ? input.label : `${input.label}, ${named.label}`,
    }
  })
}
