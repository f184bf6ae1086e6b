// A program lowered once, to be run on any samples within a domain: whoever asks in rounds (a search, a simulation that
// goes on until it is sure) pays for the lowering once.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { batchFaults, type FaultyPaths, isFault } from './batchFaults.ts'
import { jsMachine } from './jsMachine.ts'
import { type Batch, type LoweredPaths, lowerPaths, onlyOutput } from './lowerPaths.ts'
import type { Columns } from './uncertainCell.ts'
import type { MakeMachine } from './vectorProgram.ts'

/** Called after every block with the paths done so far; gives whether to go on. */
export type GoesOn = (done: number) => Promise<boolean>

/** A lowered batch. */
export type PreparedBatch = {
  /** How many vector instructions a path takes. */
  readonly instructions: number
  /** The columns that are read; of those drawn late the others need no numbers. */
  readonly reads: ReadonlySet<number>
  /**
   * Runs it on columns, in the order of the domain's, within their ranges; undefined when it was stopped. A path has the
   * same bits in whatever company and in whichever order it is run. O(instructions × paths).
   */
  readonly run: (columns: Columns, paths: number, goesOn: GoesOn) => Promise<PreparedRun | undefined>
  /** Whether it may be run on these columns. */
  readonly covers: (columns: Columns, paths: number) => boolean
}

/** The kept series on the paths of one run. */
type PreparedRun = {
  /** By kept series, then by month from 1: a number where all paths agree, else one per path. NaN: not computable there. */
  readonly series: readonly (readonly (number | Float64Array)[])[]
  /** By path 1 where one of its kept numbers cannot be computed, else 0. */
  readonly failing: Uint8Array
  /**
   * What could not be computed, on all paths or on some; none if every number of `series` is finite. A run that is a part
   * of another tells of the whole: how many paths it has and how many fail, and how many come before this part.
   */
  readonly faults: (whole?: FaultyPaths) => readonly Diagnostic[]
}

/**
 * Lowers a batch whose columns span all that will be run: what it leaves out is decided by the least and greatest number
 * of each column, and where a number of months is read by the numbers it takes. O(terms × months).
 */
export function prepareBatch(domain: Batch, makeMachine: MakeMachine = jsMachine): PreparedBatch {
  const lowered = lowerPaths(domain, makeMachine)
  const { vector, results, faults } = lowered

  async function run(columns: Columns, paths: number, goesOn: GoesOn): Promise<PreparedRun | undefined> {
    const outside = outsideOf(columns, paths)
    if (outside !== undefined) throw new RangeError(`prepareBatch: ${outside}`)
    const outputs = Array.from({ length: vector.outputs }, () => new Float64Array(paths))
    const { blockSize, runBlock } = makeMachine(vector, columns, outputs)
    for (let first = 0; first < paths && vector.size > 0; first += blockSize) {
      const count = Math.min(blockSize, paths - first)
      runBlock(first, count)
      if (!(await goesOn(first + count))) return undefined
    }
    const series = results.map(months =>
      months.map(result => ('number' in result ? result.number : (outputs[result.output] as Float64Array))),
    )
    const failing = failingPaths(series, paths)
    return {
      series,
      failing,
      faults: (whole = { paths, failing: count(failing), before: 0 }) =>
        batchFaults({ ...domain, columns, paths }, series, faults, failing, whole),
    }
  }

  function outsideOf(columns: Columns, paths: number): string | undefined {
    return columns === domain.columns
      ? undefined
      : whatIsOutside(domain, lowered, columns, paths, makeMachine)
  }

  return {
    instructions: vector.size,
    reads: vector.reads,
    run,
    covers: (columns, paths) => outsideOf(columns, paths) === undefined,
  }
}

function count(failing: Uint8Array): number {
  return failing.reduce((sum, fails) => sum + fails, 0)
}

function failingPaths(series: readonly (readonly (number | Float64Array)[])[], paths: number): Uint8Array {
  const failing = new Uint8Array(paths)
  for (const month of series.flat()) {
    if (typeof month === 'number') {
      if (isFault(month)) failing.fill(1)
      continue
    }
    for (let path = 0; path < paths; path += 1) if (isFault(month[path] as number)) failing[path] = 1
  }
  return failing
}

/** What a program was not lowered for, and would compute wrongly; undefined where there is nothing of the kind. */
function whatIsOutside(
  domain: Batch,
  { ranges, choices }: LoweredPaths,
  columns: Columns,
  paths: number,
  makeMachine: MakeMachine,
): string | undefined {
  if (columns.length !== domain.columns.length)
    return `${columns.length} columns where ${domain.columns.length} were prepared`
  for (const [index, column] of columns.entries()) {
    if (domain.ranges?.has(index)) continue
    const { low, high } = ranges[index] as LoweredPaths['ranges'][number]
    for (let path = 0; path < paths; path += 1) {
      const sample = column[path] as number
      if (!(sample >= low && sample <= high))
        return `column ${index} has ${sample} on path ${path}, beyond ${low} to ${high}`
    }
  }
  for (const { vector, numbers } of choices) {
    const unknown = onlyOutput(vector, columns, paths, makeMachine).find(
      number => !numbers.includes(number) && !Number.isNaN(number),
    )
    if (unknown !== undefined) return `${unknown} months, which the columns prepared never come to`
  }
  return undefined
}
