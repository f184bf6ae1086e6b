// The numbers of one path by themselves, to be run by any backend.

import type { CellValues } from '../formula/cellValues.ts'
import { type Quantity, quantityToNumber } from '../formula/quantity.ts'
import type { Batch } from './lowerPaths.ts'
import type { UncertainCell } from './uncertainCell.ts'

/** The scenario's values with the samples of one path in their places. */
export function pathValues(
  { program, values, uncertain, columns }: Pick<Batch, 'program' | 'values' | 'uncertain' | 'columns'>,
  path: number,
): CellValues {
  const changed = [...values]
  for (const entry of uncertain) {
    const sample = columns[entry.column]?.[path] ?? Number.NaN
    const value = changed[entry.cell] ?? Number.NaN
    const firstMonth =
      typeof value === 'object' && program.cells[entry.cell]?.time === 'history' ? 1 - value.length : 1
    changed[entry.cell] =
      typeof value === 'object'
        ? value.map((number, index) => drawn(entry, number, sample, firstMonth + index))
        : drawn(entry, value, sample, 1)
  }
  return changed
}

function drawn({ mode, months }: UncertainCell, value: Quantity, sample: number, month: number): Quantity {
  if (months !== undefined && (month < months.from || month > months.to)) return value
  return mode === 'value' ? sample : quantityToNumber(value) * sample
}
