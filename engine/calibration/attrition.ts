// Attrition: how many of a role leave in a year, from everybody who was ever there and for how long.

import type { Day, Employee } from '../intake/records.ts'
import { quantileOf } from '../numeric/distributions.ts'
import type { Where } from '../plan/plan.ts'
import { benchmarks } from './benchmarks.ts'
import { monthsBetween } from './elapsed.ts'
import { type Evidence, filesOf, insteadOf, measured } from './evidence.ts'

/**
 * Two and a half years of two people. The bar is on time watched, not on exits: to believe a role only once some have left
 * would be to believe the unlucky ones, and measure too much.
 */
const personMonthsNeeded = 60

/**
 * Exits over person-months at risk between two days, as a share a year: with a monthly chance h it is 1 - (1 - h)^12, not
 * 12 h. Leavers count for the months they were there; a list of those who stayed, or an average headcount, does not know them.
 */
export function attrition(employees: readonly Employee[], from: Day, asOf: Day, where: Where = {}): Evidence {
  const spans = employees.map(employee => spanOf(employee, from, asOf)).filter(({ months }) => months > 0)
  const months = spans.reduce((sum, span) => sum + span.months, 0)
  const exits = spans.filter(({ left }) => left).length
  const heading = {
    input: 'annual_attrition',
    where,
    n: exits,
    counted: 'exits',
    method: `exits over ${Math.round(months)} person-months at risk, compounded to a year (interval exact for a Poisson count)`,
    source: filesOf(employees),
    remarks:
      exits === 0
        ? ['nobody left: the plan loses nobody, though the high end of the interval fits as well']
        : [],
  }
  if (months < personMonthsNeeded)
    return insteadOf(
      heading,
      `too few person-months (n = ${Math.round(months)} with ${exits} exits, needs ${personMonthsNeeded})`,
      benchmarks.annual_attrition,
    )
  return measured(heading, {
    value: yearly(exits / months),
    interval: [
      exits === 0 ? 0 : yearly(quantileOf({ family: 'gamma', shape: exits, scale: 1 }, 0.05) / months),
      yearly(quantileOf({ family: 'gamma', shape: exits + 1, scale: 1 }, 0.95) / months),
    ],
    distribution: yearlyLaw(exits, months),
  })
}

/** The months of a person between two days, and whether they left in them. A leaver's last day is the end. */
function spanOf({ hired, left }: Employee, from: Day, asOf: Day) {
  const gone = left !== undefined && monthsBetween(left, asOf) >= 0
  const until = gone ? left : asOf
  const start = monthsBetween(hired, from) > 0 ? from : hired
  return { months: monthsBetween(start, until), left: gone }
}

/** From a rate a month to the share that leaves within a year: h = 1 - e^-rate, and 1 - (1 - h)^12. */
function yearly(rate: number): number {
  const monthly = -Math.expm1(-rate)
  return 1 - (1 - monthly) ** 12
}

/**
 * The rate after so many exits is a gamma law of shape exits + 1/2 (Jeffreys); the yearly share is given the beta law with
 * the same mean and variance, which follow from the gamma's Laplace transform (m / (m + t))^shape.
 */
function yearlyLaw(exits: number, months: number) {
  const staying = (years: number): number => (months / (months + 12 * years)) ** (exits + 0.5)
  const mean = staying(1)
  const variance = staying(2) - mean ** 2
  const cases = (mean * (1 - mean)) / variance - 1
  return { family: 'beta', alpha: (1 - mean) * cases, beta: mean * cases } as const
}
