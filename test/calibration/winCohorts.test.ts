import { expect, test } from 'vitest'
import { winCohorts } from '../../engine/calibration/winCohorts.ts'
import type { Day, Opportunity } from '../../engine/intake/records.ts'
import { makeDeals } from '../../samples/samphire/company/deals.ts'
import { samphire } from '../../samples/samphire/company/truth.ts'
import { typed } from '../cli/typedCommand.ts'

const deal = (created: Day, outcome: Opportunity['outcome'], closes?: Day): Opportunity => ({
  source: { file: 'deals.csv', row: 1 },
  id: `${created.month}-${created.day}`,
  created,
  amountMeans: 'arr',
  outcome,
  stage: outcome,
  ...(closes === undefined ? {} : { closes }),
})
const day = (month: number, of: number): Day => ({ year: 2026, month, day: of })

test('four deals of March and two of April, as they stood at the end of June', () => {
  const deals = [
    deal(day(3, 2), 'won', day(3, 20)),
    deal(day(3, 5), 'won', day(5, 20)),
    deal(day(3, 9), 'lost', day(4, 1)),
    // Decided after the day it is looked at: nobody knew.
    deal(day(3, 31), 'won', day(7, 1)),
    deal(day(4, 3), 'open'),
    deal(day(4, 4), 'lost', day(4, 30)),
    deal(day(7, 2), 'open'),
  ]
  expect(winCohorts(deals, day(6, 30))).toEqual([
    {
      created: 'Mar 2026',
      deals: 4,
      won: 2,
      lost: 1,
      givenUp: 0,
      open: 1,
      // One within a month and one more within three; the youngest is 2.99 months old, so three cannot be said.
      wonWithin: [0.25, undefined, undefined, undefined, undefined],
    },
    {
      created: 'Apr 2026',
      deals: 2,
      won: 0,
      lost: 1,
      givenUp: 0,
      open: 1,
      wonWithin: [0, undefined, undefined, undefined, undefined],
    },
    {
      created: 'all',
      deals: 6,
      won: 2,
      lost: 2,
      givenUp: 0,
      open: 2,
      wonWithin: [1 / 6, undefined, undefined, undefined, undefined],
    },
  ])
})

test('every deal is in one cohort and in one column, and shares never fall with age', () => {
  const cohorts = winCohorts(makeDeals(samphire, [], 1), day(10, 31))
  const all = cohorts.at(-1)
  const single = cohorts.slice(0, -1)
  for (const key of ['deals', 'won', 'lost', 'givenUp', 'open'] as const)
    expect(single.reduce((sum, cohort) => sum + cohort[key], 0)).toBe(all?.[key])
  for (const { deals, won, lost, givenUp, open, wonWithin } of cohorts) {
    expect(won + lost + givenUp + open).toBe(deals)
    const known = wonWithin.filter(share => share !== undefined)
    expect([...known].sort((one, other) => one - other)).toEqual(known)
  }
  expect(all?.givenUp).toBeGreaterThan(0)
})

test('calibrate --table win-rate prints them, and puts nothing into a plan', async () => {
  const asked = [
    'calibrate',
    'samples/samphire/exports/salesforce-opportunities.csv',
    '--map',
    'samples/samphire/mapping.json',
    '--as-of',
    '2026-10-31',
    '--table',
    'win-rate',
  ]
  const seen = await typed(asked)
  expect(seen.code).toBe(0)
  await expect(seen.out).toMatchFileSnapshot('../golden/samphire-win-rate.txt')
  const refused = await typed([...asked, '--plan', 'samples/samphire/plan.json'])
  expect(refused.code).toBe(2)
  expect(refused.err).toContain(
    '--table shows what records say, and puts nothing into a plan: leave out --plan.',
  )
})
