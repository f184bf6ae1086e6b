// Marketing response: how many opportunities a channel's spending brings, with what carries over and what saturates.

import { quantityToNumber } from '../formula/quantity.ts'
import type { ChannelSpend, Day } from '../intake/records.ts'
import { relativeDeviation } from '../numeric/relativeDeviation.ts'
import { studentQuantile } from '../numeric/studentQuantile.ts'
import { monthNumber } from '../plan/calendar.ts'
import { monthOfDay } from './elapsed.ts'
import { type Estimate, type Evidence, filesOf, insteadOf, measured } from './evidence.ts'

const monthsNeeded = 24
/** Spending has to have varied by so much (deviation over mean), or no curve can be seen in it. */
const leastMovement = 0.25

/** The three numbers of the plan's response curve, and what one more opportunity costs at today's spending. */
export type MarketingResponse = {
  readonly maximum: Evidence
  readonly halfEffect: Evidence
  readonly carryOver: Evidence
  /** Money for one opportunity more. */
  readonly marginalCost: Evidence
}

/**
 * opportunities = maximum · s / (s + half), where s is spending of which a share carries over from month to month: the
 * plan's own formulas with a shape of 1. The best of a grid by least squares; an interval holds every value of the grid
 * with which the others can still be chosen to fit nearly as well (profile, Student's t). A number whose interval runs into
 * the end of the grid is not known, and none is given.
 */
export function marketingResponse(
  channel: string,
  spending: readonly ChannelSpend[],
  asOf: Day,
): MarketingResponse {
  const used = spending
    .filter(
      ({ month, opportunities }) => monthNumber(month) <= monthOfDay(asOf) && opportunities !== undefined,
    )
    .sort((one, two) => monthNumber(one.month) - monthNumber(two.month))
  const spends = used.map(({ spend }) => quantityToNumber(spend))
  const brought = used.map(({ opportunities = 0 }) => quantityToNumber(opportunities))
  const heading = (input: string, where: Readonly<Record<string, string>>) => ({
    input,
    where,
    n: used.length,
    counted: 'months of spending',
    method: 'carry-over and a saturating curve, by least squares over a grid (interval by profile)',
    source: filesOf(spending),
    remarks: [],
  })
  const headings = {
    maximum: heading('maximum_opportunities', { channel }),
    halfEffect: heading('half_effect_spend', { channel }),
    carryOver: heading('marketing_carry_over', {}),
    marginalCost: heading('marginal_cost_per_opportunity', { channel }),
  }
  const why = tooThin(spends, brought)
  if (why !== undefined)
    return {
      maximum: insteadOf(headings.maximum, why),
      halfEffect: insteadOf(headings.halfEffect, why),
      carryOver: insteadOf(headings.carryOver, why),
      marginalCost: insteadOf(headings.marginalCost, why),
    }
  const { best, near } = nearFits(spends, brought)
  const known = (
    part: keyof typeof headings,
    of: (fit: Fit) => number,
    law: 'lognormal' | 'pert',
  ): Evidence => {
    const all = near.map(of)
    const low = Math.min(...all)
    const high = Math.max(...all)
    const openEnded = part !== 'carryOver' && part !== 'marginalCost' && near.some(({ atEnd }) => atEnd)
    const unknown = openEnded || !Number.isFinite(high)
    if (unknown)
      return insteadOf(
        headings[part],
        `spending was never near saturation or never far from it (n = ${used.length} months fit too many curves)`,
      )
    return measured(headings[part], estimateOf(of(best), low, high, law))
  }
  return {
    maximum: known('maximum', ({ maximum }) => maximum, 'lognormal'),
    halfEffect: known('halfEffect', ({ half }) => half, 'lognormal'),
    carryOver: known('carryOver', ({ carry }) => carry, 'pert'),
    marginalCost: known('marginalCost', ({ marginal }) => marginal, 'lognormal'),
  }
}

type Fit = {
  readonly carry: number
  readonly half: number
  readonly maximum: number
  readonly marginal: number
  readonly squares: number
  /** The half-effect spend is the least or the greatest of the grid. */
  readonly atEnd: boolean
}

function tooThin(spends: readonly number[], brought: readonly number[]): string | undefined {
  if (spends.length < monthsNeeded)
    return `too few months of spending (n = ${spends.length}, needs ${monthsNeeded})`
  const movement = relativeDeviation(spends)
  if (movement < leastMovement)
    return `spending hardly varied (by ${Math.round(100 * movement)}% around its mean, needs ${100 * leastMovement}%)`
  return brought.some(count => count > 0) ? undefined : 'no opportunities recorded'
}

/** The best fit and all that are not worse than chance allows for one number at a time. */
function nearFits(spends: readonly number[], brought: readonly number[]) {
  const mean = spends.reduce((sum, spend) => sum + spend, 0) / spends.length
  const carries = Array.from({ length: 37 }, (_, step) => step * 0.025)
  const halves = Array.from({ length: 121 }, (_, step) => mean * 10 ** ((step - 40) / 30))
  const fits = carries.flatMap(carry => {
    const effective = carriedOver(spends, carry)
    return halves.map((half, at) => {
      return fitOf(effective, brought, carry, half, at === 0 || at === halves.length - 1)
    })
  })
  const best = fits.reduce((least, fit) => (fit.squares < least.squares ? fit : least))
  const freedom = spends.length - 3
  const allowed = best.squares * (1 + studentQuantile(0.95, freedom) ** 2 / freedom)
  return { best, near: fits.filter(({ squares }) => squares <= allowed) }
}

/** As the plan has it: this month's spending and last month's effect, weighted; the first month stands for those before. */
function carriedOver(spends: readonly number[], carry: number): readonly number[] {
  let effect = spends[0] ?? 0
  return spends.map(spend => {
    effect = (1 - carry) * spend + carry * effect
    return effect
  })
}

function fitOf(
  effective: readonly number[],
  brought: readonly number[],
  carry: number,
  half: number,
  atEnd: boolean,
): Fit {
  const response = effective.map(spend => spend / (spend + half))
  const product = response.reduce((sum, share, at) => sum + share * (brought[at] as number), 0)
  const square = response.reduce((sum, share) => sum + share ** 2, 0)
  const maximum = product / square
  const squares = response.reduce(
    (sum, share, at) => sum + ((brought[at] as number) - maximum * share) ** 2,
    0,
  )
  const now = effective.at(-1) as number
  // The slope of maximum · s / (s + half) is maximum · half / (s + half)².
  return { carry, half, maximum, marginal: (now + half) ** 2 / (maximum * half), squares, atEnd }
}

function estimateOf(value: number, low: number, high: number, law: 'lognormal' | 'pert'): Estimate {
  if (law === 'pert')
    return {
      value,
      interval: [low, high],
      distribution: low < high ? { family: 'pert', low, likely: value, high } : { family: 'fixed', value },
    }
  // The interval is 2 · 1.645 standard deviations of the logarithm wide.
  const sd = Math.log(high / low) / (2 * 1.6448536269514722)
  return {
    value,
    interval: [low, high],
    distribution: sd > 0 ? { family: 'lognormal', median: value, sd } : { family: 'fixed', value },
  }
}
