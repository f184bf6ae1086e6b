// Which commitments of a plan can wait: what putting each off costs, in every world.

import { failure, type Result, success } from '../formula/result.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { scenarioValues } from '../plan/scenarioInputs.ts'
import { type Commitment, putOff } from './commitments.ts'
import { runWorlds, worldsOf } from './runWorlds.ts'
import { readSpot, type Spot, spotFaults } from './spot.ts'
import { kept, lowestCashSpot } from './stress.ts'
import { inWorld, type StressWorld, stressWorlds } from './stressWorlds.ts'

/** Which plan, for how many months, and by what figure. */
export type WaitingRequest = {
  readonly scenario: string
  readonly months: number
  readonly spot: Spot
  readonly better: 'higher' | 'lower'
}

/** One commitment that waits. */
type Waited = {
  readonly commitment: Commitment
  /** By world: by how much the figure is worse; below 0 where it is better. */
  readonly costs: readonly number[]
  /** As planned otherwise: by how much the lowest cash is higher. */
  readonly cash: number
  /** As planned otherwise nothing is lost, to a billionth of the figure. */
  readonly canWait: boolean
}

/** What came out. */
export type Waiting = {
  readonly request: WaitingRequest
  readonly worlds: readonly StressWorld[]
  /** The dearest to wait for first, as planned otherwise. */
  readonly commitments: readonly Waited[]
  readonly runs: number
}

/** Every commitment put off by itself, in every world, all in one batch. Undefined when `goesOn` says no. */
export async function waiting(
  compiled: CompiledPlan,
  request: WaitingRequest,
  goesOn: GoesOn,
): Promise<Result<Waiting> | undefined> {
  const { scenario, months, spot, better } = request
  const faults = spotFaults(compiled, spot)
  if (faults.length > 0) return failure(faults)
  const planned = scenarioValues(compiled, scenario)
  if (!planned.ok) return planned
  const later = putOff(compiled, scenario, months)
  if (!later.ok) return later
  const worlds = stressWorlds(compiled)
  const plans = [planned.value, ...later.value.map(({ values }) => values)]
  const sets = worlds.flatMap(world => plans.map(values => inWorld(compiled, values, world)))
  const low = lowestCashSpot(compiled)
  const run = await runWorlds(compiled.program, worldsOf(compiled.program, sets), kept(spot, low), goesOn)
  if (run === undefined || !run.ok) return run
  const figure = (world: number, plan: number, at: Spot): number =>
    readSpot(run.value.numbers(world * plans.length + plan, at), at)
  const sign = better === 'higher' ? 1 : -1
  const commitments = later.value.map(({ commitment }, index): Waited => {
    const costs = worlds.map((_, world) => sign * (figure(world, 0, spot) - figure(world, index + 1, spot)))
    const [asPlanned = 0] = costs
    return {
      commitment,
      costs,
      cash: figure(0, index + 1, low) - figure(0, 0, low),
      canWait: asPlanned <= 1e-9 * Math.max(1, Math.abs(figure(0, 0, spot))),
    }
  })
  const sorted = [...commitments].sort((a, b) => (b.costs[0] ?? 0) - (a.costs[0] ?? 0))
  return success({ request, worlds, commitments: sorted, runs: sets.length })
}
