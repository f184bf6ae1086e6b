// Thousands of futures of some scenarios: fans, how likely the cash falls short or a milestone is missed, what drives the
// spread, and how much better one scenario is than another in the same future.

import { failure, type Result, success } from '../formula/result.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { readFutures, seriesRead } from './readFutures.ts'
import { runFutures } from './runFutures.ts'
import type { Simulation, SimulationRequest } from './simulation.ts'
import { spotFaults } from './spot.ts'

/**
 * Simulates scenarios on the same paths. Refused: rows and months that there are not, a plan whose uncertainty has
 * faults, a number that cannot be computed on some path. Undefined when `goesOn`, asked after every block with the runs
 * done (scenarios × paths in the end), says no.
 */
export async function simulate(
  compiled: CompiledPlan,
  request: SimulationRequest,
  goesOn: GoesOn,
): Promise<Result<Simulation> | undefined> {
  const { scenarios, seed, paths, rows, milestones = [], month = compiled.plan.months } = request
  const asked = [...rows.map(row => ({ ...row, by: month })), ...milestones]
  const faults = asked.flatMap(({ row, member = [], by }) =>
    spotFaults(compiled, { row, member, from: by, to: by, read: 'lowest' }),
  )
  if (faults.length > 0) return failure(faults)
  const series = seriesRead(compiled, request)
  const futures = await runFutures(compiled, { scenarios, seed, series }, { first: 0, count: paths }, goesOn)
  if (futures === undefined || !futures.ok) return futures
  return success(readFutures(compiled, request, [futures.value]))
}
