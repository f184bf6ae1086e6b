// Many sets of inputs in one batch: a question asks for all its runs at once, never for one after the other.

import type { CellValues } from '../formula/cellValues.ts'
import type { Program } from '../formula/program.ts'
import { type Quantity, quantityToNumber } from '../formula/quantity.ts'
import { failure, type Result, success } from '../formula/result.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import { runBatch } from '../kernel/runBatch.ts'
import type { Samples } from '../kernel/sample.ts'
import type { Columns, UncertainCell } from '../kernel/uncertainCell.ts'

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
  /** A series in a month (from 1) on all paths of a world; one number where there are no samples. */
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
 * Runs all worlds by the kernel and keeps some series; with samples every world on all of their paths, the same draws in
 * each. Undefined when `goesOn`, asked after every block with the runs done so far, says no. Fails where a number cannot
 * be computed in any world. O(instructions × worlds × paths).
 */
export async function runWorlds(
  program: Program,
  worlds: Worlds,
  keep: readonly SeriesName[],
  goesOn: GoesOn,
  samples?: Samples,
): Promise<Result<WorldRuns> | undefined> {
  const perWorld = samples?.columns[0]?.length ?? 1
  const run = await runBatch(
    {
      program,
      values: worlds.values,
      keep: keep.map(name => seriesIndex(program, name)),
      uncertain: [
        ...worlds.cells,
        ...(samples?.cells ?? []).map(cell => ({ ...cell, column: cell.column + worlds.columns.length })),
      ],
      columns: [
        ...worlds.columns.map(column => eachRepeated(column, perWorld)),
        ...(samples?.columns ?? []).map(column => allRepeated(column, worlds.count)),
      ],
      paths: worlds.count * perWorld,
    },
    goesOn,
  )
  if (run === undefined) return undefined
  if (run.faults.length > 0) return failure(run.faults)
  const indexes = new Map(keep.map((name, index) => [nameOf(name), index]))
  const monthsOfSeries = (name: SeriesName): readonly (number | Float64Array)[] => {
    const index = indexes.get(nameOf(name))
    if (index === undefined) throw new Error(`runWorlds: ${nameOf(name)} was not kept`)
    return run.series[index] ?? []
  }
  return success({
    numbers: (world, name, path = 0) =>
      monthsOfSeries(name).map(month =>
        typeof month === 'number' ? month : (month[world * perWorld + path] as number),
      ),
    paths: (world, name, month) => {
      const numbers = monthsOfSeries(name)[month - 1]
      if (numbers === undefined) throw new Error(`runWorlds: no month ${month}`)
      return typeof numbers === 'number'
        ? new Float64Array(perWorld).fill(numbers)
        : numbers.subarray(world * perWorld, (world + 1) * perWorld)
    },
  })
}

function nameOf({ row, member = [] }: SeriesName): string {
  return `${row}[${member.join(', ')}]`
}

function seriesIndex(program: Program, name: SeriesName): number {
  const place = program.rows.get(name.row)
  const end = place === undefined ? 0 : place.first + place.count
  for (let index = place?.first ?? 0; index < end; index += 1) {
    const series = program.series[index]
    if (series !== undefined && nameOf(series) === nameOf(name)) return index
  }
  throw new Error(`runWorlds: no series ${nameOf(name)}`)
}

function monthsOf(value: Quantity | readonly Quantity[] | undefined): readonly number[] {
  if (value === undefined) throw new Error('worldsOf: a set of inputs is shorter than the program has cells')
  return typeof value === 'object' ? value.map(quantityToNumber) : [quantityToNumber(value)]
}

/** 1 2 becomes 1 1 1 2 2 2. */
function eachRepeated(column: Float64Array, times: number): Float64Array {
  if (times === 1) return column
  return Float64Array.from(
    { length: column.length * times },
    (_, index) => column[Math.floor(index / times)] as number,
  )
}

/** 1 2 becomes 1 2 1 2 1 2. */
function allRepeated(column: Float64Array, times: number): Float64Array {
  const repeated = new Float64Array(column.length * times)
  for (let copy = 0; copy < times; copy += 1) repeated.set(column, copy * column.length)
  return repeated
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
