// Seasonality: how much more is booked in some months of the year than in others, once growth is taken out.

import { quantityToNumber } from '../formula/quantity.ts'
import type { Day, Opportunity } from '../intake/records.ts'
import { quantileOf } from '../numeric/distributions.ts'
import { type LeastSquares, leastSquares } from '../numeric/leastSquares.ts'
import { quantiles } from '../numeric/quantile.ts'
import { monthNames } from '../plan/calendar.ts'
import { lastMonthEnd } from './closedMonths.ts'
import { dayNumber, monthOfDay, monthsBetween, monthsLater } from './elapsed.ts'
import { type Evidence, filesOf, insteadOf, measured } from './evidence.ts'
import { spreadOfSize } from './spread.ts'

const yearsNeeded = 2
/** What was booked longer ago says little of the seasons now. */
const mostYears = 5
/** From so many years on growth may slow down or quicken; with fewer it is one rate. */
const yearsForBend = 3

/**
 * New ARR booked by calendar month, as an index with a mean of 1, over whole years: the level of a month is growth times the
 * month's index (a log-linear fit, quasi-Poisson), so that December is not high because the company has grown since January.
 * Indices go into the plan as far as they stand out from chance (positive-part shrinkage by the F statistic); where all of them
 * together do not (F test, one in twenty), there is one figure that says so.
 */
export function seasonality(deals: readonly Opportunity[], asOf: Day): readonly Evidence[] {
  const won = deals.filter(
    ({ outcome, closes }) =>
      outcome === 'won' && closes !== undefined && dayNumber(closes) <= dayNumber(asOf),
  )
  const usable = won.filter(({ amount, amountMeans }) => amount !== undefined && amountMeans === 'arr')
  const booked = bookedByMonth(usable, deals, asOf)
  const years = Math.min(mostYears, Math.floor(booked.length / 12))
  const used = booked.slice(booked.length - 12 * years)
  const heading = {
    input: 'seasonality',
    n: used.length,
    counted: 'months of bookings',
    method: `new ARR by calendar month over ${years} whole years with growth${years < yearsForBend ? '' : ', and how it changes,'} taken out (log-linear quasi-Poisson fit)`,
    source: filesOf(won),
    remarks:
      usable.length < won.length
        ? [`${won.length - usable.length} won deals left out: no yearly amount`]
        : [],
  }
  if (years < yearsNeeded)
    return [insteadOf({ ...heading, n: booked.length, where: {} }, tooShort(booked.length))]
  const found = seasonIn(used, monthOfDay(lastMonthEnd(asOf)) - used.length + 1)
  if (found === undefined || found.f <= found.byChance)
    return [
      insteadOf(
        { ...heading, where: {} },
        `no season can be told from chance in ${used.length} months of bookings`,
      ),
    ]
  const kept = 1 - 1 / found.f
  return found.indices.map(({ value, standardError }, month) => ({
    ...measured(
      { ...heading, where: { calendar_month: monthNames[month] as string } },
      spreadOfSize({ value, standardError, degreesOfFreedom: found.degreesOfFreedom }),
    ),
    planned: 1 + kept * (value - 1),
  }))
}

/**
 * New ARR of each whole month, oldest first. The first months after a CRM is begun hold few wins, since the deals to be won then
 * are not in it: it starts when nineteen in twenty wins of the first deals have come.
 */
function bookedByMonth(
  won: readonly Opportunity[],
  deals: readonly Opportunity[],
  asOf: Day,
): readonly number[] {
  const waits = won.flatMap(({ created, closes }) =>
    closes === undefined ? [] : [monthsBetween(created, closes)],
  )
  if (waits.length === 0) return []
  const [longest = 0] = quantiles(Float64Array.from(waits), [0.95])
  const [first] = deals.map(({ created }) => created).sort((one, two) => dayNumber(one) - dayNumber(two))
  const begun = first === undefined ? 0 : monthOfDay(monthsLater(first, Math.ceil(longest))) + 1
  const last = monthOfDay(lastMonthEnd(asOf))
  const booked = new Array<number>(Math.max(0, last - begun + 1)).fill(0)
  for (const { closes, amount } of won) {
    const at = closes === undefined ? -1 : monthOfDay(closes) - begun
    if (at in booked && amount !== undefined) booked[at] = (booked[at] as number) + quantityToNumber(amount)
  }
  return booked
}

type Season = {
  /** How much more calendar months explain than chance would, and what chance stays below 19 times in 20. */
  readonly f: number
  readonly byChance: number
  readonly degreesOfFreedom: number
  /** January first. */
  readonly indices: readonly { readonly value: number; readonly standardError: number }[]
}

/** Undefined where nothing was booked in some month of every year, which no index above 0 explains. */
function seasonIn(booked: readonly number[], firstMonth: number): Season | undefined {
  const mean = booked.reduce((sum, amount) => sum + amount, 0) / booked.length
  if (mean === 0) return undefined
  const scaled = booked.map(amount => amount / mean)
  const trend = scaled.map((_, at) => {
    const years = (at - scaled.length / 2) / 12
    return scaled.length < 12 * yearsForBend ? [1, years] : [1, years, years ** 2]
  })
  const seasons = (base: number) =>
    scaled.map((_, at) => {
      const month = (firstMonth + at) % 12
      // Effects that sum to 0 over the year: the month `base` has minus all others.
      return others(base).map(other => (month === base ? -1 : month === other ? 1 : 0))
    })
  const withSeasons = (base: number) =>
    fitCounts(
      trend.map((row, at) => [...(seasons(base)[at] ?? []), ...row]),
      scaled,
    )
  const plain = fitCounts(trend, scaled)
  const [one, other] = [withSeasons(11), withSeasons(0)]
  if (plain === undefined || one === undefined || other === undefined) return undefined
  const { degreesOfFreedom, residualSd } = one.last
  const f = (plain.deviance - one.deviance) / 11 / residualSd ** 2
  const share = quantileOf({ family: 'beta', alpha: 11 / 2, beta: degreesOfFreedom / 2 }, 0.95)
  const effects = [...one.last.coefficients.slice(0, 11), other.last.coefficients[10] ?? 0]
  const errors = [...one.last.standardErrors.slice(0, 11), other.last.standardErrors[10] ?? 0]
  const level = effects.reduce((sum, effect) => sum + Math.exp(effect), 0) / 12
  return {
    f,
    byChance: ((degreesOfFreedom / 11) * share) / (1 - share),
    degreesOfFreedom,
    indices: effects.map((effect, month) => {
      const value = Math.exp(effect) / level
      return { value, standardError: value * (errors[month] ?? 0) }
    }),
  }
}

function others(base: number): readonly number[] {
  return Array.from({ length: 12 }, (_, month) => month).filter(month => month !== base)
}

const steps = 50

/** The log-linear Poisson fit by reweighted least squares, and its deviance; undefined where it does not settle. */
function fitCounts(
  x: readonly (readonly number[])[],
  y: readonly number[],
): { readonly last: LeastSquares; readonly deviance: number } | undefined {
  let means = y.map(value => (value + 1) / 2)
  let deviance = Number.POSITIVE_INFINITY
  for (let step = 0; step < steps; step++) {
    const roots = means.map(Math.sqrt)
    const last = leastSquares(
      x.map((row, at) => row.map(entry => entry * (roots[at] as number))),
      y.map((value, at) => {
        const mean = means[at] as number
        return (Math.log(mean) + (value - mean) / mean) * (roots[at] as number)
      }),
    )
    if (last === undefined) return undefined
    means = x.map(row =>
      Math.exp(row.reduce((sum, entry, j) => sum + entry * (last.coefficients[j] as number), 0)),
    )
    const before = deviance
    deviance =
      2 *
      y.reduce((sum, value, at) => {
        const mean = means[at] as number
        return sum + (value > 0 ? value * Math.log(value / mean) : 0) - (value - mean)
      }, 0)
    if (!Number.isFinite(deviance)) return undefined
    if (Math.abs(before - deviance) < 1e-10) return { last, deviance }
  }
  return undefined
}

function tooShort(months: number): string {
  return `too few months of bookings after the first deals had time to be won (n = ${months}, needs ${12 * yearsNeeded})`
}
