// Marram, the second sample: a tranche that waits for ARR, hires that wait for cash, initiatives that start later, rows
// and a formula of its own, and fiscal years that begin in April.

import { describe, expect, test } from 'vitest'
import { runScenario } from '../../engine/analysis/runScenario.ts'
import { growthRows } from '../../engine/growth/baseModel.ts'
import { periods } from '../../engine/plan/calendar.ts'
import { planChecks, scenarioChecks } from '../../engine/plan/planChecks.ts'
import { rollUp } from '../../engine/plan/rollUp.ts'
import { resolveScenario } from '../../engine/plan/scenarioInputs.ts'
import { writePlan } from '../../engine/plan/writePlan.ts'
import { companyOf, inMonth, resultOf, samplePlan, sampleText, set } from './company.ts'
import { differences } from './differences.ts'

const plan = samplePlan('marram')
const marram = companyOf(plan)
const { compiled } = marram
const scenarios = plan.scenarios.map(({ id }) => id)

describe('the plan of Marram', () => {
  test('is written as Proceeds writes it', () => {
    expect(writePlan(plan)).toBe(sampleText('marram'))
  })

  test('gives no check anything to say, in any scenario', () => {
    expect(planChecks(compiled)).toEqual([])
    for (const id of scenarios)
      expect(scenarioChecks(compiled, resultOf(resolveScenario(compiled, id)))).toEqual([])
  })

  test.each(scenarios)('balances to twenty decimals in %s', id => {
    const { numbers } = resultOf(runScenario(compiled, id, 'exact'))
    const checks = growthRows(compiled.model).filter(({ name }) => name.startsWith('check_'))
    expect(checks).toHaveLength(8)
    for (const { name } of checks)
      for (const value of numbers(name)) expect(Math.abs(value)).toBeLessThan(1e-20)
  })
})

describe('without a round', () => {
  test('Marram has spent its cash in month 13, July 2027', () => {
    const cash = marram.run('as_is')('cash_balance')
    expect(cash.findIndex(value => value < 0) + 1).toBe(13)
  })
})

describe('the second close', () => {
  test.each(['series_a', 'step_by_step', 'slow_market'])(
    'comes in %s the month after ARR has reached four million',
    id => {
      const numbers = marram.run(id)
      const month = numbers('equity_raised').indexOf(2_500_000) + 1
      expect(month).toBeGreaterThan(13)
      expect(inMonth(numbers('total_arr'), month - 1)).toBeGreaterThanOrEqual(4_000_000)
      expect(inMonth(numbers('total_arr'), month - 2)).toBeLessThan(4_000_000)
    },
  )

  test('slips in a slow market', () => {
    const closes = ['series_a', 'step_by_step', 'slow_market'].map(
      id => marram.run(id)('equity_raised').indexOf(2_500_000) + 1,
    )
    expect(closes).toEqual(closes.toSorted((a, b) => a - b))
    expect(new Set(closes).size).toBe(3)
  })

  test('never comes when ARR stays below', () => {
    const numbers = marram.run(
      'series_a',
      set('tranche_milestone_threshold', 40_000_000, { tranche: 'second_close' }),
    )
    expect(numbers('equity_raised').filter(amount => amount > 0)).toEqual([4_500_000])
  })
})

describe('step by step', () => {
  const numbers = marram.run('step_by_step')

  test('the second wave waits while cash is under four million, and goes ahead the month after the second close', () => {
    const closed = numbers('hiring_gate')
      .map((open, index) => (open === 0 ? index + 1 : 0))
      .filter(month => month > 3)
    expect(closed).toEqual([14, 15, 16, 17])
    for (const month of closed) expect(inMonth(numbers('cash_balance'), month - 1)).toBeLessThan(4_000_000)
    expect(numbers('hires_waiting', 'senior_seller').slice(12, 18)).toEqual([0, 1, 1, 1, 1, 0])
    expect(inMonth(numbers('hires_released', 'senior_seller'), 18)).toBe(1)
  })

  test('the sales team asks for its people three months later than in the Series A plan', () => {
    const early = marram.run('series_a')('hires_released', 'junior_seller')
    const late = numbers('hires_released', 'junior_seller')
    expect(late.slice(3)).toEqual(early.slice(0, -3))
  })
})

describe("Marram's own formulas", () => {
  test('customers recommend it once they are a quarter old', () => {
    const numbers = marram.run('series_a')
    numbers('referral_opportunities', 'operators').forEach((found, index) => {
      const customers = index < 3 ? 74 : inMonth(numbers('customers', 'operators'), index - 2)
      expect(found).toBeCloseTo((customers * 0.22) / 12, 9)
    })
  })

  test('cash beyond three payrolls is what the board looks at', () => {
    const numbers = marram.run('series_a')
    const payroll = numbers('payroll_paid')
      .slice(9, 12)
      .reduce((sum, paid) => sum + paid, 0)
    expect(inMonth(numbers('cash_beyond_payrolls'), 12)).toBeCloseTo(
      inMonth(numbers('cash_balance'), 12) - payroll,
      6,
    )
  })

  test('change nothing that does not read them', () => {
    const plain = companyOf({ ...plan, rows: [] })
    expect(differences(plain.compiled.program.series, plain.run('series_a'), marram.run('series_a'))).toEqual(
      [],
    )
  })
})

describe('by fiscal quarter', () => {
  const quarters = periods(plan, 'quarter')

  test('the plan begins in the second quarter of the year that ends in March 2027', () => {
    expect(quarters.map(({ label }) => label)).toEqual([
      'Q2 FY2027',
      'Q3 FY2027',
      'Q4 FY2027',
      'Q1 FY2028',
      'Q2 FY2028',
      'Q3 FY2028',
      'Q4 FY2028',
      'Q1 FY2029',
    ])
    expect(periods(plan, 'year').map(({ label, partial }) => `${label}${partial ? ' in part' : ''}`)).toEqual(
      ['FY2027 in part', 'FY2028', 'FY2029 in part'],
    )
  })

  test('the payroll share is payroll over revenue of the quarter, not the mean of three shares', () => {
    const numbers = marram.run('series_a')
    const byQuarter = rollUp(compiled.model, (row, member) => numbers(row, ...member))
    const [payroll, revenue, share] = ['payroll_paid', 'revenue', 'payroll_share'].map(
      row => byQuarter(row, [], quarters)[0] ?? Number.NaN,
    )
    expect(share).toBeCloseTo((payroll ?? 0) / (revenue ?? 1), 12)
    const mean =
      numbers('payroll_share')
        .slice(0, 3)
        .reduce((sum, value) => sum + value, 0) / 3
    expect(Math.abs((share ?? 0) - mean)).toBeGreaterThan(1e-4)
  })
})
