// What a CFO should read from Larkspur's scenarios, as the sample's page tells it.

import { describe, expect, test } from 'vitest'
import { inMonth, larkspur, type Numbers } from './company.ts'

const funded = ['raise_only', 'hire_first', 'tooling_first', 'systems_first', 'balanced', 'downside']
const plans = ['hire_first', 'tooling_first', 'systems_first', 'balanced']
const at = (scenario: string, row: string, month: number): number =>
  inMonth(larkspur.run(scenario)(row), month)

/** The plan in which the row is largest in that month. */
function most(row: string, month: number): string | undefined {
  return plans.toSorted((a, b) => at(b, row, month) - at(a, row, month))[0]
}

function least(row: string, month: number): string | undefined {
  return plans.toSorted((a, b) => at(a, row, month) - at(b, row, month))[0]
}

describe('without the raise', () => {
  test('the company has run out of cash at the end of month 8', () => {
    const cash = larkspur.run('base')('cash_balance')
    expect(cash.findIndex(value => value < 0) + 1).toBe(8)
  })

  test('and with the raise but no plan for it, ARR is the same in every month: money does nothing until it is spent', () => {
    expect(larkspur.run('raise_only')('total_arr')).toEqual(larkspur.run('base')('total_arr'))
  })
})

describe('with the raise', () => {
  test.each(funded)('cash never falls below four million from month 2 on in %s', scenario => {
    for (const cash of larkspur.run(scenario)('cash_balance').slice(1)) expect(cash).toBeGreaterThan(4e6)
  })

  test('hiring first leads in ARR in month 36, sells with a third of its capacity idle and keeps the least of its revenue', () => {
    expect(most('total_arr', 36)).toBe('hire_first')
    expect(at('hire_first', 'capacity_utilisation', 24)).toBeLessThan(0.67)
    expect(most('cac_ratio', 24)).toBe('hire_first')
    expect(least('gross_revenue_retention', 36)).toBe('hire_first')
  })

  test('tooling first runs into the wall of its selling capacity', () => {
    expect(at('tooling_first', 'capacity_utilisation', 24)).toBeGreaterThan(0.99)
    expect(most('cash_balance', 24)).toBe('tooling_first')
  })

  test('systems first is the J: level with no plan at month 12, dearest then, with the best margin at the end', () => {
    const gained = (month: number) =>
      at('systems_first', 'total_arr', month) - at('raise_only', 'total_arr', month)
    expect(gained(12)).toBeLessThan(0.3e6)
    expect(gained(24)).toBeGreaterThan(3e6)
    expect(most('burn_multiple', 12)).toBe('systems_first')
    expect(most('gross_margin', 36)).toBe('systems_first')
  })

  test('the balanced plan keeps and expands most, acquires cheapest and grows best for what it burns', () => {
    for (const row of ['net_revenue_retention', 'magic_number']) expect(most(row, 24)).toBe('balanced')
    for (const row of ['rule_of_forty', 'arr_per_employee']) expect(most(row, 36)).toBe('balanced')
    for (const row of ['cac_ratio', 'burn_multiple']) expect(least(row, 24)).toBe('balanced')
  })

  test('in a bad market the same plan burns twice as much for each unit of ARR and its systems come later', () => {
    expect(at('downside', 'burn_multiple', 24)).toBeGreaterThan(1.9 * at('balanced', 'burn_multiple', 24))
    for (const system of ['data_platform', 'lead_routing', 'quote_to_cash', 'onboarding_portal']) {
      const late = goLive(larkspur.run('downside'), system) - goLive(larkspur.run('balanced'), system)
      expect(late).toBeGreaterThanOrEqual(2)
      expect(late).toBeLessThanOrEqual(5)
    }
  })
})

function goLive(numbers: Numbers, system: string): number {
  return inMonth(numbers('go_live_month', system), 36)
}
