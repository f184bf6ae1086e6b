// What could not be computed in a batch: on all paths, or on some, which are told by the first of them.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { numberDiagnostic, tooLargeFrom } from '../formula/numberFaults.ts'
import type { Batch } from './lowerPaths.ts'
import { pathValues } from './pathValues.ts'
import { runFloat } from './runFloat.ts'
import type { FoundFault } from './unfold.ts'

/** The paths of the whole run that a batch is all or a part of. */
export type FaultyPaths = {
  readonly paths: number
  readonly failing: number
  /** Paths before the first one of the batch. */
  readonly before: number
}

/**
 * The diagnostics of a batch. Faults found before any path was run count only if a kept number is without value on all
 * paths: else they stand behind a decision that never fell that way. `N109`: some paths only, with the place and the
 * remedy of the first one's fault; `failing` has 1 for each of them. O(kept numbers), and one path run again if any fails.
 */
export function batchFaults(
  batch: Batch,
  series: readonly (readonly (number | Float64Array)[])[],
  found: readonly FoundFault[],
  failing: Uint8Array,
  whole: FaultyPaths,
): readonly Diagnostic[] {
  if (series.flat().some(number => typeof number === 'number' && isFault(number))) {
    if (found.length === 0) throw new Error('batchFaults: a number without value, and nothing says why')
    return found.map(({ fault, series: index, month }) =>
      numberDiagnostic(fault, batch.program.series[index] ?? { row: '', member: [] }, month),
    )
  }
  const path = failing.indexOf(1)
  if (path < 0) return []
  const [fault] = runFloat(batch.program, pathValues(batch, path)).faults
  return [
    {
      code: 'N109',
      severity: 'error',
      place: fault?.place ?? { kind: 'plan' },
      message: `On ${whole.failing} of ${whole.paths} paths some numbers cannot be computed. On path ${whole.before + path + 1}: ${fault?.message ?? 'a number is too large.'}`,
      remedy: `${fault?.remedy ?? 'Look for a distribution that is too wide.'} Bounds (min and max) keep a distribution away from such numbers.`,
    },
  ]
}

/** Whether a number has no value, or is too large for one. */
export function isFault(number: number): boolean {
  return !(Math.abs(number) < tooLargeFrom)
}
