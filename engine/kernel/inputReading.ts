// What an input cell is in a month: a number of the plan, a sampled number, or the one times the other.

import type { CellValues } from '../formula/cellValues.ts'
import type { Program } from '../formula/program.ts'
import { quantityToNumber } from '../formula/quantity.ts'
import type { Interval } from './interval.ts'
import type { Value } from './pathGraph.ts'
import type { PathOperations } from './pathOperations.ts'
import type { UncertainCell } from './uncertainCell.ts'

/** The value of a cell in a month (0 and less: before the first); undefined where the cell has no such month. */
export type InputReading = (cell: number, month: number) => Value | undefined

/** Reads the cells of one scenario on all paths. */
export function inputReading(
  program: Program,
  values: CellValues,
  uncertain: readonly UncertainCell[],
  ranges: readonly Interval[],
  make: PathOperations,
): InputReading {
  const certain = program.cells.map((cell, index) =>
    cellNumbers(values[index], `${cell.input}[${cell.member}]`),
  )
  const samples = ranges.map((range, index) => make.column(index, range))
  const byCell = new Map<number, UncertainCell[]>()
  for (const entry of uncertain) byCell.set(entry.cell, [...(byCell.get(entry.cell) ?? []), entry])

  return (cell, month) => {
    const number = certainNumber(program.cells[cell]?.time, certain[cell], month)
    const entries = byCell.get(cell)
    if (number === undefined || entries === undefined) return number
    return entries.reduce<Value>((value, { column, mode, months }) => {
      if (months !== undefined && (month < months.from || month > months.to)) return value
      const sample = samples[column] ?? missing(`column ${column}`)
      return mode === 'value' ? sample : make.multiply(value, sample)
    }, number)
  }
}

/** The months of a cell, or its one number; what is not given is a bug of whoever made the values. */
function cellNumbers(value: CellValues[number] | undefined, name: string): number | Float64Array {
  if (value === undefined) return missing(`value of ${name}`)
  return typeof value === 'object' ? Float64Array.from(value, quantityToNumber) : quantityToNumber(value)
}

function certainNumber(
  time: 'constant' | 'monthly' | 'history' | undefined,
  value: number | Float64Array | undefined,
  month: number,
): number | undefined {
  if (typeof value !== 'object') return value
  return time === 'monthly' ? value[month - 1] : value[value.length - 1 + month]
}

function missing(what: string): never {
  throw new Error(`no ${what}`)
}
