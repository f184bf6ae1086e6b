// What the paths of a simulation say, once all of them are there.

import type { CompiledPlan } from '../plan/compilePlan.ts'
import { cellName } from '../plan/planVocabulary.ts'
import { resolveScenario } from '../plan/scenarioInputs.ts'
import { chance, chanceThat, spreadReader, varianceOf } from './estimate.ts'
import { joinFutures } from './joinFutures.ts'
import { modelRow } from './modelRow.ts'
import type { Futures } from './prepareFutures.ts'
import type { SeriesName } from './runWorlds.ts'
import type {
  Milestone,
  ScenarioDifference,
  SimulatedScenario,
  Simulation,
  SimulationRequest,
} from './simulation.ts'
import { driverReader } from './spreadDrivers.ts'
import { firstMonthsThat, timingOf } from './timing.ts'

const cash: SeriesName = { row: 'cash_balance' }
const lowestCash: SeriesName = { row: 'cash_low_point' }

/** The series that a simulation reads, each once. */
export function seriesRead(
  { plan }: CompiledPlan,
  { rows, milestones = [] }: SimulationRequest,
): readonly SeriesName[] {
  const tranches = (plan.dimensions.tranche?.items ?? []).map(({ id }) => drawn(id))
  const all = [cash, lowestCash, ...rows, ...milestones, ...tranches]
  return [...new Map(all.map(({ row, member = [] }) => [nameOf({ row, member }), { row, member }])).values()]
}

/** Reads the simulation off its paths, in whatever parts and order they come. */
export function readFutures(
  compiled: CompiledPlan,
  request: SimulationRequest,
  parts: readonly Futures[],
): Simulation {
  const futures = joinFutures(parts)
  const { paths, seed, floor, scenarios } = request
  const lastMonth = compiled.plan.months
  const month = request.month ?? lastMonth
  const spread = spreadReader(paths)
  const driversOf = driverReader(compiled, futures.draws)
  const spots = [...request.rows.map(row => ({ ...row, month })), { ...lowestCash, month: lastMonth }]
  const monthsOf = (world: number, name: SeriesName): readonly Float64Array[] => {
    const months = futures.numbers[world]?.get(nameOf(name))
    if (months === undefined) throw new Error(`readFutures: no ${nameOf(name)}`)
    return months
  }
  const numbersAt = (world: number, spot: (typeof spots)[number]): Float64Array =>
    monthsOf(world, spot)[spot.month - 1] as Float64Array

  function scenario(id: string, world: number): SimulatedScenario {
    const lowest = monthsOf(world, lowestCash)[lastMonth - 1] as Float64Array
    return {
      scenario: id,
      rows: request.rows.map(row => ({ ...row, months: monthsOf(world, row).map(spread) })),
      lowestCash: spread(lowest),
      belowFloor: chanceThat(lowest, number => number < floor),
      belowFloorByMonth: monthsOf(world, cash).map(month => chanceThat(month, number => number < floor)),
      milestones: (request.milestones ?? []).map(milestone => ({
        ...milestone,
        ...reached(milestone, world),
      })),
      tranches: uncertainTranches(compiled, id).flatMap(({ tranche, waits }) => {
        const received = firstMonthsThat(monthsOf(world, drawn(tranche)), 1, flag => flag === 1)
        const varies = received.some(first => first !== received[0])
        return waits || varies ? [{ tranche, timing: timingOf(received, lastMonth) }] : []
      }),
      drivers: spots.map(spot => ({ ...spot, by: driversOf(numbersAt(world, spot)) })),
    }
  }

  function reached(milestone: Milestone, world: number) {
    const { validFrom } = modelRow(compiled, milestone.row)
    const { is, target, by } = milestone
    const first = firstMonthsThat(monthsOf(world, milestone), validFrom, number =>
      is === 'at_least' ? number >= target : number <= target,
    )
    const missed = first.reduce((count, month) => count + (month === 0 || month > by ? 1 : 0), 0)
    return { missed: chance(missed, paths), timing: timingOf(first, lastMonth) }
  }

  function difference(id: string, world: number): ScenarioDifference {
    return {
      scenario: id,
      against: scenarios[0] ?? '',
      of: spots.map(spot => {
        const [ours, theirs] = [numbersAt(world, spot), numbersAt(0, spot)]
        const less = ours.map((number, path) => number - (theirs[path] as number))
        const variance = paths < 2 ? 0 : varianceOf(less)
        return {
          ...spot,
          difference: spread(less),
          higher: chanceThat(less, number => number > 0),
          lower: chanceThat(less, number => number < 0),
          sharper: variance === 0 ? null : (varianceOf(ours) + varianceOf(theirs)) / variance,
        }
      }),
    }
  }

  return {
    paths,
    seed,
    hasLuck: request.withoutLuck !== true,
    floor,
    month,
    scenarios: scenarios.map(scenario),
    differences: scenarios.slice(1).map((id, index) => difference(id, index + 1)),
  }
}

/** The tranches that bring money in a scenario, and whether they wait for a milestone. */
function uncertainTranches(
  compiled: CompiledPlan,
  scenario: string,
): readonly { readonly tranche: string; readonly waits: boolean }[] {
  const { plan } = compiled
  const inputs = resolveScenario(compiled, scenario)
  const ids = (plan.dimensions.tranche?.items ?? []).map(({ id }) => id)
  return ids
    .filter(id => inputs.ok && inputs.value.quantity('tranche_amount', [id]) !== 0)
    .map(tranche => ({ tranche, waits: plan.tranche_milestones[tranche] !== undefined }))
}

function drawn(tranche: string): SeriesName {
  return { row: 'tranche_drawn', member: [tranche] }
}

function nameOf({ row, member = [] }: SeriesName): string {
  return cellName(row, member)
}
