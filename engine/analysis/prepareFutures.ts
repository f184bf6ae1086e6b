// The futures of some scenarios, path by path: each path is the same world for all of them, so that what differs between
// two scenarios is never the luck of the draw.

import type { CellValues } from '../formula/cellValues.ts'
import { failure, type Result, success } from '../formula/result.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { Change } from '../plan/plan.ts'
import { planChecks } from '../plan/planChecks.ts'
import { cellName } from '../plan/planVocabulary.ts'
import { scenarioValues } from '../plan/scenarioInputs.ts'
import { type Drawing, modelOfFutures, type PathRange } from './modelOfFutures.ts'
import { prepareWorlds } from './prepareWorlds.ts'
import { runWorlds, type SeriesName, type WorldRuns, worldsLike, worldsOf } from './runWorlds.ts'
import { childScenario, freeId, withScenario } from './whatIf.ts'

/** Which futures. */
export type FuturesRequest = Drawing & {
  readonly scenarios: readonly string[]
  readonly series: readonly SeriesName[]
}

/** The paths of one part of a simulation; plain data, fit to be sent from one thread to another. */
export type Futures = PathRange & {
  /** What was drawn of the plan's uncertain numbers: a column for each, in the order of the plan. */
  readonly draws: readonly Float64Array[]
  /** By scenario, then by series (`row[item]`): a column for each month from 1. */
  readonly numbers: readonly ReadonlyMap<string, readonly Float64Array[]>[]
}

/** Futures that are ready to run, with changes on top of the scenarios or without. */
export type PreparedFutures = {
  readonly with: (changes: readonly Change[], goesOn: GoesOn) => Promise<Result<Futures> | undefined>
}

/**
 * Makes some of the paths of a simulation ready to run. A path is the same to the last bit whichever others are run with
 * it, so the work may be split in any way. Changes between the extremes need no second lowering, others get one. A number
 * that cannot be computed on some path fails the run and is told.
 */
export function prepareFutures(
  compiled: CompiledPlan,
  { scenarios, series, ...drawing }: FuturesRequest,
  range: PathRange,
  extremes: readonly (readonly Change[])[],
): Result<PreparedFutures> {
  const unsound = planChecks(compiled).filter(({ severity }) => severity === 'error')
  if (unsound.length > 0) return failure(unsound)
  const modelled = modelOfFutures(compiled, drawing, range)
  if (!modelled.ok) return modelled
  const { program, values, uncertain, draws } = modelled.value
  const spanning: CellValues[] = []
  for (const changes of [[], ...extremes]) {
    const sets = setsWith(compiled, scenarios, changes)
    if (!sets.ok) return sets
    spanning.push(...sets.value.map(values))
  }
  const domain = worldsOf(program, spanning)
  const prepared = prepareWorlds(program, domain, series, draws)

  function futuresOf(run: WorldRuns): Futures {
    const months = Array.from({ length: program.months }, (_, index) => index + 1)
    const numbers = scenarios.map(
      (_, world) =>
        new Map(
          series.map(name => [
            cellName(name.row, name.member ?? []),
            months.map(month => run.paths(world, name, month)),
          ]),
        ),
    )
    return { ...range, draws: uncertain, numbers }
  }

  return success({
    with: async (changes, goesOn) => {
      const sets = setsWith(compiled, scenarios, changes)
      if (!sets.ok) return sets
      const numbers = sets.value.map(values)
      const worlds =
        extremes.length === 0 && changes.length === 0 ? domain : worldsLike(program, domain, numbers)
      const isCovered = worlds !== undefined && (worlds === domain || prepared.covers(worlds))
      const run = isCovered
        ? await prepared.run(worlds, goesOn)
        : await runWorlds(program, worldsOf(program, numbers), series, goesOn, draws)
      return run === undefined || !run.ok ? run : success(futuresOf(run.value))
    },
  })
}

/** The numbers of each scenario with changes after all of its own. */
function setsWith(
  compiled: CompiledPlan,
  scenarios: readonly string[],
  changes: readonly Change[],
): Result<readonly CellValues[]> {
  const id = freeId(compiled)
  const sets: CellValues[] = []
  for (const scenario of scenarios) {
    const child = childScenario(scenario, id, id, changes)
    const values = scenarioValues(withScenario(compiled, child), id)
    if (!values.ok) return values
    sets.push(values.value)
  }
  return success(sets)
}
