// What each thing that was decided returns: ARR, cash, the lowest cash and the runway, ascribed so that it adds up.

import { type Result, success } from '../formula/result.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import type { PairEffect } from '../numeric/game.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { resolveScenario } from '../plan/scenarioInputs.ts'
import type { Cause } from './causesBetween.ts'
import { numbersOf } from './numbersOf.ts'
import {
  type DifferenceRequest,
  type MeasureShares,
  type Share,
  sharesOfDifference,
} from './sharesOfDifference.ts'

/** Which difference, and the month in which ARR, cash and runway are read. */
export type AttributionRequest = DifferenceRequest & { readonly month: number }

/** What ARR a cause brings for its cash: a ratio only where there is a cost and something for it. */
export type Return =
  | { readonly kind: 'per cash'; readonly ratio: number }
  /** More ARR, and in the end no less cash. */
  | { readonly kind: 'pays back' }
  /** Cash for no ARR, and cash for less ARR. */
  | { readonly kind: 'costs only' }
  | { readonly kind: 'costs and lowers' }
  /** Cash, for no ARR, and for less of it. */
  | { readonly kind: 'brings cash' }
  | { readonly kind: 'saves and lowers' }
  | { readonly kind: 'nothing' }
  /** Cash so near to 0 that the sampled orders do not say on which side. */
  | { readonly kind: 'near no cost' }

/** A cause with what it adds to each figure. */
export type AttributedCause = Cause & {
  readonly arr: Share
  readonly cash: Share
  readonly lowestCash: Share
  readonly runway: Share
  readonly returns: Return
}

/** A figure of both scenarios. */
type Ends = { readonly before: number; readonly after: number }

/** The whole attribution. */
export type Attribution = {
  /** Ids of the scenarios. */
  readonly before: string
  readonly after: string
  readonly month: number
  readonly arr: Ends
  readonly cash: Ends
  /** Of all months from the one in which the round's first money arrives. */
  readonly lowestCash: Ends
  readonly runway: Ends
  /** The longest runway that is told apart: such a number stands for as many months or more. */
  readonly longestRunway: number
  /** The ratio of all causes together. */
  readonly returns: Return
  /** Most ARR first. */
  readonly causes: readonly AttributedCause[]
  /** Which two causes bring more ARR together than apart, or less: the strongest first, as indexes into `causes`. */
  readonly pairs: readonly PairEffect[]
  readonly runs: number
  /** How many orders were drawn; undefined where all of them count. */
  readonly orders?: number
}

/** Ascribes the difference. Undefined when `goesOn` says no. See sharesOfDifference for how. */
export async function attribute(
  compiled: CompiledPlan,
  request: AttributionRequest,
  goesOn: GoesOn,
): Promise<Result<Attribution> | undefined> {
  const { before, after, month } = request
  const measures = [
    { row: 'total_arr', month },
    { row: 'cash_balance', month },
    { row: 'cash_low_point', month: compiled.plan.months },
    { row: 'runway_months', month },
  ]
  const found = await sharesOfDifference(compiled, request, measures, goesOn)
  if (found === undefined || !found.ok) return found
  const inputs = resolveScenario(compiled, after)
  if (!inputs.ok) return inputs
  const { causes, measures: figures, runs, orders } = found.value
  const [arr, cash, lowestCash, runway] = figures as [
    MeasureShares,
    MeasureShares,
    MeasureShares,
    MeasureShares,
  ]
  const attributed = causes.map((cause, index): AttributedCause => {
    const [ofArr, ofCash, ofLowest, ofRunway] = figures.map(({ shares }) => shares[index]) as [
      Share,
      Share,
      Share,
      Share,
    ]
    return {
      ...cause,
      arr: ofArr,
      cash: ofCash,
      lowestCash: ofLowest,
      runway: ofRunway,
      returns: returnOf(ofArr.amount, ofCash.amount, ofCash.error),
    }
  })
  const byArr = attributed
    .map((_, index) => index)
    .sort((a, b) => (attributed[b]?.arr.amount ?? 0) - (attributed[a]?.arr.amount ?? 0) || a - b)
  return success(
    {
      before,
      after,
      month,
      arr: endsOf(arr),
      cash: endsOf(cash),
      lowestCash: endsOf(lowestCash),
      runway: endsOf(runway),
      longestRunway: Math.max(...numbersOf(inputs.value.quantity('runway_cap_months', []))),
      returns: returnOf(arr.after - arr.before, cash.after - cash.before),
      causes: byArr.map(index => attributed[index] as AttributedCause),
      pairs: strongestPairs(arr.pairs, byArr),
      runs,
      ...(orders !== undefined && { orders }),
    },
    found.warnings,
  )
}

function endsOf({ before, after }: MeasureShares): Ends {
  return { before, after }
}

/** Half a unit of money is nothing: what rounding left. */
const nothing = 0.5

function returnOf(arr: number, cash: number, error = 0): Return {
  if (Math.abs(cash) < 3 * error) return { kind: 'near no cost' }
  const [isMore, isLess] = [arr > nothing, arr < -nothing]
  if (cash < -nothing) {
    if (isMore) return { kind: 'per cash', ratio: arr / -cash }
    return { kind: isLess ? 'costs and lowers' : 'costs only' }
  }
  if (isMore) return { kind: 'pays back' }
  if (isLess) return { kind: 'saves and lowers' }
  return { kind: cash > nothing ? 'brings cash' : 'nothing' }
}

/** Those that stand out of their own error, strongest first; players renamed to their places in `order`. */
function strongestPairs(pairs: readonly PairEffect[], order: readonly number[]): readonly PairEffect[] {
  return pairs
    .filter(({ amount, error }) => Math.abs(amount) > Math.max(nothing, 3 * error))
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
    .map(({ first, second, ...effect }) => {
      const [one = 0, other = 0] = [order.indexOf(first), order.indexOf(second)].sort((a, b) => a - b)
      return { first: one, second: other, ...effect }
    })
}
