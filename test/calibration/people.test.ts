// Attrition, time to fill and what people cost.

import { describe, expect, test } from 'vitest'
import { attrition } from '../../engine/calibration/attrition.ts'
import type { Evidence } from '../../engine/calibration/evidence.ts'
import { loadedCost } from '../../engine/calibration/loadedCost.ts'
import { timeToFill } from '../../engine/calibration/timeToFill.ts'
import type { LedgerLine, Requisition } from '../../engine/intake/records.ts'
import { day, employee } from './records.ts'

const asOf = day('2026-06-30')

describe('attrition', () => {
  test('is exits over person-months at risk, compounded, with leavers for as long as they were there', () => {
    // Nine for 24 months, one gone after 12: 228 person-months (less the day a year of 365 days lacks) and one exit.
    const nine = Array.from({ length: 9 }, () => employee('2023-01-01'))
    const found = attrition([...nine, employee('2023-01-01 2025-06-30')], day('2024-06-30'), asOf)
    const months = (9 * 730 + 365) / 30.4375
    expect(found).toMatchObject({ n: 1, counted: 'exits', input: 'annual_attrition' })
    expect(value(found)).toBeCloseTo(1 - Math.exp(-12 / months), 12)
    // With a mean of 0.051293 one or more come one time in twenty (1 - e^-m), with 4.743865 one or none (e^-m (1 + m)).
    expect(interval(found)[0]).toBeCloseTo(1 - Math.exp((-12 * 0.051293) / months), 6)
    expect(interval(found)[1]).toBeCloseTo(1 - Math.exp((-12 * 4.743865) / months), 6)
  })

  test('of 3% a month is 30.6% a year, not 36%', () => {
    // 1 - 0.97^12 = 0.3062. A chance of 3% a month is a rate of -ln 0.97 = 0.030459; 100 exits in 3283 person-months.
    const people = Array.from({ length: 100 }, () => employee('2020-01-01 2026-06-30'))
    const days = Math.round((100 / 0.030459 / 100) * 30.4375)
    const start = new Date(Date.UTC(2026, 5, 30) - days * 86_400_000)
    const from = { year: start.getUTCFullYear(), month: start.getUTCMonth() + 1, day: start.getUTCDate() }
    expect(value(attrition(people, from, asOf))).toBeCloseTo(1 - 0.97 ** 12, 3)
  })

  test('starts at nothing where nobody left, and still says how many could', () => {
    const found = attrition(
      Array.from({ length: 10 }, () => employee('2020-01-01')),
      day('2024-06-30'),
      asOf,
    )
    expect(value(found)).toBe(0)
    // No exits in 240 person-months: up to -ln 0.05 = 2.996 in so many.
    expect(interval(found)[0]).toBe(0)
    expect(interval(found)[1]).toBeCloseTo(1 - Math.exp((-12 * 2.995732) / ((10 * 730) / 30.4375)), 6)
  })

  test('of two people in a year is not known', () => {
    const found = attrition([employee('2020-01-01'), employee('2020-01-01')], day('2025-06-30'), asOf)
    expect(found).toMatchObject({
      basis: 'benchmark',
      value: 0.19,
      tooFew:
        "too few person-months (n = 24 with 0 exits, needs 60): using the benchmark 19% (10% to 35%) from Dave Kellogg's bookings capacity model: 19%; the range is one used in planning",
    })
  })
})

describe('time to fill', () => {
  test('is the mean from opening to the first day, in whole months where it enters the plan', () => {
    // 31, 61, 61, 61, 92 and 92 days: 66.3 days, 2.18 months.
    const starts = ['2026-02-01', '2026-03-03', '2026-03-03', '2026-03-03', '2026-04-03', '2026-04-03']
    const found = timeToFill(
      starts.map(started => requisition('2026-01-01', started)),
      asOf,
    )
    expect(value(found)).toBeCloseTo((31 + 3 * 61 + 2 * 92) / 6 / 30.4375, 10)
    expect(found).toMatchObject({ n: 6, planned: 2 })
    const { distribution } = found as Extract<Evidence, { basis: 'data' }>
    expect(distribution).toMatchObject({ family: 'discrete', values: [1, 2, 3, 4] })
  })

  test('counts requisitions that are still open for as long as they are', () => {
    const quick = Array.from({ length: 5 }, () => requisition('2026-01-01', '2026-02-01'))
    const slow = Array.from({ length: 5 }, () => requisition('2026-01-01', '2026-05-01'))
    const young = Array.from({ length: 10 }, () => requisition('2026-06-10'))
    const found = timeToFill([...quick, ...slow, ...young], asOf)
    expect(value(found)).toBeCloseTo((31 + 120) / 2 / 30.4375, 10)
    expect(found.remarks).toEqual(['10 still open'])
  })

  test('of five requisitions is not known', () => {
    const found = timeToFill(
      Array.from({ length: 5 }, () => requisition('2026-01-01', '2026-02-01')),
      asOf,
    )
    expect(found.basis === 'benchmark' && found.tooFew).toContain('too few requisitions (n = 5, needs 6)')
  })

  function requisition(opened: string, started?: string): Requisition {
    return {
      source: { file: 'ats.csv', row: 1 },
      id: 'R',
      title: 'Seller',
      opened: day(opened),
      ...(started === undefined ? {} : { started: day(started) }),
      status: started === undefined ? 'open' : 'filled',
    }
  }
})

describe('loaded cost', () => {
  const people = [
    ...Array.from({ length: 3 }, (_, index) =>
      employee('2025-09-01', {
        id: `a${index}`,
        role: 'seller',
        salary: 60_000 + 6000 * index,
        variable: 30_000,
      }),
    ),
    employee('2020-01-01', { id: 'b', role: 'engineer', salary: 120_000 }),
  ]
  // Twelve months to June 2026: sellers 10 months of 5,000, 5,500 and 6,000, the engineer 12 of 10,000: 285,000.
  const ledger = (wages: number): readonly LedgerLine[] =>
    Array.from({ length: 12 }, (_, at) => at).flatMap(at => {
      const people = at < 2 ? 1 : 4
      const share = (at < 2 ? 10_000 : 26_500) / 285_000
      return [
        line(at, 'wages', wages * share),
        line(at, 'payroll_tax', wages * share * 0.08),
        line(at, 'benefits', 900 * people),
      ]
    })

  test('ties wages rebuilt from the roster to the ledger within 2%', () => {
    const { tie } = loadedCost(people, ledger(287_000), asOf)
    expect(tie.ties).toBe(true)
    expect(tie.says).toBe('Wages of 12 months: 285,000 rebuilt, 287,000 in the ledger: 2,000 less, 0.7%')
  })

  test('says so when they do not tie', () => {
    const { tie } = loadedCost(people, ledger(250_000), asOf)
    expect(tie.ties).toBe(false)
    expect(tie.says).toBe(
      'Wages of 12 months: 285,000 rebuilt, 250,000 in the ledger: 35,000 more, 14.0%; it should be within 2.0%',
    )
  })

  test('gives each role base pay, tax, benefits and variable pay for a year of full time', () => {
    const { roles } = loadedCost(people, ledger(285_000), asOf)
    const seller = roles.find(({ role }) => role === 'seller')
    // (66,000 + 30,000) x 1.08 + 12 x 900
    expect(seller?.loaded).toBeCloseTo(96_000 * 1.08 + 10_800, 6)
    expect(seller?.personMonths).toBeCloseTo(30, 10)
  })

  test('takes the salary of those hired lately, the tax rate and the benefits a month', () => {
    const { salaries, payrollTax, benefits } = loadedCost(people, ledger(285_000), asOf)
    expect(salaries.map(found => [found.where.role, value(found), found.n])).toEqual([
      ['seller', 66_000, 3],
      ['engineer', 120_000, 1],
    ])
    expect(salaries[1]?.remarks).toEqual(['only 0 hired in the last 12 months, so everybody is counted'])
    expect(value(payrollTax)).toBeCloseTo(0.08, 12)
    expect(value(benefits)).toBeCloseTo(900, 9)
  })

  function line(at: number, nature: NonNullable<LedgerLine['nature']>, amount: number): LedgerLine {
    const month = 6 + at
    return {
      source: { file: 'ledger.csv', row: at },
      month: { year: 2025 + Math.floor(month / 12), monthOfYear: (month % 12) + 1 },
      account: nature,
      line: 'general_and_administrative',
      nature,
      measure: 'flow',
      amount,
    }
  }
})

function value(evidence: Evidence): number {
  return evidence.basis === 'none' ? Number.NaN : evidence.value
}

function interval(evidence: Evidence): readonly [number, number] {
  return evidence.basis === 'none' ? [Number.NaN, Number.NaN] : evidence.interval
}
