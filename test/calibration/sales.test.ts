// Sellers' ramp, productivity and quotas, and what a new customer is worth.

import { describe, expect, test } from 'vitest'
import { attainment } from '../../engine/calibration/attainment.ts'
import { contractValue } from '../../engine/calibration/contractValue.ts'
import type { Evidence } from '../../engine/calibration/evidence.ts'
import { rampOf } from '../../engine/calibration/ramp.ts'
import { sellerMonths } from '../../engine/calibration/sellerMonths.ts'
import type { Quota } from '../../engine/intake/records.ts'
import { day, deal, employee } from './records.ts'

describe("ramp and productivity, on Dave Kellogg's bookings capacity model (scribd.com/document/447105462)", () => {
  // A rep carries 0, 25, 50, 75 and then 100% of 1,000 thousand a year, by quarter of service.
  const byQuarter = [0, 0.25, 0.5, 0.75]
  const published = (tenure: number): number => byQuarter[Math.floor(tenure / 3)] ?? 1
  const seller = (name: string, firstTenure: number, months: number) => ({
    seller: name,
    firstTenure,
    booked: Array.from({ length: months }, (_, month) => (published(firstTenure + month) * 1000) / 12),
  })
  // Some were there before, some came, and some of those left after a quarter or two: they count while they were there.
  const sellers = [
    seller('a', 20, 24),
    seller('b', 14, 24),
    seller('c', 0, 24),
    seller('d', 0, 18),
    seller('e', 0, 4),
    seller('f', 0, 6),
    seller('g', 5, 20),
  ]
  const { productivity, monthsLost, curve } = rampOf({ sellers, remarks: [] }, 'deals.csv')

  test('finds productivity, the curve, and the seven and a half months that a ramp costs', () => {
    expect(value(productivity)).toBeCloseTo(1000, 9)
    expect(curve.map(({ share }) => Math.round(share * 1e9) / 1e9)).toEqual(
      Array.from({ length: 13 }, (_, tenure) => published(tenure)),
    )
    // 3 x (1 + 0.75 + 0.5 + 0.25)
    expect(value(monthsLost)).toBeCloseTo(7.5, 9)
    expect(curve.map(({ n }) => n).slice(0, 7)).toEqual([4, 4, 4, 4, 3, 4, 3])
  })

  test('gives his ramped reps and capacity of every quarter', () => {
    // Reps in their first, second, third, fourth quarter and steady, at the start of the year and three quarters on.
    const cohorts = [
      [4, 3, 2, 1, 10],
      [5, 4, 3, 2, 11],
      [6, 5, 4, 3, 12],
      [7, 6, 5, 4, 14],
    ]
    const ramped = cohorts.map(reps =>
      reps.reduce((sum, count, quarter) => sum + count * (curve[Math.min(12, 3 * quarter)]?.share ?? 0), 0),
    )
    expect(ramped.map(round)).toEqual([12.5, 15, 17.5, 21])
    expect(ramped.map(reps => round((reps * value(productivity)) / 4))).toEqual([3125, 3750, 4375, 5250])
  })

  test('his quotas lie 20% above what ramped reps sell', () => {
    // 12.5 ramped reps with 3,750 to sell in a quarter are 300 each, 1,200 a year.
    const quotas = Array.from({ length: 12 }, (_, index) => quota(`rep ${index}`, 300, 250))
    const { overAssignment, realisation } = attainment(quotas, known(value(productivity)), day('2026-06-30'))
    expect(value(overAssignment)).toBeCloseTo(0.2, 12)
    expect(value(realisation)).toBeCloseTo(250 / 300, 12)
  })
})

describe('attainment', () => {
  test('is three numbers that differ: who made it, how much was sold, and how far quota lies above productivity', () => {
    // One of four sells three times the quota, the others half: 25% made it, 112.5% was sold, quota is 50% too high.
    const quotas = [300, 50, 50, 50].flatMap((sold, index) => [
      quota(`rep ${index}`, 100, sold),
      quota(`rep ${index}`, 100, sold),
    ])
    const found = attainment(quotas, known(800 / 3), day('2026-06-30'))
    expect(value(found.sellersAtQuota)).toBe(0.25)
    expect(value(found.realisation)).toBeCloseTo(1.125, 12)
    expect(value(found.overAssignment)).toBeCloseTo(0.5, 12)
  })

  test('leaves out quarters that are not over, and is not known from seven', () => {
    const eight = Array.from({ length: 8 }, (_, index) => quota(`rep ${index}`, 100, 90))
    const found = attainment(eight, undefined, day('2026-05-31'))
    expect(found.realisation).toMatchObject({ basis: 'none', n: 0 })
    const known = attainment(eight, undefined, day('2026-06-30'))
    expect(known.overAssignment).toMatchObject({
      basis: 'benchmark',
      tooFew:
        'productivity is not known: using the benchmark 20% (10% to 40%) from Dave Kellogg, kellblog.com: about 20%; 40% and more "plain does not work"',
    })
  })
})

describe("sellers' months", () => {
  test('are whole months of service between two days, with what was won in each', () => {
    const { sellers, remarks } = sellerMonths(
      [
        employee('2026-01-01', { id: 'new' }),
        employee('2024-01-01 2026-02-15', { id: 'gone' }),
        employee('2026-06-20', { id: 'just here' }),
      ],
      [
        deal('won 2025-12-01 2026-01-10 1000', { owner: 'new' }),
        deal('won 2025-12-01 2026-03-15 3000', { owner: 'new' }),
        deal('won 2025-12-01 2026-01-12 500', { owner: 'gone' }),
        deal('lost 2025-12-01 2026-01-12 700', { owner: 'gone' }),
        deal('won 2025-12-01 2026-03-15 900', { owner: 'somebody else' }),
        deal('won 2025-12-01 2026-03-15 900', { owner: 'new', amountMeans: 'contract_value' }),
      ],
      day('2025-12-15'),
      day('2026-06-30'),
    )
    expect(sellers).toEqual([
      { seller: 'new', firstTenure: 0, booked: [1000, 0, 3000, 0, 0] },
      { seller: 'gone', firstTenure: 24, booked: [500] },
    ])
    expect(remarks).toEqual([
      '1 won deals left out: no yearly amount',
      '1 won deals belong to nobody on this list of sellers',
    ])
  })
})

test('a new customer is worth the mean of those won in the last 12 months', () => {
  const won = [10, 20, 30, 20, 20, 20, 20, 20].map(value => deal(`won 2026-01-01 2026-03-01 ${value}000`))
  const before = deal('won 2024-01-01 2024-03-01 900000')
  const more = deal('won 2026-01-01 2026-03-01 900000', { type: 'existing' })
  const found = contractValue([...won, before, more], day('2026-06-30'))
  expect(value(found)).toBe(20_000)
  expect(found).toMatchObject({ n: 8, input: 'starting_acv' })
})

/** A productivity without a doubt. */
function known(value: number) {
  return { value, interval: [value, value] } as const
}

/** Of the second quarter of 2026. */
function quota(owner: string, asked: number, sold: number): Quota {
  return {
    source: { file: 'quotas.csv', row: 1 },
    owner,
    from: { year: 2026, monthOfYear: 4 },
    to: { year: 2026, monthOfYear: 6 },
    quota: asked,
    attained: sold,
  }
}

function round(number: number): number {
  return Math.round(number * 1e6) / 1e6
}

function value(evidence: Evidence): number {
  return evidence.basis === 'none' ? Number.NaN : evidence.value
}
