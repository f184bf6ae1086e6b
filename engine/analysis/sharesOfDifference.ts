// By how much two scenarios differ in some figures, and what each of the causes between them has to do with it.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { failure, type Result, success } from '../formula/result.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import type { PairEffect } from '../numeric/game.ts'
import { sampledGame } from '../numeric/sampledGame.ts'
import { wholeGame } from '../numeric/wholeGame.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { Grouping } from './causeFinder.ts'
import { type Cause, causesBetween } from './causesBetween.ts'
import { inUnits, leastUnit } from './leastUnit.ts'
import { runScenario, type ScenarioRun } from './runScenario.ts'
import { runWorlds } from './runWorlds.ts'
import { wholeShares } from './wholeShares.ts'

/** A number of a scenario: a row, or one member of it, in a month from 1. */
export type Measure = { readonly row: string; readonly member?: readonly string[]; readonly month: number }

/** Which difference, and how closely it is looked at. */
export type DifferenceRequest = {
  readonly before: string
  readonly after: string
  readonly by: Grouping
  /** Up to this many causes, and never more than 16, all their combinations are run: 2 to that power. */
  readonly exactUpTo: number
  /** With more causes, how many orders are drawn; each is followed by its reverse. At least 2. */
  readonly orders: number
  /** Same seed, same orders. */
  readonly seed: number
}

/** What one cause adds to a figure. */
export type Share = {
  /** The mean over the orders in which the causes can come in; all of them add up to the difference. */
  readonly amount: number
  /** Standard error of the amount; 0 where all orders were counted. */
  readonly error: number
  /** With no other cause, and as the last of all. */
  readonly firstIn: number
  readonly lastOut: number
}

/** A figure in both scenarios, and the shares of the causes in their order. */
export type MeasureShares = {
  readonly measure: Measure
  readonly unit: string
  /** By the exact backend, in whole least units (see leastUnit). */
  readonly before: number
  readonly after: number
  readonly shares: readonly Share[]
  /** What two causes are worth more together than apart; indexes into the causes. */
  readonly pairs: readonly PairEffect[]
}

/** The differences between two scenarios. */
export type DifferenceShares = {
  readonly causes: readonly Cause[]
  readonly measures: readonly MeasureShares[]
  /** How many sets of inputs were run. */
  readonly runs: number
  /** How many orders were drawn, reverses counted; undefined where all of them count. */
  readonly orders?: number
}

/** Their 65,536 runs take seconds and, with four figures, 80 MB; each further cause doubles both. */
const mostExact = 16

/**
 * Ascribes the differences in some figures to causes. The shares come from the fast backend and are brought to the
 * difference that the exact backend has (see wholeShares), in cents for money and in millionths for anything else.
 * Undefined when `goesOn`, asked after every block with the runs done so far, says no. `runOf` gives the exact runs of
 * the two scenarios, where they are known already.
 */
export async function sharesOfDifference(
  compiled: CompiledPlan,
  request: DifferenceRequest,
  measures: readonly Measure[],
  goesOn: GoesOn,
  runOf: (scenario: string) => Result<ScenarioRun> = scenario => runScenario(compiled, scenario, 'exact'),
): Promise<Result<DifferenceShares> | undefined> {
  const { before, after, by, exactUpTo, orders, seed } = request
  const between = causesBetween(compiled, before, after, by)
  if (!between.ok) return between
  const { causes, worlds } = between.value
  const start = runOf(before)
  if (!start.ok) return start
  const end = runOf(after)
  if (!end.ok) return end
  const isWhole = causes.length <= Math.min(exactUpTo, mostExact)
  const game = isWhole ? wholeGame(causes.length) : sampledGame(causes.length, orders, seed)
  const runs = await runWorlds(compiled.program, worlds(game.coalitions), measures, goesOn)
  if (runs === undefined) return undefined
  if (!runs.ok) return failure(runs.diagnostics.map(inMixedWorld))
  const { value: fast } = runs
  const found = measures.map((measure): MeasureShares => {
    const unit = compiled.checked.rows.get(measure.row)?.definition.unit ?? ''
    const least = leastUnit(unit)
    const [from, to] = [start.value, end.value].map(run =>
      inUnits(run.numbers(measure.row, measure.member)[measure.month - 1] as number, least),
    ) as [number, number]
    const worth = Float64Array.from(
      game.coalitions,
      (_, world) => fast.paths(world, measure, measure.month)[0] as number,
    )
    const { amounts, errors, firstIn, lastOut, pairs } = game.shares(worth)
    const whole = wholeShares(amounts, to - from, least)
    const shares = causes.map((_, cause): Share => {
      const [amount = 0, error = 0, first = 0, last = 0] = [whole, errors, firstIn, lastOut].map(
        list => list[cause],
      )
      return { amount, error, firstIn: inUnits(first, least), lastOut: inUnits(last, least) }
    })
    return { measure, unit, before: from, after: to, shares, pairs }
  })
  return success(
    {
      causes,
      measures: found,
      runs: game.coalitions.length,
      ...(!isWhole && { orders: 2 * orders }),
    },
    between.warnings,
  )
}

/** Both scenarios could be computed, so what fails is a world in between, which nobody has seen. */
function inMixedWorld(diagnostic: Diagnostic): Diagnostic {
  const { message } = diagnostic
  const where = 'It does so where some of the changes between the two scenarios hold and others do not.'
  return { ...diagnostic, message: `${message} ${where}` }
}
