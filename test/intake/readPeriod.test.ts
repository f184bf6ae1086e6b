// Names of periods: of the calendar as they stand, of fiscal years only once somebody said how the company counts them.

import { describe, expect, test } from 'vitest'
import { type FiscalYear, readPeriod } from '../../engine/intake/readPeriod.ts'
import { importing, printed, table } from './importing.ts'

/** "2024-02 to 2024-04". */
function months(text: string, year?: FiscalYear, plainIsFiscal = false): string | undefined {
  const span = readPeriod(text, year, plainIsFiscal)
  const name = (month: { readonly year: number; readonly monthOfYear: number }) =>
    `${month.year}-${String(month.monthOfYear).padStart(2, '0')}`
  return span && `${name(span.from)} to ${name(span.to)}`
}

const february: FiscalYear = { firstMonth: 2, name: 'last' }

test.each([
  ['Q1 2024', '2024-01 to 2024-03'],
  ['Q1-2024', '2024-01 to 2024-03'],
  ['2024-Q4', '2024-10 to 2024-12'],
  ['H2 2024', '2024-07 to 2024-12'],
  ['2024', '2024-01 to 2024-12'],
  ['Mar 2024', '2024-03 to 2024-03'],
])('%s is of the calendar', (text, expected) => {
  expect(months(text)).toBe(expected)
  expect(months(text, february)).toBe(expected)
})

test.each([
  ['Q1 FY24', '2023-02 to 2023-04', '2024-02 to 2024-04'],
  ['FY2024 Q4', '2023-11 to 2024-01', '2024-11 to 2025-01'],
  ["FY'24-Q2", '2023-05 to 2023-07', '2024-05 to 2024-07'],
  ['FY24H2', '2023-08 to 2024-01', '2024-08 to 2025-01'],
  ['FY2024 P03', '2023-04 to 2023-04', '2024-04 to 2024-04'],
  ['P12-FY24', '2024-01 to 2024-01', '2025-01 to 2025-01'],
  ['P03 2024', '2023-04 to 2023-04', '2024-04 to 2024-04'],
  ['2024-P3', '2023-04 to 2023-04', '2024-04 to 2024-04'],
  ['FY24', '2023-02 to 2024-01', '2024-02 to 2025-01'],
])(
  '%s of a year from February is %s when the year is called for its last month, %s for its first',
  (text, last, first) => {
    expect(months(text, february)).toBe(last)
    expect(months(text, { firstMonth: 2, name: 'first' })).toBe(first)
    expect(months(text)).toBeUndefined()
  },
)

test('a year from January is the calendar year, whatever it is called for', () => {
  for (const name of ['first', 'last'] as const)
    expect(months('FY24 Q1', { firstMonth: 1, name })).toBe('2024-01 to 2024-03')
})

test.each(['FY24 Q5', 'FY2024 P13', 'FY24 H3', 'FY24 P0', 'FY', 'Q5 2024', 'F24', 'quarter'])(
  '%s is no period',
  text => {
    expect(months(text, february)).toBeUndefined()
  },
)

describe('a quota file', () => {
  const quotas = (...periods: readonly string[]) => ({
    'quotas.csv': `Rep,Period,Quota\n${periods.map(period => `R-1,${period},5\n`).join('')}`,
  })
  const spans = async (files: Record<string, string>, choices: Parameters<typeof importing>[1]) => {
    const { records } = await importing(files, choices)
    return records.quotas.map(
      ({ from, to }) => `${from.year}-${from.monthOfYear} to ${to.year}-${to.monthOfYear}`,
    )
  }

  test('with periods of fiscal years asks which years those are, and uses no row before', async () => {
    const text = await printed(quotas('Q1 FY24'))
    expect(table(text)).toContain(
      table(`
        quotas.csv: Quota file
          2 rows wait for the answers below; none is used yet

        ? quotas.csv: "Q1 FY24" is of a fiscal year: in which month does it begin, and has it the number of the year in which it begins or ends?
          "fiscalYearStart": 1, "fiscalYearName": "last": Q1 FY24 is Jan 2024 to Mar 2024
          "fiscalYearStart": 2, "fiscalYearName": "last": Q1 FY24 is Feb 2023 to Apr 2023
          "fiscalYearStart": 4, "fiscalYearName": "last": Q1 FY24 is Apr 2023 to Jun 2023
          "fiscalYearStart": 4, "fiscalYearName": "first": Q1 FY24 is Apr 2024 to Jun 2024
          "fiscalYearStart": 7, "fiscalYearName": "last": Q1 FY24 is Jul 2023 to Sep 2023
          "fiscalYearStart": 10, "fiscalYearName": "last": Q1 FY24 is Oct 2023 to Dec 2023
          -> Write your answer into the mapping: fiscalYearStart (1 to 12) and fiscalYearName (first or last)`),
    )
  })

  test('is read by what the mapping says of the fiscal year', async () => {
    const files = quotas('Q1 FY24', 'FY24 Q2', 'FY2024')
    expect(await spans(files, { fiscalYearStart: 2, fiscalYearName: 'last' })).toEqual([
      '2023-2 to 2023-4',
      '2023-5 to 2023-7',
      '2023-2 to 2024-1',
    ])
  })

  test('with quarters of no said year asks only a company whose year is not that of the calendar', async () => {
    const files = quotas('Q1 2024')
    expect(await spans(files, {})).toEqual(['2024-1 to 2024-3'])
    const { questions } = await importing(files, { fiscalYearStart: 2, fiscalYearName: 'last' })
    expect(questions.map(({ message, setting }) => [message, setting])).toEqual([
      [
        '"Q1 2024" may be of the calendar or of the fiscal year, which begins in Feb.',
        'tables (quota_file) > periods',
      ],
    ])
    const tables = (periods: 'calendar' | 'fiscal') => [
      { shape: 'quota_file', columns: { owner: 'Rep', period: 'Period', quota: 'Quota' }, periods },
    ]
    const year = { fiscalYearStart: 2, fiscalYearName: 'last' } as const
    expect(await spans(files, { ...year, tables: tables('calendar') })).toEqual(['2024-1 to 2024-3'])
    expect(await spans(files, { ...year, tables: tables('fiscal') })).toEqual(['2023-2 to 2023-4'])
  })
})

test('months of a list of spending may be periods of the books, and a quarter is no month', async () => {
  const files = {
    'spend.csv': 'Channel,Month,Spend\nEvents,FY2024 P01,5\nEvents,P12 FY2024,6\nEvents,FY24 Q1,7\n',
  }
  expect((await importing(files)).questions).toHaveLength(1)
  const year = { fiscalYearStart: 7, fiscalYearName: 'last' } as const
  const { records, tables } = await importing(files, year)
  expect(records.channelSpend.map(({ month }) => month)).toEqual([
    { year: 2023, monthOfYear: 7 },
    { year: 2024, monthOfYear: 6 },
  ])
  expect(tables[0]?.reconciliation.rejected).toEqual([
    { row: 4, column: 'Month', value: 'FY24 Q1', reason: 'it is a period of more than a month' },
  ])
  expect(tables[0]?.reconciliation.closes).toBe(true)
})
