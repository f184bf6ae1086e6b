// What it takes to reach a target: the number of a lever at which a figure of a scenario meets it, proved exactly.

import { failure, type Result, success } from '../formula/result.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import {
  type Evaluate,
  evenPoints,
  type Point,
  peakOf,
  type Sections,
  withChanges,
  withPeak,
} from '../numeric/sectioning.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { type Aim, aimAt, type Goal, score, side } from './goal.ts'
import { type GoalSeekOutcome, type Met, metStretches, outcomeOf } from './goalOutcome.ts'
import { kernelAsker, pointsOfBatch } from './kernelAsker.ts'
import type { Lever, PlacedLever } from './lever.ts'
import { leverRange } from './leverRange.ts'
import { placeOnScenario } from './placeOnScenario.ts'
import { readSpot, type Spot, spotFaults } from './spot.ts'
import { whatIf } from './whatIf.ts'

/** What to turn, how far, and what for. */
export type GoalSeekRequest = {
  readonly scenario: string
  readonly lever: Lever
  /** The range to look in; where an end is left out, the limit of the inputs. */
  readonly from?: number
  readonly to?: number
  /** Only whole numbers; always so where inputs are counted. */
  readonly whole?: boolean
  readonly spot: Spot
  readonly goal: Goal
}

/** What came out. */
export type GoalSeek = {
  readonly request: GoalSeekRequest
  readonly lever: PlacedLever
  readonly range: { readonly from: number; readonly to: number }
  /** What the figure is in the scenario as it is, and whether that meets the goal. */
  readonly now: number
  readonly isMetNow: boolean
  /** What the figure comes to over the range. */
  readonly reach: { readonly least: Point; readonly most: Point }
  /** Every run of numbers that meets the goal, in order; ends within a billionth of the range, or whole. */
  readonly met: readonly Met[]
  readonly outcome: GoalSeekOutcome
  /** How many runs of the model it took. */
  readonly runs: number
}

/**
 * Looks for the number. Undefined when `goesOn`, asked with the runs done so far, says no. Refused: names, months and
 * ranges that make no sense, with the limits said. O(instructions × runs); 500 to 3,000 runs.
 */
export async function goalSeek(
  compiled: CompiledPlan,
  request: GoalSeekRequest,
  goesOn: GoesOn,
): Promise<Result<GoalSeek> | undefined> {
  const faults = spotFaults(compiled, request.spot)
  if (faults.length > 0) return failure(faults)
  const placed = placeOnScenario(compiled, request.scenario, request.lever)
  if (!placed.ok) return placed
  const { values, lever } = placed.value
  const range = leverRange(compiled, lever, request)
  if (!range.ok) return range
  const asking = kernelAsker(compiled, values, lever, request.spot, goesOn)
  const searched = await search(
    { ...range.value, batch: pointsOfBatch },
    lever,
    request.goal,
    asking.evaluate,
  )
  if (searched === undefined) return asking.failed().length > 0 ? failure(asking.failed()) : undefined
  const { points, aim } = searched
  const now = whatIf(compiled, request.scenario, [])
  if (!now.ok) return now
  const { scenario, spot } = request
  const found = { compiled, scenario, spot, lever, range: range.value, points, aim }
  const outcome = outcomeOf(found)
  if (!outcome.ok) return outcome
  const figure = readSpot(now.value.run.numbers(request.spot.row, request.spot.member), request.spot)
  return success({
    request,
    lever,
    range: { from: range.value.from, to: range.value.to },
    now: figure,
    isMetNow: score(figure, aim) >= 0,
    reach: { least: peakOf(points, value => -value), most: peakOf(points, value => value) },
    met: metStretches(points, aim).map(({ first, last }) => ({ from: first.at, to: last.at })),
    outcome: outcome.value,
    runs: asking.runs(),
  })
}

/** The points that decide the question: the whole range, then closer where the answer changes or comes nearest. */
async function search(
  sections: Sections,
  lever: PlacedLever,
  goal: Goal,
  evaluate: Evaluate,
): Promise<{ readonly points: readonly Point[]; readonly aim: Aim } | undefined> {
  const wide = await evenPoints(evaluate, sections, lever.now === undefined ? [] : [lever.now])
  if (wide === undefined) return undefined
  const figures = wide.map(({ value }) => value)
  const aim = aimAt(goal, figures)
  const near = await withPeak(evaluate, sections, wide, value => score(value, aim))
  const points = near && (await withChanges(evaluate, sections, near, value => side(value, aim)))
  return points && { points, aim }
}
