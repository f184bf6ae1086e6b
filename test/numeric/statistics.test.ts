// The statistics that calibration stands on, against tables that others print and against plain sums.

import { describe, expect, test } from 'vitest'
import { bootstrapMeans } from '../../engine/numeric/bootstrap.ts'
import { cumulativeIncidence, type Watched } from '../../engine/numeric/cumulativeIncidence.ts'
import { quantileOf } from '../../engine/numeric/distributions.ts'
import { jackknife } from '../../engine/numeric/jackknife.ts'
import { leastSquares } from '../../engine/numeric/leastSquares.ts'
import { risingFit } from '../../engine/numeric/risingFit.ts'
import { studentQuantile } from '../../engine/numeric/studentQuantile.ts'

describe('cumulative incidence', () => {
  // Weeks of remission under 6-MP in the trial of E. Freireich and others, Blood 21, 1963, as R's data set drug6mp (package
  // KMsurv) has them; + is still in remission.
  const remission = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'
    .split(' ')
    .map(watchedOf)

  test("gives Freireich's remissions the Kaplan-Meier table and the errors that R prints", () => {
    // summary(survfit(Surv(t2, relapse) ~ 1, data = drug6mp)): time, survival, std.err.
    const table = cumulativeIncidence(remission).map(({ time, undecided, variance }) =>
      [time, undecided.toFixed(3), Math.sqrt(variance).toFixed(4)].join(' '),
    )
    expect(table).toEqual([
      '6 0.857 0.0764',
      '7 0.807 0.0869',
      '10 0.753 0.0963',
      '13 0.690 0.1068',
      '16 0.627 0.1141',
      '22 0.538 0.1282',
      '23 0.448 0.1346',
    ])
  })

  test('is the plain share, with its plain variance, where nothing is open', () => {
    const ends = ['event', 'other', 'other', 'event', 'other', 'other', 'other', 'other'] as const
    const last = cumulativeIncidence(ends.map((end, index) => ({ time: index % 3, end }))).at(-1)
    expect(last?.incidence).toBeCloseTo(2 / 8, 12)
    expect(last?.variance).toBeCloseTo((0.25 * 0.75) / 8, 12)
    expect(last?.undecided).toBe(0)
  })

  test('of both ways to end and of neither is one in all, at every time', () => {
    const deals = '1 2x 2 3+ 4x 4 5+ 6 7x 9+'.split(' ').map(watchedOf)
    const swapped = deals.map(({ time, end }) => ({
      time,
      end: end === 'event' ? ('other' as const) : end === 'other' ? ('event' as const) : end,
    }))
    const events = cumulativeIncidence(deals)
    const others = cumulativeIncidence(swapped)
    expect(events).toHaveLength(5)
    events.forEach(({ incidence, undecided }, index) => {
      expect(incidence + (others[index]?.incidence ?? 0) + undecided).toBeCloseTo(1, 12)
    })
  })

  /** `6` ends in the event, `6x` in the other way, `6+` is open. */
  function watchedOf(text: string): Watched {
    const end = text.endsWith('+') ? 'open' : text.endsWith('x') ? 'other' : 'event'
    return { time: Number.parseFloat(text), end }
  }
})

describe('least squares', () => {
  test("fits Longley's employment to the certified digits of NIST (StRD, Longley), which break weaker methods", () => {
    const data = [
      [60323, 83.0, 234289, 2356, 1590, 107608, 1947],
      [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
      [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
      [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
      [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
      [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
      [64989, 99.0, 365385, 1870, 3547, 115094, 1953],
      [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
      [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
      [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
      [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
      [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
      [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
      [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
      [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
      [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
    ]
    const fit = leastSquares(
      data.map(([, ...row]) => [1, ...row]),
      data.map(([y = 0]) => y),
    )
    // As the tests of Octave's regress.m and of Apache Commons Math have them from NIST's Longley.dat.
    const certified = [
      -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359,
      -0.0511041056535807, 1829.15146461355,
    ]
    const errors = [
      890420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675,
      0.22607320006937, 455.478499142212,
    ]
    certified.forEach((value, index) => {
      expect((fit?.coefficients[index] ?? 0) / value).toBeCloseTo(1, 8)
      expect((fit?.standardErrors[index] ?? 0) / (errors[index] ?? 0)).toBeCloseTo(1, 8)
    })
    expect(fit?.residualSd).toBeCloseTo(304.854073561965, 6)
    expect(fit?.explained).toBeCloseTo(0.995479004577296, 10)
  })

  test('fits nothing to a column that is made of the others, nor to fewer points than columns', () => {
    const x = [1, 2, 3, 4, 5].map(value => [1, value, 2 * value + 3])
    expect(leastSquares(x, [1, 3, 2, 5, 4])).toBeUndefined()
    expect(leastSquares([[1, 2]], [3])).toBeUndefined()
  })
})

describe('limits', () => {
  test.each([
    // NIST/SEMATECH e-Handbook of Statistical Methods, critical values of Student's t, to three places.
    [1, 0.95, 6.314],
    [5, 0.95, 2.015],
    [10, 0.95, 1.812],
    [30, 0.975, 2.042],
    [10, 0.05, -1.812],
    [7, 0.5, 0],
  ])("of Student's t with %d degrees of freedom at %d are those of the tables", (freedom, p, t) => {
    expect(Math.abs(studentQuantile(p, freedom) - t)).toBeLessThanOrEqual(0.0005)
  })

  test.each([1, 5, 10])('of a Poisson mean after %d events are gamma quantiles', events => {
    // What Garwood's limits are: at the lower one so many events or more come 25 times in 1,000, at the upper one so many
    // or fewer, by the plain sum of e^-m m^k / k!.
    const atMost = (mean: number, most: number): number => {
      let [term, sum] = [Math.exp(-mean), 0]
      for (let count = 0; count <= most; count++) {
        sum += term
        term *= mean / (count + 1)
      }
      return sum
    }
    const low = quantileOf({ family: 'gamma', shape: events, scale: 1 }, 0.025)
    const high = quantileOf({ family: 'gamma', shape: events + 1, scale: 1 }, 0.975)
    expect(1 - atMost(low, events - 1)).toBeCloseTo(0.025, 10)
    expect(atMost(high, events)).toBeCloseTo(0.025, 10)
  })

  test("of a Poisson mean after 25 events are those of GraphPad's example", () => {
    // graphpad.com/support/faq/how-quickcalcs-computes-the-confidence-interval-of-a-count: 90% and 95% for a count of 25.
    const low = { family: 'gamma', shape: 25, scale: 1 } as const
    const high = { family: 'gamma', shape: 26, scale: 1 } as const
    expect([quantileOf(low, 0.05), quantileOf(high, 0.95)].map(round)).toEqual([17.38, 34.92])
    expect([quantileOf(low, 0.025), quantileOf(high, 0.975)].map(round)).toEqual([16.18, 36.9])
  })

  test.each([1, 2])('of a share of %d in 7 are beta quantiles', events => {
    // Jeffreys' limits leave 25 in 1,000 of the density p^(x - 1/2) (1 - p)^(n - x - 1/2) outside on each side. With
    // p = sin(a)^2 it is sin(a)^2x cos(a)^2(n - x), which Simpson's rule sums.
    const sumTo = (share: number): number => {
      const end = Math.asin(Math.sqrt(share))
      const density = (angle: number): number =>
        Math.sin(angle) ** (2 * events) * Math.cos(angle) ** (2 * (7 - events))
      const steps = 1000
      let sum = density(0) + density(end)
      for (let step = 1; step < steps; step++) sum += (step % 2 === 1 ? 4 : 2) * density((end * step) / steps)
      return (sum * end) / (3 * steps)
    }
    const shape = { family: 'beta', alpha: events + 0.5, beta: 7 - events + 0.5 } as const
    expect(sumTo(quantileOf(shape, 0.025)) / sumTo(1)).toBeCloseTo(0.025, 8)
    expect(sumTo(quantileOf(shape, 0.975)) / sumTo(1)).toBeCloseTo(0.975, 8)
  })

  function round(value: number): number {
    return Math.round(100 * value) / 100
  }
})

describe('the jackknife', () => {
  const mean = (values: readonly number[]) => [values.reduce((sum, value) => sum + value, 0) / values.length]

  test('gives a mean its standard error', () => {
    // Standard deviation of 2, 4, 4, 6, 9 is the root of 7, over the root of 5.
    const [found] = jackknife([2, 4, 4, 6, 9], mean) ?? []
    expect(found?.value).toBe(5)
    expect(found?.standardError).toBeCloseTo(Math.sqrt(7 / 5), 12)
    expect(found?.degreesOfFreedom).toBe(4)
  })

  test('gives nothing for one value, or where an estimate cannot be made without some', () => {
    expect(jackknife([2], mean)).toBeUndefined()
    expect(jackknife([2, 3], values => (values.length < 2 ? undefined : [1]))).toBeUndefined()
  })
})

test('the rising fit pools neighbours that fall, and leaves what rises', () => {
  // 3 and 1 become their weighted mean (3 x 1 + 1 x 3) / 4 = 1.5
  expect(risingFit([1, 3, 1, 4], [1, 1, 3, 1])).toEqual([1, 1.5, 1.5, 4])
  expect(risingFit([5, 4, 3], [1, 1, 1])).toEqual([4, 4, 4])
})

test('the bootstrap draws the same means for the same seed, around the mean of what was seen', () => {
  const means = bootstrapMeans([10, 20, 30], 3, 4000, 7, 'team')
  expect(bootstrapMeans([10, 20, 30], 3, 4000, 7, 'team')).toEqual(means)
  const mean = means.reduce((sum, value) => sum + value, 0) / means.length
  // The standard error is sqrt(200 / 3) / 3 / sqrt(4000) x sqrt(3) = 0.075.
  expect(Math.abs(mean - 20)).toBeLessThan(0.3)
  expect(Math.min(...means)).toBe(10)
})
