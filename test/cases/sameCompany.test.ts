// Ways of describing one company differently that must not change a number.

import { describe, expect, test } from 'vitest'
import type { Plan } from '../../engine/plan/plan.ts'
import { companyOf, larkspur, samplePlan } from './company.ts'
import { differences } from './differences.ts'
import { withMonths } from './planMonths.ts'
import { splitSegment } from './splitSegment.ts'

const plan = samplePlan('larkspur')
const scenario = 'downside'
const { series } = larkspur.compiled.program

/** Sums in another order differ in their last digits. */
const anotherOrder = 1e-12

describe('the same company', () => {
  test.each(['role', 'segment', 'channel', 'tool', 'team', 'function', 'tranche'])(
    'with each %s listed in another order has the same numbers',
    dimension => {
      const turned = companyOf(reordered(plan, dimension))
      expect(differences(series, larkspur.run(scenario), turned.run(scenario), anotherOrder)).toEqual([])
    },
  )

  test('with its systems in another order builds the first on the list first', () => {
    const turned = companyOf(reordered(plan, 'system')).run('systems_first')
    const before = larkspur.run('systems_first')
    const goLive = (numbers: typeof before, system: string) => numbers('go_live_month', system).at(-1) ?? 0
    expect(goLive(turned, 'infrastructure_savings')).toBeLessThan(goLive(before, 'infrastructure_savings'))
    expect(goLive(turned, 'quote_to_cash')).toBeGreaterThan(goLive(before, 'quote_to_cash'))
  })

  test('with a segment told as two identical halves, each with half its sellers, has the same totals', () => {
    const halves = ['mid_market_north', 'mid_market_south'] as const
    const split = companyOf(splitSegment(plan, 'mid_market', 'account_executive_mid_market', halves)).run(
      scenario,
    )
    const untouched = series.filter(
      ({ member }) => !member.includes('mid_market') && !member.includes('account_executive_mid_market'),
    )
    expect(untouched.length).toBeGreaterThan(1300)
    expect(differences(untouched, larkspur.run(scenario), split, anotherOrder)).toEqual([])
    const whole = larkspur.run(scenario)('closing_arr', 'mid_market')
    for (const half of halves)
      expect(split('closing_arr', half).at(-1)).toBeCloseTo((whole.at(-1) ?? 0) / 2, 4)
  })

  test('that starts in another month, with its yearly rises moved as far, has the same numbers', () => {
    const { pay_rise_month: pay, price_rise_month: price } = plan.inputs
    expect([plan.start_month, pay, price]).toEqual(['2026-01', 4, 1])
    const moved = companyOf({
      ...plan,
      start_month: '2026-10',
      inputs: { ...plan.inputs, pay_rise_month: 1, price_rise_month: 10 },
    })
    const others = series.filter(({ row }) => row !== 'month_of_year')
    expect(differences(others, larkspur.run(scenario), moved.run(scenario))).toEqual([])
    expect(moved.run(scenario)('month_of_year').slice(0, 4)).toEqual([10, 11, 12, 1])
  })

  test.each([24, 48])(
    'planned for %i months has the same numbers in the months that both plans have',
    months => {
      const other = companyOf(withMonths(plan, months)).run(scenario)
      expect(other('revenue')).toHaveLength(months)
      expect(differences(series, larkspur.run(scenario), other)).toEqual([])
    },
  )

  test('under a copy of a scenario differs in nothing', () => {
    const copies = plan.scenarios.map(({ id }) => ({
      id: `copy_of_${id}`,
      name: 'A copy',
      parent: id,
      state: 'draft' as const,
      initiatives: [],
      changes: [],
    }))
    const copied = companyOf({ ...plan, scenarios: [...plan.scenarios, ...copies] })
    for (const { id, parent } of copies)
      expect(differences(series, larkspur.run(parent), copied.run(id))).toEqual([])
  })

  test('written in another currency has the same numbers', () => {
    const euros = companyOf({ ...plan, currency: 'EUR' })
    expect(differences(series, larkspur.run(scenario), euros.run(scenario))).toEqual([])
  })
})

function reordered(given: Plan, dimension: string): Plan {
  const found = given.dimensions[dimension]
  if (found === undefined) throw new Error(`no dimension ${dimension}`)
  const turned = { ...found, items: [...found.items].reverse() }
  return { ...given, dimensions: { ...given.dimensions, [dimension]: turned } }
}
