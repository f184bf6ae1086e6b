// Numbers that a question moved, kept within what their inputs may be.

import type { CellValues } from '../formula/cellValues.ts'
import { type Quantity, quantityToNumber } from '../formula/quantity.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { changedCell } from './changedCell.ts'

/** The values with those that were moved from `before` moved no further than their limits, and whether any was. */
export function withinLimits(
  { program, vocabulary }: CompiledPlan,
  before: CellValues,
  moved: CellValues,
): { readonly values: CellValues; readonly isCut: boolean } {
  let isCut = false
  const values = moved.map((value, cell) => {
    const { least = -Infinity, most = Infinity } =
      vocabulary.inputs.get(program.cells[cell]?.input ?? '') ?? {}
    const cut = (quantity: Quantity): Quantity => {
      const number = quantityToNumber(quantity)
      if (number >= least && number <= most) return quantity
      isCut = true
      return Math.max(least, Math.min(number, most))
    }
    if (value === before[cell]) return value
    return changedCell(value, cut)
  })
  return { values, isCut }
}
