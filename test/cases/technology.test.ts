// Tools and systems: when they come, what they bring, and what they cost when they bring nothing.

import { describe, expect, test } from 'vitest'
import { inMonth, larkspur, type Numbers, set, times } from './company.ts'
import { differences } from './differences.ts'

const { series } = larkspur.compiled.program
const systems = larkspur.compiled.vocabulary.items.get('system') ?? []
const scenario = 'systems_first'
const planned = larkspur.run(scenario)

/** The month in which each system goes live; never is after the last. */
function goLives(numbers: Numbers): readonly number[] {
  return systems.map(system => inMonth(numbers('go_live_month', system), 36) || 37)
}

describe('systems', () => {
  test.each([1.1, 1.45, 2, 3])(
    'that take %f times the effort never go live sooner, and some later',
    factor => {
      const late = goLives(larkspur.run(scenario, times('effort_shock', factor)))
      for (const [index, month] of goLives(planned).entries())
        expect(late[index]).toBeGreaterThanOrEqual(month)
      expect(late).not.toEqual(goLives(planned))
    },
  )

  test.each([0.9, 0.7, 0.5])('that take %f times the effort never go live later, and some sooner', factor => {
    const soon = goLives(larkspur.run(scenario, times('effort_shock', factor)))
    for (const [index, month] of goLives(planned).entries()) expect(soon[index]).toBeLessThanOrEqual(month)
    expect(soon).not.toEqual(goLives(planned))
  })

  test('cost, when they take half as much effort again, half as much again in vendors too', () => {
    const dear = larkspur.run(scenario, times('effort_shock', 1.5))
    for (const system of systems) {
      const total = (numbers: Numbers) =>
        numbers('system_vendor_cost', system).reduce((sum, value) => sum + value, 0)
      expect(total(dear)).toBeCloseTo(total(planned) * 1.5, 4)
    }
  })

  test('without their prerequisite never start and cost nothing', () => {
    const alone = larkspur.run('raise_only', set('system_chosen', 1, { system: 'lead_routing' }))
    expect(new Set(alone('system_live', 'lead_routing'))).toEqual(new Set([0]))
    for (const row of ['system_cost', 'system_vendor_cost', 'system_labour_cost'])
      expect(new Set(alone(row, 'lead_routing'))).toEqual(new Set([0]))
    expect(alone('cash_balance')).toEqual(larkspur.run('raise_only')('cash_balance'))
  })

  test('that are chosen later change nothing before', () => {
    const late = larkspur.run('raise_only', set('system_chosen', 1), set('system_start_month', 20))
    const before: Numbers = (row, ...member) =>
      larkspur
        .run('raise_only')(row, ...member)
        .slice(0, 19)
    expect(differences(series, before, late)).toEqual([])
  })

  test('take from the customer roadmap what product engineers give to them', () => {
    const capacity = planned('delivery_capacity_by_kind', 'product')
    const internal = planned('internal_work_by_kind', 'product')
    planned('roadmap_capacity').forEach((value, index) => {
      expect(value).toBeCloseTo(inMonth(capacity, index + 1) - inMonth(internal, index + 1), 9)
      expect(inMonth(internal, index + 1)).toBeLessThanOrEqual(inMonth(capacity, index + 1) * 0.16 + 1e-9)
    })
  })
})

describe('tools and systems that bring nothing', () => {
  const idle = larkspur.run('balanced', set('benefit_shock', 0))
  const none = larkspur.run('balanced', set('tool_chosen', 0), set('system_chosen', 0))

  test('cost the balanced plan some four million of ARR by month 36', () => {
    const lost = inMonth(larkspur.run('balanced')('total_arr'), 36) - inMonth(idle('total_arr'), 36)
    expect(lost).toBeGreaterThan(3.5e6)
    expect(lost).toBeLessThan(5e6)
  })

  test('only cost: all the same would be sold and kept without them but for the roadmap they hold up', () => {
    expect(inMonth(idle('cash_balance'), 36)).toBeLessThan(inMonth(none('cash_balance'), 36) - 1e6)
    const steady = [set('roadmap_sensitivity', 0)]
    const idleSteady = larkspur.run('balanced', set('benefit_shock', 0), ...steady)
    const noneSteady = larkspur.run('balanced', set('tool_chosen', 0), set('system_chosen', 0), ...steady)
    expect(idleSteady('total_arr')).toEqual(noneSteady('total_arr'))
  })

  test('bring more the more of their promise they keep', () => {
    const path = [0, 0.25, 0.5, 0.75, 1, 1.1].map(factor =>
      inMonth(larkspur.run('balanced', set('benefit_shock', factor))('total_arr'), 36),
    )
    for (const [index, value] of path.entries()) expect(value).toBeGreaterThan(path[index - 1] ?? 0)
  })
})

describe('a tool', () => {
  test('is invoiced a year ahead, and what is prepaid is used up by its next invoice', () => {
    const numbers = larkspur.run('raise_only', set('tool_chosen', 1, { tool: 'intent_data' }))
    // 60,000 a year from month 3, 7% more each year, and 10,000 once for the setup.
    const invoices = numbers('tool_invoices', 'intent_data')
    expect(inMonth(invoices, 3)).toBeCloseTo(70_000, 6)
    expect(inMonth(invoices, 15)).toBeCloseTo(64_200, 6)
    expect(inMonth(invoices, 27)).toBeCloseTo(60_000 * 1.07 ** 2, 6)
    expect(inMonth(numbers('prepaid_software'), 3)).toBeCloseTo(55_000, 6)
    expect(inMonth(numbers('prepaid_software'), 14)).toBeCloseTo(0, 6)
  })
})
