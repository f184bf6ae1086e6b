// The numbers of a scenario as decimals, read by month.

import type { CellValues } from '../formula/cellValues.ts'
import type { Program } from '../formula/program.ts'
import type { Quantity } from '../formula/quantity.ts'
import { type Decimal, decimalFromQuantity, faultNumbers } from './decimal.ts'
import type { Evaluate } from './operators.ts'

/**
 * Reads an input cell of the program. A monthly input holds months 1 to N, a history months -(H-1) to 0; any other
 * month of theirs is a fault. Quantities become decimals when first read.
 */
export function inputReader(program: Program, values: CellValues): (cell: number) => Evaluate {
  return index => {
    const cell = program.cells[index]
    const value = values[index]
    if (cell === undefined || value === undefined) throw new Error(`the values lack input cell ${index}`)
    if (typeof value !== 'object') {
      if (cell.time !== 'constant') throw new Error(`${cell.input} came with one value for all months`)
      const number = decimalFromQuantity(value)
      return () => number
    }
    return readMonths(value, cell.time === 'history' ? 1 - value.length : 1)
  }
}

function readMonths(values: readonly Quantity[], firstMonth: number): Evaluate {
  const numbers: Decimal[] = []
  return month => {
    const index = month - firstMonth
    const known = numbers[index]
    if (known !== undefined) return known
    const value = values[index]
    if (value === undefined) return faultNumbers['input has no such month']
    const number = decimalFromQuantity(value)
    numbers[index] = number
    return number
  }
}
