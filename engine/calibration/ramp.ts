// Ramp and productivity: what a fully ramped seller books in a year, and which share of it a new one books by tenure.

import { type JackknifeEstimate, jackknife } from '../numeric/jackknife.ts'
import { risingFit } from '../numeric/risingFit.ts'
import type { Where } from '../plan/plan.ts'
import { benchmarks } from './benchmarks.ts'
import { type Estimate, type Evidence, insteadOf, measured, tooFewOf } from './evidence.ts'
import type { SellerHistory, SellerMonths } from './sellerMonths.ts'
import { certain, spreadOfNumber, spreadOfSize } from './spread.ts'

/** From this many completed months on a seller is counted as ramped, as in the plan's last item of tenure. */
const rampedTenure = 12
const rampedMonthsNeeded = 24
const sellersNeeded = 4

/** Productivity, the months of full work that a ramp costs, and the curve: a share for each of tenure 0 to 12. */
export type Ramp = {
  readonly productivity: Evidence
  readonly monthsLost: Evidence
  /** Empty when the data are too few; the last is 1. */
  readonly curve: readonly RampPoint[]
}

/** Share of full productivity at a tenure, the interval of nine in ten, and how many sellers' months it rests on. */
export type RampPoint = {
  readonly tenure: number
  readonly share: number
  readonly interval: readonly [number, number]
  readonly n: number
}

/**
 * Bookings by completed month of service over those from month 12 on, over all sellers who were there in that month,
 * smoothed to never fall. `whereProductivity` and `whereRamp` name the segment and the role of the plan.
 */
export function rampOf(
  { sellers, remarks }: SellerHistory,
  source: string,
  whereProductivity: Where = {},
  whereRamp: Where = {},
): Ramp {
  const ramped = monthsAt(sellers, tenure => tenure >= rampedTenure)
  const newSellers = sellers.filter(({ firstTenure }) => firstTenure < rampedTenure).length
  const productivity = {
    input: 'annual_productivity',
    where: whereProductivity,
    n: ramped,
    counted: 'months of ramped sellers',
    method: 'new ARR booked in months 12 and later of every seller ever hired, over those months, times 12',
    source,
    remarks,
  }
  const lost = {
    input: 'ramp_months_lost',
    where: whereRamp,
    n: newSellers,
    counted: 'new sellers',
    method:
      'sum over the first 12 months of one less the share of full productivity, counted over all sellers ever hired (error by jackknife over sellers)',
    source,
    remarks,
  }
  const tooFewRamped = tooFewOf(productivity.counted, ramped, rampedMonthsNeeded)
  const tooFewNew = tooFewRamped ?? tooFewOf(lost.counted, newSellers, sellersNeeded)
  const [annual] = jackknife(sellers, some => productivityOf(some)) ?? []
  const shares = jackknife(sellers, lostAndCurve)
  const [months, ...points] = shares ?? []
  const smoothed = points.slice(0, rampedTenure + 1)
  const counted = points.slice(rampedTenure + 1)
  return {
    productivity:
      tooFewRamped === undefined && annual !== undefined
        ? measured(productivity, spreadOfSize(annual))
        : insteadOf(productivity, tooFewRamped ?? 'too few sellers', benchmarks.annual_productivity),
    monthsLost:
      tooFewNew === undefined && months !== undefined
        ? measured(lost, lostEstimate(months))
        : insteadOf(lost, tooFewNew ?? 'too few sellers', benchmarks.ramp_months_lost),
    curve:
      tooFewNew === undefined
        ? smoothed.map(({ value }, tenure) => rampPoint(value, counted[tenure], tenure, sellers))
        : [],
  }
}

/** Nobody gains by a ramp; and the curve goes into the plan, so the months lost are not drawn. */
function lostEstimate(months: JackknifeEstimate): Estimate {
  const { value, interval } = spreadOfNumber(months)
  return { ...certain(value), interval: [Math.max(0, interval[0]), Math.max(0, interval[1])] }
}

/** The interval has the error of the share as counted: how much smoothing helps depends on a shape nobody knows. */
function rampPoint(
  share: number,
  counted: JackknifeEstimate | undefined,
  tenure: number,
  sellers: readonly SellerMonths[],
): RampPoint {
  const [low, high] = spreadOfNumber({
    standardError: 0,
    degreesOfFreedom: 1,
    ...counted,
    value: share,
  }).interval
  return {
    tenure,
    share,
    interval: [Math.max(0, low), Math.min(1, high)],
    n: monthsAt(sellers, at => (tenure < rampedTenure ? at === tenure : at >= rampedTenure)),
  }
}

function productivityOf(sellers: readonly SellerMonths[]): readonly number[] | undefined {
  const { booked, months } = totals(sellers, tenure => tenure >= rampedTenure)
  return months === 0 ? undefined : [(booked / months) * 12]
}

/**
 * The months lost as counted; then the shares at tenures 0 to 12, smoothed to never fall and never above 1; then the same as
 * they were counted. What chance lifts above 1 is cut off, so the smoothed shares err a little to the slow side near 1.
 */
function lostAndCurve(sellers: readonly SellerMonths[]): readonly number[] | undefined {
  const counted = countedShares(sellers)
  if (counted === undefined) return undefined
  const shares = [...counted.map(({ share }) => share), 1]
  const ramped = monthsAt(sellers, tenure => tenure >= rampedTenure)
  const smoothed = risingFit(shares, [...counted.map(({ months }) => months), ramped]).map(share =>
    Math.min(1, share),
  )
  return [shares.reduce((sum, share) => sum + 1 - share, 0), ...smoothed, ...shares]
}

/**
 * Bookings a month at tenures 0 to 11 over those of ramped sellers, with the months of sellers they rest on. A tenure that
 * nobody was seen in takes its neighbours' share.
 */
function countedShares(sellers: readonly SellerMonths[]) {
  const full = totals(sellers, tenure => tenure >= rampedTenure)
  if (full.months === 0 || full.booked === 0) return undefined
  const level = full.booked / full.months
  const points = Array.from({ length: rampedTenure }, (_, tenure) => totals(sellers, at => at === tenure))
  const seen = points.filter(({ months }) => months > 0)
  if (seen.length < rampedTenure / 2) return undefined
  return points.map((point, tenure) => {
    const nearest = point.months > 0 ? point : nearestOf(points, tenure)
    return { share: nearest.booked / nearest.months / level, months: Math.max(point.months, 0.01) }
  })
}

function nearestOf(points: readonly Total[], tenure: number): Total {
  return points
    .map((point, at) => ({ ...point, away: Math.abs(at - tenure) }))
    .filter(({ months }) => months > 0)
    .reduce((best, point) => (point.away < best.away ? point : best))
}

function monthsAt(sellers: readonly SellerMonths[], at: (tenure: number) => boolean): number {
  return totals(sellers, at).months
}

type Total = { readonly booked: number; readonly months: number }

function totals(sellers: readonly SellerMonths[], at: (tenure: number) => boolean): Total {
  let [booked, months] = [0, 0]
  for (const { firstTenure, booked: byMonth } of sellers) {
    byMonth.forEach((amount, index) => {
      if (!at(firstTenure + index)) return
      booked += amount
      months += 1
    })
  }
  return { booked, months }
}
