// Which of two plans is ahead over a range, and where that changes.

import { type Point, type Sections, stretchesOf } from '../numeric/sectioning.ts'
import { neatNear } from './neatNumber.ts'

/** Which of the two plans is ahead; neither where they come to the same. */
export type Ahead = 'first' | 'second' | 'neither'

/** A change of order. */
export type Crossing = {
  /** Rounded to as many digits as the range calls for. */
  readonly at: number
  /** The last number before it and the first after it that were tried. */
  readonly between: readonly [number, number]
  readonly below: Ahead
  readonly above: Ahead
}

/** A run of numbers with the same plan ahead. */
export type Order = { readonly ahead: Ahead; readonly from: number; readonly to: number }

/** Differences smaller than this part of the figures are none. */
const nothing = 1e-9

/** Narrower runs than this part of the range, in which both come to the same, are points at which they cross or touch. */
const narrow = 1e-3

/** Who is ahead at a difference, first less second, of figures of this size. */
export function aheadBy(better: 'higher' | 'lower', size: number): (difference: number) => Ahead {
  return difference => {
    if (Math.abs(difference) <= nothing * size) return 'neither'
    return difference > 0 === (better === 'higher') ? 'first' : 'second'
  }
}

/** All changes of order between the points. */
export function crossingsOf(
  points: readonly Point[],
  aheadOf: (difference: number) => Ahead,
  sections: Sections,
): readonly Crossing[] {
  const wide = sections.whole ? 0 : narrow * (sections.to - sections.from)
  const stretches = stretchesOf(points, aheadOf).filter(
    ({ state, first, last }) => state !== 'neither' || last.at - first.at > wide,
  )
  return stretches.slice(1).flatMap(({ state, first }, index): readonly Crossing[] => {
    const before = stretches[index]
    if (before === undefined || before.state === state) return []
    const [low, high] = [before.last.at, first.at]
    const [at = low] = sections.whole ? [high] : neatNear((low + high) / 2, sections)
    return [{ at, between: [low, high], below: before.state, above: state }]
  })
}

/** The runs between the changes, the range from its one end to the other. */
export function orderBetween(
  crossings: readonly Crossing[],
  points: readonly Point[],
  aheadOf: (difference: number) => Ahead,
): readonly Order[] {
  const [from = 0, to = 0] = [points[0]?.at, points.at(-1)?.at]
  const ends = [from, ...crossings.map(({ at }) => at), to]
  const middle = points[Math.floor(points.length / 2)]
  const ahead = [crossings[0]?.below ?? aheadOf(middle?.value ?? 0), ...crossings.map(({ above }) => above)]
  return ahead.map((one, index) => ({ ahead: one, from: ends[index] ?? from, to: ends[index + 1] ?? to }))
}
