// Where a function of one number changes: asked for on many points at once, closed in on section by section. It assumes
// nothing of the function: what it finds are the changes between points that it asked for.

/** A point of the function. */
export type Point = { readonly at: number; readonly value: number }

/** The values at some points, in their order; undefined when the question was stopped. */
export type Evaluate = (points: readonly number[]) => Promise<readonly number[] | undefined>

/** Where to look, and how closely. */
export type Sections = {
  readonly from: number
  readonly to: number
  /** Only whole numbers count. */
  readonly whole: boolean
  /** How many points are asked for at once, at least 3. */
  readonly batch: number
}

/** A run of points in the same state; its ends are the first and the last of them. */
export type Stretch<State> = { readonly state: State; readonly first: Point; readonly last: Point }

/** A change is closed in on to this part of the range, where numbers need not be whole. */
const closest = 1e-9

/** Points over the range, ends included, with some more that are wanted; in order. */
export async function evenPoints(
  evaluate: Evaluate,
  { from, to, whole, batch }: Sections,
  wanted: readonly number[] = [],
): Promise<readonly Point[] | undefined> {
  const inside = wanted.filter(point => point >= from && point <= to)
  return withPoints(evaluate, [], [from, ...between(from, to, batch - 2, whole), to, ...inside])
}

/** Closes in on every change of state between neighbouring points; the points with those asked for on the way. */
export async function withChanges<State>(
  evaluate: Evaluate,
  sections: Sections,
  points: readonly Point[],
  stateOf: (value: number) => State,
): Promise<readonly Point[] | undefined> {
  const wide = neighbours(points).filter(
    ([left, right]) => stateOf(left.value) !== stateOf(right.value) && isWide(left.at, right.at, sections),
  )
  const share = Math.max(1, Math.floor(sections.batch / Math.max(1, wide.length)))
  const more = wide.flatMap(([left, right]) => between(left.at, right.at, share, sections.whole))
  if (more.length === 0) return points
  const closer = await withPoints(evaluate, points, more)
  return closer && withChanges(evaluate, sections, closer, stateOf)
}

/** Closes in on the point with the highest score; ends early where a score of 0 or more is found. */
export async function withPeak(
  evaluate: Evaluate,
  sections: Sections,
  points: readonly Point[],
  scoreOf: (value: number) => number,
): Promise<readonly Point[] | undefined> {
  const best = peakOf(points, scoreOf)
  if (scoreOf(best.value) >= 0) return points
  const place = points.indexOf(best)
  const [left, right] = [points[Math.max(0, place - 1)] ?? best, points[place + 1] ?? best]
  const more = [[left.at, best.at] as const, [best.at, right.at] as const]
    .filter(([low, high]) => isWide(low, high, sections))
    .flatMap(([low, high]) => between(low, high, Math.floor(sections.batch / 2), sections.whole))
  if (more.length === 0) return points
  const closer = await withPoints(evaluate, points, more)
  return closer && withPeak(evaluate, sections, closer, scoreOf)
}

/** The point with the highest score, the first of equals. */
export function peakOf(points: readonly Point[], scoreOf: (value: number) => number): Point {
  const [first, ...others] = points
  if (first === undefined) throw new Error('peakOf: no points')
  return others.reduce((best, point) => (scoreOf(point.value) > scoreOf(best.value) ? point : best), first)
}

/** Runs of neighbouring points in the same state, in order. */
export function stretchesOf<State>(
  points: readonly Point[],
  stateOf: (value: number) => State,
): readonly Stretch<State>[] {
  const stretches: Stretch<State>[] = []
  for (const point of points) {
    const state = stateOf(point.value)
    const open = stretches.at(-1)
    if (open?.state === state) stretches[stretches.length - 1] = { ...open, last: point }
    else stretches.push({ state, first: point, last: point })
  }
  return stretches
}

async function withPoints(
  evaluate: Evaluate,
  points: readonly Point[],
  more: readonly number[],
): Promise<readonly Point[] | undefined> {
  const known = new Set(points.map(({ at }) => at))
  const asked = [...new Set(more)].filter(at => !known.has(at))
  if (asked.length === 0) return points
  const values = await evaluate(asked)
  if (values === undefined) return undefined
  const found = asked.map((at, index) => ({ at, value: values[index] as number }))
  return [...points, ...found].sort((a, b) => a.at - b.at)
}

function neighbours(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  return points.slice(1).map((point, index) => [points[index] as Point, point])
}

/** Up to that many points between two, without them; whole ones where only those count. */
function between(low: number, high: number, count: number, whole: boolean): readonly number[] {
  if (whole) {
    const inside = Math.max(0, Math.ceil(high) - Math.floor(low) - 1)
    const step = Math.max(1, Math.ceil((inside + 1) / (count + 1)))
    const points = Array.from(
      { length: Math.ceil(inside / step) },
      (_, index) => Math.floor(low) + (index + 1) * step,
    )
    return points.filter(point => point > low && point < high)
  }
  const points = Array.from({ length: count }, (_, index) => low + ((high - low) * (index + 1)) / (count + 1))
  return points.filter(point => point > low && point < high)
}

function isWide(low: number, high: number, { from, to, whole }: Sections): boolean {
  return whole ? high - low > 1 : high - low > closest * (to - from)
}
