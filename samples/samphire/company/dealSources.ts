// Where deals came from: SDRs, the sellers themselves and customers find as many as the truth says of those who were there, and
// marketing brings the rest. Deals come at random, so that a share of them, taken by chance, comes at random too.

import { dayNumber, monthOfDay, monthsBetween } from '../../../engine/calibration/elapsed.ts'
import type { Contract, Day, Employee, Opportunity } from '../../../engine/intake/records.ts'
import { type DrawnDeal, dealsIn, rampAt } from './deals.ts'
import type { SegmentTruth, Truth } from './truth.ts'

/** Who finds deals, and how the CRM calls it: the second word is one that somebody has to explain. */
const words = {
  sdr: ['SDR Outbound', 'Sequences'],
  account_executive: ['AE Sourced', 'Own Network'],
  referral: ['Customer Referral', 'Advocates'],
  marketing: ['Web', 'Event'],
} as const

/** The shares of the words that come first. */
const firstWord = 0.6

/** What the words mean that say it too little: a person says so once. */
export const dealSources = [
  { source: 'Sequences', origin: 'sdr' },
  { source: 'Own Network', origin: 'account_executive' },
  { source: 'Advocates', origin: 'referral' },
  { source: 'Web', origin: 'marketing', channel: 'paid_media' },
  { source: 'Event', origin: 'marketing', channel: 'events' },
] as const

/** The deals with their sources. `employees` are all who were ever there, `contracts` those of the deals and from before. */
export function withSources(
  truth: Truth,
  drawn: readonly DrawnDeal[],
  employees: readonly Employee[],
  contracts: readonly Contract[],
): readonly Opportunity[] {
  const sdrs = employees.filter(({ role }) => role === 'sdr')
  const finders = new Map(
    truth.segments.map(segment => {
      const sellers = employees.filter(person => person.segment === segment.segment)
      const customers = contracts.filter(contract => contract.segment === segment.segment)
      return [segment.segment, { segment, sdrs, sellers, customers }]
    }),
  )
  return drawn.map(({ luck: [who, word], ...deal }) => {
    const found = finders.get(deal.segment ?? '')
    const origin = found === undefined ? 'marketing' : originOf(who, truth, found, deal.created)
    const channel = origin !== 'marketing' ? undefined : word < firstWord ? 'paid_media' : 'events'
    return {
      ...deal,
      leadSource: words[origin][word < firstWord ? 0 : 1],
      origin,
      ...(channel === undefined ? {} : { channel }),
    }
  })
}

type Finders = {
  readonly segment: SegmentTruth
  readonly sdrs: readonly Employee[]
  readonly sellers: readonly Employee[]
  readonly customers: readonly Contract[]
}

function originOf(
  luck: number,
  truth: Truth,
  { segment, sdrs, sellers, customers }: Finders,
  day: Day,
): keyof typeof words {
  const there = (people: readonly Employee[], share: (tenure: number) => number): number =>
    people.reduce((sum, person) => sum + (isThere(person, day) ? share(tenureOn(person, day)) : 0), 0)
  const all = dealsIn(segment, truth, monthOfDay(day))
  const bySdrs = segment.shareOfSdrs * truth.sdrDeals * there(sdrs, tenure => truth.sdrRamp[tenure] ?? 1)
  const bySellers = segment.selfSourced * there(sellers, tenure => rampAt(tenure, truth.rampMonths))
  const byCustomers = (segment.referrals / 12) * customersOn(customers, day)
  if (luck * all < bySdrs) return 'sdr'
  if (luck * all < bySdrs + bySellers) return 'account_executive'
  return luck * all < bySdrs + bySellers + byCustomers ? 'referral' : 'marketing'
}

function tenureOn({ hired }: Employee, day: Day): number {
  return Math.floor(monthsBetween(hired, day))
}

function isThere({ hired, left }: Employee, day: Day): boolean {
  return dayNumber(hired) <= dayNumber(day) && (left === undefined || dayNumber(left) >= dayNumber(day))
}

/** Customers with a contract in force. */
function customersOn(contracts: readonly Contract[], day: Day): number {
  const today = dayNumber(day)
  return contracts.filter(
    ({ start, end }) => dayNumber(start) <= today && (end === undefined || dayNumber(end) >= today),
  ).length
}
