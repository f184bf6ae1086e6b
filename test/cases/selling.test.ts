// Sellers and pipeline: new ARR is the smaller of what the two allow.

import { describe, expect, test } from 'vitest'
import type { Change } from '../../engine/plan/plan.ts'
import { inMonth, larkspur, type Numbers, plus, set, times } from './company.ts'

const segments = larkspur.compiled.vocabulary.items.get('segment') ?? []
const channels = larkspur.compiled.vocabulary.items.get('channel') ?? []
const balanced = larkspur.run('balanced')

const arr = (numbers: Numbers, month: number): number => inMonth(numbers('total_arr'), month)
const opportunities = (numbers: Numbers, month: number): number =>
  channels.reduce((sum, channel) => sum + inMonth(numbers('marketing_opportunities', channel), month), 0)

describe('nine sellers more in February, with the managers and sales engineers to lead and support them', () => {
  const sellers = [
    plus('planned_hires', 2, { role: 'account_executive_small_business', month: 2 }),
    plus('planned_hires', 4, { role: 'account_executive_mid_market', month: 2 }),
    plus('planned_hires', 3, { role: 'account_executive_enterprise', month: 2 }),
    plus('planned_hires', 1, { role: 'sales_manager', month: 2 }),
    plus('planned_hires', 2, { role: 'sales_engineer', month: 2 }),
  ]
  const pipeline = [
    plus('planned_hires', 6, { role: 'sdr', month: 2 }),
    plus('planned_hires', 3, { role: 'marketer', month: 2 }),
    times('marketing_budget', 1.5),
  ]
  const sold = larkspur.run('balanced', ...sellers)
  const fed = larkspur.run('balanced', ...sellers, ...pipeline)

  test('sit idle for a good part without more pipeline', () => {
    expect(inMonth(balanced('capacity_utilisation'), 24)).toBeGreaterThan(0.98)
    expect(inMonth(sold('capacity_utilisation'), 24)).toBeLessThan(0.75)
  })

  test('sell more once SDRs and marketing bring them opportunities', () => {
    expect(inMonth(fed('capacity_utilisation'), 24)).toBeGreaterThan(
      inMonth(sold('capacity_utilisation'), 24) + 0.2,
    )
    expect(arr(fed, 24)).toBeGreaterThan(arr(sold, 24) + 700_000)
  })

  test('and their pipeline bring more together than each of the two alone', () => {
    const pipelineAlone = larkspur.run('balanced', ...pipeline)
    const gain = (numbers: Numbers) => arr(numbers, 30) - arr(balanced, 30)
    expect(gain(fed)).toBeGreaterThan(gain(sold) + gain(pipelineAlone))
  })
})

describe('marketing', () => {
  const spend = (factor: number) =>
    larkspur.run(
      'base',
      times('marketing_budget', factor),
      times('budget_per_marketer', factor),
      times('opening_effective_marketing_spend', factor),
    )

  test('doubled and tripled brings 57, 85 and 101 opportunities a month: ever less for the same money', () => {
    expect([1, 2, 3].map(factor => Math.round(opportunities(spend(factor), 24)))).toEqual([57, 85, 101])
  })

  test('halved loses more than half a doubling would bring', () => {
    const [half, one, two] = [0.5, 1, 2].map(factor => opportunities(spend(factor), 24))
    expect((one ?? 0) - (half ?? 0)).toBeGreaterThan(((two ?? 0) - (one ?? 0)) / 2)
  })

  test('at half-effect spend brings half of the most a channel can, when returns diminish from the start', () => {
    // 75,000 a month on paid media and nothing else, for years.
    const half = larkspur.run(
      'base',
      set('half_effect_spend', 75_000),
      set('opening_effective_marketing_spend', 75_000),
      set('marketing_budget', 75_000),
      set('marketing_mix', 1),
      set('response_shape', 1),
      set('budget_per_marketer', 1_000_000),
    )
    for (const [channel, most] of [
      ['paid_media', 84],
      ['content_marketing', 44],
      ['events', 38],
    ] as const)
      for (const found of half('marketing_opportunities', channel)) expect(found).toBeCloseTo(most / 2, 9)
  })

  test('beyond what the marketers can put to work brings nothing', () => {
    const wasted = larkspur.run(
      'base',
      times('marketing_budget', 4),
      times('opening_effective_marketing_spend', 4),
    )
    const worked = larkspur.run(
      'base',
      times('marketing_budget', 4),
      times('opening_effective_marketing_spend', 4),
      times('budget_per_marketer', 4),
    )
    expect(opportunities(wasted, 12)).toBeLessThan(opportunities(worked, 12) / 2)
  })
})

describe('where sellers are the limit', () => {
  test('in the balanced plan, all segments are so in the second and third year', () => {
    for (const segment of segments)
      expect(new Set(balanced('capacity_binds', segment).slice(12))).toEqual(new Set([1]))
  })

  test.each([
    ['more', 1.02],
    ['fewer', 0.98],
  ])('winning 2%% %s of the decided opportunities moves ARR by less than 10,000 in month 24', (_, factor) => {
    const moved = larkspur.run('balanced', times('win_rate_shock', factor))
    expect(Math.abs(arr(moved, 24) - arr(balanced, 24))).toBeLessThan(10_000)
    expect((arr(moved, 24) - arr(balanced, 24)) * (factor - 1)).toBeGreaterThan(0)
  })

  test.each([
    ['more', 1.05],
    ['less', 0.95],
  ])('sellers who book 5%% %s move it by about 700,000', (_, factor) => {
    const moved = larkspur.run('balanced', times('annual_productivity', factor))
    const gain = (arr(moved, 24) - arr(balanced, 24)) / Math.sign(factor - 1)
    expect(gain).toBeGreaterThan(600_000)
    expect(gain).toBeLessThan(800_000)
  })
})

describe('ARR never falls', () => {
  const factors = [0.25, 0.8, 1, 1.1, 1.5, 4]

  test.each<[string, (factor: number) => readonly Change[]]>([
    ['sellers become more productive', factor => [times('annual_productivity', factor)]],
    ['more opportunities are won', factor => [times('win_rate_shock', factor)]],
    [
      'more is spent on marketing by marketers enough',
      factor => [times('marketing_budget', factor), times('budget_per_marketer', factor)],
    ],
    ['SDRs find more opportunities', factor => [times('opportunities_per_sdr', factor)]],
    ['new customers pay more', factor => [times('starting_acv', factor)]],
    ['fewer customers leave', factor => [times('churn_shock', 1 / factor)]],
  ])('when %s', (_, changes) => {
    for (const month of [12, 24, 36]) {
      const path = factors.map(factor => arr(run(changes(factor)), month))
      for (const [index, value] of path.entries())
        expect(value).toBeGreaterThanOrEqual((path[index - 1] ?? 0) - 1e-6)
    }
  })

  const known = new Map<string, Numbers>()
  function run(changes: readonly Change[]): Numbers {
    const key = JSON.stringify(changes)
    const numbers = known.get(key) ?? larkspur.run('hire_first', ...changes)
    known.set(key, numbers)
    return numbers
  }
})

describe('deals that sellers have no time for', () => {
  // So much demand that capacity is the limit in every month: 100 times the opportunities.
  const swamped = [times('demand_shock', 100)]

  test('are lost in the share that is given, and the rest slips to the next month', () => {
    const numbers = larkspur.run('base', ...swamped)
    for (const segment of segments) {
      const [lost, slipped] = [numbers('arr_lost_to_capacity', segment), numbers('carried_over_arr', segment)]
      lost.forEach((value, index) => {
        expect(value).toBeGreaterThan(0)
        expect(value / (value + inMonth(slipped, index + 1))).toBeCloseTo(0.35, 9)
      })
    }
  })

  test.each([
    ['none is', 0],
    ['every one is', 1],
  ])('book the same when capacity is the limit, whether %s lost', (_, share) => {
    const numbers = larkspur.run('base', ...swamped, set('slipped_deals_lost_share', share))
    for (const segment of segments)
      expect(numbers('new_arr', segment)).toEqual(numbers('sales_capacity', segment))
  })
})
