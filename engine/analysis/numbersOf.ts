// A cell of a plan in double precision.

import { quantityToNumber } from '../formula/quantity.ts'
import type { CellValue } from '../plan/givenInputs.ts'

/** The numbers of a cell: one, or one for each month. */
export function numbersOf(value: CellValue): readonly number[] {
  return typeof value === 'object' ? value.map(quantityToNumber) : [quantityToNumber(value)]
}
