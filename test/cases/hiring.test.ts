// What a hire changes, and when.

import { describe, expect, test } from 'vitest'
import { inMonth, larkspur, plus, set } from './company.ts'
import { differences } from './differences.ts'

const { series } = larkspur.compiled.program
const roles = larkspur.compiled.vocabulary.items.get('role') ?? []
const balanced = larkspur.run('balanced')

describe('a requisition', () => {
  test.each(roles)('for two %s more changes nothing before the month in which it is opened', role => {
    const more = larkspur.run('balanced', plus('planned_hires', 2, { role, month: 13 }))
    expect(differences(series, upTo(12), more)).toEqual([])
    expect(inMonth(more('requisitions', role), 13)).toBe(inMonth(balanced('requisitions', role), 13) + 2)
  })

  test('that is cancelled changes nothing before its month either', () => {
    const fewer = larkspur.run('balanced', set('planned_hires', 0, { from_month: 6 }))
    expect(differences(series, upTo(5), fewer)).toEqual([])
    expect(differences(series, upTo(6), fewer)).not.toEqual([])
  })

  test('is filled in the same month when filling takes no time', () => {
    const atOnce = larkspur.run('balanced', set('time_to_fill', 0))
    for (const role of roles) expect(atOnce('new_starts', role)).toEqual(atOnce('requisitions', role))
  })

  function upTo(month: number) {
    return (row: string, ...member: readonly string[]) => balanced(row, ...member).slice(0, month)
  }
})

describe('an enterprise seller whose requisition opens in March', () => {
  // Filled after three months; a newcomer sells nothing for three months, then a seventh more each month.
  const role = 'account_executive_enterprise'
  const hired = larkspur.run('base', plus('planned_hires', 1, { role, month: 3 }))
  const base = larkspur.run('base')

  test('starts in June, is paid from then on, and carries no quota-weight until September', () => {
    const more = (row: string, ...member: readonly string[]) =>
      hired(row, ...member).map((value, index) => value - inMonth(base(row, ...member), index + 1))
    expect(
      more('new_starts', role)
        .map(value => Math.round(value * 1e6) / 1e6)
        .slice(0, 6),
    ).toEqual([0, 0, 0, 0, 0, 1])
    expect(inMonth(more('base_pay', role), 5)).toBe(0)
    expect(inMonth(more('base_pay', role), 6)).toBeGreaterThan(0)
    const ramped = more('ramped_account_executives', 'enterprise')
    expect(ramped.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 0))
    expect(inMonth(ramped, 9)).toBeGreaterThan(0.1)
    expect(inMonth(ramped, 9)).toBeLessThan(1 / 7)
    expect(inMonth(ramped, 15)).toBeGreaterThan(0.7)
  })

  test('sells nothing before, and costs cash in every month from June until the sales come', () => {
    for (let month = 1; month <= 8; month += 1)
      expect(inMonth(hired('new_arr', 'enterprise'), month)).toBeLessThanOrEqual(
        inMonth(base('new_arr', 'enterprise'), month),
      )
    expect(inMonth(hired('new_arr', 'enterprise'), 15)).toBeGreaterThan(
      inMonth(base('new_arr', 'enterprise'), 15),
    )
    for (let month = 6; month <= 12; month += 1)
      expect(inMonth(hired('free_cash_flow'), month)).toBeLessThan(inMonth(base('free_cash_flow'), month))
  })
})

describe('people', () => {
  test('whom nobody leaves and nobody joins stay as many, in every role and month', () => {
    const still = larkspur.run('base', set('annual_attrition', 0))
    for (const role of roles) {
      const opening = larkspur.compiled.given.get(`opening_headcount[${role}]`)
      for (const headcount of still('headcount', role)) expect(headcount).toBe(opening)
    }
  })

  test('who are productive from their first day count in full', () => {
    const able = larkspur.run('balanced', set('ramp_by_tenure', 1))
    for (const role of roles)
      able('ramped_equivalents', role).forEach((ramped, index) => {
        expect(ramped).toBeCloseTo(inMonth(able('headcount', role), index + 1), 9)
      })
  })

  test('who are hired two months later bring less ARR in month 18 and save cash by month 6', () => {
    const later = larkspur.run('balanced', plus('time_to_fill', 2))
    expect(inMonth(later('total_arr'), 18) - inMonth(balanced('total_arr'), 18)).toBeLessThan(-500_000)
    expect(inMonth(later('cash_balance'), 6) - inMonth(balanced('cash_balance'), 6)).toBeGreaterThan(300_000)
  })

  test('who are hired a month sooner bring more ARR in month 18 and take cash by month 6', () => {
    const sooner = larkspur.run('balanced', plus('time_to_fill', -1))
    expect(inMonth(sooner('total_arr'), 18)).toBeGreaterThan(inMonth(balanced('total_arr'), 18) + 250_000)
    expect(inMonth(sooner('cash_balance'), 6)).toBeLessThan(inMonth(balanced('cash_balance'), 6) - 150_000)
  })

  test('who leave more often are fewer, never less than none', () => {
    const leaving = larkspur.run('base', set('attrition_shock', 2.5), set('backfill_share', 0))
    for (const role of roles) {
      const headcount = leaving('headcount', role)
      headcount.forEach((value, index) => {
        expect(value).toBeGreaterThan(0)
        expect(value).toBeLessThan(headcount[index - 1] ?? 1000)
      })
    }
  })
})
