// Published models of another shape than ours, written in the formula language: cohorts of sellers by quarter, and a
// subscription that is earned by the day.

import { describe, expect, test } from 'vitest'
import { runSmall } from '../exact/smallModel.ts'

describe('a bookings capacity model (Dave Kellogg, scribd.com/document/447105462; a period is a quarter)', () => {
  // Reps carry 0, 25, 50, 75 and 100% of 1,000 thousand a year by quarter of tenure. Leavers go at the end of a quarter.
  const model = runSmall({
    months: 4,
    dimensions: {
      tenure: ['first', 'second', 'third', 'fourth', 'steady'],
      source: ['marketing', 'sales', 'partners'],
    },
    inputs: {
      ramp: { by: ['tenure'], values: [0, 0.25, 0.5, 0.75, 1] },
      opening_reps: { by: ['tenure'], values: [3, 2, 1, 0, 10] },
      share: { by: ['source'], values: [0.75, 0.15, 0.1] },
      hires: [4, 5, 6, 7],
      leavers: [0, 1, 1, 1],
      judgement: [-300, -200, -200, 250],
      productivity: 1000,
      quarters: 4,
      over_assignment: 0.2,
      new_business: 0.7,
      coverage: 3,
    },
    rows: `
      aged[tenure] = previous_member(prev(reps), tenure)
      reps[tenure] = if(tenure == 0, hires, if(tenure < last(tenure), aged, prev(reps) + aged - gone)) | opening_reps
      gone = prev(leavers_this_quarter)
      leavers_this_quarter = leavers
      ending_reps = sum(reps, tenure) - leavers
      ramped = sum(reps * ramp, tenure)
      capacity = ramped * productivity / quarters
      plan = capacity + judgement
      plan_to_date = cumulative(plan)
      quota = capacity * (1 + over_assignment)
      new_business_quota = quota * new_business
      pipeline = new_business_quota * coverage
      pipeline_by_source[source] = pipeline * share
    `,
  })
  // The opening cohorts are those of the quarter before: a quarter on they are 4 hires, 3, 2, 1 and 10.

  test.each([
    ['reps steady', [10, 11, 12, 14]],
    ['ending_reps', [20, 24, 29, 35]],
    ['ramped', [12.5, 15, 17.5, 21]],
    ['capacity', [3125, 3750, 4375, 5250]],
    ['plan', [2825, 3550, 4175, 5500]],
    ['quota', [3750, 4500, 5250, 6300]],
    ['new_business_quota', [2625, 3150, 3675, 4410]],
    ['pipeline', [7875, 9450, 11_025, 13_230]],
    ['pipeline_by_source marketing', [5906.25, 7087.5, 8268.75, 9922.5]],
  ])('has %s as published', (row, published) => {
    expect(model.numbers(row)).toEqual(published)
  })

  test('sums to 16,500 of capacity and 16,050 of plan in the year, sold 18, 22, 26 and 34% by quarter', () => {
    expect(model.numbers('capacity').reduce((sum, value) => sum + value, 0)).toBe(16_500)
    expect(model.numbers('plan_to_date').at(-1)).toBe(16_050)
    expect(model.numbers('plan').map(value => Math.round((value / 16_050) * 100))).toEqual([18, 22, 26, 34])
  })
})

describe('daily amortisation (maxio.com/saaspedia/deferred-revenue; a period is a day)', () => {
  // 12,000 for 15 April 2013 to 14 April 2014, invoiced on the first day, which counts as earned.
  const model = runSmall({
    months: 366,
    inputs: { price: 12_000, days: 365 },
    rows: `
      invoiced = if(month_index == 1, price, 0)
      earned = rolling(invoiced, 365) / days
      deferred = prev(deferred) + invoiced - earned
    `,
  })

  test('leaves 11,473.97 deferred at the end of April, the sixteenth day', () => {
    // 12,000 x (365 - 16) / 365 = 11,473.97
    expect(model.numbers('deferred').at(15)).toBeCloseTo(11_473.97, 2)
  })

  test('has earned all of it after the last day, and nothing after', () => {
    expect(model.numbers('deferred').at(364)).toBeCloseTo(0, 20)
    expect(model.numbers('earned').at(365)).toBe(0)
  })
})
