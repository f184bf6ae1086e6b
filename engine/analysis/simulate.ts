// Thousands of futures of some scenarios: fans, how likely the cash falls short or a milestone is missed, what drives the
// spread, and how much better one scenario is than another in the same future.

import { failure, type Result, success } from '../formula/result.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { Change } from '../plan/plan.ts'
import { prepareFutures } from './prepareFutures.ts'
import { readFutures, seriesRead } from './readFutures.ts'
import type { Simulation, SimulationRequest } from './simulation.ts'
import { spotFaults } from './spot.ts'

/** A simulation that follows edits without being made ready anew. */
export type PreparedSimulation = {
  /**
   * Simulates the scenarios with changes on top of their own: quickly where they move what the prepared changes move,
   * and no further; else made ready once more, for the same numbers. Undefined when `goesOn`, asked after every block
   * with the runs done (scenarios × paths in the end), says no.
   */
  readonly with: (changes: readonly Change[], goesOn: GoesOn) => Promise<Result<Simulation> | undefined>
}

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
  const prepared = prepareSimulation(compiled, request, [])
  return prepared.ok ? prepared.value.with([], goesOn) : prepared
}

/**
 * Makes a simulation ready for edits between some extremes: sets of changes, each on top of the scenarios, that span what
 * will be asked (the least and the most hires of a role, say). Refuses what `simulate` refuses.
 */
export function prepareSimulation(
  compiled: CompiledPlan,
  request: SimulationRequest,
  extremes: readonly (readonly Change[])[],
): Result<PreparedSimulation> {
  const { scenarios, seed, paths, withoutLuck = false, rows } = request
  const { milestones = [], month = compiled.plan.months } = request
  const asked = [...rows.map(row => ({ ...row, by: month })), ...milestones]
  const faults = asked.flatMap(({ row, member = [], by }) =>
    spotFaults(compiled, { row, member, from: by, to: by, read: 'lowest' }),
  )
  if (faults.length > 0) return failure(faults)
  const series = seriesRead(compiled, request)
  const prepared = prepareFutures(
    compiled,
    { scenarios, seed, withoutLuck, series },
    { first: 0, count: paths },
    extremes,
  )
  if (!prepared.ok) return prepared
  return success({
    with: async (changes, goesOn) => {
      const futures = await prepared.value.with(changes, goesOn)
      if (futures === undefined || !futures.ok) return futures
      return success(readFutures(compiled, request, [futures.value]))
    },
  })
}
