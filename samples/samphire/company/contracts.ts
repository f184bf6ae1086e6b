// Contracts: customers won and those from before, term after term, until one does not renew.

import { dayNumber, firstDayOf, lastDayOf, monthsLater } from '../../../engine/calibration/elapsed.ts'
import { quantityToNumber } from '../../../engine/formula/quantity.ts'
import type { Contract, Day, Opportunity } from '../../../engine/intake/records.ts'
import { dayOfNumber, isBefore } from './calendar.ts'
import { type Random, randomOf } from './random.ts'
import { nowhere } from './source.ts'
import type { SegmentTruth, Truth } from './truth.ts'

const termMonths = 12
/** Of those that renew, how many do so for less and for more; by how much follows from the truth. */
const shareForLess = 0.12
const shareForMore = 0.4
/** Some renewals are signed late. */
const shareLate = 0.15

/** Every term of every customer that started by the truth's end; ids rise with the start. */
export function makeContracts(
  truth: Truth,
  deals: readonly Opportunity[],
  seed: number,
): readonly Contract[] {
  return truth.segments
    .flatMap(segment => {
      const random = randomOf(seed, `contracts ${segment.segment}`)
      const won = deals.filter(deal => deal.segment === segment.segment && deal.outcome === 'won')
      return [...openingContracts(segment, truth.firstMonth, random), ...won.map(wonContract)].flatMap(
        (first, index) =>
          terms(
            first,
            `${segment.segment === 'mid_market' ? 'M' : 'S'}-${String(index + 1).padStart(4, '0')}`,
            segment,
            truth,
            random,
          ),
      )
    })
    .sort((one, two) => dayNumber(one.start) - dayNumber(two.start))
    .map(contract => ({ ...contract }))
}

type FirstTerm = { readonly start: Day; readonly arr: number }

/** Customers from before the records: each is somewhere in a term. */
function openingContracts(
  { openingCustomers, acv, acvSpread }: SegmentTruth,
  firstMonth: number,
  random: Random,
): readonly FirstTerm[] {
  const start = dayNumber(firstDayOf(firstMonth))
  return Array.from({ length: openingCustomers }, () => ({
    start: dayOfNumber(start - 1 - Math.floor(random.uniform() * 365)),
    arr: Math.round((acv * Math.exp(acvSpread * random.normal() - acvSpread ** 2 / 2)) / 10) * 10,
  }))
}

function wonContract({ closes, created, amount = 0 }: Opportunity): FirstTerm {
  return { start: closes ?? created, arr: quantityToNumber(amount) }
}

function terms(
  first: FirstTerm,
  customer: string,
  segment: SegmentTruth,
  { lastMonth }: Truth,
  random: Random,
): readonly Contract[] {
  const today = lastDayOf(lastMonth)
  const billing = random.chance(segment.upfront) ? 'upfront' : 'quarterly'
  const made: Contract[] = []
  let { start, arr } = first
  for (let term = 1; !isBefore(today, start); term++) {
    const end = dayOfNumber(dayNumber(monthsLater(start, termMonths)) - 1)
    made.push({
      source: nowhere,
      id: `${customer}-${term}`,
      customer: `Customer ${customer}`,
      segment: segment.segment,
      product: 'Samphire',
      start,
      end,
      arr,
      billing,
    })
    if (random.chance(segment.churn)) break
    arr = Math.max(10, Math.round((arr * renewedShare(segment, random)) / 10) * 10)
    const late = random.chance(shareLate) ? 1 + Math.floor(random.uniform() * 40) : 0
    start = dayOfNumber(dayNumber(end) + 1 + late)
  }
  return made
}

/**
 * What a term that renews is worth to the one before. Over all terms due, the ARR given up is
 * (1 - churn) x 12% x the cut, which is `contraction`, and the same with 40% and `expansion`; sizes vary around them.
 */
function renewedShare({ churn, contraction, expansion }: SegmentTruth, random: Random): number {
  const which = random.uniform()
  const around = 0.5 + random.uniform()
  if (which < shareForLess) return 1 - (contraction / ((1 - churn) * shareForLess)) * around
  if (which < shareForLess + shareForMore) return 1 + (expansion / ((1 - churn) * shareForMore)) * around
  return 1
}
