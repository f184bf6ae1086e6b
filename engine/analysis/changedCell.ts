// A cell of a plan with its numbers changed.

import type { Quantity } from '../formula/quantity.ts'
import type { CellValue } from '../plan/givenInputs.ts'

/** The cell with every number changed; `place` counts its months from 0, and is 0 where it has one number. */
export function changedCell(
  value: CellValue,
  change: (quantity: Quantity, place: number) => Quantity,
): CellValue {
  return typeof value === 'object' ? value.map(change) : change(value, 0)
}
