// The season of bookings: told from growth and from chance, over made-up companies whose season is known.

import { describe, expect, test } from 'vitest'
import { lastDayOf } from '../../engine/calibration/elapsed.ts'
import { seasonality } from '../../engine/calibration/seasonality.ts'
import { quantityToNumber } from '../../engine/formula/quantity.ts'
import { makeDeals } from '../../samples/samphire/company/deals.ts'
import { samphire, type Truth } from '../../samples/samphire/company/truth.ts'

/** Quarters of 18%, 22%, 26% and 34% of a year, from Dave Kellogg's bookings model. */
const kellogg = [0.72, 0.72, 0.72, 0.88, 0.88, 0.88, 1.04, 1.04, 1.04, 1.36, 1.36, 1.36]
const flat = kellogg.map(() => 1)
const asOf = lastDayOf(samphire.lastMonth)

/** Samphire with more deals, its season and growth, and records of some years and eight months. */
function truthOf(season: readonly number[], growth: number, years: number): Truth {
  return {
    ...samphire,
    seasonality: season,
    firstMonth: samphire.lastMonth - 12 * years - 7,
    segments: samphire.segments.map(segment => ({
      ...segment,
      growth,
      dealsPerMonth: 2 * segment.dealsPerMonth,
    })),
  }
}

/** What is booked by month follows how many days it has, too. */
function byDays(season: readonly number[]): readonly number[] {
  const all = season.map((index, month) => index * (lastDayOf(month + 12 * 2025).day ?? 30))
  return all.map(amount => (12 * amount) / all.reduce((sum, other) => sum + other, 0))
}

const seeds = Array.from({ length: 60 }, (_, index) => index + 1)

describe.each([
  [3, 0.018],
  [3, 0.05],
  [5, 0.02],
] as const)('%i years that grow by %f a month', (years, growth) => {
  const truth = truthOf(kellogg, growth, years)
  const runs = seeds.map(seed => seasonality(makeDeals(truth, [], seed), asOf))
  const known = runs.filter(({ length }) => length === 12)
  const indices = byDays(kellogg)

  test('the true index of each month lies in nine intervals of ten', () => {
    expect(known.length).toBeGreaterThan(seeds.length / 2)
    const cells = known.flatMap(run =>
      run.map((one, month) => {
        const [low, high] = one.basis === 'data' ? one.interval : [0, 0]
        const index = indices[month] ?? 1
        return low <= index && index <= high
      }),
    )
    // The twelve of a company go together, so that their share errs as that of some 200 cells.
    expect(cells.filter(held => held).length / cells.length).toBeGreaterThanOrEqual(0.9 - 0.064)
  })

  test('indices average 1, and what goes into the plan is nearer to 1 and errs less', () => {
    let [errors, planned] = [0, 0]
    for (const run of known) {
      const values = run.map(one => (one.basis === 'data' ? one.value : 0))
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(12, 9)
      run.forEach((one, month) => {
        if (one.basis !== 'data') return
        expect(Math.abs((one.planned ?? 0) - 1)).toBeLessThanOrEqual(Math.abs(one.value - 1))
        errors += (one.value - (indices[month] ?? 1)) ** 2
        planned += ((one.planned ?? 0) - (indices[month] ?? 1)) ** 2
      })
    }
    expect(planned).toBeLessThan(errors)
  })
})

describe('a company without a season that doubles in a year', () => {
  const truth = truthOf(flat, 0.06, 3)
  const runs = seeds.map(seed => makeDeals(truth, [], seed))

  test('shows December far above January in shares of the years, which is growth and no season', () => {
    const shares = runs.map(deals => {
      const won = deals.filter(({ outcome }) => outcome === 'won')
      const year = (month: number) =>
        won
          .filter(({ closes }) => closes?.year === 2025 && (month === 0 || closes.month === month))
          .reduce((sum, { amount = 0 }) => sum + quantityToNumber(amount), 0)
      return (12 * year(12)) / year(0)
    })
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(1.25)
  })

  test('is told to have none nine times in ten, and keeps what its plan has', () => {
    const found = runs.map(deals => seasonality(deals, asOf))
    const none = found.filter(([first]) => first?.basis === 'none')
    expect(none.length / found.length).toBeGreaterThan(0.85)
    expect(none[0]?.[0]).toMatchObject({
      input: 'seasonality',
      where: {},
      tooFew: expect.stringContaining('no season can be told from chance in 36 months of bookings'),
    })
  })
})

test('less than two years after the first deals had time to be won are too few', () => {
  const young: Truth = { ...samphire, firstMonth: samphire.lastMonth - 27 }
  const [found, ...others] = seasonality(makeDeals(young, [], 1), asOf)
  expect(others).toEqual([])
  expect(found).toMatchObject({
    basis: 'none',
    tooFew: expect.stringMatching(
      /^too few months of bookings after the first deals had time to be won \(n = \d+, needs 24\)/,
    ),
  })
})
