// Where one plan stops beating another: the numbers of a lever at which the order of two scenarios changes.

import { failure, type Result, success } from '../formula/result.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import { type Evaluate, evenPoints, type Point, type Sections, withChanges } from '../numeric/sectioning.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { kernelAsker, pointsOfBatch } from './kernelAsker.ts'
import type { Lever, PlacedLever } from './lever.ts'
import { leverRange } from './leverRange.ts'
import { aheadBy, type Crossing, crossingsOf, type Order, orderBetween } from './orderOfPlans.ts'
import { placeOnScenario } from './placeOnScenario.ts'
import { type Spot, spotFaults } from './spot.ts'

/** Which two plans, what is turned in both, how far, and what is compared. */
export type BreakEvenRequest = {
  /** Ids of scenarios. */
  readonly plans: readonly [string, string]
  readonly lever: Lever
  /** The range to look in; where an end is left out, the limit of the inputs. */
  readonly from?: number
  readonly to?: number
  readonly whole?: boolean
  readonly spot: Spot
  readonly better: 'higher' | 'lower'
}

/** What came out. */
export type BreakEven = {
  readonly request: BreakEvenRequest
  readonly lever: PlacedLever
  readonly range: { readonly from: number; readonly to: number }
  /** Runs of numbers with the same plan ahead, in order; the range from its one end to the other. */
  readonly stretches: readonly Order[]
  /** Where the order changes; within a billionth of the range, or between two whole numbers. */
  readonly crossings: readonly Crossing[]
  /** Both figures at some numbers of the lever, in order: ten steps over the range, its crossings, the plans as they are. */
  readonly figures: readonly { readonly at: number; readonly first: number; readonly second: number }[]
  readonly runs: number
}

/**
 * All changes of order in the range. Undefined when `goesOn`, asked with the runs done so far, says no. Refused: names,
 * months and ranges that make no sense, with the limits said. O(instructions × runs); 1,000 to 6,000 runs.
 */
export async function breakEven(
  compiled: CompiledPlan,
  request: BreakEvenRequest,
  goesOn: GoesOn,
): Promise<Result<BreakEven> | undefined> {
  const faults = spotFaults(compiled, request.spot)
  if (faults.length > 0) return failure(faults)
  const [one, two] = request.plans.map(id => placeOnScenario(compiled, id, request.lever))
  if (one === undefined || two === undefined) throw new Error('breakEven: two plans')
  if (!one.ok) return one
  if (!two.ok) return two
  const lever = { ...one.value.lever, ...commonOf(one.value.lever, two.value.lever) }
  const range = leverRange(compiled, lever, request)
  if (!range.ok) return range
  const { spot } = request
  const first = kernelAsker(compiled, one.value.values, one.value.lever, spot, done =>
    goesOn(done + second.runs()),
  )
  const second = kernelAsker(compiled, two.value.values, two.value.lever, spot, done =>
    goesOn(done + first.runs()),
  )
  const figures = new Map<number, readonly [number, number]>()
  const sections = { ...range.value, batch: pointsOfBatch }
  const points = await searched(sections, lever, bothOf(first.evaluate, second.evaluate, figures), figures)
  if (points === undefined) {
    const failed = [...first.failed(), ...second.failed()]
    return failed.length > 0 ? failure(failed) : undefined
  }
  const aheadOf = aheadBy(request.better, sizeOf(figures))
  const crossings = crossingsOf(points, aheadOf, sections)
  const [from, to] = [sections.from, sections.to]
  const shown = [from, to, ...wanted(lever, sections), ...crossings.map(({ between }) => between[1])]
  return success({
    request,
    lever,
    range: { from, to },
    stretches: orderBetween(crossings, points, aheadOf),
    crossings,
    figures: [...new Set(shown)]
      .sort((a, b) => a - b)
      .flatMap(at => {
        const [left, right] = figures.get(at) ?? []
        return left === undefined || right === undefined ? [] : [{ at, first: left, second: right }]
      }),
    runs: first.runs() + second.runs(),
  })
}

/** The limits that both plans keep, and the number that leaves both as they are, if there is one. */
function commonOf(one: PlacedLever, two: PlacedLever): Pick<PlacedLever, 'least' | 'most' | 'now'> {
  return {
    least: Math.max(one.least, two.least),
    most: Math.min(one.most, two.most),
    now: one.now === two.now ? one.now : undefined,
  }
}

/** The difference, first less second; keeps both figures. */
function bothOf(
  first: Evaluate,
  second: Evaluate,
  figures: Map<number, readonly [number, number]>,
): Evaluate {
  return async numbers => {
    const left = await first(numbers)
    const right = left && (await second(numbers))
    if (left === undefined || right === undefined) return undefined
    return numbers.map((at, index) => {
      const pair = [left[index] as number, right[index] as number] as const
      figures.set(at, pair)
      return pair[0] - pair[1]
    })
  }
}

async function searched(
  sections: Sections,
  lever: PlacedLever,
  evaluate: Evaluate,
  figures: ReadonlyMap<number, readonly [number, number]>,
): Promise<readonly Point[] | undefined> {
  const wide = await evenPoints(evaluate, sections, wanted(lever, sections))
  const aheadOf = aheadBy('higher', sizeOf(figures))
  return wide && withChanges(evaluate, sections, wide, aheadOf)
}

function sizeOf(figures: ReadonlyMap<number, readonly [number, number]>): number {
  return [...figures.values()].flat().reduce((most, figure) => Math.max(most, Math.abs(figure)), 0)
}

/** Numbers to be shown: every tenth of the range, and the plans as they are. */
function wanted({ now }: PlacedLever, { from, to, whole }: Sections): readonly number[] {
  const tenths = Array.from({ length: 9 }, (_, index) => from + ((to - from) * (index + 1)) / 10)
  const neat = tenths.map(number => (whole ? Math.round(number) : Number(number.toPrecision(12))))
  return [...neat, ...(now === undefined ? [] : [now])]
}
