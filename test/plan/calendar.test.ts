// Months, quarters and years by name, with fiscal years that begin in any month.

import { expect, test } from 'vitest'
import { monthLabel, type PeriodLength, periods } from '../../engine/plan/calendar.ts'

const printed = (start_month: string, fiscal_year_start: number, months: number, length: PeriodLength) =>
  periods({ start_month, fiscal_year_start, months }, length).map(
    ({ label, from, to, partial }) => `${label}: ${from}-${to}${partial ? ' partial' : ''}`,
  )

test('a month is called by its calendar name, before the plan as well', () => {
  const calendar = { start_month: '2026-11' }
  expect([1, 2, 3, 14, 0, -10, -11].map(month => monthLabel(calendar, month))).toEqual([
    'Nov 2026',
    'Dec 2026',
    'Jan 2027',
    'Dec 2027',
    'Oct 2026',
    'Dec 2025',
    'Nov 2025',
  ])
})

test('quarters and years of a calendar year', () => {
  expect(printed('2026-01', 1, 14, 'quarter')).toEqual([
    'Q1 2026: 1-3',
    'Q2 2026: 4-6',
    'Q3 2026: 7-9',
    'Q4 2026: 10-12',
    'Q1 2027: 13-14 partial',
  ])
  expect(printed('2026-01', 1, 24, 'year')).toEqual(['2026: 1-12', '2027: 13-24'])
})

test('a fiscal year is called by the year it ends in, and a plan may begin in the middle of it', () => {
  expect(printed('2026-03', 7, 14, 'year')).toEqual(['FY2026: 1-4 partial', 'FY2027: 5-14 partial'])
  expect(printed('2026-03', 7, 7, 'quarter')).toEqual([
    'Q3 FY2026: 1-1 partial',
    'Q4 FY2026: 2-4',
    'Q1 FY2027: 5-7',
  ])
  expect(printed('2026-02', 2, 12, 'year')).toEqual(['FY2027: 1-12'])
})

test('months are never partial', () => {
  expect(printed('2026-12', 7, 2, 'month')).toEqual(['Dec 2026: 1-1', 'Jan 2027: 2-2'])
})

test('every month of a plan lies in exactly one period', () => {
  for (const length of ['month', 'quarter', 'year'] as const) {
    for (let start = 1; start <= 12; start += 1) {
      for (let fiscal = 1; fiscal <= 12; fiscal += 1) {
        const list = periods(
          { start_month: `2026-${String(start).padStart(2, '0')}`, fiscal_year_start: fiscal, months: 29 },
          length,
        )
        const months = list.flatMap(({ from, to }) =>
          Array.from({ length: to - from + 1 }, (_, index) => from + index),
        )
        expect(months).toEqual(Array.from({ length: 29 }, (_, index) => index + 1))
      }
    }
  }
})
