// How good a calibration would have been: made from what was known some months ago, held against what came since.

import type { Day, Records } from '../intake/records.ts'
import { monthNumber } from '../plan/calendar.ts'
import { type Calibration, calibrate } from './calibrate.ts'
import { dayNumber, monthOfDay, monthsLater } from './elapsed.ts'
import type { Estimate, Evidence } from './evidence.ts'

/** A calibration of the past beside one of the time since. */
export type Backtest = {
  readonly knownUntil: Day
  readonly now: Day
  readonly figures: readonly BacktestFigure[]
  /** Figures that one of the two times has too few data for. */
  readonly notComparable: number
}

/** One figure at both times, each with its interval. */
type BacktestFigure = {
  readonly before: Evidence & Estimate
  readonly after: Evidence & Estimate
  /** Whether the two differ by no more than their intervals allow nine times in ten. */
  readonly holds: boolean
}

/**
 * Calibrates at the end of a day `months` months ago and again from what began after it. Where nothing changed, nine figures
 * in ten hold; fewer say that the company has changed, or that the intervals are too narrow.
 */
export function backtest(records: Records, now: Day, months: number, seed: number): Backtest {
  const knownUntil = monthsLater(now, -months)
  const before = calibrate(records, knownUntil, seed).evidence
  const after = calibrate(begunAfter(records, knownUntil), now, seed, [], months).evidence
  const found = new Map(after.map(one => [nameOf(one), one]))
  const figures = before.flatMap(one => {
    const other = found.get(nameOf(one))
    return one.basis === 'data' && other?.basis === 'data'
      ? [{ before: one, after: other, holds: differsWithin(one, other) }]
      : []
  })
  return { knownUntil, now, figures, notComparable: before.length - figures.length }
}

function nameOf({ input, where }: Calibration['evidence'][number]): string {
  return JSON.stringify([input, where])
}

/**
 * The interval of a difference from those of its two sides: their distances on the facing ends, added as squares (G. Zou,
 * A. Donner, Statistics in Medicine 27, 2008). A figure without a spread at either time is not asked to hold.
 */
function differsWithin(one: Estimate, other: Estimate): boolean {
  const [lower, upper] = one.value <= other.value ? [one, other] : [other, one]
  const reach = Math.hypot(lower.interval[1] - lower.value, upper.value - upper.interval[0])
  return upper.value - lower.value <= reach
}

/** Deals created, terms ended, invoices issued, requisitions opened, months and sprints begun after a day. */
function begunAfter(records: Records, day: Day): Records {
  const isAfter = (other: Day): boolean => dayNumber(other) > dayNumber(day)
  const isLater = ({ month }: { readonly month: { readonly year: number; readonly monthOfYear: number } }) =>
    monthNumber(month) > monthOfDay(day)
  return {
    ...records,
    ledger: records.ledger.filter(isLater),
    contracts: records.contracts.filter(({ end }) => end === undefined || isAfter(end)),
    invoices: records.invoices.filter(({ issued }) => isAfter(issued)),
    opportunities: records.opportunities.filter(({ created }) => isAfter(created)),
    quotas: records.quotas.filter(({ from }) => monthNumber(from) > monthOfDay(day)),
    requisitions: records.requisitions.filter(({ opened }) => isAfter(opened)),
    sprints: records.sprints.filter(({ start }) => isAfter(start)),
    channelSpend: records.channelSpend.filter(isLater),
  }
}
