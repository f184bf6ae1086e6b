// Thousands of futures of one scenario: percentiles by month, and how likely cash falls below a floor.

import { failure, type Result, success } from '../formula/result.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import { runBatch } from '../kernel/runBatch.ts'
import { samplePlan } from '../kernel/sample.ts'
import { exactSum } from '../numeric/exactSum.ts'
import { quantileScratch, quantiles } from '../numeric/quantile.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { planChecks } from '../plan/planChecks.ts'
import { cellValues, resolveScenario } from '../plan/scenarioInputs.ts'

/** What to simulate. */
export type SimulationRequest = {
  readonly scenario: string
  readonly paths: number
  /** Same seed, same futures. */
  readonly seed: number
  /** Rows without dimensions whose percentiles are wanted. */
  readonly rows: readonly string[]
  /** Cash that should never be undercut. */
  readonly floor: number
}

/** Percentiles (R type 7) and mean of a row in every month from 1, or of one number a path. */
export type Spread = {
  readonly p10: number
  readonly p50: number
  readonly p90: number
  readonly mean: number
}

/** What came out. */
export type Simulation = {
  readonly rows: ReadonlyMap<string, readonly Spread[]>
  /** The lowest cash of each path over all months from the one in which the round's first money arrives. */
  readonly lowestCash: Spread
  /** Share of paths whose cash is below the floor in at least one month from then on. */
  readonly belowFloor: number
  /** The same month by month, in that very month. */
  readonly belowFloorByMonth: readonly number[]
}

/**
 * Simulates a scenario. A number that cannot be computed on some path fails the simulation and is told. Undefined when
 * `goesOn`, asked after every block of paths, says no.
 */
export async function simulate(
  compiled: CompiledPlan,
  request: SimulationRequest,
  goesOn: GoesOn,
): Promise<Result<Simulation> | undefined> {
  const inputs = resolveScenario(compiled, request.scenario)
  if (!inputs.ok) return inputs
  const unsound = planChecks(compiled).filter(({ severity }) => severity === 'error')
  if (unsound.length > 0) return failure(unsound)
  const { seed, paths } = request
  const samples = samplePlan(compiled, seed, paths)
  if (!samples.ok) return samples
  const names = [...new Set([...request.rows, 'cash_balance', 'cash_low_point'])]
  const keep = names.map(name => seriesOf(compiled, name))
  const run = await runBatch(
    {
      program: compiled.program,
      values: cellValues(compiled.program, inputs.value),
      keep,
      uncertain: samples.value.cells,
      columns: samples.value.columns,
      paths,
    },
    goesOn,
  )
  if (run === undefined) return undefined
  if (run.faults.length > 0) return failure(run.faults)
  const scratch = quantileScratch()
  const spread = (value: number | Float64Array): Spread => spreadOf(value, scratch)
  const months = (name: string): readonly (number | Float64Array)[] => run.series[names.indexOf(name)] ?? []
  const cash = months('cash_balance')
  const lowest = months('cash_low_point').at(-1) ?? Number.NaN
  return success({
    rows: new Map(request.rows.map(name => [name, months(name).map(spread)])),
    lowestCash: spread(lowest),
    belowFloor: shareBelow(lowest, request.floor),
    belowFloorByMonth: cash.map(month => shareBelow(month, request.floor)),
  })
}

function seriesOf({ program }: CompiledPlan, row: string): number {
  const place = program.rows.get(row)
  if (place === undefined || place.count !== 1)
    throw new Error(`simulate: ${row} is not a row without dimensions`)
  return place.first
}

function spreadOf(value: number | Float64Array, scratch: ReturnType<typeof quantileScratch>): Spread {
  if (typeof value === 'number') return { p10: value, p50: value, p90: value, mean: value }
  const [p10 = Number.NaN, p50 = Number.NaN, p90 = Number.NaN] = quantiles(value, [0.1, 0.5, 0.9], scratch)
  return { p10, p50, p90, mean: exactSum(value) / value.length }
}

function shareBelow(value: number | Float64Array, floor: number): number {
  if (typeof value === 'number') return value < floor ? 1 : 0
  return value.reduce((count, number) => count + (number < floor ? 1 : 0), 0) / value.length
}
