// The futures of some scenarios, path by path: each path is the same world for all of them, so that what differs between
// two scenarios is never the luck of the draw.

import { failure, type Result, success } from '../formula/result.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import { samplePlan } from '../kernel/sample.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { planChecks } from '../plan/planChecks.ts'
import { cellName } from '../plan/planVocabulary.ts'
import { cellValues, resolveScenario } from '../plan/scenarioInputs.ts'
import { runWorlds, type SeriesName, worldsOf } from './runWorlds.ts'

/** Which futures. */
export type FuturesRequest = {
  readonly scenarios: readonly string[]
  /** Same seed, same futures. */
  readonly seed: number
  readonly series: readonly SeriesName[]
}

/** A run of paths, from 0. */
export type PathRange = { readonly first: number; readonly count: number }

/** The paths of one part of a simulation; plain data, fit to be sent from one thread to another. */
export type Futures = PathRange & {
  /** What was drawn: a column for each uncertain number, in the order of the plan. */
  readonly draws: readonly Float64Array[]
  /** By scenario, then by series (`row[item]`): a column for each month from 1. */
  readonly numbers: readonly ReadonlyMap<string, readonly Float64Array[]>[]
}

/**
 * Runs some of the paths of a simulation. A path is the same to the last bit whichever others are run with it, so the
 * work may be split in any way. A number that cannot be computed on some path fails the run and is told. Undefined when
 * `goesOn`, asked after every block with the runs done (scenarios × paths in the end), says no.
 */
export async function runFutures(
  compiled: CompiledPlan,
  { scenarios, seed, series }: FuturesRequest,
  { first, count }: PathRange,
  goesOn: GoesOn,
): Promise<Result<Futures> | undefined> {
  const unsound = planChecks(compiled).filter(({ severity }) => severity === 'error')
  if (unsound.length > 0) return failure(unsound)
  const sets = []
  for (const id of scenarios) {
    const inputs = resolveScenario(compiled, id)
    if (!inputs.ok) return inputs
    sets.push(cellValues(compiled.program, inputs.value))
  }
  const samples = samplePlan(compiled, seed, count, first)
  if (!samples.ok) return samples
  // Nothing uncertain leaves no column to count the paths by.
  const drawn =
    samples.value.columns.length > 0 ? samples.value : { columns: [new Float64Array(count)], cells: [] }
  const { program } = compiled
  const run = await runWorlds(program, worldsOf(program, sets), series, goesOn, drawn)
  if (run === undefined || !run.ok) return run
  const months = Array.from({ length: program.months }, (_, index) => index + 1)
  const columnsOf = (world: number) =>
    new Map(
      series.map(name => [
        cellName(name.row, name.member ?? []),
        months.map(month => run.value.paths(world, name, month)),
      ]),
    )
  return success({
    first,
    count,
    draws: samples.value.columns,
    numbers: scenarios.map((_, world) => columnsOf(world)),
  })
}
