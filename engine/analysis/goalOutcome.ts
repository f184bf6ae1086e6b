// How a search for a target ends: the number to name, or the nearest there is.

import { type Result, success } from '../formula/result.ts'
import { type Point, peakOf, type Sections, type Stretch, stretchesOf } from '../numeric/sectioning.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { Finding } from '../plan/finding.ts'
import type { Change } from '../plan/plan.ts'
import { type Aim, score, side } from './goal.ts'
import { leverChanges, type PlacedLever } from './lever.ts'
import { neatInside, neatNear } from './neatNumber.ts'
import { readSpot, type Spot } from './spot.ts'
import { whatIf } from './whatIf.ts'

/** A run of numbers of the lever. */
export type Met = { readonly from: number; readonly to: number }

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
      /** What the checks of a plan say against it, and not against the scenario as it is. */
      readonly findings: readonly Finding[]
    }
  /** Every number of the range meets the goal. */
  | { readonly kind: 'always' }
  /** No number of the range does; this one comes nearest. `flat` is a wide part of the range that is as near. */
  | { readonly kind: 'never'; readonly best: Point; readonly flat?: Met }
  /** The figure jumps over the target: two neighbouring numbers. */
  | { readonly kind: 'jumps'; readonly below: Point; readonly above: Point }

/** A part of the range worth telling a person that nothing changes there. */
const widePart = 0.05

/** All that was found on the way. */
export type Found = {
  readonly compiled: CompiledPlan
  readonly scenario: string
  readonly spot: Spot
  readonly lever: PlacedLever
  readonly range: Omit<Sections, 'batch'>
  readonly points: readonly Point[]
  readonly aim: Aim
}

/** The runs of numbers that meet the goal. */
export function metStretches(points: readonly Point[], aim: Aim): readonly Stretch<boolean>[] {
  return stretchesOf(points, value => score(value, aim) >= 0).filter(({ state }) => state)
}

/** What the points come to, the number that is named proved by the exact backend. */
export function outcomeOf(found: Found): Result<GoalSeekOutcome> {
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
  const { compiled, scenario, spot, lever, aim } = found
  let close: GoalSeekOutcome | undefined
  for (const number of numbersToTry(found, edge)) {
    const changes = leverChanges(lever, number)
    const tried = whatIf(compiled, scenario, changes)
    if (!tried.ok) return tried
    const { run, findings } = tried.value
    const value = readSpot(run.numbers(spot.row, spot.member), spot)
    const outcome = { kind: 'found', number, value, side: sideOf(aim, edge), changes, findings } as const
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
