// Many sets of inputs in one batch: a question asks for all its runs at once, never for one after the other.

import type { CellValues } from '../formula/cellValues.ts'
import type { Program } from '../formula/program.ts'
import type { Quantity } from '../formula/quantity.ts'
import type { Result } from '../formula/result.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import type { Columns, UncertainCell } from '../kernel/uncertainCell.ts'
import { numbersOf } from './numbersOf.ts'
import { type PathDraws, prepareWorlds } from './prepareWorlds.ts'

/** Sets of inputs that differ in some cells. */
export type Worlds = {
  /** The numbers of all cells in which no world differs, and any numbers in the others. */
  readonly values: CellValues
  /** Which cells differ, in which months; `column` is the index into `columns`. */
  readonly cells: readonly UncertainCell[]
  /** One number for each world. */
  readonly columns: Columns
  readonly count: number
}

/** One member of a row; the row itself where it has no dimensions. */
export type SeriesName = { readonly row: string; readonly member?: readonly string[] }

/** The numbers of all worlds. */
export type WorldRuns = {
  /** Months 1 to N of a series in a world, on one of its paths (the first if not said). */
  readonly numbers: (world: number, series: SeriesName, path?: number) => readonly number[]
  /** A series in a month (from 1) on all paths of a world; one number where there are no samples. Not to be written to. */
  readonly paths: (world: number, series: SeriesName, month: number) => Float64Array
}

/** Sets of inputs as worlds. O(worlds × months of the cells). */
export function worldsOf(program: Program, sets: readonly CellValues[]): Worlds {
  const [values, ...others] = sets
  if (values === undefined) throw new Error('worldsOf: no set of inputs')
  const book = columnBook()
  const cells = program.cells.flatMap(({ time }, cell): readonly UncertainCell[] => {
    if (others.every(set => set[cell] === values[cell])) return []
    const numbers = sets.map(set => monthsOf(set[cell]))
    const first = time === 'history' ? 1 - (numbers[0]?.length ?? 0) : 1
    return (numbers[0] ?? []).flatMap((_, index): readonly UncertainCell[] => {
      const column = Float64Array.from(numbers, list => list[index] as number)
      if (column.every(number => number === column[0])) return []
      const month = first + index
      const months = time === 'constant' ? {} : { months: { from: month, to: month } }
      return [{ cell, column: book.indexOf(column), mode: 'value', ...months }]
    })
  })
  return { values, cells, columns: book.columns, count: sets.length }
}

/**
 * Runs all worlds by the kernel and keeps some series; with draws every world on all of their paths, the same draws in
 * each. Undefined when `goesOn`, asked after every block with the runs done so far, says no. Fails where a number cannot
 * be computed in any world. O(instructions × worlds × paths).
 */
export async function runWorlds(
  program: Program,
  worlds: Worlds,
  keep: readonly SeriesName[],
  goesOn: GoesOn,
  drawn?: PathDraws,
): Promise<Result<WorldRuns> | undefined> {
  return prepareWorlds(program, worlds, keep, drawn).run(worlds, goesOn)
}

/**
 * Other sets of inputs in the form of worlds made before: their columns stand for the same cells. Undefined where the
 * sets differ in a cell in which those worlds do not, or where two cells that had one column go different ways.
 */
export function worldsLike(program: Program, like: Worlds, sets: readonly CellValues[]): Worlds | undefined {
  const columns = like.columns.map(() => new Float64Array(sets.length).fill(Number.NaN))
  const entries = new Map<number, UncertainCell[]>()
  for (const entry of like.cells) entries.set(entry.cell, [...(entries.get(entry.cell) ?? []), entry])
  for (const [world, set] of sets.entries()) {
    for (const [cell, { time }] of program.cells.entries()) {
      if (set[cell] === like.values[cell] && !entries.has(cell)) continue
      const [numbers, known] = [monthsOf(set[cell]), monthsOf(like.values[cell])]
      const first = time === 'history' ? 1 - numbers.length : 1
      for (const [index, number] of numbers.entries()) {
        const entry = entries
          .get(cell)
          ?.find(({ months }) => (months?.from ?? first + index) === first + index)
        if (entry === undefined) {
          if (number !== known[index]) return undefined
          continue
        }
        const column = columns[entry.column] as Float64Array
        if (!Number.isNaN(column[world]) && column[world] !== number) return undefined
        column[world] = number
      }
    }
  }
  return { ...like, columns, count: sets.length }
}

function monthsOf(value: Quantity | readonly Quantity[] | undefined): readonly number[] {
  if (value === undefined) throw new Error('worldsOf: a set of inputs is shorter than the program has cells')
  return numbersOf(value)
}

/** Equal columns are kept once: what one decision moves in many cells and months is one column. */
function columnBook(): { readonly columns: Columns; readonly indexOf: (column: Float64Array) => number } {
  const columns: Float64Array[] = []
  const byMark = new Map<number, number[]>()
  return {
    columns,
    indexOf(column) {
      const mark = markOf(column)
      const alike = byMark.get(mark) ?? []
      const found = alike.find(index => columns[index]?.every((number, world) => number === column[world]))
      if (found !== undefined) return found
      byMark.set(mark, [...alike, columns.length])
      return columns.push(column) - 1
    },
  }
}

/** The same for equal columns, rarely for others. */
function markOf(column: Float64Array): number {
  return column.reduce((mark, number, world) => mark + number * Math.sin(world + 1), 0)
}
