// ARR by contracts, by billing and by the CRM, in companies small enough to count by hand.

import { expect, test } from 'vitest'
import { arrTies } from '../../engine/calibration/arrTies.ts'
import { emptyLists } from '../../engine/intake/emptyLists.ts'
import type { MonthlyRevenue, Records } from '../../engine/intake/records.ts'
import { contract, day, deal } from './records.ts'

const asOf = day('2026-06-30')
const nothing: Records = emptyLists()

// In force a year ago: Acme 1,200 and Bold 600. Acme renews at 1,500 (300 expanded), Bold leaves (600 churned),
// Core is won at 2,400: 1,800 + 2,400 + 300 - 600 = 3,900, which is what is in force: 1,500 + 2,400.
const contracts = [
  contract('Acme 2025-01-01 2025-12-31 1200'),
  contract('Acme 2026-01-01 2026-12-31 1500'),
  contract('Bold 2025-02-01 2026-01-31 600'),
  contract('Core 2026-03-01 2027-02-28 2400'),
]
const opportunities = [
  deal('lost 2025-01-05 2025-03-01 900'),
  deal('won 2026-01-10 2026-02-25 2400'),
  deal('won 2026-05-10 2026-07-02 5000'),
]
const worked = '1,800 on 30 Jun 2025 + 2,400 won since + 300 expanded − 600 churned or contracted'

test('three ways to the same ARR tie two by two, with the sum of the CRM shown', () => {
  const monthlyRevenue = [mrr('Acme', 6, 125), mrr('Core', 6, 200)]
  expect(told({ contracts, opportunities, monthlyRevenue })).toEqual([
    'ARR: 3,900 rebuilt, 3,900 as 12 times MRR: they are equal',
    `ARR: 3,900 rebuilt, 3,900 by the CRM (${worked}): they are equal`,
    `ARR as 12 times MRR: 3,900 rebuilt, 3,900 by the CRM (${worked}): they are equal`,
  ])
})

test('a won deal that nobody made a contract of, and a customer billed too little, show as what they differ by', () => {
  const signed = [...opportunities, deal('won 2026-04-01 2026-05-20 1000')]
  const monthlyRevenue = [mrr('Acme', 6, 100), mrr('Core', 6, 200)]
  const sum = worked.replace('2,400', '3,400')
  expect(told({ contracts, opportunities: signed, monthlyRevenue })).toEqual([
    'ARR: 3,900 rebuilt, 3,600 as 12 times MRR: 300 more, 8.3%; it should be within 0.5%',
    `ARR: 3,900 rebuilt, 4,900 by the CRM (${sum}): 1,000 less, 20.4%; it should be within 2.0%`,
    `ARR as 12 times MRR: 3,600 rebuilt, 4,900 by the CRM (${sum}): 1,300 less, 26.5%; it should be within 2.0%`,
  ])
})

test('a way that is missing is named beside two others, and nothing is said of one alone', () => {
  expect(told({ contracts })).toEqual([])
  expect(told({ opportunities })).toEqual([])
  expect(told({ contracts, opportunities })).toEqual([
    `ARR: 3,900 rebuilt, 3,900 by the CRM (${worked}): they are equal`,
    'ARR as 12 times MRR is not compared: the exports hold no MRR of the month that ends on 30 Jun 2026',
  ])
  expect(told({ contracts, monthlyRevenue: [mrr('Acme', 6, 325)] }).at(-1)).toBe(
    'ARR by the CRM is not compared: the exports hold no deals',
  )
})

test('without contracts, what customers paid each month says who grew and who left', () => {
  // 1,200 in April; in May Acme pays 20 a month less, in June Bold comes at 600: 1,200 + 600 - 240 = 1,560.
  const monthlyRevenue = [mrr('Acme', 4, 100), mrr('Acme', 5, 80), mrr('Acme', 6, 80), mrr('Bold', 6, 50)]
  const deals = [deal('won 2026-04-03 2026-06-10 600')]
  expect(told({ opportunities: deals, monthlyRevenue })).toEqual([
    'ARR as 12 times MRR: 1,560 rebuilt, 1,560 by the CRM (1,200 on 30 Apr 2026 + 600 won since + 0 expanded − 240 churned or contracted): they are equal',
    'ARR is not compared: the exports hold no contracts',
  ])
})

test('a deal that says only what its whole term is worth is not made into a yearly value', () => {
  const [first, ...others] = opportunities.slice(1)
  const total =
    first === undefined ? others : [{ ...first, amountMeans: 'contract_value' as const }, ...others]
  const monthlyRevenue = [mrr('Acme', 6, 125), mrr('Core', 6, 200)]
  expect(told({ contracts, opportunities: total, monthlyRevenue }).at(-1)).toBe(
    'ARR by the CRM is not compared: 1 of 1 won deals do not say what they are worth a year',
  )
})

function told(records: Partial<Records>): readonly string[] {
  return arrTies({ ...nothing, ...records }, asOf).map(({ says }) => says)
}

function mrr(customer: string, month: number, amount: number): MonthlyRevenue {
  return {
    source: { file: 'stripe.csv', row: 1 },
    customer,
    month: { year: 2026, monthOfYear: month },
    mrr: amount,
  }
}
