// The lowest cash of plans in the futures that they share.

import type { CellValues } from '../../formula/cellValues.ts'
import { type Result, success } from '../../formula/result.ts'
import type { ModelOfFutures } from '../modelOfFutures.ts'
import { runWorlds, worldsOf } from '../runWorlds.ts'

/** The lowest cash of each plan in every future. */
export async function lowestCash(
  { program, values, draws }: ModelOfFutures,
  plans: readonly CellValues[],
): Promise<Result<readonly Float64Array[]>> {
  const lowest = { row: 'cash_low_point' }
  const worlds = worldsOf(program, plans.map(values))
  const run = await runWorlds(program, worlds, [lowest], async () => true, draws)
  if (run === undefined) throw new Error('optimise: nobody stopped it')
  if (!run.ok) return run
  return success(plans.map((_, world) => run.value.paths(world, lowest, program.months)))
}
