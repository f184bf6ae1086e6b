// Renewals, collections, deferred revenue, and what part of a cost is fixed.

import { describe, expect, test } from 'vitest'
import { collections } from '../../engine/calibration/collections.ts'
import { costSplit } from '../../engine/calibration/costSplit.ts'
import { deferredRevenue } from '../../engine/calibration/deferredRevenue.ts'
import type { Evidence } from '../../engine/calibration/evidence.ts'
import { renewalOutcomes } from '../../engine/calibration/renewalOutcomes.ts'
import { renewalRates } from '../../engine/calibration/renewals.ts'
import type { Invoice, LedgerLine } from '../../engine/intake/records.ts'
import { contract, day } from './records.ts'

describe('renewals', () => {
  test('churn of a year is lost over available by value: 12.5%, where the mean of quarters is 13.7% (Dave Kellogg)', () => {
    // scribd.com/document/382709827: available to renew 1,500, 1,750, 2,500, 4,250 of which 250, 275, 325, 400 were lost.
    const quarters = [
      [1500, 250],
      [1750, 275],
      [2500, 325],
      [4250, 400],
    ] as const
    // In contracts of 25 each, so that every quarter is many renewals.
    const outcomes = quarters.flatMap(([available, lost]) =>
      Array.from({ length: available / 25 }, (_, index) => ({
        segment: undefined,
        available: 25,
        renewed: index < lost / 25 ? 0 : 25,
      })),
    )
    const { churn, contraction, expansion } = renewalRates(outcomes, 'contracts.csv')
    expect(value(churn)).toBeCloseTo(0.125, 12)
    expect(churn).toMatchObject({ n: 400, input: 'renewal_churn_rate', source: 'contracts.csv' })
    expect(value(contraction)).toBe(0)
    expect(value(expansion)).toBe(0)
    const mean = quarters.reduce((sum, [available, lost]) => sum + lost / available, 0) / 4
    expect(mean).toBeCloseTo(0.137, 3)
  })

  test('the quarterly rates on starting ARR sum to 10.2%, which is not the 12.5% of the year', () => {
    const starting = [10_000, 11_250, 12_725, 14_650]
    const lost = [250, 275, 325, 400]
    const sum = lost.reduce((total, amount, index) => total + amount / (starting[index] ?? 1), 0)
    expect(sum).toBeCloseTo(0.102, 3)
    expect(lost.reduce((total, amount) => total + amount, 0) / 10_000).toBe(0.125)
  })

  test('a term is followed by the one that names it, or the next of its customer and product', () => {
    const outcomes = renewalOutcomes(
      [
        contract('Acme 2025-01-01 2025-12-31 1000', { id: 'a1' }),
        contract('Acme 2026-01-20 2026-12-31 1200', { id: 'a2' }),
        contract('Bolt 2025-02-01 2026-01-31 2000', { id: 'b1' }),
        contract('Bolt 2026-02-01 2027-01-31 900', { id: 'b2', renews: 'b1' }),
        contract('Bolt 2026-03-01 2027-02-28 800', { id: 'b3', renews: 'b1' }),
        contract('Cast 2025-02-01 2026-01-31 500', { id: 'c1', product: 'Base' }),
        contract('Cast 2026-02-01 2027-01-31 700', { id: 'c2', product: 'Other' }),
      ],
      day('2026-06-30'),
    )
    expect(outcomes.map(({ available, renewed }) => [available, renewed])).toEqual([
      [1000, 1200],
      [2000, 1700],
      [500, 0],
    ])
  })

  test('a term that ended within two months may still be renewed late, and is not counted', () => {
    const ended = ['2026-04-30', '2026-05-15', '2026-06-29'].map(end =>
      contract(`Acme 2025-05-01 ${end} 1000`),
    )
    expect(renewalOutcomes(ended, day('2026-06-30'))).toHaveLength(1)
  })

  test('nine renewals are too few', () => {
    const nine = Array.from({ length: 9 }, () => ({ segment: undefined, available: 10, renewed: 10 }))
    expect(renewalRates(nine, 'contracts.csv').churn).toMatchObject({
      basis: 'benchmark',
      tooFew:
        'too few renewals due (n = 9, needs 10): using the benchmark 10% (5% to 18%) from ChartMogul by optif.ai: gross retention of 84% to 92%; the rest is churn and contraction',
    })
  })
})

describe('collections', () => {
  test('share what is paid in the month, the next and later, by amount, and what never is, and sum to 1', () => {
    // Of 1,000 a month: 300 at once, 500 in the next month, 180 in the one after, and 20 written off.
    const invoices = Array.from({ length: 12 }, (_, at) => at + 1).flatMap(month => [
      invoice(month, 300, 0),
      invoice(month, 500, 1),
      invoice(month, 180, 2),
      { ...invoice(month, 20), writtenOff: true },
    ])
    const { curve, badDebt } = collections(invoices, day('2026-06-30'))
    expect(curve.map(value)).toEqual([0.3, 0.5, 0.18, 0].map(share => expect.closeTo(share, 10)))
    expect(value(badDebt)).toBeCloseTo(0.02, 10)
    const planned = [...curve, badDebt].map(found => (found.basis === 'data' ? found.planned : undefined))
    expect(planned).toEqual([0.3, 0.5, 0.18, 0, 0.02])
  })

  test('invoices that are young and open do not look unpaid', () => {
    const old = Array.from({ length: 40 }, (_, at) => invoice(1 + (at % 10), 100, at % 2 === 0 ? 0 : 2))
    const young = Array.from({ length: 40 }, (_, at) => ({ ...invoice(18, 100), customer: `young ${at}` }))
    const { curve, badDebt } = collections([...old, ...young], day('2026-06-30'))
    // The open ones of the last month have reached age 0 unpaid: 20 of 80 were paid there; of the other 40 all later.
    expect(value(curve[0] as Evidence)).toBeCloseTo(0.25, 10)
    expect(value(badDebt)).toBeCloseTo(0, 10)
  })

  test('of a dozen invoices are not known', () => {
    const { curve, badDebt } = collections([invoice(1, 100, 1)], day('2026-06-30'))
    expect(curve).toEqual([])
    expect(badDebt.basis === 'benchmark' && badDebt.tooFew).toContain('too few invoices (n = 1, needs 30)')
  })

  /** Issued on the tenth of a month from January 2025 on, paid on the twentieth so many months later. */
  function invoice(month: number, amount: number, paidAfter?: number): Invoice {
    const at = (months: number) => ({
      year: 2025 + Math.floor((months - 1) / 12),
      month: ((months - 1) % 12) + 1,
    })
    return {
      source: { file: 'invoices.csv', row: month },
      id: `${month} ${amount}`,
      customer: `customer ${month % 7}`,
      issued: { ...at(month), day: 10 },
      amount,
      ...(paidAfter === undefined ? {} : { paid: { day: { ...at(month + paidAfter), day: 20 }, amount } }),
    }
  }
})

describe('deferred revenue', () => {
  test('of 12,000 for 15 April to 14 April is 11,473.97 after 16 of 365 days (maxio.com/saaspedia)', () => {
    const { rebuilt } = deferredRevenue(
      [contract('Acme 2013-04-15 2014-04-14 12000', { billing: 'upfront' })],
      [],
      day('2013-04-30'),
    )
    expect(rebuilt).toBeCloseTo(11_473.97, 2)
  })

  test.each([
    ['a year in advance', 'yearly', (12_000 * 184) / 365],
    ['by the quarter', 'quarterly', 0],
    ['by the half year', 'half_yearly', 0],
    ['the whole term in advance', 'upfront', (24_000 * 549) / 730],
  ] as const)('of two years from January 2026 billed %s, at the end of June', (_, billing, deferred) => {
    const found = deferredRevenue(
      [contract('Acme 2026-01-01 2027-12-31 12000', { billing })],
      [],
      day('2026-06-30'),
    )
    expect(found.rebuilt).toBeCloseTo(deferred, 6)
    expect(found.says).toContain('the ledger has no such account')
  })

  test('that differs from the ledger shows by how much, and is not made to fit', () => {
    const ledger: LedgerLine = {
      source: { file: 'balance.csv', row: 9 },
      month: { year: 2026, monthOfYear: 6 },
      account: '2400 Deferred Revenue',
      line: 'deferred_revenue',
      measure: 'balance',
      amount: 5600,
    }
    const billed = contract('Acme 2026-01-01 2026-12-31 12000', { billing: 'upfront' })
    const tie = deferredRevenue([billed], [ledger], day('2026-06-30'))
    expect(tie.rebuilt).toBeCloseTo((12_000 * 184) / 365, 6)
    expect(tie.books).toBe(5600)
    expect(tie.says).toBe(
      'Deferred revenue: 6,049 rebuilt, 5,600 in the ledger: 449 more, 8.0%; it should be within 2.0%',
    )
  })
})

describe('the split of a cost', () => {
  const names = {
    cost: 'hosting',
    driver: 'revenue',
    variableInput: 'hosting_rate',
    fixedInput: 'fixed_hosting_cost',
    source: 'ledger.csv',
  }
  const revenue = Array.from({ length: 24 }, (_, month) => 100_000 + 5000 * month)

  test('finds the part that does not move and the part that does', () => {
    const wobble = (month: number): number => (month % 2 === 0 ? 200 : -200)
    const { fixed, variable } = costSplit(
      revenue.map((amount, month) => 4000 + 0.1 * amount + wobble(month)),
      revenue,
      names,
    )
    expect(Math.abs(value(variable) - 0.1)).toBeLessThan(0.001)
    expect(Math.abs(value(fixed) - 4000)).toBeLessThan(200)
    expect(variable.remarks).toEqual(['the line explains 100% of how hosting moves'])
  })

  test.each([
    ['eleven months are too few', revenue.slice(0, 11), 'too few months of the ledger (n = 11, needs 12)'],
    [
      'revenue that stands still tells nothing',
      revenue.map((_, month) => 100_000 + (month % 2)),
      'revenue moves too little to tell fixed from variable (its deviation is under 5% of its mean)',
    ],
  ])('%s', (_, drivers, why) => {
    const { fixed, variable } = costSplit(
      drivers.map(amount => amount * 0.1),
      drivers,
      names,
    )
    for (const found of [fixed, variable])
      expect(found).toMatchObject({
        basis: 'none',
        tooFew: `${why}, and no benchmark is known: the plan keeps its own number`,
      })
  })
})

function value(evidence: Evidence): number {
  return evidence.basis === 'none' ? Number.NaN : evidence.value
}
