// The lowest cash of plans in the futures that they share.

import type { CellValues } from '../../formula/cellValues.ts'
import { type Result, success } from '../../formula/result.ts'
import type { Samples } from '../../kernel/sample.ts'
import type { CompiledPlan } from '../../plan/compilePlan.ts'
import { runWorlds, worldsOf } from '../runWorlds.ts'

/** The lowest cash of each plan in every future. */
export async function lowestCash(
  { program }: CompiledPlan,
  plans: readonly CellValues[],
  samples: Samples,
): Promise<Result<readonly Float64Array[]>> {
  const lowest = { row: 'cash_low_point' }
  const drawn = samples.columns.length === 0 ? undefined : { samples }
  const run = await runWorlds(program, worldsOf(program, plans), [lowest], async () => true, drawn)
  if (run === undefined) throw new Error('optimise: nobody stopped it')
  if (!run.ok) return run
  return success(plans.map((_, world) => run.value.paths(world, lowest, program.months)))
}
