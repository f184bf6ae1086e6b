// What it takes to reach a target: the number of a lever at which a figure of a scenario meets it, proved exactly.

import type { CellValues } from '../formula/cellValues.ts'
import type { Diagnostic } from '../formula/diagnostic.ts'
import { failure, type Result, success } from '../formula/result.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import {
  type Evaluate,
  evenPoints,
  type Point,
  peakOf,
  type Sections,
  type Stretch,
  stretchesOf,
  withChanges,
  withPeak,
} from '../numeric/sectioning.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { Change } from '../plan/plan.ts'
import { cellValues, resolveScenario } from '../plan/scenarioInputs.ts'
import { type Lever, leverChanges, type PlacedLever, placeLever } from './lever.ts'
import { leverRange } from './leverRange.ts'
import { neatInside, neatNear } from './neatNumber.ts'
import { readSpot, type Spot, spotFaults } from './spot.ts'
import { sweep } from './sweep.ts'
import { whatIf } from './whatIf.ts'

/** What a figure is to become. */
export type Goal = { readonly kind: 'at least' | 'at most' | 'equal'; readonly target: number }

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

/** A run of numbers of the lever. */
type Met = { readonly from: number; readonly to: number }

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
  /** Every run of numbers that meets the goal, in order; ends within a millionth of the range, or whole. */
  readonly met: readonly Met[]
  readonly outcome: GoalSeekOutcome
  /** How many runs of the model it took. */
  readonly runs: number
}

/** The ways in which a search ends. */
export type GoalSeekOutcome =
  /** The number nearest to the scenario as it is at which the goal begins to be met. */
  | {
      readonly kind: 'found'
      readonly number: number
      /** What the figure comes to there, by the exact backend. */
      readonly value: number
      /** On which side of the number the goal is met too: with more, with less, or only there. */
      readonly side: 'more' | 'less' | 'only'
      /** The same as changes of a scenario. */
      readonly changes: readonly Change[]
    }
  /** Every number of the range meets the goal. */
  | { readonly kind: 'always' }
  /** No number of the range does; this one comes nearest. `flat` is a wide part of the range that is as near. */
  | { readonly kind: 'never'; readonly best: Point; readonly flat?: Met }
  /** The figure jumps over the target: two neighbouring numbers. */
  | { readonly kind: 'jumps'; readonly below: Point; readonly above: Point }

/** A part of the range worth telling a person that nothing changes there. */
const widePart = 0.05

/** Numbers asked for in one batch. */
const batch = 512

/**
 * Looks for the number. Undefined when `goesOn`, asked with the runs done so far, says no. Refused: names, months and
 * ranges that make no sense, with the limits said. O(instructions × runs); 500 to 3,000 runs.
 */
export async function goalSeek(
  compiled: CompiledPlan,
  request: GoalSeekRequest,
  goesOn: GoesOn,
): Promise<Result<GoalSeek> | undefined> {
  const resolved = resolveScenario(compiled, request.scenario)
  if (!resolved.ok) return resolved
  const faults = spotFaults(compiled, request.spot)
  if (faults.length > 0) return failure(faults)
  const values = cellValues(compiled.program, resolved.value)
  const placed = placeLever(compiled, values, request.lever)
  if (!placed.ok) return placed
  const range = leverRange(compiled, placed.value, request)
  if (!range.ok) return range
  const asking = askingOf(compiled, values, placed.value, request.spot, goesOn)
  const searched = await search({ ...range.value, batch }, placed.value, request.goal, asking.evaluate)
  if (searched === undefined) return asking.failed().length > 0 ? failure(asking.failed()) : undefined
  const { points, aim } = searched
  const now = whatIf(compiled, request.scenario, [])
  if (!now.ok) return now
  const found: Found = { compiled, request, lever: placed.value, range: range.value, points, aim }
  const outcome = outcomeOf(found)
  if (!outcome.ok) return outcome
  const figure = readSpot(now.value.numbers(request.spot.row, request.spot.member), request.spot)
  return success({
    request,
    lever: placed.value,
    range: { from: range.value.from, to: range.value.to },
    now: figure,
    isMetNow: score(figure, aim) >= 0,
    reach: { least: peakOf(points, value => -value), most: peakOf(points, value => value) },
    met: metStretches(points, aim).map(({ first, last }) => ({ from: first.at, to: last.at })),
    outcome: outcome.value,
    runs: asking.runs(),
  })
}

/** Asks the kernel, counts the runs, and keeps what went wrong. */
function askingOf(
  compiled: CompiledPlan,
  values: CellValues,
  lever: PlacedLever,
  spot: Spot,
  goesOn: GoesOn,
): {
  readonly evaluate: Evaluate
  readonly runs: () => number
  readonly failed: () => readonly Diagnostic[]
} {
  let runs = 0
  let failed: readonly Diagnostic[] = []
  return {
    evaluate: async numbers => {
      const found = await sweep(compiled, values, lever, numbers, spot, done => goesOn(runs + done))
      if (found === undefined) return undefined
      runs += numbers.length
      if (found.ok) return found.value
      failed = found.diagnostics
      return undefined
    },
    runs: () => runs,
    failed: () => failed,
  }
}

/** A goal, and by how much a number may miss it and still count, as computers count. */
type Aim = Goal & { readonly slack: number }

/** The points that decide the question: the whole range, then closer where the answer changes or comes nearest. */
async function search(
  sections: Sections,
  lever: PlacedLever,
  goal: Goal,
  evaluate: Evaluate,
): Promise<{ readonly points: readonly Point[]; readonly aim: Aim } | undefined> {
  const wide = await evenPoints(evaluate, sections, lever.now === undefined ? [] : [lever.now])
  if (wide === undefined) return undefined
  const size = Math.max(Math.abs(goal.target), ...wide.map(({ value }) => Math.abs(value)))
  const aim = { ...goal, slack: (goal.kind === 'equal' ? 1e-8 : 1e-9) * size }
  const near = await withPeak(evaluate, sections, wide, value => score(value, aim))
  const points = near && (await withChanges(evaluate, sections, near, value => side(value, aim)))
  return points && { points, aim }
}

/** 0 or more where the goal is met; the further from it, the lower. */
function score(value: number, { kind, target, slack }: Aim): number {
  const over = value - target
  return slack + (kind === 'at least' ? over : kind === 'at most' ? -over : -Math.abs(over))
}

/** 0 where the goal is met; else on which side of the target the figure lies. */
function side(value: number, aim: Aim): number {
  return score(value, aim) >= 0 ? 0 : Math.sign(value - aim.target)
}

type Found = {
  readonly compiled: CompiledPlan
  readonly request: GoalSeekRequest
  readonly lever: PlacedLever
  readonly range: Omit<Sections, 'batch'>
  readonly points: readonly Point[]
  readonly aim: Aim
}

function metStretches(points: readonly Point[], aim: Aim): readonly Stretch<boolean>[] {
  return stretchesOf(points, value => score(value, aim) >= 0).filter(({ state }) => state)
}

function outcomeOf(found: Found): Result<GoalSeekOutcome> {
  const { points, range, aim } = found
  const met = metStretches(points, aim)
  if (met.length === 0) return success(nearMiss(found))
  const edges = met.flatMap(({ first, last }): readonly Edge[] => [
    ...(first.at > range.from ? [{ first: first.at, last: last.at, side: 'more' as const }] : []),
    ...(last.at < range.to ? [{ first: first.at, last: last.at, side: 'less' as const }] : []),
  ])
  const now = found.lever.now ?? range.from
  const distance = (edge: Edge): number => Math.abs((edge.side === 'more' ? edge.first : edge.last) - now)
  const [nearest] = [...edges].sort((a, b) => distance(a) - distance(b))
  return nearest === undefined ? success({ kind: 'always' }) : proved(found, nearest)
}

function nearMiss({ points, aim, lever, range }: Found): GoalSeekOutcome {
  const jump = points.findIndex(
    ({ value }, index) => index > 0 && side(value, aim) !== side(points[index - 1]?.value ?? value, aim),
  )
  const [before, after] = [points[jump - 1], points[jump]]
  if (before === undefined || after === undefined) {
    const best = peakOf(points, value => score(value, aim))
    const [flat] = stretchesOf(points, value => Math.abs(value - best.value) <= aim.slack).filter(
      ({ state, first, last }) => state && last.at - first.at > widePart * (range.to - range.from),
    )
    if (flat === undefined) return { kind: 'never', best }
    const now = lever.now ?? best.at
    const at = Math.max(flat.first.at, Math.min(now, flat.last.at))
    return {
      kind: 'never',
      best: { at, value: best.value },
      flat: { from: flat.first.at, to: flat.last.at },
    }
  }
  return before.value < after.value
    ? { kind: 'jumps', below: before, above: after }
    : { kind: 'jumps', below: after, above: before }
}

/** An end of a run of numbers that meet the goal, and whether more or less of the lever meets it too. */
type Edge = { readonly first: number; readonly last: number; readonly side: 'more' | 'less' }

/** A number a person would write, near the edge and on its safe side, that the exact backend agrees to. */
function proved(found: Found, edge: Edge): Result<GoalSeekOutcome> {
  const { compiled, request, lever, aim } = found
  const { row, member } = request.spot
  let close: GoalSeekOutcome | undefined
  for (const number of numbersToTry(found, edge)) {
    const changes = leverChanges(lever, number)
    const run = whatIf(compiled, request.scenario, changes)
    if (!run.ok) return run
    const value = readSpot(run.value.numbers(row, member), request.spot)
    const outcome = { kind: 'found', number, value, side: sideOf(aim, edge), changes } as const
    if (score(value, { ...aim, slack: aim.kind === 'equal' ? aim.slack : 0 }) >= 0) return success(outcome)
    if (score(value, aim) >= 0) close ??= outcome
  }
  return success(close ?? nearMiss({ ...found, points: found.points.filter(({ at }) => at === edge.first) }))
}

function sideOf({ kind }: Aim, { side: open }: Edge): 'more' | 'less' | 'only' {
  return kind === 'equal' ? 'only' : open
}

function numbersToTry({ range, points, aim }: Found, edge: Edge): readonly number[] {
  if (range.whole) return [edge.side === 'more' ? edge.first : edge.last]
  if (aim.kind !== 'equal') return neatInside(edge, edge.side, range)
  const inside = points.filter(({ at }) => at >= edge.first && at <= edge.last)
  const { at } = peakOf(inside, value => score(value, aim))
  return [...neatNear(at, range), at]
}
