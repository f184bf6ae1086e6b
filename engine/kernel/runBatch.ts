// A program on many paths at once: what is the same on all paths is computed once, the rest block by block.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { jsMachine } from './jsMachine.ts'
import type { Batch } from './lowerPaths.ts'
import { type GoesOn, prepareBatch } from './prepareBatch.ts'
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

/**
 * Runs a batch; undefined when it was stopped. The same samples give the same bits, whatever the size of the blocks and
 * whichever part of the paths is run. O(instructions × paths).
 */
export async function runBatch(
  batch: Batch,
  goesOn: GoesOn,
  makeMachine: MakeMachine = jsMachine,
): Promise<BatchRun | undefined> {
  const { run, instructions } = prepareBatch(batch, makeMachine)
  const done = await run(batch.columns, batch.paths, goesOn)
  return done === undefined ? undefined : { series: done.series, faults: done.faults(), instructions }
}
