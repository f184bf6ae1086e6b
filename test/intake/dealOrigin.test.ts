// Who found a deal: by words that say so, by what a person said, and never by a guess.

import { expect, test } from 'vitest'
import { importing, printed, table } from './importing.ts'

const header = 'Opportunity ID,Stage,Created Date,Close Date,Amount,Type,Lead Source,Primary Campaign Source'
const deals = (...rows: readonly string[]) => ({ 'deals.csv': [header, ...rows].join('\n') })
const deal = (id: number, leadSource: string, campaign = '', type = 'New Business') =>
  `D-${id},Prospecting,2026-01-${10 + id},2026-03-20,1000,${type},${leadSource},${campaign}`

test('plain words say who found a deal, and no others do', async () => {
  const words = {
    'SDR Outbound': 'sdr',
    BDR: 'sdr',
    Referral: 'referral',
    'AE Sourced': 'account_executive',
    'Self-generated': 'account_executive',
    Webinar: 'marketing',
    'Organic Search': 'marketing',
    'Partner Referral': undefined,
    'Employee Referral': undefined,
    Offline: undefined,
    'Purchased List': undefined,
    Other: undefined,
  }
  const { records } = await importing(deals(...Object.keys(words).map((word, id) => deal(id, word))))
  const found = records.opportunities.map(({ leadSource, origin }) => [leadSource, origin])
  expect(Object.fromEntries(found)).toEqual(words)
})

test('the mapping says what other words mean, the campaign before the lead source, and on which channel', async () => {
  const rows = deals(deal(1, 'Partner'), deal(2, 'Referral', 'Dreamforce 26'), deal(3, 'sequences'))
  const { records } = await importing(rows, {
    sources: [
      { source: 'Partner', origin: 'other' },
      { source: 'Dreamforce 26', origin: 'marketing', channel: 'Events' },
      { source: 'Sequences', origin: 'sdr' },
    ],
  })
  expect(records.opportunities.map(({ origin, channel }) => [origin, channel])).toEqual([
    ['other', undefined],
    ['marketing', 'Events'],
    ['sdr', undefined],
  ])
})

test('words that nobody explained, and deals without one, are listed with their money and used all the same', async () => {
  const rows = deals(
    deal(1, 'Sequencse'),
    deal(2, 'Sequencse'),
    deal(3, ''),
    deal(4, 'Partner'),
    deal(5, '', '', 'Renewal'),
  )
  const text = await printed(rows, { sources: [{ source: 'Sequences', origin: 'sdr' }] })
  expect(table(text)).toContain(
    table(`
    Lead sources that do not say who found the deal: such a deal counts for nobody (sources in the mapping)
      Sequencse: 2 rows, 2,000, first in row 2 of deals.csv; perhaps sdr?
      no source: 1 row, 1,000, first in row 4 of deals.csv
      Partner: 1 row, 1,000, first in row 5 of deals.csv`),
  )
  expect(text).toContain('Imported: opportunities 5.')
})
