// A scenario with a lever at many numbers, in one batch.

import type { CellValues } from '../formula/cellValues.ts'
import { failure, type Result, success } from '../formula/result.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { type PlacedLever, turned } from './lever.ts'
import { runWorlds, worldsOf } from './runWorlds.ts'
import { readSpot, type Spot } from './spot.ts'

/**
 * What a spot comes to at each number of the lever. Undefined when it was stopped. A number that cannot be computed
 * somewhere fails the whole, with the place, and with what to do about it.
 */
export async function sweep(
  { program }: CompiledPlan,
  values: CellValues,
  lever: PlacedLever,
  numbers: readonly number[],
  spot: Spot,
  goesOn: GoesOn,
): Promise<Result<readonly number[]> | undefined> {
  const worlds = worldsOf(
    program,
    numbers.map(number => turned(values, lever, number)),
  )
  const run = await runWorlds(program, worlds, [spot], goesOn)
  if (run === undefined) return undefined
  if (!run.ok) return failure(run.diagnostics.map(told))
  return success(numbers.map((_, world) => readSpot(run.value.numbers(world, spot), spot)))
}

/** The kernel speaks of paths and distributions; here they are numbers that were tried. */
function told<Told extends { readonly code: string; readonly message: string; readonly remedy: string }>(
  diagnostic: Told,
): Told {
  if (diagnostic.code !== 'N109') return diagnostic
  const message = diagnostic.message.replace(
    /^On .* paths some numbers cannot be computed\. On path \d+: /,
    '',
  )
  return {
    ...diagnostic,
    message: `With some of the numbers that were tried the plan cannot be computed: ${message}`,
    remedy: 'Try a narrower range.',
  }
}
