// A program on many paths at once: what is the same on all paths is computed once, the rest block by block.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { batchFaults } from './batchFaults.ts'
import { jsMachine } from './jsMachine.ts'
import { type Batch, lowerPaths } from './lowerPaths.ts'
import type { MakeMachine } from './vectorProgram.ts'

/** The kept series. */
export type BatchRun = {
  /** By kept series, then by month from 1: a number where all paths agree, else one per path. NaN: not computable there. */
  readonly series: readonly (readonly (number | Float64Array)[])[]
  /** What could not be computed, on all paths or on some; none if every number of `series` is finite. */
  readonly faults: readonly Diagnostic[]
  /** How many vector instructions a path takes. */
  readonly instructions: number
}

/** Called after every block with the paths done so far; gives whether to go on. */
export type GoesOn = (done: number) => Promise<boolean>

/**
 * Runs a batch; undefined when it was stopped. The same samples give the same bits, whatever the size of the blocks and
 * whichever part of the paths is run. O(instructions × paths).
 */
export async function runBatch(
  batch: Batch,
  goesOn: GoesOn,
  makeMachine: MakeMachine = jsMachine,
): Promise<BatchRun | undefined> {
  const { columns, paths } = batch
  const { vector, results, faults } = lowerPaths(batch, makeMachine)
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
  return { series, faults: batchFaults(batch, series, faults), instructions: vector.size }
}
