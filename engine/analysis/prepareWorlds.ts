// Worlds lowered once, to be run again with other numbers in the same cells.

import type { Program } from '../formula/program.ts'
import { failure, type Result, success } from '../formula/result.ts'
import { type GoesOn, prepareBatch } from '../kernel/prepareBatch.ts'
import type { Samples } from '../kernel/sample.ts'
import type { LuckDraws } from '../kernel/sampleLuck.ts'
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

/** What differs from path to path, the same in all worlds: the plan's uncertain numbers, and luck where it is drawn. */
export type PathDraws = {
  readonly samples: Samples
  /** `first` is the number of the first path, so that parts of a simulation draw what the whole does. */
  readonly luck?: { readonly draws: LuckDraws; readonly first: number }
}

/**
 * Lowers worlds between whose least and greatest numbers others will be run. O(terms × months). Luck is drawn for the
 * columns that the program reads, part after part of the paths, so that memory does not grow with them; when one part
 * holds all paths it is kept for the next run.
 */
export function prepareWorlds(
  program: Program,
  domain: Worlds,
  keep: readonly SeriesName[],
  drawn?: PathDraws,
): PreparedWorlds {
  const { samples, luck } = drawn ?? {}
  const perWorld = samples?.columns[0]?.length ?? 1
  const certain = domain.columns.length + (samples?.columns.length ?? 0)
  const luckColumns = luck?.draws.columns ?? 0
  const notDrawn = new Array<Float64Array>(luckColumns).fill(new Float64Array(0))
  const all = [...columnsOf(domain, { first: 0, count: perWorld }, samples), ...notDrawn]
  const batch = prepareBatch({
    program,
    values: domain.values,
    keep: keep.map(name => seriesIndex(program, name)),
    uncertain: [
      ...domain.cells,
      ...(samples?.cells ?? []).map(cell => ({ ...cell, column: cell.column + domain.columns.length })),
      ...(luck?.draws.cells ?? []).map(cell => ({ ...cell, column: cell.column + certain })),
    ],
    columns: all,
    ranges: new Map(notDrawn.map((_, index) => [certain + index, { low: 0, high: 1 }])),
    paths: domain.count * perWorld,
  })
  const read = notDrawn.flatMap((_, index) => (batch.reads.has(certain + index) ? [index] : []))
  const indexes = new Map(keep.map((name, index) => [nameOf(name), index]))
  const kept = new Map<number, Columns>()

  /** The luck of a part of the paths; columns that nobody reads stay empty. */
  function luckOf({ first, count }: Part): Columns {
    if (luck === undefined) return []
    const known = kept.get(count)
    if (known !== undefined) return known
    const columns = [...notDrawn]
    for (const column of read) columns[column] = luck.draws.draw(column, luck.first + first, count)
    if (count === perWorld) kept.set(count, columns)
    return columns
  }

  async function run(worlds: Worlds, goesOn: GoesOn): Promise<Result<WorldRuns> | undefined> {
    const parts = partsOf(perWorld, worlds.count * read.length)
    const done: PartRun[] = []
    for (const part of parts) {
      const columns =
        worlds === domain && part.count === perWorld && luck === undefined
          ? all
          : [
              ...columnsOf(worlds, part, samples),
              ...luckOf(part).map(column => allRepeated(column, worlds.count)),
            ]
      const before = part.first * worlds.count
      const ran = await batch.run(columns, worlds.count * part.count, count => goesOn(before + count))
      if (ran === undefined) return undefined
      done.push({ ...part, ...ran })
    }
    const faults = faultsOf(done, worlds.count * perWorld)
    if (faults.length > 0) return failure(faults)
    return success(worldRuns(done, perWorld, name => indexOf(indexes, name)))
  }

  return {
    covers: worlds =>
      batch.covers(
        [...columnsOf(worlds, { first: 0, count: perWorld }, samples), ...notDrawn],
        worlds.count * perWorld,
      ),
    run,
  }
}

/** Some paths of every world. */
type Part = { readonly first: number; readonly count: number }

type Ran = NonNullable<Awaited<ReturnType<ReturnType<typeof prepareBatch>['run']>>>
type PartRun = Part & Ran

/** Numbers that may be drawn at once: 32 MB of them. */
const mostDrawn = 2 ** 22
/** A part has as many paths as keep the machine busy. */
const leastPaths = 256

function partsOf(perWorld: number, drawnPerPath: number): readonly Part[] {
  const room = Math.max(leastPaths, Math.floor(mostDrawn / Math.max(1, drawnPerPath)))
  const parts = Math.ceil(perWorld / room)
  return Array.from({ length: parts }, (_, part) => {
    const first = Math.floor((part * perWorld) / parts)
    return { first, count: Math.floor(((part + 1) * perWorld) / parts) - first }
  })
}

function faultsOf(done: readonly PartRun[], paths: number): ReturnType<Ran['faults']> {
  const failing = done.reduce((sum, part) => sum + part.failing.reduce((so, fails) => so + fails, 0), 0)
  const first = done.find(part => part.faults().length > 0)
  if (first === undefined) return []
  const worlds = done.length === 0 ? 1 : paths / done.reduce((sum, { count }) => sum + count, 0)
  return first.faults({ paths, failing, before: first.first * worlds })
}

function worldRuns(
  done: readonly PartRun[],
  perWorld: number,
  indexOfSeries: (name: SeriesName) => number,
): WorldRuns {
  const monthOf = ({ series }: Ran, name: SeriesName, month: number): number | Float64Array => {
    const numbers = series[indexOfSeries(name)]?.[month - 1]
    if (numbers === undefined) throw new Error(`runWorlds: no month ${month}`)
    return numbers
  }
  const same = new Map<number, Float64Array>()

  function paths(world: number, name: SeriesName, month: number): Float64Array {
    const [head, ...others] = done
    if (head === undefined) throw new Error('runWorlds: no paths')
    const numbers = monthOf(head, name, month)
    if (typeof numbers === 'number') {
      // Flags and months before anything is uncertain are the same on all paths: one column serves them all.
      const column = same.get(numbers) ?? new Float64Array(perWorld).fill(numbers)
      same.set(numbers, column)
      return column
    }
    if (others.length === 0) return numbers.subarray(world * perWorld, (world + 1) * perWorld)
    const whole = new Float64Array(perWorld)
    for (const part of done) {
      const own = monthOf(part, name, month) as Float64Array
      whole.set(own.subarray(world * part.count, (world + 1) * part.count), part.first)
    }
    return whole
  }

  return {
    numbers: (world, name, path = 0) => {
      const part = done.find(({ first, count }) => path >= first && path < first + count)
      if (part === undefined) throw new Error(`runWorlds: no path ${path}`)
      return (part.series[indexOfSeries(name)] ?? []).map(month =>
        typeof month === 'number' ? month : (month[world * part.count + path - part.first] as number),
      )
    },
    paths,
  }
}

/** The columns of the worlds, then those of the samples: every world on all paths of a part. */
function columnsOf(worlds: Worlds, { first, count }: Part, samples: Samples | undefined): Columns {
  return [
    ...worlds.columns.map(column => eachRepeated(column, count)),
    ...(samples?.columns ?? []).map(column =>
      allRepeated(column.subarray(first, first + count), worlds.count),
    ),
  ]
}

function indexOf(indexes: ReadonlyMap<string, number>, name: SeriesName): number {
  const index = indexes.get(nameOf(name))
  if (index === undefined) throw new Error(`runWorlds: ${nameOf(name)} was not kept`)
  return index
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
  if (times === 1) return column
  const repeated = new Float64Array(column.length * times)
  for (let copy = 0; copy < times; copy += 1) repeated.set(column, copy * column.length)
  return repeated
}
