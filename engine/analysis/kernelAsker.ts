// Asks the kernel for a figure at many numbers of a lever, batch by batch, as a search needs it.

import type { CellValues } from '../formula/cellValues.ts'
import type { Diagnostic } from '../formula/diagnostic.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import type { Evaluate } from '../numeric/sectioning.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { PlacedLever } from './lever.ts'
import type { Spot } from './spot.ts'
import { sweep } from './sweep.ts'

/** Numbers asked for in one batch. */
export const pointsOfBatch = 512

/** What answers, how many runs it has made, and what could not be computed where it gave no answer. */
type KernelAsker = {
  readonly evaluate: Evaluate
  readonly runs: () => number
  readonly failed: () => readonly Diagnostic[]
}

/** Asks about one scenario; `goesOn` hears the runs made so far. */
export function kernelAsker(
  compiled: CompiledPlan,
  values: CellValues,
  lever: PlacedLever,
  spot: Spot,
  goesOn: GoesOn,
): KernelAsker {
  let runs = 0
  let failed: readonly Diagnostic[] = []
  return {
    evaluate: async numbers => {
      const found = await sweep(compiled, values, lever, numbers, spot, done => goesOn(runs + done))
      if (found === undefined) return undefined
      runs += numbers.length
      if (found.ok) return found.value
      failed = found.diagnostics
      return undefined
    },
    runs: () => runs,
    failed: () => failed,
  }
}
