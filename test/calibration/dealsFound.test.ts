// How many deals SDRs, sellers and customers find: over made-up companies whose truth is known, beside what a quick count says.

import { describe, expect, test } from 'vitest'
import { dealsOfCustomers, dealsOfSdrs, dealsOfSellers } from '../../engine/calibration/dealFinders.ts'
import { lastDayOf } from '../../engine/calibration/elapsed.ts'
import type { Evidence } from '../../engine/calibration/evidence.ts'
import type { PlannedRole } from '../../engine/calibration/plannedRoles.ts'
import type { Employee, Opportunity } from '../../engine/intake/records.ts'
import { makeContracts } from '../../samples/samphire/company/contracts.ts'
import { withSources } from '../../samples/samphire/company/dealSources.ts'
import { makeDeals, rampAt } from '../../samples/samphire/company/deals.ts'
import { makePeople } from '../../samples/samphire/company/people.ts'
import { samphire, type Truth } from '../../samples/samphire/company/truth.ts'

const segment = 'mid_market'
const [, market] = samphire.segments
if (market === undefined) throw new Error('the sample has a second segment')
/** One segment, whose SDRs leave often and are replaced. */
const truth: Truth = {
  ...samphire,
  segments: [{ ...market, dealsPerMonth: 24, shareOfSdrs: 1 }],
  roles: samphire.roles
    .filter(({ role }) => role === 'sdr' || role === 'account_executive_mid_market')
    .map(role => ({ ...role, attrition: 0.5 })),
}
const asOf = lastDayOf(truth.lastMonth)
const sdrRole: PlannedRole = { id: 'sdr', label: 'SDR', kind: 'sdr', ramp: [...truth.sdrRamp, 1] }
const sellerRamp = Array.from({ length: 13 }, (_, tenure) => rampAt(tenure, truth.rampMonths))

function company(seed: number) {
  const { employees } = makePeople(truth, seed)
  const sellers = employees.filter(person => person.segment === segment)
  const drawn = makeDeals(truth, sellers, seed)
  const contracts = makeContracts(truth, drawn, seed)
  const deals = withSources(truth, drawn, employees, contracts)
  return { employees, sellers, contracts, created: { deals, asOf, watchedMonths: 36 } }
}

const companies = Array.from({ length: 150 }, (_, index) => company(index + 1))
type Company = (typeof companies)[number]

const found: readonly (readonly [string, number, (one: Company) => Evidence | undefined])[] = [
  ['opportunities of an SDR', truth.sdrDeals, one => dealsOfSdrs(one.created, one.employees, [sdrRole])[0]],
  [
    'opportunities of a seller',
    market.selfSourced,
    one => dealsOfSellers(one.created, { segment }, one.sellers, sellerRamp),
  ],
  [
    'referrals of a customer',
    market.referrals,
    one => dealsOfCustomers(one.created, { segment }, one.contracts),
  ],
]

test.each(found)('%s lie in nine intervals of ten and around the truth', (_, rate, evidenceOf) => {
  const known = companies.map(evidenceOf).flatMap(one => (one?.basis === 'data' ? [one] : []))
  expect(known).toHaveLength(companies.length)
  const held = known.filter(({ interval: [low, high] }) => low <= rate && rate <= high).length
  // Three standard errors of a share of 0.9 in 150 are 0.073.
  expect(held / known.length).toBeGreaterThanOrEqual(0.9 - 0.073)
  const mean = known.reduce((sum, { value }) => sum + value, 0) / known.length
  expect(Math.abs(mean / rate - 1)).toBeLessThan(0.025)
})

test('deals over the SDRs who are there today are far too many: those who left found some of them', () => {
  const quick = companies.map(({ employees, created }) => {
    const today = employees.filter(({ role, left }) => role === 'sdr' && left === undefined).length
    return created.deals.filter(({ origin }) => origin === 'sdr').length / (36 * today)
  })
  const ours = companies.flatMap(one => {
    const [evidence] = dealsOfSdrs(one.created, one.employees, [sdrRole])
    return evidence?.basis === 'data' ? [evidence.value] : []
  })
  const errors = (values: readonly number[]) => values.map(value => Math.abs(value / truth.sdrDeals - 1))
  const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length / 2] ?? 0
  expect(middle(errors(quick))).toBeGreaterThan(3 * middle(errors(ours)))
})

test('a roster without its leavers is told: their work is missing and their deals are not', () => {
  const one = companies[0] as Company
  const stayed = one.employees.filter(({ left }) => left === undefined)
  const [evidence] = dealsOfSdrs(one.created, stayed, [sdrRole])
  expect(evidence?.remarks).toContain(
    'nobody on the roster ever left: if it lists only who is there now, the number is too high',
  )
})

describe('a few deals', () => {
  const day = (year: number, month: number) => ({ year, month, day: 10 })
  const source = { file: 'deals.csv', row: 1 }
  const deal = (month: number, origin?: Opportunity['origin']): Opportunity => ({
    source,
    id: `${month}`,
    created: day(2026, month),
    amountMeans: 'arr',
    outcome: 'open',
    stage: 'Prospecting',
    ...(origin === undefined ? {} : { origin }),
  })
  const seller = (id: string): Employee => ({
    source: { file: 'roster.csv', row: 2 },
    id,
    title: 'AE',
    kind: 'employee',
    hired: day(2024, 1),
    share: 1,
  })
  const created = (...deals: readonly Opportunity[]) => ({
    deals,
    asOf: { year: 2026, month: 6, day: 30 },
    watchedMonths: 36,
  })
  const year = [1, 2, 3, 4, 5, 6]

  test('five sellers who found five in the five months after the first make 5 over 25', () => {
    const sellers = ['1', '2', '3', '4', '5'].map(seller)
    const deals = year.map(month => deal(month, 'account_executive'))
    const evidence = dealsOfSellers(created(...deals), { segment }, sellers, [])
    expect(evidence).toMatchObject({ basis: 'data', n: 5, value: 5 / 25 })
  })

  test('too little work of those who find them is the benchmark, with who says so', () => {
    const deals = year.map(month => deal(month, 'account_executive'))
    const evidence = dealsOfSellers(created(...deals), { segment }, [seller('1')], [])
    expect(evidence).toMatchObject({
      basis: 'benchmark',
      tooFew:
        'too few months of ramped sellers (n = 5, needs 24): using the benchmark 0.8 a month (0.3 to 1.5) from a range used in planning; no survey stands behind it',
    })
  })

  test('deals that do not say who found them are counted and told, and too many of them are no number', () => {
    const sellers = ['1', '2', '3', '4', '5', '6'].map(seller)
    const said = year.map(month => deal(month, 'account_executive'))
    const some = dealsOfSellers(created(...said, deal(3)), { segment }, sellers, [])
    expect(some.remarks).toContain(
      '1 of 6 opportunities do not say who found them; with all of them it would be 0.20',
    )
    const many = dealsOfSellers(created(...said, ...year.map(month => deal(month))), { segment }, sellers, [])
    expect(many).toMatchObject({
      basis: 'benchmark',
      tooFew: expect.stringContaining('too many opportunities do not say who found them (5 of 10;'),
    })
  })

  test('where no deal is ever said to be found by sellers, that is not a rate of nothing', () => {
    const sellers = ['1', '2', '3', '4', '5', '6'].map(seller)
    const evidence = dealsOfSellers(
      created(...year.map(month => deal(month, 'sdr'))),
      { segment },
      sellers,
      [],
    )
    expect(evidence).toMatchObject({
      basis: 'benchmark',
      tooFew: expect.stringContaining('no opportunity is said to be found so (sources in the mapping)'),
    })
  })

  test('without a plan nobody knows which roles are SDRs', () => {
    const [evidence] = dealsOfSdrs(created(deal(1, 'sdr')), [seller('1')], [])
    expect(evidence).toMatchObject({
      basis: 'none',
      tooFew: expect.stringContaining('no plan says which roles are SDRs (give one with --plan)'),
    })
  })
})
