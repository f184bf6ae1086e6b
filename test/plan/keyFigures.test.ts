import { describe, expect, it } from 'vitest'
import { keyFigures } from '../../engine/plan/keyFigures.ts'

const calendar = (months: number) => ({ start_month: '2026-01', fiscal_year_start: 1, months })
const numbersOf = (rows: Record<string, readonly number[]>) => (row: string) => rows[row] ?? []

describe('the key figures of a plan', () => {
  it('read recurring revenue at the end of every year', () => {
    const arr = Array.from({ length: 36 }, (_, index) => index + 1)
    const figures = keyFigures(calendar(36), numbersOf({ total_arr: arr }))
    expect(
      figures.filter(({ row }) => row === 'total_arr').map(({ label, value }) => [label, value]),
    ).toEqual([
      ['ARR, Dec 2026', 12],
      ['ARR, Dec 2027', 24],
      ['ARR, Dec 2028', 36],
    ])
  })

  it('read a plan of eighteen months at its first year and at its end', () => {
    const arr = Array.from({ length: 18 }, (_, index) => index + 1)
    const figures = keyFigures(calendar(18), numbersOf({ total_arr: arr }))
    expect(figures.filter(({ row }) => row === 'total_arr').map(({ month }) => month)).toEqual([12, 18])
  })

  it('read the cash low point and its month where the plan ends', () => {
    const rows = { cash_low_point: [5, 30, 28, 20, 20, 20], cash_low_point_month: [1, 2, 3, 4, 4, 4] }
    const low = keyFigures(calendar(6), numbersOf(rows)).find(({ id }) => id === 'cash_low_point')
    expect([low?.value, low?.month]).toEqual([20, 4])
  })

  it('leave retention blank before a year has passed', () => {
    const rows = { net_revenue_retention: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6] }
    const retention = keyFigures(calendar(6), numbersOf(rows)).find(
      ({ row }) => row === 'net_revenue_retention',
    )
    expect(retention?.value).toBeNull()
  })
})
