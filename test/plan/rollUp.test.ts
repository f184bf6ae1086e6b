// Quarters and years from months, by the summary of each row.

import { expect, test } from 'vitest'
import { growthModel } from '../../engine/growth/baseModel.ts'
import { periods } from '../../engine/plan/calendar.ts'
import { type MonthlyNumbers, rollUp } from '../../engine/plan/rollUp.ts'

const calendar = { start_month: '2026-01', fiscal_year_start: 1, months: 8 }
const quarters = periods(calendar, 'quarter')

const rolled = (
  numbers: Readonly<Record<string, readonly number[]>>,
  row: string,
  member: readonly string[] = [],
) => {
  const monthly: MonthlyNumbers = name => numbers[name] ?? []
  return rollUp(growthModel, monthly)(row, member, quarters)
}

test('revenue is summed, cash is that of the last month, a win rate is averaged by what was decided', () => {
  expect(rolled({ revenue: [1, 2, 3, 4, 5, 6, 7, 8] }, 'revenue')).toEqual([6, 15, 15])
  expect(rolled({ cash_balance: [9, 8, 7, 6, 5, 4, 3, 2] }, 'cash_balance')).toEqual([7, 4, 2])
  expect(rolled({ price_index: [1, 1, 1, 2, 2, 2, 2, 2] }, 'price_index')).toEqual([1, 2, 2])
  expect(rolled({ manager_coverage: [0, 0.5, 1, 1, 1, 1, 0.5, 1] }, 'manager_coverage')).toEqual([
    0.5, 1, 0.75,
  ])
})

test('a ratio of a quarter is the quarter of its parts, not the mean of its months', () => {
  const parts = {
    gross_margin: [0.5, 0.9, 0.5, 0, 0, 0, 0.5, 0.5],
    gross_profit: [1, 90, 1, 0, 0, 0, 5, 5],
    revenue: [2, 100, 2, 0, 0, 0, 10, 10],
  }
  expect(rolled(parts, 'gross_margin')).toEqual([92 / 104, null, 0.5])
})

test('figures that say nothing over several months are blank', () => {
  expect(rolled({ month_of_year: [1, 2, 3, 4, 5, 6, 7, 8] }, 'month_of_year')).toEqual([null, null, null])
})

test('a period that ends before a trailing figure is complete is blank', () => {
  const row = growthModel.themes
    .flatMap(theme => theme.rows)
    .find(({ validFrom, dims }) => validFrom > 3 && dims.length === 0)
  expect(row?.validFrom).toBeGreaterThan(3)
  expect(rolled({ [row?.name ?? '']: [1, 1, 1, 1, 1, 1, 1, 1] }, row?.name ?? '')[0]).toBeNull()
})

test('a single month shows the number of the row itself', () => {
  const months = periods({ ...calendar, months: 2 }, 'month')
  expect(rollUp(growthModel, () => [0.25, 0.75])('gross_margin', [], months)).toEqual([0.25, 0.75])
})

test('parts of a row with a dimension are those of the same member', () => {
  const asked: string[] = []
  const numbers: MonthlyNumbers = (row, member) => {
    asked.push(`${row} ${member.join(',')}`)
    return [1, 1, 1]
  }
  rollUp(growthModel, numbers)('effective_win_rate', ['enterprise'], quarters.slice(0, 1))
  expect(asked).toContain('won_opportunities enterprise')
  expect(asked).toContain('opportunities_decided enterprise')
})
