// Plans in worlds that turn out otherwise: what each comes to, and what choosing it costs against the best in that world.

import { allOf, failure, type Result, success } from '../formula/result.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { scenarioValues } from '../plan/scenarioInputs.ts'
import { runWorlds, worldsOf } from './runWorlds.ts'
import { readSpot, type Spot, spotFaults } from './spot.ts'
import { inWorld, type StressWorld, stressWorlds } from './stressWorlds.ts'

/** Which plans are compared, and by what. */
export type StressRequest = {
  /** Ids of scenarios, two or more. */
  readonly plans: readonly string[]
  readonly spot: Spot
  readonly better: 'higher' | 'lower'
}

/** What came out; a list by world has a number for each plan, in the order of the request. */
export type Stress = {
  readonly request: StressRequest
  readonly worlds: readonly StressWorld[]
  /** By world: the figure of each plan. */
  readonly figures: readonly (readonly number[])[]
  /** By world: the lowest cash of each plan from the first money of the round on. */
  readonly lowestCash: readonly (readonly number[])[]
  /** By world: whether each plan is without cash at the end of any month, before the round too. */
  readonly isOutOfCash: readonly (readonly boolean[])[]
  /** By world: how far each plan is behind the best of that world, 0 for that one. */
  readonly regret: readonly (readonly number[])[]
  /** By plan: its greatest regret, and the world of it. */
  readonly mostRegret: readonly { readonly regret: number; readonly world: number }[]
  /** The plan whose greatest regret is least, the first of equals. */
  readonly safest: number
  readonly runs: number
}

/**
 * Every plan in every world, all in one batch. Undefined when `goesOn` says no. Refused: names and months that there are
 * not. O(instructions × plans × worlds).
 */
export async function stress(
  compiled: CompiledPlan,
  request: StressRequest,
  goesOn: GoesOn,
): Promise<Result<Stress> | undefined> {
  const { plans, spot, better } = request
  const faults = spotFaults(compiled, spot)
  if (faults.length > 0) return failure(faults)
  const planned = allOf(plans.map(id => scenarioValues(compiled, id)))
  if (!planned.ok) return planned
  const worlds = stressWorlds(compiled)
  const sets = worlds.flatMap(world => planned.value.map(values => inWorld(compiled, values, world)))
  const low = lowestCashSpot(compiled)
  const cash: Spot = { ...low, row: 'cash_balance', from: 1 }
  const run = await runWorlds(
    compiled.program,
    worldsOf(compiled.program, sets),
    kept(spot, low, cash),
    goesOn,
  )
  if (run === undefined || !run.ok) return run
  const table = (at: Spot): readonly (readonly number[])[] =>
    worlds.map((_, world) =>
      plans.map((_, plan) => readSpot(run.value.numbers(world * plans.length + plan, at), at)),
    )
  const figures = table(spot)
  const regret = figures.map(row => regretOf(row, better))
  const mostRegret = plans.map((_, plan) => mostOf(regret.map(row => row[plan] as number)))
  const least = Math.min(...mostRegret.map(({ regret: most }) => most))
  return success({
    request,
    worlds,
    figures,
    lowestCash: table(low),
    isOutOfCash: table(cash).map(row => row.map(lowest => lowest < 0)),
    regret,
    mostRegret,
    safest: mostRegret.findIndex(({ regret: most }) => most === least),
    runs: sets.length,
  })
}

/** Where the lowest cash of the whole plan stands: the model keeps it as it goes. */
export function lowestCashSpot({ plan }: CompiledPlan): Spot {
  return { row: 'cash_low_point', member: [], from: plan.months, to: plan.months, read: 'lowest' }
}

/** The series of spots, each once. */
export function kept(...spots: readonly Spot[]): readonly Spot[] {
  const name = ({ row, member }: Spot): string => [row, ...member].join()
  return spots.filter((spot, index) => spots.findIndex(other => name(other) === name(spot)) === index)
}

function regretOf(figures: readonly number[], better: StressRequest['better']): readonly number[] {
  const best = better === 'higher' ? Math.max(...figures) : Math.min(...figures)
  return figures.map(figure => Math.abs(best - figure))
}

function mostOf(regrets: readonly number[]): Stress['mostRegret'][number] {
  const regret = Math.max(...regrets)
  return { regret, world: regrets.indexOf(regret) }
}
