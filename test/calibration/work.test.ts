// Teams' velocity and channels' response.

import { describe, expect, test } from 'vitest'
import { marketingResponse } from '../../engine/calibration/marketingResponse.ts'
import { velocity } from '../../engine/calibration/velocity.ts'
import type { ChannelSpend, Sprint } from '../../engine/intake/records.ts'
import { day } from './records.ts'

describe('velocity', () => {
  // Sprints of 14 days, so 0.46 of a month of 30.4375 days.
  const sprints = [90, 10, 20, 22, 18, 20, 24, 16, 20].map((completed, index) => sprint(index, completed))

  test('is what the last eight sprints completed, a month; what was promised does not count', () => {
    const { velocity: found, forecast } = velocity('Product', sprints, day('2026-06-30'), 1)
    const mean = ((10 + 20 + 22 + 18 + 20 + 24 + 16 + 20) / 8) * (30.4375 / 14)
    expect(found).toMatchObject({ basis: 'data', n: 8, value: expect.closeTo(mean, 9) })
    expect(forecast?.p50).toBeCloseTo(mean, -1)
    expect(forecast?.p10).toBeLessThan(forecast?.p50 ?? 0)
    expect(forecast?.p90).toBeGreaterThan(forecast?.p50 ?? 0)
  })

  test('by the people of the team is points a person-month', () => {
    const all = velocity('Product', sprints, day('2026-06-30'), 1).velocity
    const each = velocity('Product', sprints, day('2026-06-30'), 1, 5).velocity
    expect(each.input).toBe('points_per_person_month')
    expect(each.basis === 'data' && each.value * 5).toBeCloseTo(all.basis === 'data' ? all.value : 0, 9)
  })

  test('is drawn the same for the same seed, and is not known from four sprints', () => {
    const again = () => velocity('Product', sprints, day('2026-06-30'), 3)
    expect(again()).toEqual(again())
    expect(velocity('Product', sprints.slice(0, 4), day('2026-06-30'), 1)).toMatchObject({
      velocity: {
        basis: 'none',
        tooFew: 'too few sprints (n = 4, needs 5), and no benchmark is known: the plan keeps its own number',
      },
    })
  })

  function sprint(index: number, completed: number): Sprint {
    const start = new Date(Date.UTC(2026, 0, 5 + 14 * index))
    const end = new Date(Date.UTC(2026, 0, 18 + 14 * index))
    const dayOf = (date: Date) => ({
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
    })
    return {
      source: { file: 'sprints.csv', row: index },
      team: 'Product',
      name: `Sprint ${index}`,
      start: dayOf(start),
      end: dayOf(end),
      committed: 99,
      completed,
    }
  }
})

describe('marketing response', () => {
  // 40 opportunities at most, half of them at 30,000 of effective spending, of which 35% carries over.
  const spends = Array.from({ length: 36 }, (_, month) => 8000 + ((month * 7919) % 31) * 3000)

  test('finds the curve and the carry-over that spending and opportunities were made with', () => {
    const { maximum, halfEffect, carryOver, marginalCost } = marketingResponse(
      'paid_media',
      spent(spends),
      day('2026-12-31'),
    )
    for (const [found, truth] of [
      [maximum, 40],
      [halfEffect, 30_000],
      [carryOver, 0.35],
    ] as const) {
      expect(found).toMatchObject({ basis: 'data', n: 36 })
      expect(found.basis === 'data' && Math.abs(found.value / truth - 1)).toBeLessThan(0.05)
    }
    expect(marginalCost.basis).toBe('data')
  })

  test.each([
    [
      'of two years less a month is not known',
      spends.slice(0, 23),
      'too few months of spending (n = 23, needs 24)',
    ],
    [
      'of spending that never varies is not known',
      spends.map(() => 20_000),
      'spending hardly varied (by 0% around its mean, needs 25%)',
    ],
  ])('%s', (_, months, why) => {
    const { maximum } = marketingResponse('paid_media', spent(months), day('2026-12-31'))
    expect(maximum).toMatchObject({
      basis: 'none',
      tooFew: `${why}, and no benchmark is known: the plan keeps its own number`,
    })
  })

  test('of spending far from saturation has a marginal cost, but no ceiling', () => {
    const small = spends.map(spend => spend / 300)
    const found = marketingResponse('paid_media', spent(small, 0.02), day('2026-12-31'))
    expect(found.maximum.basis).toBe('none')
    expect(found.maximum.basis === 'none' && found.maximum.tooFew).toContain('never near saturation')
    // 30,000 / 40 = 750 for each opportunity while spending is small
    expect(found.marginalCost.basis === 'data' && found.marginalCost.value).toBeCloseTo(750, -2)
  })

  function spent(months: readonly number[], chance = 0.001): readonly ChannelSpend[] {
    let effect = months[0] ?? 0
    return months.map((spend, index) => {
      effect = 0.65 * spend + 0.35 * effect
      return {
        source: { file: 'spend.csv', row: index },
        channel: 'paid_media',
        month: { year: 2024 + Math.floor(index / 12), monthOfYear: (index % 12) + 1 },
        spend,
        // A little chance either way, so that the fit is not perfect.
        opportunities: ((40 * effect) / (effect + 30_000)) * (1 + (index % 2 === 0 ? chance : -chance)),
      }
    })
  }
})
