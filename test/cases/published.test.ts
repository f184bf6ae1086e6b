// Worked examples that others have published, computed by the formulas of the growth model. The figures are facts and
// stand with their source; the arithmetic is shown beside them.

import { describe, expect, test } from 'vitest'
import { growthModel } from '../../engine/growth/baseModel.ts'
import { rollUp } from '../../engine/plan/rollUp.ts'
import { inMonth } from './company.ts'
import { modelPart } from './modelPart.ts'

describe('ARR bridge and churn (Dave Kellogg, scribd.com/document/382709827; a period is a quarter)', () => {
  const bridge = modelPart(
    [
      'closing_arr',
      'total_arr',
      'net_new_arr',
      'churn_and_contraction_total',
      'trailing_churn_and_contraction',
      'earlier_total_arr',
      'gross_revenue_retention',
    ],
    {
      'opening_arr[all]': 10_000,
      total_arr_history: 10_000,
      'new_arr[all]': [1500, 1750, 2250, 2500],
      'churned_arr[all]': [250, 275, 325, 400],
      trailing_months: 4,
    },
    { months: 4, items: { segment: ['all'] } },
  )

  test('ends each quarter with what it began with, plus new, less churned', () => {
    // 10,000 + 1,500 - 250 = 11,250; + 1,750 - 275 = 12,725; + 2,250 - 325 = 14,650; + 2,500 - 400 = 16,750
    expect(bridge('closing_arr', 'all')).toEqual([11_250, 12_725, 14_650, 16_750])
    expect(bridge('net_new_arr')).toEqual([1250, 1475, 1925, 2100])
  })

  test('has an annual churn of 12.5% of the starting year, which is not the sum of its quarterly rates', () => {
    // (250 + 275 + 325 + 400) / 10,000 = 12.5%; 2.5% + 2.4% + 2.6% + 2.7% = 10.2%
    expect(1 - inMonth(bridge('gross_revenue_retention'), 4)).toBeCloseTo(0.125, 12)
    const opening = [10_000, 11_250, 12_725, 14_650]
    const quarterly = bridge('churn_and_contraction_total').map((lost, index) => lost / (opening[index] ?? 0))
    expect(quarterly.map(rate => Math.round(rate * 1000) / 10)).toEqual([2.5, 2.4, 2.6, 2.7])
    expect(quarterly.reduce((sum, rate) => sum + rate, 0)).toBeCloseTo(0.102, 3)
  })

  test('loses 12.5% of what came up for renewal over the year: a weighted mean, not the mean of the quarters', () => {
    // Available to renew 1,500, 1,750, 2,500, 4,250; rates 16.7%, 15.7%, 13.0%, 9.4%, of which the mean is 13.7%.
    const available = [1500, 1750, 2500, 4250]
    const lost = [250, 275, 325, 400]
    const rates = lost.map((value, index) => value / (available[index] ?? 0))
    const given = new Map([
      ['churned_arr_at_renewal', lost],
      ['arr_available_to_renew', available],
      ['effective_churn_rate', rates],
    ])
    const year = rollUp(growthModel, row => given.get(row) ?? [])
    const [rate] = year('effective_churn_rate', ['all'], [{ label: 'Year', from: 1, to: 4, partial: false }])
    expect(rate).toBeCloseTo(0.125, 12)
    expect(rates.reduce((sum, value) => sum + value, 0) / 4).toBeCloseTo(0.137, 3)
  })
})

describe('magic number', () => {
  test('of 480,000 more quarterly revenue after 1,800,000 of sales and marketing is 1.07 (xlslides.com)', () => {
    // 480,000 x 4 / 1,800,000 = 1.0667; the spending is earned back in 12 / 1.0667 = 11.25 months.
    const magic = inMonth(magicNumber(1_000_000, 1_480_000, 1_800_000), 4)
    expect(magic).toBeCloseTo(1.0667, 4)
    expect(12 / magic).toBeCloseTo(11.25, 10)
  })

  test('of 5,000 more after 10,000 is 2 (outlier.ai)', () => {
    expect(inMonth(magicNumber(20_000, 25_000, 10_000), 4)).toBeCloseTo(2, 12)
  })

  test('of revenue that falls is as far below zero', () => {
    expect(inMonth(magicNumber(25_000, 20_000, 10_000), 4)).toBeCloseTo(-2, 12)
  })

  function magicNumber(quarter: number, nextQuarter: number, spent: number): readonly number[] {
    return modelPart(
      ['magic_number', 'annualised_revenue_growth'],
      {
        quarterly_revenue: [quarter, quarter, quarter, nextQuarter],
        earlier_sales_and_marketing: spent,
      },
      { months: 4 },
    )('magic_number')
  }
})

describe('burn multiple', () => {
  test.each([
    ['4 burnt for 5 of net new ARR', 4, 5, 0.8, 'winsabove.com'],
    ['12 burnt for 5', 12, 5, 2.4, 'winsabove.com'],
    ['500,000 burnt for 250,000', 500_000, 250_000, 2, 'aibizhub.io'],
    ['4 earned while ARR grows by 5', -4, 5, -0.8, 'the same the other way'],
  ])('of %s', (_, burnt, added, multiple) => {
    const numbers = modelPart(['burn_multiple'], { trailing_burn: burnt, trailing_net_new_arr: added })
    expect(inMonth(numbers('burn_multiple'), 1)).toBeCloseTo(multiple, 12)
  })

  test('of 0.4 a month over a year that adds 3.2 is 1.5 (deckmetric.com)', () => {
    // 0.4 x 12 / 3.2 = 1.5
    const numbers = modelPart(
      [
        'burn_multiple',
        'trailing_burn',
        'net_burn',
        'trailing_net_new_arr',
        'earlier_total_arr',
        'total_arr',
      ],
      {
        free_cash_flow: -0.4,
        total_arr_history: 10,
        'closing_arr[all]': Array.from({ length: 12 }, (_, index) => 10 + ((index + 1) * 3.2) / 12),
      },
      { months: 12, items: { segment: ['all'] } },
    )
    expect(inMonth(numbers('burn_multiple'), 12)).toBeCloseTo(1.5, 12)
  })
})

describe('CAC payback', () => {
  // Months = acquisition cost / gross margin a month. In the formula: 12 x (cost / annual value) / margin rate.
  test.each([
    ['37,100 spent for 4,000 of margin a month', 37_100, 5000, 0.8, 9.275, 'thesaascfo.com'],
    ['1,200 spent for 80% of 100 a month', 1200, 100, 0.8, 15, 'calculatorlib.com'],
    ['600 spent for 80 of margin a month', 600, 100, 0.8, 7.5, 'knowmba.com'],
    ['900 spent for 75% of 180 and 20 more a month', 900, 180, 155 / 180, 900 / 155, 'callculator.cc: 5.8'],
  ])('of %s', (_, spent, monthly, margin, months) => {
    const numbers = modelPart(['cac_payback_months', 'cac_ratio'], {
      earlier_sales_and_marketing: spent,
      quarterly_new_arr: monthly * 12,
      gross_margin: margin,
    })
    expect(inMonth(numbers('cac_payback_months'), 1)).toBeCloseTo(months, 10)
  })
})

describe('quick ratio', () => {
  test.each([
    ['(25 + 10) gained for (8 + 4) given up', [25, 10, 12], 2.9167, 'theprimecalculator.com: 2.92'],
    ['28 gained for 8', [28, 0, 8], 3.5, 'pitchkit.net'],
    ['6 gained for 2', [4, 2, 2], 3, 'abracalc.com'],
  ])('of %s', (_, [added = 0, expanded = 0, lost = 0], ratio) => {
    const numbers = modelPart(
      ['quick_ratio', 'quarterly_arr_gained', 'quarterly_arr_given_up', 'arr_gained'],
      {
        new_arr_total: [added, 0, 0],
        expansion_arr_total: [0, expanded, 0],
        churn_and_contraction_total: [0, 0, lost],
      },
      { months: 3 },
    )
    expect(inMonth(numbers('quick_ratio'), 3)).toBeCloseTo(ratio, 4)
    expect(inMonth(numbers('quarterly_arr_gained'), 3)).toBe(added + expanded)
  })
})

describe('ramped rep equivalents (wiki.himodus.com/docs/metrics/rre)', () => {
  test('of five reps at 25%, three at 60%, two at 85% and fifteen at full productivity are 19.75', () => {
    // 5 x 0.25 + 3 x 0.60 + 2 x 0.85 + 15 x 1 = 1.25 + 1.8 + 1.7 + 15
    const numbers = modelPart(
      ['ramped_equivalents', 'ramp_level'],
      {
        'headcount_by_tenure[rep, first]': 5,
        'headcount_by_tenure[rep, second]': 3,
        'headcount_by_tenure[rep, third]': 2,
        'headcount_by_tenure[rep, later]': 15,
        'ramp_by_tenure[rep, first]': 0.25,
        'ramp_by_tenure[rep, second]': 0.6,
        'ramp_by_tenure[rep, third]': 0.85,
        'ramp_by_tenure[rep, later]': 1,
      },
      { items: { role: ['rep'], tenure: ['first', 'second', 'third', 'later'] } },
    )
    expect(inMonth(numbers('ramped_equivalents', 'rep'), 1)).toBeCloseTo(19.75, 12)
  })
})

describe('three statements (ibankingfaq.com): depreciation rises by 10 at a tax rate of 40%', () => {
  const rows = [
    'profit_before_tax',
    'loss_carry_forward_used',
    'loss_carry_forward',
    'income_tax',
    'net_income',
    'operating_cash_flow',
    'indirect_operating_cash_flow',
    'working_capital',
    'investing_cash_flow',
    'free_cash_flow',
    'cash_balance',
    'fixed_assets',
    'retained_earnings',
    'total_assets',
    'check_balance_sheet',
    'check_cash_flow',
  ]
  const company = (depreciation: number) =>
    modelPart(rows, {
      ebitda: 100,
      cash_collected: 100,
      depreciation,
      income_tax_rate: 0.4,
      opening_fixed_assets: 50,
      paid_in_capital: 50,
    })
  const before = company(20)

  test.each([
    ['rises', 30, 1],
    ['falls', 10, -1],
  ])(
    'where it %s, income moves by 6, cash from operations by 4, assets by 10, and the sheet balances',
    (_, depreciation, sign) => {
      const changed = company(depreciation)
      const moved = (row: string) => inMonth(changed(row), 1) - inMonth(before(row), 1)
      // Profit before tax -10, tax -4, net income -6; cash from operations -6 + 10 = +4; assets -10 + 4 = -6.
      expect(moved('net_income')).toBeCloseTo(-6 * sign, 12)
      expect(moved('operating_cash_flow')).toBeCloseTo(4 * sign, 12)
      expect(moved('fixed_assets')).toBeCloseTo(-10 * sign, 12)
      expect(moved('cash_balance')).toBeCloseTo(4 * sign, 12)
      expect(moved('total_assets')).toBeCloseTo(-6 * sign, 12)
      expect(moved('retained_earnings')).toBeCloseTo(-6 * sign, 12)
      for (const check of ['check_balance_sheet', 'check_cash_flow'])
        expect(inMonth(changed(check), 1)).toBeCloseTo(0, 12)
    },
  )
})
