import { expect, test } from 'vitest'
import { openingPosition } from '../../engine/calibration/openingPosition.ts'
import { emptyLists } from '../../engine/intake/emptyLists.ts'
import type { LedgerLine, Records } from '../../engine/intake/records.ts'
import { contract, day, deal, employee } from './records.ts'

const asOf = day('2026-06-30')
const nothing: Records = emptyLists()

test('contracts of several years start one on every anniversary, and the last twelve months sum to what is in force', () => {
  const one = { segment: 'all' }
  const { end: _, ...monthly } = contract('Drop 2026-05-01 2026-05-31 60', one)
  const contracts = [
    contract('Acme 2024-08-10 2027-08-09 100', { ...one, billing: 'upfront' }),
    contract('Bolt 2025-07-01 2026-06-30 200', { ...one, billing: 'quarterly' }),
    contract('Cast 2024-07-01 2025-06-30 400', one),
    contract('Ends 2025-09-01 2026-08-31 800', { ...one, cancelled: day('2026-03-31') }),
    monthly,
  ]
  const { segments, company } = openingPosition({ ...nothing, contracts }, asOf, 24)
  const facts = segments.all ?? {}
  // Acme 100 and Bolt 200, which ends today, and the one by the month; Cast is over, Ends was cancelled.
  expect(facts).toMatchObject({
    opening_arr: 360,
    opening_monthly_plan_arr: 60,
    opening_customers: 3,
    annual_contract_share: 0.8333,
    upfront_billing_share: 0.3333,
  })
  const starting = facts.contract_value_starting_history as readonly number[]
  // Months July 2024 to June 2026: Cast in the first, Acme in August of both years, Bolt in July 2025.
  expect(starting.flatMap((value, at) => (value === 0 ? [] : [[at, value]]))).toEqual([
    [0, 400],
    [1, 100],
    [12, 200],
    [13, 100],
  ])
  expect(starting.slice(12).reduce((sum, value) => sum + value, 0)).toBe(300)
  // In July 2025 Acme and Bolt ran; from September 2025 to February 2026 also the one that was cancelled.
  const history = company.total_arr_history as readonly number[]
  expect([history[11], history[12], history[14], history[19], history[20], history[23]]).toEqual([
    500, 300, 1100, 1100, 300, 360,
  ])
})

test('people stand by completed months of service, leavers and those to come not at all', () => {
  const employees = [
    employee('2026-06-15', { role: 'seller' }),
    employee('2026-04-15', { role: 'seller', share: 0.5 }),
    employee('2020-01-01', { role: 'seller' }),
    employee('2020-01-01 2026-06-30', { role: 'seller' }),
    employee('2026-07-15', { role: 'seller' }),
  ]
  const { tenures } = openingPosition({ ...nothing, employees }, asOf, 24)
  expect(tenures.seller).toEqual([1, 0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
})

test('balances are those of the month, flows make the histories, and open deals that are alive the pipeline', () => {
  const line = (month: number, name: LedgerLine['line'], amount: number, measure: LedgerLine['measure']) => ({
    source: { file: 'ledger.csv', row: 1 },
    month: { year: 2026, monthOfYear: month },
    account: name,
    line: name,
    measure,
    amount,
  })
  const ledger = [
    line(5, 'cash', 900, 'balance'),
    line(6, 'cash', 700, 'balance'),
    line(6, 'cash', 50, 'balance'),
    line(5, 'revenue_subscription', 300, 'flow'),
    line(6, 'revenue_subscription', 310, 'flow'),
    line(6, 'revenue_services', 20, 'flow'),
    line(6, 'sales', 80, 'flow'),
    line(6, 'marketing', 15, 'flow'),
    line(6, 'research_and_development', 99, 'flow'),
  ]
  const opportunities = [
    deal('open 2026-06-01 -', { segment: 'all' }),
    deal('won 2026-01-01 2026-07-05', { segment: 'all' }),
    deal('lost 2026-01-01 2026-02-05', { segment: 'all' }),
  ]
  const contracts = [contract('Acme 2026-01-01 2026-12-31 100', { segment: 'all' })]
  const { company, segments } = openingPosition({ ...nothing, ledger, opportunities, contracts }, asOf, 2)
  expect(company).toMatchObject({
    opening_cash: 750,
    revenue_history: [300, 330],
    sales_and_marketing_history: [0, 95],
  })
  // The deal won in July was open on 30 June.
  expect(segments.all).toMatchObject({ opening_early_pipeline: 1, opening_late_pipeline: 1 })
})
