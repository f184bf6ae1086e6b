// What the teams finish, what the channels bring and what the sellers were asked to sell.

import {
  dayNumber,
  daysPerMonth,
  firstDayOf,
  lastDayOf,
  monthOfDay,
  monthsBetween,
} from '../../../engine/calibration/elapsed.ts'
import { quantityToNumber } from '../../../engine/formula/quantity.ts'
import type { ChannelSpend, Employee, Opportunity, Quota, Sprint } from '../../../engine/intake/records.ts'
import { calendarMonth } from '../../../engine/plan/calendar.ts'
import { dayOfNumber } from './calendar.ts'
import { rampAt } from './deals.ts'
import { randomOf } from './random.ts'
import { nowhere } from './source.ts'
import type { Truth } from './truth.ts'

const sprintDays = 14
/** Teams take on more than they finish. */
const overcommitted = 1.15

/** Two-week sprints of every team over the last year. */
export function makeSprints(
  { teams, lastMonth }: Truth,
  employees: readonly Employee[],
  seed: number,
): readonly Sprint[] {
  const today = dayNumber(lastDayOf(lastMonth))
  return teams.flatMap(({ team, role, pointsPerPersonMonth, spread }) => {
    const random = randomOf(seed, `sprints ${team}`)
    const start = today + 1 - 26 * sprintDays
    return Array.from({ length: 26 }, (_, number) => {
      const from = start + number * sprintDays
      const people = employees.filter(person => person.role === role && isThere(person, from)).length
      const usual = (people * pointsPerPersonMonth * sprintDays) / daysPerMonth
      return {
        source: nowhere,
        team,
        name: `${team} Sprint ${number + 61}`,
        start: dayOfNumber(from),
        end: dayOfNumber(from + sprintDays - 1),
        committed: Math.round(usual * overcommitted),
        completed: Math.max(0, Math.round(usual * (1 + spread * random.normal()))),
      }
    })
  })
}

/** Spending of every channel and month, and the opportunities it brought: with carry-over and diminishing returns. */
export function makeChannelSpend(truth: Truth, seed: number): readonly ChannelSpend[] {
  const { channels, firstMonth, lastMonth, marketingCarryOver: carry } = truth
  return channels.flatMap(({ channel, monthlySpend, maximum, halfEffect }) => {
    const random = randomOf(seed, `channel ${channel}`)
    let effect: number | undefined
    return Array.from({ length: lastMonth - firstMonth + 1 }, (_, index) => {
      const season = 1 + 0.6 * Math.sin((2 * Math.PI * index) / 7)
      const spend = Math.round((monthlySpend * season * Math.exp(0.5 * random.normal())) / 10) * 10
      effect = effect === undefined ? spend : (1 - carry) * spend + carry * effect
      return {
        source: nowhere,
        channel,
        month: calendarMonth(firstMonth + index),
        spend,
        opportunities: random.count((maximum * effect) / (effect + halfEffect)),
      }
    })
  })
}

/**
 * Quarterly quotas of the sellers who were there from its first to its last day: a quarter of what a ramped seller of the
 * segment has sold a year, and over-assigned. What they attained is what the CRM says.
 */
export function makeQuotas(
  truth: Truth,
  sellers: readonly Employee[],
  deals: readonly Opportunity[],
): readonly Quota[] {
  const asked = new Map(
    truth.segments.map(({ segment }) => [segment, quotaOf(segment, truth, sellers, deals)]),
  )
  const quotas: Quota[] = []
  for (let from = truth.firstMonth + 2; from + 2 <= truth.lastMonth; from += 3) {
    const there = sellers.filter(
      seller =>
        isThere(seller, dayNumber(firstDayOf(from))) && isThere(seller, dayNumber(lastDayOf(from + 2))),
    )
    for (const { id, segment = '' } of there) {
      quotas.push({
        source: nowhere,
        owner: id,
        segment,
        from: calendarMonth(from),
        to: calendarMonth(from + 2),
        quota: asked.get(segment) ?? 0,
        attained: wonBy(deals, id, from, from + 2),
      })
    }
  }
  return quotas
}

/** To a thousand. */
function quotaOf(
  segment: string,
  { firstMonth, lastMonth, rampMonths, quotaOverAssignment }: Truth,
  sellers: readonly Employee[],
  deals: readonly Opportunity[],
): number {
  const mine = sellers.filter(seller => seller.segment === segment)
  let [ramped, sold] = [0, 0]
  for (let month = firstMonth; month <= lastMonth; month++) {
    for (const seller of mine.filter(one => isThere(one, dayNumber(firstDayOf(month)))))
      ramped += rampAt(Math.floor(monthsBetween(seller.hired, firstDayOf(month))), rampMonths)
  }
  for (const { id } of mine) sold += wonBy(deals, id, firstMonth, lastMonth)
  const yearly = ramped === 0 ? 0 : (12 * sold) / ramped
  return Math.max(1000, Math.round(((1 + quotaOverAssignment) * yearly) / 4 / 1000) * 1000)
}

function wonBy(deals: readonly Opportunity[], owner: string, from: number, to: number): number {
  return deals
    .filter(
      deal =>
        deal.owner === owner &&
        deal.outcome === 'won' &&
        deal.closes !== undefined &&
        monthOfDay(deal.closes) >= from &&
        monthOfDay(deal.closes) <= to,
    )
    .reduce((sum, { amount = 0 }) => sum + quantityToNumber(amount), 0)
}

function isThere({ hired, left }: Employee, day: number): boolean {
  return dayNumber(hired) <= day && (left === undefined || dayNumber(left) >= day)
}
