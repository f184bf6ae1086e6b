import { expect, test } from 'vitest'
import { withDealsOf } from '../../engine/calibration/channelDeals.ts'
import type { ChannelSpend, Opportunity } from '../../engine/intake/records.ts'

const source = { file: 'file.csv', row: 1 }
const spend = (monthOfYear: number, opportunities?: number): ChannelSpend => ({
  source,
  channel: 'Events',
  month: { year: 2026, monthOfYear },
  spend: 1000,
  ...(opportunities === undefined ? {} : { opportunities }),
})
const deal = (month: number, channel: string): Opportunity => ({
  source,
  id: `${month}`,
  created: { year: 2026, month, day: 10 },
  amountMeans: 'arr',
  outcome: 'open',
  stage: 'Prospecting',
  origin: 'marketing',
  channel,
})

test('a list of spending without counts gets those of the CRM, from the month in which the CRM began to tell', () => {
  const deals = [deal(2, 'events'), deal(2, 'Events'), deal(4, 'Events'), deal(3, 'Paid media')]
  const found = withDealsOf([spend(1), spend(2), spend(3), spend(4)], deals)
  expect(found.map(({ opportunities }) => opportunities)).toEqual([undefined, 2, 0, 1])
})

test('a list that counts for itself is believed, and a channel that no deal names stays unknown', () => {
  expect(withDealsOf([spend(2, 7)], [deal(2, 'Events')])[0]?.opportunities).toBe(7)
  expect(withDealsOf([spend(2)], [deal(2, 'Paid media')])[0]?.opportunities).toBeUndefined()
})
