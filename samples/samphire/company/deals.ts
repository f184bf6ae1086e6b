// Deals: they are created at random, won or lost after a while, and owned by whoever of the sellers could carry them.

import {
  dayNumber,
  daysPerMonth,
  firstDayOf,
  lastDayOf,
  monthsBetween,
} from '../../../engine/calibration/elapsed.ts'
import type { Day, Employee, Opportunity } from '../../../engine/intake/records.ts'
import { dayOfNumber, isBefore } from './calendar.ts'
import { type Random, randomOf } from './random.ts'
import { nowhere } from './source.ts'
import type { SegmentTruth, Truth } from './truth.ts'

/** Nobody loses or wins a deal on the day it is created. */
const shortestDays = 1

/** A deal, and the two numbers from 0 to 1 that decide where it came from, once it is known who was there to find it. */
export type DrawnDeal = Opportunity & { readonly luck: readonly [number, number] }

/** All deals created in the truth's months, as the CRM has them at their end; ids rise with creation. */
export function makeDeals(truth: Truth, sellers: readonly Employee[], seed: number): readonly DrawnDeal[] {
  return truth.segments
    .flatMap(segment =>
      segmentDeals(
        segment,
        truth,
        sellers.filter(seller => seller.segment === segment.segment),
        randomOf(seed, `deals ${segment.segment}`),
      ),
    )
    .sort((one, two) => dayNumber(one.created) - dayNumber(two.created))
    .map((deal, index) => ({
      ...deal,
      id: `0065g00000${(index + 4096).toString(36).toUpperCase().padStart(5, '0')}AAK`,
    }))
}

function segmentDeals(
  segment: SegmentTruth,
  truth: Truth,
  sellers: readonly Employee[],
  random: Random,
): readonly DrawnDeal[] {
  const { firstMonth, lastMonth } = truth
  const deals: DrawnDeal[] = []
  for (let month = firstMonth; month <= lastMonth; month++) {
    const first = dayNumber(firstDayOf(month))
    const days = dayNumber(firstDayOf(month + 1)) - first
    const created = random.count(dealsIn(segment, truth, month))
    for (let deal = 0; deal < created; deal++) {
      const day = dayOfNumber(first + Math.floor(random.uniform() * days))
      deals.push(makeDeal(segment, truth, day, sellers, random))
    }
  }
  return deals
}

/** How many deals a segment has in a month on average. */
export function dealsIn(segment: SegmentTruth, { firstMonth }: Truth, month: number): number {
  return segment.dealsPerMonth * (1 + segment.growth) ** (month - firstMonth)
}

function makeDeal(
  truth: SegmentTruth,
  { lastMonth, rampMonths, seasonality }: Truth,
  created: Day,
  sellers: readonly Employee[],
  random: Random,
): DrawnDeal {
  const today = lastDayOf(lastMonth)
  const won = random.chance(truth.winRate)
  const months = won ? truth.cycleMonths * random.wait(2) : truth.losingMonths * random.wait(2)
  const decided = dayOfNumber(dayNumber(created) + Math.max(shortestDays, Math.round(months * daysPerMonth)))
  const forgotten = !won && random.chance(truth.forgotten)
  const open = forgotten || isBefore(today, decided)
  const owner = sellers[random.pick(sellers.map(seller => capacityOn(seller, decided, rampMonths)))]
  const usual = truth.acv * (seasonality[decided.month - 1] ?? 1)
  const acv = usual * Math.exp(truth.acvSpread * random.normal() - truth.acvSpread ** 2 / 2)
  const who = random.uniform()
  return {
    source: nowhere,
    id: '',
    segment: truth.segment,
    amount: Math.round(acv / 10) * 10,
    amountMeans: 'arr',
    created,
    closes: forgotten ? dayOfNumber(dayNumber(created) + 75) : decided,
    outcome: open ? 'open' : won ? 'won' : 'lost',
    stage: open ? openStage(random) : won ? 'Closed Won' : 'Closed Lost',
    type: 'new',
    luck: [who, random.uniform()],
    ...(owner === undefined ? {} : { owner: owner.id }),
  }
}

function openStage(random: Random): string {
  const stages = [
    'Prospecting',
    'Qualification',
    'Needs Analysis',
    'Proposal/Price Quote',
    'Negotiation/Review',
  ]
  return stages[Math.floor(random.uniform() * stages.length)] ?? 'Prospecting'
}

/** What a seller can carry on a day: nothing before the first and after the last, a part of it in the months of the ramp. */
function capacityOn({ hired, left }: Employee, day: Day, rampMonths: number): number {
  const tenure = Math.floor(monthsBetween(hired, day))
  const gone = left !== undefined && isBefore(left, day)
  return tenure < 0 || gone ? 0 : rampAt(tenure, rampMonths)
}

/** The share of full productivity after so many completed months: a straight line to 1. */
export function rampAt(tenure: number, rampMonths: number): number {
  return Math.min(1, tenure / rampMonths)
}
