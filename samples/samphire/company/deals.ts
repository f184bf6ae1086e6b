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

/** All deals created in the truth's months, as the CRM has them at their end; ids rise with creation. */
export function makeDeals(truth: Truth, sellers: readonly Employee[], seed: number): readonly Opportunity[] {
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
  { firstMonth, lastMonth, rampMonths }: Truth,
  sellers: readonly Employee[],
  random: Random,
): readonly Opportunity[] {
  const today = lastDayOf(lastMonth)
  const deals: Opportunity[] = []
  for (let month = firstMonth; month <= lastMonth; month++) {
    const first = dayNumber(firstDayOf(month))
    const days = dayNumber(firstDayOf(month + 1)) - first
    const created = random.count(segment.dealsPerMonth * (1 + segment.growth) ** (month - firstMonth))
    for (let deal = 0; deal < created; deal++) {
      const day = dayOfNumber(first + Math.floor(random.uniform() * days))
      deals.push(makeDeal(segment, day, today, sellers, rampMonths, random))
    }
  }
  return deals
}

function makeDeal(
  truth: SegmentTruth,
  created: Day,
  today: Day,
  sellers: readonly Employee[],
  rampMonths: number,
  random: Random,
): Opportunity {
  const won = random.chance(truth.winRate)
  const months = won ? truth.cycleMonths * random.wait(2) : truth.losingMonths * random.wait(2)
  const decided = dayOfNumber(dayNumber(created) + Math.max(shortestDays, Math.round(months * daysPerMonth)))
  const forgotten = !won && random.chance(truth.forgotten)
  const open = forgotten || isBefore(today, decided)
  const owner = sellers[random.pick(sellers.map(seller => capacityOn(seller, decided, rampMonths)))]
  const acv = truth.acv * Math.exp(truth.acvSpread * random.normal() - truth.acvSpread ** 2 / 2)
  const fromMarketing = random.chance(0.55)
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
    leadSource: fromMarketing
      ? random.chance(0.6)
        ? 'Web'
        : 'Event'
      : random.chance(0.7)
        ? 'SDR Outbound'
        : 'Referral',
    origin: fromMarketing ? 'marketing' : 'sdr',
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
