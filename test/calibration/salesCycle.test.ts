import { expect, test } from 'vitest'
import { salesCycle } from '../../engine/calibration/salesCycle.ts'
import { day, deal } from './records.ts'

test('the cycle is the mean of won deals, and the lags say how many of 100 wins come in each month', () => {
  // 30, 61 and 92 days are 0.99, 2.0 and 3.02 months of 30.4375 days.
  const won = [
    ...repeat(10, 'won 2026-01-01 2026-01-31'),
    ...repeat(5, 'won 2026-01-01 2026-03-03'),
    ...repeat(5, 'won 2026-01-01 2026-04-03'),
  ]
  const lost = repeat(30, 'lost 2026-01-01 2026-02-15')
  const { cycle, lags } = salesCycle([...won, ...lost], day('2026-06-30'))
  expect(cycle).toMatchObject({ basis: 'data', n: 20, counted: 'won deals', input: 'sales_cycle_months' })
  // (10 x 30 + 5 x 61 + 5 x 92) / 20 / 30.4375 = 1.749
  expect(cycle.basis === 'data' && cycle.value).toBeCloseTo(1065 / 20 / 30.4375, 10)
  expect(lags.map(Math.round)).toEqual([50, 0, 25, 25])
})

test('slow wins that are still to come are counted by those of the same age that came', () => {
  // Of 20 old deals half win after 30 days and half after 150; 20 young ones, 60 days old, show only the quick half.
  const old = [...repeat(10, 'won 2026-01-01 2026-01-31'), ...repeat(10, 'won 2026-01-01 2026-05-31')]
  const young = [...repeat(10, 'won 2026-05-01 2026-05-31'), ...repeat(10, 'open 2026-05-01 -')]
  const { cycle } = salesCycle([...old, ...young], day('2026-06-30'))
  // Half at 30 and half at 150 days: 90, where the plain mean of the 30 wins is 70.
  expect(cycle.basis === 'data' && cycle.value * 30.4375).toBeCloseTo(90, 10)
})

test('nine wins are too few', () => {
  const { cycle, lags } = salesCycle(repeat(9, 'won 2026-01-01 2026-01-31'), day('2026-06-30'))
  expect(cycle).toMatchObject({
    basis: 'benchmark',
    value: 2.8,
    tooFew:
      'too few won deals (n = 9, needs 10): using the benchmark 2.8 months (0.5 to 6) from the Optifai pipeline study of 2025: median 84 days, 14 for the smallest to 180 for the largest deals',
  })
  expect(lags).toEqual([])
})

function repeat(count: number, text: string) {
  return Array.from({ length: count }, () => deal(text))
}
