// Velocity: how many points a team finishes in a month, and how far the coming sprints may come out otherwise.

import { quantityToNumber } from '../formula/quantity.ts'
import type { Day, Sprint } from '../intake/records.ts'
import { bootstrapMeans } from '../numeric/bootstrap.ts'
import { quantiles } from '../numeric/quantile.ts'
import { dayNumber, daysPerMonth } from './elapsed.ts'
import { type Evidence, filesOf, insteadOf, measured, tooFewOf } from './evidence.ts'
import { spreadOfSize } from './spread.ts'

const sprintsUsed = 8
const sprintsNeeded = 5
const draws = 2000

/** The velocity and what the mean of as many sprints to come may be: P10, P50 and P90. */
export type Velocity = {
  readonly velocity: Evidence
  readonly forecast?: { readonly p10: number; readonly p50: number; readonly p90: number }
}

/**
 * Completed points of the last eight sprints that ended by a day, a month; what was committed is a wish and is not used.
 * With the team's people it is points a person-month, which turns points of an estimate into person-months.
 */
export function velocity(
  team: string,
  sprints: readonly Sprint[],
  asOf: Day,
  seed: number,
  people?: number,
): Velocity {
  const used = sprints
    .filter(({ end }) => dayNumber(end) <= dayNumber(asOf))
    .sort((one, two) => dayNumber(one.end) - dayNumber(two.end))
    .slice(-sprintsUsed)
    .map(({ start, end, completed }) => {
      const months = (dayNumber(end) + 1 - dayNumber(start)) / daysPerMonth
      return quantityToNumber(completed) / months / (people ?? 1)
    })
  const heading = {
    input: people === undefined ? 'team_points_per_month' : 'points_per_person_month',
    where: { team },
    n: used.length,
    counted: 'sprints',
    method: `mean of completed points a month over the last ${sprintsUsed} sprints${people === undefined ? '' : `, over ${people} people`}`,
    source: filesOf(sprints),
    remarks: [],
  }
  const tooFew = tooFewOf('sprints', used.length, sprintsNeeded)
  if (tooFew !== undefined) return { velocity: insteadOf(heading, tooFew) }
  const mean = used.reduce((sum, points) => sum + points, 0) / used.length
  const squares = used.reduce((sum, points) => sum + (points - mean) ** 2, 0)
  const standardError = Math.sqrt(squares / (used.length - 1) / used.length)
  const means = bootstrapMeans(used, used.length, draws, seed, `velocity ${team}`)
  const [p10 = 0, p50 = 0, p90 = 0] = quantiles(means, [0.1, 0.5, 0.9])
  return {
    velocity: measured(
      heading,
      spreadOfSize({ value: mean, standardError, degreesOfFreedom: used.length - 1 }),
    ),
    forecast: { p10, p50, p90 },
  }
}
