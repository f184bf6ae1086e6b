import { describe, expect, test } from 'vitest'
import { growthModel, growthRows } from '../../engine/growth/baseModel.ts'
import { tailorModel } from '../../engine/growth/tailoredModel.ts'
import { items, runSmallCompany } from './smallCompany.ts'

const none = Array.from({ length: 12 }, () => 0)
const checks = growthRows(growthModel).filter(({ name }) => name.startsWith('check_'))

/** 0 in every month but those named. */
function only(values: Readonly<Record<number, number>>): readonly number[] {
  return none.map((_, index) => values[index + 1] ?? 0)
}

describe('a company of which nothing is known', () => {
  test('has no revenue, no cash, no fault, and every check holds', () => {
    const rows = runSmallCompany({})
    for (const name of ['revenue', 'cash_balance', 'net_income', 'total_arr', 'gross_margin'])
      expect(rows(name)).toEqual(none)
    expect(checks).toHaveLength(8)
    for (const { name } of checks) expect(rows(name)).toEqual(none)
  })
})

describe('the hiring gate', () => {
  const plan = {
    planned_hires: ([role]: readonly string[], month: number) =>
      role === 'builder' && (month === 2 || month === 3) ? 1 : 0,
    opening_cash: 100,
    tranche_amount: ([tranche]: readonly string[]) => (tranche === 'first' ? 1000 : 0),
    tranche_month: 4,
    hiring_cash_floor: 500,
  }

  test('left open, lets every planned hire go ahead in its month', () => {
    const rows = runSmallCompany(plan)
    expect(rows('requisitions', 'builder')).toEqual(only({ 2: 1, 3: 1 }))
    expect(rows('hires_waiting', 'builder')).toEqual(none)
  })

  test('holds planned hires while cash is short, and lets them go together the month after the money is in', () => {
    const rows = runSmallCompany({ ...plan, hiring_gate_chosen: 1 })
    expect(rows('hires_waiting', 'builder')).toEqual(only({ 2: 1, 3: 2, 4: 2 }))
    expect(rows('requisitions', 'builder')).toEqual(only({ 5: 2 }))
  })

  test('never holds the replacement of those who leave', () => {
    const rows = runSmallCompany({
      ...plan,
      tranche_amount: 0,
      hiring_gate_chosen: 1,
      opening_headcount: ([role]) => (role === 'builder' ? 10 : 0),
      opening_headcount_by_tenure: ([role, tenure]) => (role === 'builder' && tenure === 'month_2' ? 10 : 0),
      annual_attrition: 0.5,
      backfill_share: 1,
    })
    expect(rows('hires_released', 'builder')).toEqual(none)
    expect(Math.min(...rows('requisitions', 'builder'))).toBeGreaterThan(0)
    for (const headcount of rows('headcount', 'builder')) expect(headcount).toBeCloseTo(10, 12)
  })
})

describe('a tranche', () => {
  const plan = {
    tranche_amount: ([tranche]: readonly string[]) => (tranche === 'first' ? 100 : 40),
    tranche_month: ([tranche]: readonly string[]) => (tranche === 'first' ? 2 : 5),
    tranche_fee_rate: 0.1,
    planned_hires: ([role]: readonly string[], month: number) => (role === 'builder' && month === 7 ? 2 : 0),
  }

  test('without a milestone comes in its month, once', () => {
    const rows = runSmallCompany(plan)
    expect(rows('equity_raised')).toEqual(only({ 2: 100, 5: 40 }))
    expect(rows('issue_costs')).toEqual(only({ 2: 10, 5: 4 }))
  })

  test('with a milestone waits for it, and comes the month after it is reached', () => {
    const waiting = tailored('second', 'total_headcount')
    const rows = runSmallCompany({ ...plan, tranche_milestone_threshold: 2 }, waiting)
    expect(rows('total_headcount').slice(5, 8)).toEqual([0, 2, 2])
    expect(rows('equity_raised')).toEqual(only({ 2: 100, 8: 40 }))
  })

  test('whose milestone was reached long ago does not come before its month', () => {
    const rows = runSmallCompany({ ...plan, opening_cash: 1000 }, tailored('second', 'cash_balance'))
    expect(rows('equity_raised')).toEqual(only({ 2: 100, 5: 40 }))
  })

  test('whose milestone is never reached never comes', () => {
    const waiting = tailored('second', 'total_headcount')
    const rows = runSmallCompany({ ...plan, tranche_milestone_threshold: 3 }, waiting)
    expect(rows('equity_raised')).toEqual(only({ 2: 100 }))
  })
})

describe('an invoice of 90 in month 3', () => {
  const plan = {
    opening_cash: 1000,
    opening_paid_in_capital: 1000,
    marketing_budget: (_: readonly string[], month: number) => (month === 3 ? 90 : 0),
    marketing_mix: 1,
    is_marketing: ([name]: readonly string[]) => (name === 'selling' ? 1 : 0),
  }

  test.each([
    [0, { 3: 90 }],
    [15, { 3: 45, 4: 45 }],
    [30, { 4: 90 }],
    [45, { 4: 45, 5: 45 }],
    [60, { 5: 90 }],
    [75, { 5: 45, 6: 45 }],
    [90, { 6: 90 }],
  ])('on %i days of credit is paid when it falls due, and cash never rises for it', (days, paid) => {
    const rows = runSmallCompany({ ...plan, days_to_pay_suppliers: days })
    expect(rows('suppliers_paid')).toEqual(only(paid))
    expect(rows('cash_balance').at(-1)).toBe(910)
    for (const { name } of checks) expect(rows(name)).toEqual(none)
  })

  test('comes after those open at the start, which are paid over the days of credit', () => {
    const rows = runSmallCompany({ ...plan, opening_accounts_payable: 300, days_to_pay_suppliers: 60 })
    expect(rows('suppliers_paid')).toEqual(only({ 1: 150, 2: 150, 5: 90 }))
  })
})

describe('marketing', () => {
  test('still works in a month without a budget, on what was spent before', () => {
    const rows = runSmallCompany({
      marketing_budget: (_, month) => (month === 1 ? 80 : 0),
      marketing_mix: 1,
      marketing_carry_over: 0.5,
      maximum_opportunities: 10,
      half_effect_spend: 20,
      response_shape: 1,
      opening_headcount: ([role]) => (role === 'marketer' ? 1 : 0),
      budget_per_marketer: 80,
    })
    // Effective spend 40, 20, 10: the response is 40/60, 20/40, 10/30 of ten opportunities.
    const [first = 0, second = 0, third = 0] = rows('marketing_opportunities', 'advertising')
    expect(first).toBeCloseTo(20 / 3, 12)
    expect(second).toBeCloseTo(5, 12)
    expect(third).toBeCloseTo(10 / 3, 12)
  })
})

describe('sellers', () => {
  const plan = {
    opening_headcount: ([role]: readonly string[]) =>
      role === 'junior_seller' ? 2 : role === 'senior_seller' ? 1 : 0,
    opening_headcount_by_tenure: ([role, tenure]: readonly string[]) =>
      tenure !== 'month_2' ? 0 : role === 'junior_seller' ? 2 : role === 'senior_seller' ? 1 : 0,
    ramp_by_tenure: 1,
    annual_productivity: 120,
  }

  test('of two roles of one kind count together', () => {
    const rows = runSmallCompany(plan)
    expect(rows('headcount_by_kind', 'account_executive')).toEqual(none.map(() => 3))
    expect(rows('account_executives', 'market')).toEqual(none.map(() => 3))
  })

  test('sell at full capacity where managers and sales engineers are no matter', () => {
    const rows = runSmallCompany(plan)
    expect(rows('manager_coverage')).toEqual(none)
    expect(rows('sales_capacity', 'market')).toEqual(none.map(() => 30))
  })

  test('sell less without a manager where it matters', () => {
    const rows = runSmallCompany({ ...plan, manager_sensitivity: 0.5 })
    expect(rows('sales_capacity', 'market')).toEqual(none)
  })
})

describe('a system', () => {
  test('that needs no work of ours is live the month after it may start, and is paid for once', () => {
    const rows = runSmallCompany({
      system_chosen: ([system]) => (system === 'portal' ? 1 : 0),
      system_start_month: 3,
      system_vendor_price: 70,
    })
    expect(rows('system_live', 'portal')).toEqual([0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1])
    expect(rows('go_live_month', 'portal').at(-1)).toBe(4)
    expect(rows('system_vendor_cost', 'portal')).toEqual(only({ 3: 70 }))
    expect(rows('system_live', 'robot')).toEqual(none)
  })

  test('waits for its prerequisite', () => {
    const rows = runSmallCompany({
      system_chosen: 1,
      prerequisite_needed: ([system, needed]) => (system === 'portal' && needed === 'robot' ? 1 : 0),
    })
    expect(rows('go_live_month', 'robot').at(-1)).toBe(2)
    expect(rows('go_live_month', 'portal').at(-1)).toBe(4)
  })

  test('and a tool that both promise 90% leave a twentieth of a driver, not a hundredth', () => {
    const rows = runSmallCompany({
      system_chosen: 1,
      system_effect_size: ([system, driver]) =>
        system === 'portal' && driver === 'shorter_sales_cycle' ? 0.9 : 0,
      system_adoption_speed: 100,
      tool_chosen: 1,
      tool_effect_size: ([, driver]) => (driver === 'shorter_sales_cycle' ? 0.9 : 0),
      tool_adoption_speed: 100,
    })
    expect(rows('cycle_time_cut').at(-1)).toBeCloseTo(0.95, 12)
    expect(rows('win_rate_uplift')).toEqual(none)
  })
})

function tailored(tranche: string, row: string) {
  const model = tailorModel(growthModel, {
    trancheIds: items.tranche,
    trancheMilestones: new Map([[tranche, row]]),
    ownRows: [],
    overrides: new Map(),
  })
  if (!model.ok) throw new Error('the tailored model is refused')
  return model.value
}
