import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantileScratch, quantiles } from '../../engine/numeric/quantile.ts'

/** Type 7 straight from its definition, by sorting. */
const bySorting = (values: Float64Array, probabilities: readonly number[]): readonly number[] => {
  const sorted = values.slice().sort()
  const last = sorted.length - 1
  return probabilities.map(p => {
    const place = last * p
    const rank = Math.floor(place)
    const lower = sorted[rank] ?? Number.NaN
    const upper = sorted[Math.min(rank + 1, last)] ?? Number.NaN
    return lower + (place - rank) * (upper - lower)
  })
}

const fan = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]
const generated = (count: number, value: (index: number) => number) =>
  Float64Array.from({ length: count }, (_, i) => value(i))
/** Numbers all over (0, 1) that are not in order. */
const spread = (i: number) => (i * 0.6180339887498949) % 1

describe('published values', () => {
  it('R: quantile(1:10) is 1.00 3.25 5.50 7.75 10.00', () => {
    const oneToTen = generated(10, i => i + 1)
    expect(quantiles(oneToTen, [0, 0.25, 0.5, 0.75, 1])).toEqual([1, 3.25, 5.5, 7.75, 10])
  })

  it('Excel: PERCENTILE.INC({1,3,2,4},0.3) is 1.9', () => {
    expect(quantiles(Float64Array.of(1, 3, 2, 4), [0.3])[0]).toBeCloseTo(1.9, 15)
  })

  it('the median of 10,000 paths is half way between the two in the middle', () => {
    expect(
      quantiles(
        generated(10_000, i => (i * 7919) % 10_000),
        [0.5],
      ),
    ).toEqual([4999.5])
  })
})

describe('selecting gives what sorting gives, to the last bit', () => {
  const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 })
  const finite = fc.double({ min: -1e300, max: 1e300, noNaN: true })

  it('for any sample and any probabilities, in any order', () => {
    const samples = fc.oneof(
      fc.array(finite, { minLength: 1, maxLength: 700 }),
      fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 700 }),
      fc.array(fc.double({ min: -1e-3, max: 1e3, noNaN: true }), { minLength: 300, maxLength: 900 }),
    )
    fc.assert(
      fc.property(samples, probabilities, (sample, wanted) => {
        const values = Float64Array.from(sample)
        expect(quantiles(values, wanted)).toEqual(bySorting(values, wanted))
      }),
    )
  })

  it.each<[string, Float64Array]>([
    ['one value', Float64Array.of(42)],
    ['two values', Float64Array.of(8, 3)],
    ['10,000 equal values', generated(10_000, () => 7)],
    ['evenly spread values', generated(10_000, spread)],
    ['a few distinct values', generated(10_000, i => Math.floor(5 * spread(i)))],
    ['all but one alike', generated(10_000, i => (i === 777 ? 1 : 2))],
    [
      'an outlier that pushes all others into one bucket',
      generated(10_000, i => (i === 5 ? 1e18 : spread(i))),
    ],
    ['outliers of outliers', generated(10_000, i => (i < 8 ? 1e40 ** i : spread(i)))],
    ['values over 600 powers of ten', generated(10_000, i => 10 ** (600 * spread(i) - 300))],
    ['negative values over 600 powers of ten', generated(10_000, i => -(10 ** (600 * spread(i) - 300)))],
    ['the least of all floats', generated(1000, i => (i % 7) * Number.MIN_VALUE)],
    ['falling values', generated(5000, i => -i)],
  ])('%s', (_, values) => {
    expect(quantiles(values, [0, ...fan, 1])).toEqual(bySorting(values, [0, ...fan, 1]))
  })

  it('room used before does not matter, and the sample is left as it was', () => {
    const scratch = quantileScratch()
    for (const values of [
      generated(9000, spread),
      generated(400, i => spread(i) ** 9),
      generated(3, spread),
    ]) {
      const before = values.slice()
      expect(quantiles(values, fan, scratch)).toEqual(bySorting(values, fan))
      expect(values).toEqual(before)
    }
  })
})

describe('shape', () => {
  it('the quantile of losses is minus that of gains from the other end', () => {
    const gains = generated(4001, i => Math.round(1000 * spread(i)))
    const losses = gains.map(gain => -gain)
    const probabilities = [0, 0.125, 0.25, 0.5, 0.75, 1]
    const mirrored = probabilities.map(p => 1 - p)
    expect(quantiles(losses, probabilities)).toEqual(quantiles(gains, mirrored).map(value => 0 - value))
  })

  it('no probabilities ask for nothing', () => {
    expect(quantiles(Float64Array.of(1, 2), [])).toEqual([])
  })

  it('zero is never minus zero', () => {
    expect(quantiles(Float64Array.of(-0, -0, 0), [0, 0.5, 1])).toEqual([0, 0, 0])
    expect(
      quantiles(
        generated(1000, i => (i % 2 === 0 ? -0 : 0)),
        [0, 0.5],
      ),
    ).toEqual([0, 0])
  })

  it.each<[string, Float64Array, readonly number[]]>([
    ['an empty sample', new Float64Array(0), [0.5]],
    ['a probability above 1', Float64Array.of(1), [1.1]],
    ['a probability that is no number', Float64Array.of(1), [Number.NaN]],
  ])('%s is refused', (_, values, probabilities) => {
    expect(() => quantiles(values, probabilities)).toThrow(RangeError)
  })
})
