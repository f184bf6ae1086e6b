// The cells of one input in every scenario: a number where a scenario sets one, else a formula to its parent's column,
// with what the scenario adds to it or multiplies it by.

import { type Quantity, quantityToNumber } from '../formula/quantity.ts'
import type { SheetModel } from './sheetModel.ts'
import type { RelativeChange } from './sheetScenarios.ts'
import type { CellContent } from './workbook.ts'

/** What stands for a scenario (by its place among them) in a cell of an input; `month` for inputs by month. */
export type ScenarioCell = (
  scenario: number,
  input: string,
  member: readonly string[],
  month: number | undefined,
  parentCell: string,
) => CellContent

/** A look-up of all changes of all scenarios. O(changes) once, O(1) per cell. */
export function scenarioCells(model: SheetModel): ScenarioCell {
  const changes = model.scenarios.map(
    scenario =>
      new Map(scenario.changes.map(change => [cellKey(change.input, change.member, change.month), change])),
  )
  return (scenario, input, member, month, parentCell) => {
    const own = changes[scenario]?.get(cellKey(input, member, month))
    if (own?.relative !== undefined) return { formula: relativeFormula(parentCell, own.relative) }
    if (own !== undefined) return quantityCell(own.value)
    if (model.scenarios[scenario]?.parent !== null) return { formula: parentCell }
    const given = model.given(input, member)
    return quantityCell(typeof given === 'object' ? (given[monthIndex(model, input, month)] ?? 0) : given)
  }
}

/** `G20*0.85`: a change of the parent's number reaches the scenario. */
function relativeFormula(parentCell: string, { operator, amount }: RelativeChange): string {
  const isPlain = typeof amount === 'number' && amount >= 0
  return `${parentCell}${operator}${isPlain ? amount : `(${amount})`}`
}

/** A fraction stays a fraction: `=1/6`. */
export function quantityCell(quantity: Quantity): CellContent {
  return typeof quantity === 'number' ? quantityToNumber(quantity) : { formula: quantity }
}

function monthIndex(model: SheetModel, input: string, month = 1): number {
  const first = model.checked.inputs.get(input)?.time === 'history' ? 1 - model.shape.historyMonths : 1
  return month - first
}

function cellKey(input: string, member: readonly string[], month: number | undefined): string {
  return `${input}[${member.join(',')}]@${month ?? ''}`
}
