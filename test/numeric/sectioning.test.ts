import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  evenPoints,
  type Sections,
  stretchesOf,
  withChanges,
  withPeak,
} from '../../engine/numeric/sectioning.ts'

const range: Sections = { from: 0, to: 10, whole: false, batch: 21 }

/** Answers a batch, and keeps how many batches there were. */
const asked = (f: (x: number) => number) => {
  const batches: (readonly number[])[] = []
  return {
    batches,
    evaluate: async (points: readonly number[]) => {
      batches.push(points)
      return points.map(f)
    },
  }
}

const changesOf = async (f: (x: number) => number, sections: Sections) => {
  const { evaluate, batches } = asked(f)
  const wide = (await evenPoints(evaluate, sections)) ?? []
  const closer = (await withChanges(evaluate, sections, wide, value => value >= 0)) ?? []
  return { batches, stretches: stretchesOf(closer, value => value >= 0) }
}

describe('sectioning', () => {
  it('finds every change of sign, each within a billionth of the range', async () => {
    // (x - 1)(x - 4)(x - 9): below 0, above from 1, below from 4, above from 9.
    const { stretches } = await changesOf(x => (x - 1) * (x - 4) * (x - 9), range)
    expect(stretches.map(({ state }) => state)).toEqual([false, true, false, true])
    for (const [index, root] of [1, 4, 9].entries()) {
      expect(Math.abs((stretches[index]?.last.at ?? 0) - root)).toBeLessThanOrEqual(1e-8)
      expect(Math.abs((stretches[index + 1]?.first.at ?? 0) - root)).toBeLessThanOrEqual(1e-8)
    }
  })

  it('asks in batches, never point by point', async () => {
    const { batches } = await changesOf(x => x - Math.PI, range)
    // 21 points, then 21 sections of the bracket at a time: 10 / 20 / 22^n <= 1e-8 after 6 batches.
    expect(batches).toHaveLength(7)
    expect(Math.max(...batches.map(({ length }) => length))).toBe(21)
  })

  it('chooses among whole numbers only, to neighbours', async () => {
    const { batches, stretches } = await changesOf(x => x - 617.5, {
      from: 0,
      to: 1000,
      whole: true,
      batch: 21,
    })
    expect(stretches.map(({ first, last }) => [first.at, last.at])).toEqual([
      [0, 617],
      [618, 1000],
    ])
    expect(batches.flat().every(Number.isInteger)).toBe(true)
  })

  it('climbs to a peak narrower than its first points', async () => {
    // A peak of width 0.02 between points that are half apart.
    const { evaluate } = asked(x => 0.01 - Math.abs(x - 3.217))
    const wide = (await evenPoints(evaluate, range)) ?? []
    expect(wide.some(({ value }) => value >= 0)).toBe(false)
    const near = (await withPeak(evaluate, range, wide, value => value)) ?? []
    expect(near.some(({ value }) => value >= 0)).toBe(true)
  })

  it('gives the change of any step, wherever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0.001, max: 9.999, noNaN: true }),
        fc.boolean(),
        async (at, rises) => {
          const { stretches } = await changesOf(x => (x >= at === rises ? 1 : -1), range)
          expect(stretches).toHaveLength(2)
          expect(stretches[0]?.last.at).toBeLessThan(at)
          expect(stretches[1]?.first.at).toBeGreaterThanOrEqual(at)
          expect((stretches[1]?.first.at ?? 0) - (stretches[0]?.last.at ?? 0)).toBeLessThanOrEqual(1e-8)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('stops when it is told to', async () => {
    expect(await evenPoints(async () => undefined, range)).toBeUndefined()
  })
})
