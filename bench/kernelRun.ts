// The kernel on a batch, its steps apart from each other.

import { jsMachine } from '../engine/kernel/jsMachine.ts'
import { type Batch, lowerPaths } from '../engine/kernel/lowerPaths.ts'
import type { VectorProgram } from '../engine/kernel/vectorProgram.ts'

/** A batch made into a program. */
export type Lowered = { readonly vector: VectorProgram; readonly outputs: readonly Float64Array[] }

/** The program of a batch, and room for its results. */
export function lowered(batch: Batch): Lowered {
  const { vector } = lowerPaths(batch, jsMachine)
  return { vector, outputs: Array.from({ length: vector.outputs }, () => new Float64Array(batch.paths)) }
}

/** Runs the program on all paths. */
export function runAll({ columns, paths }: Batch, { vector, outputs }: Lowered): void {
  const { blockSize, runBlock } = jsMachine(vector, columns, outputs)
  for (let first = 0; first < paths; first += blockSize) runBlock(first, Math.min(blockSize, paths - first))
}
