// How sure what is read off simulated paths is: against published tables, closed forms, and by trying often.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../../engine/numeric/normal.ts'
import { streamOf, uniforms } from '../../engine/numeric/philox.ts'
import { orderStatistics, quantiles } from '../../engine/numeric/quantile.ts'
import { quantileRanks } from '../../engine/numeric/quantileRanks.ts'
import { binsOf, varianceShare } from '../../engine/numeric/varianceShare.ts'
import { wilsonInterval } from '../../engine/numeric/wilsonInterval.ts'

/** Independent uniforms: columns of `count`, others for each seed. */
function drawn(columns: number, count: number, seed: number): readonly Float64Array[] {
  return Array.from({ length: columns }, (_, index) => {
    const column = new Float64Array(count)
    uniforms(seed, streamOf(`number ${index}`), 0, count, column)
    return column
  })
}

describe('the values between which a quantile lies', () => {
  // D. Altman and others, "Statistics with confidence", 2nd edition 2000, table of 95% intervals for the median.
  it.each([
    [6, 1, 6],
    [10, 2, 9],
    [20, 6, 15],
    [50, 18, 33],
    [100, 40, 61],
  ])('of the median of %i are the %i-th and the %i-th, as published', (count, low, high) => {
    expect(quantileRanks(count, 0.5, 0.95)).toEqual({ low, high })
  })

  it('are missing where a sample is too small to have any', () => {
    expect(quantileRanks(5, 0.5, 0.95)).toEqual({ low: null, high: null })
    expect(quantileRanks(30, 0.1, 0.95)).toEqual({ low: null, high: 8 })
    expect(quantileRanks(1, 0.9, 0.95)).toEqual({ low: null, high: null })
  })

  it('leave out no more than is said on either side, by the binomial law itself, and not a rank too many', () => {
    const share = fc.integer({ min: 1, max: 99 }).map(percent => percent / 100)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), share, (count, p) => {
        const { low, high } = quantileRanks(count, p, 0.95)
        const atMost = binomialSums(count, p)
        // The quantile lies below value k where fewer than k of all lie below it.
        if (low !== null) expect(atMost[low - 1]).toBeLessThanOrEqual(0.025 + 1e-12)
        if ((low ?? 0) < count) expect(atMost[low ?? 0]).toBeGreaterThan(0.025 - 1e-12)
        if (high !== null) expect(1 - (atMost[high - 1] ?? 0)).toBeLessThanOrEqual(0.025 + 1e-12)
        if ((high ?? count + 1) > 1)
          expect(1 - (atMost[(high ?? count + 1) - 2] ?? 0)).toBeGreaterThan(0.025 - 1e-12)
      }),
    )
  })

  it('hold the true P10 in at least 95 of 100 samples, and in hardly more than they must', () => {
    const samples = 2000
    const { low, high } = quantileRanks(300, 0.1, 0.95)
    let held = 0
    for (let seed = 0; seed < samples; seed += 1) {
      const [below = 1, above = 0] = orderStatistics(drawn(1, 300, seed)[0] ?? new Float64Array(), [
        low ?? 0,
        high ?? 0,
      ])
      if (below <= 0.1 && 0.1 <= above) held += 1
    }
    expect(held / samples).toBeGreaterThan(0.94)
    expect(held / samples).toBeLessThan(0.98)
  })

  it('are picked as sorting would pick them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 900 }),
        fc.array(fc.nat(10_000), { maxLength: 6 }),
        (sample, picks) => {
          const ranks = picks.map(pick => (pick % sample.length) + 1)
          const sorted = Float64Array.from(sample).sort()
          expect(orderStatistics(Float64Array.from(sample), ranks)).toEqual(
            ranks.map(rank => (sorted[rank - 1] ?? Number.NaN) + 0),
          )
        },
      ),
    )
  })

  it('are refused for ranks that a sample does not have', () => {
    expect(() => orderStatistics(Float64Array.of(1, 2), [3])).toThrow('2 values, ranks 3')
  })
})

describe("Wilson's interval", () => {
  // R. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, method 3.
  it.each([
    [81, 263, '0.2553', '0.3662'],
    [15, 148, '0.0624', '0.1605'],
    [0, 20, '0.0000', '0.1611'],
    [1, 29, '0.0061', '0.1718'],
  ])('of %i in %i is as published', (hits, count, low, high) => {
    const interval = wilsonInterval(hits, count, normalQuantile(0.975))
    expect(interval.map(end => end.toFixed(4))).toEqual([low, high])
  })

  it('of misses is that of hits, mirrored', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (count, some) => {
        const hits = some % (count + 1)
        const [low, high] = wilsonInterval(hits, count, 1.96)
        const [other, mirrored] = wilsonInterval(count - hits, count, 1.96)
        expect(low).toBeCloseTo(1 - mirrored, 12)
        expect(high).toBeCloseTo(1 - other, 12)
        expect(0 <= low && low <= hits / count && hits / count <= high && high <= 1).toBe(true)
      }),
    )
  })
})

describe('the share of the variance that comes from a number', () => {
  const fewErrors = 4

  it("is as published for Ishigami's function, where one number acts through bends and one only with another", () => {
    // T. Ishigami, T. Homma 1990; A. Saltelli and others, "Global sensitivity analysis", 2008: 0.3139, 0.4424, 0.
    const [x1, x2, x3] = drawn(3, 20_000, 5).map(column => column.map(u => Math.PI * (2 * u - 1)))
    if (x1 === undefined || x2 === undefined || x3 === undefined) throw new Error('three columns')
    const y = x1.map(
      (x, path) => Math.sin(x) + 7 * Math.sin(x2[path] ?? 0) ** 2 + 0.1 * (x3[path] ?? 0) ** 4 * Math.sin(x),
    )
    const published = [0.3139, 0.4424, 0]
    for (const [index, x] of [x1, x2, x3].entries()) {
      const found = varianceShare(binsOf(x), y)
      expect(found?.standardError).toBeLessThan(0.01)
      const away = Math.abs((found?.share ?? Number.NaN) - (published[index] ?? 0))
      expect(away).toBeLessThan(fewErrors * (found?.standardError ?? 0) + 0.003)
    }
  })

  it('includes, for numbers that move together, what comes with the other', () => {
    const [first, second] = drawn(2, 20_000, 9).map(column => column.map(normalQuantile))
    if (first === undefined || second === undefined) throw new Error('two columns')
    const correlation = 0.6
    const other = first.map((z, path) => correlation * z + 0.8 * (second[path] ?? 0))
    const y = first.map((z, path) => z + 2 * (other[path] ?? 0))
    const variance = 1 + 4 + 2 * 2 * correlation
    for (const [x, expected] of [
      [first, (1 + 2 * correlation) ** 2 / variance],
      [other, (2 + correlation) ** 2 / variance],
    ] as const) {
      const found = varianceShare(binsOf(x), y)
      expect(Math.abs((found?.share ?? Number.NaN) - expected)).toBeLessThan(
        fewErrors * (found?.standardError ?? 0) + 0.004,
      )
    }
  })

  it('comes with a standard error that tells how far estimates really scatter, for strong and for idle numbers', () => {
    const runs = 300
    const found = Array.from({ length: runs }, (_, seed) => {
      const [a, b, idle] = drawn(3, 1000, seed)
      if (a === undefined || b === undefined || idle === undefined) throw new Error('three columns')
      const y = a.map((u, path) => 3 * normalQuantile(u) + 2 * normalQuantile(b[path] ?? 0))
      return [a, b, idle].map(x => varianceShare(binsOf(x), y) ?? { share: 0, standardError: 0 })
    })
    for (const [index, truth] of [9 / 13, 4 / 13, 0].entries()) {
      const shares = found.map(run => run[index]?.share ?? 0)
      const mean = shares.reduce((sum, share) => sum + share, 0) / runs
      const scatter = Math.sqrt(shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (runs - 1))
      const told = found.reduce((sum, run) => sum + (run[index]?.standardError ?? 0), 0) / runs
      expect(Math.abs(mean - truth)).toBeLessThan(0.012)
      expect(told / scatter).toBeGreaterThan(0.85)
      expect(told / scatter).toBeLessThan(1.25)
    }
  })

  it('does not depend on how a number is measured, only on its order', () => {
    const [x, noise] = drawn(2, 800, 3)
    if (x === undefined || noise === undefined) throw new Error('two columns')
    const y = x.map((u, path) => u + (noise[path] ?? 0))
    const plain = varianceShare(binsOf(x), y)
    const scaled = varianceShare(binsOf(x.map(u => 7 * u - 3)), y)
    expect(scaled).toEqual(plain)
  })

  it('is everything where a number of few values decides, and nothing can be said of results that never vary', () => {
    const [x] = drawn(1, 500, 1)
    const choice = (x ?? new Float64Array()).map(u => (u < 0.2 ? 1 : u < 0.7 ? 2 : 3))
    const decided = varianceShare(
      binsOf(choice),
      choice.map(value => value * value),
    )
    expect(decided?.share).toBeCloseTo(1, 12)
    expect(binsOf(choice).count).toBe(3)
    expect(varianceShare(binsOf(choice), new Float64Array(500).fill(4))).toBeUndefined()
    expect(varianceShare(binsOf(new Float64Array(500).fill(2)), choice)?.share).toBeCloseTo(0, 12)
  })

  it('is always below 1 plus rounding, and puts every path into a bin', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.double({ min: -9, max: 9, noNaN: true })), {
          minLength: 2,
          maxLength: 300,
        }),
        pairs => {
          const bins = binsOf(Float64Array.from(pairs, ([x]) => x))
          expect(Math.max(...bins.bin)).toBeLessThan(bins.count)
          const found = varianceShare(
            bins,
            Float64Array.from(pairs, ([, y]) => y),
          )
          if (found === undefined) return
          expect(found.share).toBeLessThanOrEqual(1 + 1e-12)
          expect(found.standardError).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
})

/** The probability of at most k of `count` tries hitting, for k from 0: straight from the definition. */
function binomialSums(count: number, p: number): readonly number[] {
  let logTerm = count * Math.log1p(-p)
  let sum = Math.exp(logTerm)
  const sums = [sum]
  for (let k = 1; k <= count; k += 1) {
    logTerm += Math.log((count - k + 1) / k) + Math.log(p) - Math.log1p(-p)
    sum += Math.exp(logTerm)
    sums.push(sum)
  }
  return sums
}

it('the quantile is the value at its rank where the rank is whole', () => {
  const sample = drawn(1, 1001, 4)[0] ?? new Float64Array()
  expect(orderStatistics(sample, [101])[0]).toBe(quantiles(sample, [0.1])[0])
})
