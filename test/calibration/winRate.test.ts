import { expect, test } from 'vitest'
import { winRate } from '../../engine/calibration/winRate.ts'
import { day, deal } from './records.ts'

const asOf = day('2026-06-30')

test('the win rate holds wins at each age against the deals that reached it', () => {
  // Ten deals of January: 2 won after a month, 2 lost after two, 6 won or lost after three (3 and 3). Ten of June are open
  // after half a month and say nothing about what happens later: 5 of 10, not 5 of 20.
  const january = [
    ...repeat(2, 'won 2026-01-01 2026-01-31'),
    ...repeat(2, 'lost 2026-01-01 2026-03-02'),
    ...repeat(3, 'won 2026-01-01 2026-04-01'),
    ...repeat(3, 'lost 2026-01-01 2026-04-01'),
  ]
  const found = winRate([...january, ...january, ...repeat(20, 'open 2026-06-15 -')], asOf)
  expect(found).toMatchObject({ basis: 'data', n: 20, counted: 'decided deals', source: 'deals.csv' })
  expect(found.basis === 'data' && found.value).toBeCloseTo(0.5, 12)
  expect(found.remarks).toEqual(['10 won, 10 lost, 20 open'])
})

test('a deal decided after the day was open on it, and one created after it did not exist', () => {
  const decided = [...repeat(15, 'won 2026-01-01 2026-02-01'), ...repeat(15, 'lost 2026-01-01 2026-02-01')]
  const later = [...repeat(9, 'lost 2026-05-20 2026-08-01'), ...repeat(9, 'won 2026-07-02 2026-07-20')]
  const found = winRate([...decided, ...later], asOf)
  expect(found.n).toBe(30)
  expect(found.remarks[0]).toBe('15 won, 15 lost, 9 open')
})

test('open deals that are far older than any win count as lost, and are told', () => {
  // All wins come within a month, so after two a deal is dead: (5 + 5) / (5 + 5 + 10 + 10).
  const half = [...repeat(5, 'won 2026-03-01 2026-03-31'), ...repeat(10, 'lost 2026-03-01 2026-03-31')]
  const found = winRate([...half, ...half, ...repeat(10, 'open 2025-09-01 -')], asOf)
  expect(found.basis === 'data' && found.value).toBeCloseTo(0.25, 12)
  expect(found.remarks[1]).toBe(
    '10 open deals count as lost: open for more than 2.0 months, twice the time in which 90% of wins come',
  )
})

test('a deal that was decided before it was created is left out and told', () => {
  const sound = [...repeat(15, 'won 2026-01-01 2026-02-01'), ...repeat(15, 'lost 2026-01-01 2026-02-01')]
  const found = winRate([...sound, deal('won 2026-03-01 2026-02-01')], asOf)
  expect(found.n).toBe(30)
  expect(found.remarks).toContain('1 left out: decided before they were created')
})

test.each([
  [
    'four deals are too few, and a benchmark with its source stands in',
    repeat(4, 'won 2026-01-01 2026-02-01'),
    'too few decided deals (n = 4, needs 20): using the benchmark 20% (15% to 30%) from a range used in planning; no survey stands behind it (a published pipeline: 89 of 586 deals won, 15%, funnelcast.com)',
  ],
  [
    'deals that are nearly all undecided are too young',
    [...repeat(20, 'lost 2026-06-01 2026-06-11'), ...repeat(80, 'open 2026-06-01 -')],
    'deals too young (80% are undecided at the oldest age seen, 0.3 months): using the benchmark 20% (15% to 30%) from a range used in planning; no survey stands behind it (a published pipeline: 89 of 586 deals won, 15%, funnelcast.com)',
  ],
])('%s', (_, deals, sentence) => {
  expect(winRate(deals, asOf)).toMatchObject({
    basis: 'benchmark',
    value: 0.2,
    interval: [0.15, 0.3],
    tooFew: sentence,
    distribution: { family: 'pert', low: 0.15, likely: 0.2, high: 0.3 },
  })
})

function repeat(count: number, text: string) {
  return Array.from({ length: count }, () => deal(text))
}
