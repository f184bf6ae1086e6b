// Worlds lowered once, to be run again with other numbers in the same cells.

import type { Program } from '../formula/program.ts'
import { failure, type Result, success } from '../formula/result.ts'
import { type GoesOn, prepareBatch } from '../kernel/prepareBatch.ts'
import type { Samples } from '../kernel/sample.ts'
import type { Columns } from '../kernel/uncertainCell.ts'
import { cellName } from '../plan/planVocabulary.ts'
import type { SeriesName, WorldRuns, Worlds } from './runWorlds.ts'

/** Worlds that are ready to run, with the samples they were made ready for. */
export type PreparedWorlds = {
  /** Whether these worlds, whose columns stand for the same cells, lie within those that were prepared. */
  readonly covers: (worlds: Worlds) => boolean
  /** Runs them as `runWorlds` does; worlds that are not covered are a bug. */
  readonly run: (worlds: Worlds, goesOn: GoesOn) => Promise<Result<WorldRuns> | undefined>
}

/** Lowers worlds between whose least and greatest numbers others will be run. O(terms × months). */
export function prepareWorlds(
  program: Program,
  domain: Worlds,
  keep: readonly SeriesName[],
  samples?: Samples,
): PreparedWorlds {
  const perWorld = samples?.columns[0]?.length ?? 1
  const all = columnsOf(domain, perWorld, samples)
  const batch = prepareBatch({
    program,
    values: domain.values,
    keep: keep.map(name => seriesIndex(program, name)),
    uncertain: [
      ...domain.cells,
      ...(samples?.cells ?? []).map(cell => ({ ...cell, column: cell.column + domain.columns.length })),
    ],
    columns: all,
    paths: domain.count * perWorld,
  })
  const indexes = new Map(keep.map((name, index) => [nameOf(name), index]))

  async function run(worlds: Worlds, goesOn: GoesOn): Promise<Result<WorldRuns> | undefined> {
    const columns = worlds === domain ? all : columnsOf(worlds, perWorld, samples)
    const done = await batch.run(columns, worlds.count * perWorld, goesOn)
    if (done === undefined) return undefined
    const faults = done.faults()
    if (faults.length > 0) return failure(faults)
    const monthsOfSeries = (name: SeriesName): readonly (number | Float64Array)[] => {
      const index = indexes.get(nameOf(name))
      if (index === undefined) throw new Error(`runWorlds: ${nameOf(name)} was not kept`)
      return done.series[index] ?? []
    }
    const same = new Map<number, Float64Array>()
    return success({
      numbers: (world, name, path = 0) =>
        monthsOfSeries(name).map(month =>
          typeof month === 'number' ? month : (month[world * perWorld + path] as number),
        ),
      paths: (world, name, month) => {
        const numbers = monthsOfSeries(name)[month - 1]
        if (numbers === undefined) throw new Error(`runWorlds: no month ${month}`)
        if (typeof numbers !== 'number') return numbers.subarray(world * perWorld, (world + 1) * perWorld)
        // Flags and months before anything is uncertain are the same on all paths: one column serves them all.
        const column = same.get(numbers) ?? new Float64Array(perWorld).fill(numbers)
        same.set(numbers, column)
        return column
      },
    })
  }

  return {
    covers: worlds => batch.covers(columnsOf(worlds, perWorld, samples), worlds.count * perWorld),
    run,
  }
}

/** The columns of the worlds, then those of the samples: every world on all of their paths. */
function columnsOf(worlds: Worlds, perWorld: number, samples: Samples | undefined): Columns {
  return [
    ...worlds.columns.map(column => eachRepeated(column, perWorld)),
    ...(samples?.columns ?? []).map(column => allRepeated(column, worlds.count)),
  ]
}

function nameOf({ row, member = [] }: SeriesName): string {
  return cellName(row, member)
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
