import fc from 'fast-check'
import { jStat } from 'jstat'
import { describe, expect, it } from 'vitest'
import type { Distribution } from '../../engine/numeric/distribution.ts'
import {
  cdfOf,
  meanOf,
  problemsOf,
  quantileFunction,
  quantileOf,
  supportOf,
} from '../../engine/numeric/distributions.ts'
import { normalCdf } from '../../engine/numeric/normal.ts'

/** One or more of every family, with and without bounds. */
const samples: readonly (readonly [string, Distribution])[] = [
  ['uniform', { family: 'uniform', low: -2, high: 6 }],
  ['uniform cut off', { family: 'uniform', low: -2, high: 6, min: 0, max: 3 }],
  ['triangular', { family: 'triangular', low: 0.8, mode: 1, high: 1.4 }],
  ['triangular with its mode at an end', { family: 'triangular', low: 1, mode: 1, high: 4 }],
  ['triangular cut off', { family: 'triangular', low: 0.8, mode: 1, high: 1.4, min: 0.9, max: 1.2 }],
  ['PERT', { family: 'pert', low: 0, likely: 0.5, high: 1.1 }],
  ['PERT with its likely value at an end', { family: 'pert', low: 2, likely: 2, high: 5 }],
  ['PERT cut off', { family: 'pert', low: 0, likely: 0.5, high: 1.1, max: 0.9 }],
  ['normal', { family: 'normal', mean: 10, sd: 4 }],
  ['normal cut off', { family: 'normal', mean: 10, sd: 4, min: 5 }],
  ['lognormal', { family: 'lognormal', median: 40_000, sd: 0.08 }],
  ['effort overrun, at most threefold', { family: 'lognormal', median: 1.2, sd: 0.35, max: 3 }],
  ['win rate after 40 wins and 160 losses', { family: 'beta', alpha: 41, beta: 161 }],
  ['beta with two heaps', { family: 'beta', alpha: 0.9, beta: 0.8, low: -1, high: 3 }],
  ['beta cut off', { family: 'beta', alpha: 3, beta: 5, min: 0.2, max: 0.6 }],
  ['gamma', { family: 'gamma', shape: 4.5, scale: 2 }],
  ['gamma heaped at zero', { family: 'gamma', shape: 0.2, scale: 2 }],
  ['gamma cut off', { family: 'gamma', shape: 2, scale: 3, min: 1, max: 10 }],
]

const probabilities = [1e-12, 1e-6, 0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999, 1 - 1e-6, 1 - 1e-12]
/** What a distribution spreads over, in the units of its values. */
const spreadOf = (d: Distribution) => quantileOf(d, 0.9) - quantileOf(d, 0.1)

describe.each(samples)('%s', (_, d) => {
  it('is in order', () => {
    expect(problemsOf(d)).toEqual([])
  })

  it('has a distribution function that its quantile undoes, in both tails', () => {
    for (const p of probabilities) {
      const reached = cdfOf(d, quantileOf(d, p))
      expect(Math.abs(reached - p)).toBeLessThan(1e-10)
    }
  })

  it('rises, and stays on its support', () => {
    const [low, high] = supportOf(d)
    const draw = quantileFunction(d)
    let previous = -Infinity
    for (let i = 1; i < 4000; i++) {
      const value = draw(normalCdf(-6 + (12 * i) / 4000))
      expect(value).toBeGreaterThanOrEqual(Math.max(previous, low))
      expect(value).toBeLessThanOrEqual(high)
      previous = value
    }
  })

  it('draws what the exact quantile says, within a hundred-millionth of its spread', () => {
    const draw = quantileFunction(d)
    for (let i = 1; i < 500; i++) {
      const p = i / 500
      expect(Math.abs(draw(p) - quantileOf(d, p))).toBeLessThan(1e-8 * spreadOf(d))
    }
  })

  it('has the mean that its draws average to', () => {
    const draw = quantileFunction(d)
    const draws = 200_000
    let sum = 0
    for (let i = 0; i < draws; i++) sum += draw((i + 0.5) / draws)
    expect(Math.abs(sum / draws - meanOf(d))).toBeLessThan(1e-4 * spreadOf(d))
  })

  it('leaves nothing outside its support', () => {
    const [low, high] = supportOf(d)
    expect(cdfOf(d, low === -Infinity ? -1e300 : low - 1)).toBe(0)
    expect(cdfOf(d, high === Infinity ? 1e300 : high)).toBe(1)
  })
})

describe('means with bounds are those of numerical integration', () => {
  // Integrated with adaptive quadrature to 1e-13.
  it.each<[Distribution, number]>([
    [{ family: 'lognormal', median: 1.2, sd: 0.35, max: 3 }, 1.266516304655343],
    [{ family: 'normal', mean: 10, sd: 4, min: 5, max: 60 }, 10.81690183559471],
    [{ family: 'gamma', shape: 2, scale: 3, min: 1, max: 10 }, 4.813306884101425],
    [{ family: 'beta', alpha: 3, beta: 5, min: 0.2, max: 0.6 }, 0.38211382113821146],
    [{ family: 'pert', low: 0, likely: 0.5, high: 1.1, max: 0.9 }, 0.502631775876753],
    [{ family: 'triangular', low: 0.8, mode: 1, high: 1.4, max: 1.2 }, 1.0266666666666664],
    [{ family: 'uniform', low: 2, high: 8, min: 4 }, 6],
    [{ family: 'triangular', low: 0, mode: 2, high: 4, min: 1, max: 3 }, 2],
  ])('%j averages %s', (d, mean) => {
    expect(Math.abs(meanOf(d) / mean - 1)).toBeLessThan(1e-12)
  })
})

describe('the inverse of beta and gamma', () => {
  // Computed with 40 digits; 9.1535 is half of 18.307, the 95% point of chi-square with 10 degrees in every table.
  it.each<[Distribution, number, number]>([
    [{ family: 'beta', alpha: 2, beta: 3 }, 0.1, 0.14255931671003072],
    [{ family: 'beta', alpha: 0.5, beta: 0.5 }, 0.3, 0.20610737385376343],
    [{ family: 'beta', alpha: 41, beta: 161 }, 0.975, 0.2609733357539593],
    [{ family: 'beta', alpha: 1.5, beta: 7 }, 1e-6, 1.6692977676891656e-5],
    [{ family: 'gamma', shape: 5, scale: 1 }, 0.95, 9.153519026637571],
    [{ family: 'gamma', shape: 0.5, scale: 1 }, 0.01, 7.854392895485099e-5],
    [{ family: 'gamma', shape: 20, scale: 1 }, 0.5, 19.667672423305667],
    [{ family: 'gamma', shape: 3, scale: 1 }, 1e-9, 0.0018179466000270157],
  ])('%j at %s is %s', (d, p, value) => {
    expect(Math.abs(quantileOf(d, p) / value - 1)).toBeLessThan(1e-13)
  })

  // jstat ends its continued fraction of the beta function at a change of 3e-7, so those quantiles have eight digits.
  it('agrees with jstat', () => {
    for (const p of [0.001, 0.05, 0.3, 0.5, 0.8, 0.99]) {
      for (const [alpha, beta] of [
        [2, 3],
        [0.7, 0.4],
        [4.2, 1.8],
        [41, 161],
        [300, 20],
      ] as const) {
        const value = quantileOf({ family: 'beta', alpha, beta }, p)
        expect(Math.abs(value - jStat.beta.inv(p, alpha, beta))).toBeLessThan(1e-8)
      }
      for (const shape of [0.6, 1, 2.5, 12, 90]) {
        const value = quantileOf({ family: 'gamma', shape, scale: 1 }, p)
        expect(Math.abs(value / jStat.gamma.inv(p, shape, 1) - 1)).toBeLessThan(1e-10)
      }
    }
  })

  it('has the closed forms of its special cases, far into both tails', () => {
    for (const p of probabilities) {
      const exponential = quantileOf({ family: 'gamma', shape: 1, scale: 1 }, p)
      expect(Math.abs(exponential / -Math.log1p(-p) - 1)).toBeLessThan(1e-13)
      const power = quantileOf({ family: 'beta', alpha: 7, beta: 1 }, p)
      expect(Math.abs(power / p ** (1 / 7) - 1)).toBeLessThan(1e-13)
      const flat = quantileOf({ family: 'beta', alpha: 1, beta: 1 }, p)
      expect(Math.abs(flat / p - 1)).toBeLessThan(1e-13)
    }
  })

  it('is not read from the table in the far tails, where it is solved exactly', () => {
    for (const d of [
      { family: 'gamma', shape: 0.2, scale: 3 },
      { family: 'pert', low: 1, likely: 2, high: 9 },
    ] as const) {
      const draw = quantileFunction(d)
      for (const p of [2 ** -53, 1e-9, 2.8e-7, 1 - 2.8e-7, 1 - 2 ** -53])
        expect(draw(p)).toBe(quantileOf(d, p))
    }
  })

  it('mirrors: losses are one minus wins', () => {
    const shape = fc.double({ min: Math.log(0.1), max: Math.log(1e6), noNaN: true }).map(Math.exp)
    fc.assert(
      fc.property(shape, shape, fc.integer({ min: 1, max: 255 }), (a, b, part) => {
        const [alpha, beta] = [Math.max(a, 0.1), Math.min(b, 1e6)]
        const p = part / 256
        const wins = quantileOf({ family: 'beta', alpha, beta }, p)
        const losses = quantileOf({ family: 'beta', alpha: beta, beta: alpha }, 1 - p)
        expect(Math.abs(wins + losses - 1)).toBeLessThan(1e-13)
      }),
    )
  })

  // The tolerance stated in inverseTable.ts: of the size, or of the odds of the share.
  it('is in the table to 1e-8 of the size or of the odds, for every shape allowed', () => {
    const shapes = [0.1, 0.15, 0.3, 1, 2.5, 30, 1000, 1e6]
    const odds = (share: number) => share / (1 - share)
    for (const shape of shapes) {
      expectTable({ family: 'gamma', shape, scale: 1 }, size => size)
      for (const beta of shapes) expectTable({ family: 'beta', alpha: shape, beta }, odds)
    }
  })

  const expectTable = (d: Distribution, measure: (value: number) => number) => {
    const draw = quantileFunction(d)
    for (let i = 0; i < 331; i++) {
      const p = normalCdf(-5.2 + i * 0.0315)
      const exact = measure(quantileOf(d, p))
      // A share next to 1 has no odds in float64.
      if (exact > 1e5) continue
      expect(Math.abs(measure(draw(p)) / exact - 1)).toBeLessThan(1e-8)
    }
  }
})

describe('plus and minus', () => {
  it('a normal or a triangle turned around draws the opposite', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1023 }), fc.integer({ min: -50, max: 50 }), (part, centre) => {
        const p = part / 1024
        const normal = { family: 'normal', sd: 3 } as const
        expect(quantileOf({ ...normal, mean: -centre }, 1 - p)).toBe(
          0 - quantileOf({ ...normal, mean: centre }, p),
        )
        const triangle = {
          family: 'triangular',
          low: centre - 2,
          mode: centre + 1,
          high: centre + 7,
        } as const
        const turned = {
          family: 'triangular',
          low: -centre - 7,
          mode: -centre - 1,
          high: 2 - centre,
        } as const
        expect(quantileOf(turned, 1 - p)).toBeCloseTo(0 - quantileOf(triangle, p), 12)
      }),
    )
  })
})

describe('what is not uncertain', () => {
  it.each<[string, Distribution, number]>([
    ['a fixed number', { family: 'fixed', value: 12 }, 12],
    ['low, likely and high alike', { family: 'pert', low: 0.1, likely: 0.1, high: 0.1 }, 0.1],
    ['a triangle without width', { family: 'triangular', low: 3, mode: 3, high: 3, min: 1 }, 3],
    ['a uniform without width', { family: 'uniform', low: -1, high: -1 }, -1],
    ['a normal without spread', { family: 'normal', mean: 5, sd: 0 }, 5],
    ['a lognormal without spread', { family: 'lognormal', median: 7, sd: 0 }, 7],
    ['a beta without width', { family: 'beta', alpha: 2, beta: 2, low: 4, high: 4 }, 4],
    ['one outcome', { family: 'discrete', values: [9, 8], weights: [0, 3] }, 8],
  ])('%s is always the same', (_, d, value) => {
    expect(problemsOf(d)).toEqual([])
    expect([quantileOf(d, 0.01), quantileFunction(d)(0.99), meanOf(d)]).toEqual([value, value, value])
    expect(supportOf(d)).toEqual([value, value])
    expect([cdfOf(d, value - 0.001), cdfOf(d, value)]).toEqual([0, 1])
  })
})

describe('a start that slips by none, one or two months', () => {
  const slip: Distribution = { family: 'discrete', values: [2, 0, 1], weights: [1, 5, 2] }

  it('comes on time five times out of eight', () => {
    expect([0.1, 0.625, 0.626, 0.875, 0.876, 0.999].map(p => quantileOf(slip, p))).toEqual([0, 0, 1, 1, 2, 2])
    expect([-1, 0, 0.5, 1, 2, 3].map(x => cdfOf(slip, x))).toEqual([0, 0.625, 0.625, 0.875, 1, 1])
  })

  it('slips by half a month on average', () => {
    expect(meanOf(slip)).toBe(0.5)
    expect(supportOf(slip)).toEqual([0, 2])
  })

  it('with bounds, takes only the values within them', () => {
    const late: Distribution = { ...slip, min: 1 }
    expect(problemsOf(late)).toEqual([])
    expect([0.3, 0.66, 0.67].map(p => quantileOf(late, p))).toEqual([1, 1, 2])
    expect(meanOf(late)).toBeCloseTo(4 / 3, 15)
    expect(supportOf(late)).toEqual([1, 2])
  })
})

describe('what is wrong is said in plain sentences', () => {
  it.each<[Distribution, string]>([
    [{ family: 'fixed', value: Number.NaN }, 'value must be a finite number'],
    [{ family: 'fixed', value: 5, max: 4 }, 'min and max leave out the only value (5)'],
    [{ family: 'uniform', low: 3, high: 2 }, 'low (3) must not exceed high (2)'],
    [{ family: 'triangular', low: 1, mode: 0, high: 2 }, 'low (1) must not exceed mode (0)'],
    [{ family: 'triangular', low: 1, mode: 3, high: 2 }, 'mode (3) must not exceed high (2)'],
    [{ family: 'pert', low: 5, likely: 3, high: 9 }, 'low (5) must not exceed likely (3)'],
    [{ family: 'pert', low: 1, likely: 3, high: 2 }, 'likely (3) must not exceed high (2)'],
    [{ family: 'normal', mean: 1, sd: -1 }, 'sd must not be negative'],
    [{ family: 'normal', mean: Number.POSITIVE_INFINITY, sd: 1 }, 'mean must be a finite number'],
    [{ family: 'normal', mean: 0, sd: 1, min: 2, max: 1 }, 'min (2) must not exceed max (1)'],
    [
      { family: 'normal', mean: 0, sd: 1, min: 9 },
      'min and max leave less than a millionth of the distribution',
    ],
    [{ family: 'lognormal', median: 0, sd: 0.1 }, 'median must be above zero'],
    [
      { family: 'lognormal', median: 100, sd: 20 },
      'sd must lie between 0 and 5: it is the spread of the logarithm, 0.1 for about ten per cent',
    ],
    [{ family: 'beta', alpha: 0, beta: 2 }, 'alpha must lie between 0.1 and 1,000,000'],
    [{ family: 'beta', alpha: 2, beta: 2e6 }, 'beta must lie between 0.1 and 1,000,000'],
    [{ family: 'beta', alpha: 2, beta: 2, low: 2 }, 'low (2) must not exceed high (1)'],
    [{ family: 'gamma', shape: 0.01, scale: 1 }, 'shape must lie between 0.1 and 1,000,000'],
    [{ family: 'gamma', shape: 1, scale: 0 }, 'scale must be above zero'],
    [{ family: 'discrete', values: [1, Number.NaN], weights: [1, 1] }, 'values must be a finite number'],
    [
      { family: 'discrete', values: [1, 2], weights: [1] },
      'values and weights must be equally many, not 2 and 1',
    ],
    [{ family: 'discrete', values: [1, 2], weights: [2, -1] }, 'weights must not be negative'],
    [{ family: 'discrete', values: [1, 2], weights: [0, 0] }, 'at least one weight must be above zero'],
    [{ family: 'discrete', values: [1], weights: [1], min: 2 }, 'min and max leave out every value'],
  ])('%j: %s', (d, sentence) => {
    expect(problemsOf(d)).toEqual([sentence])
  })

  it('a probability of 0 or 1 is a mistake of the program', () => {
    const d: Distribution = { family: 'uniform', low: 0, high: 1 }
    for (const p of [0, 1, Number.NaN]) expect(() => quantileOf(d, p)).toThrow(RangeError)
  })
})
