// How much single deals and renewals differ from their mean: what the luck of futures is drawn with.

import { quantityToNumber } from '../formula/quantity.ts'
import type { Day, Opportunity } from '../intake/records.ts'
import { jackknife } from '../numeric/jackknife.ts'
import type { Where } from '../plan/plan.ts'
import { monthsBetween } from './elapsed.ts'
import { type Evidence, filesOf, insteadOf, measured, tooFewOf } from './evidence.ts'
import type { RenewalOutcome } from './renewalOutcomes.ts'
import { spreadOfSize } from './spread.ts'

const dealsNeeded = 20
const recentMonths = 24
const renewalsNeeded = 40
/** Renewals that gave something up, or added something: below so many their sizes are anybody's guess. */
const eventsNeeded = 8

/** Standard deviation over mean of the yearly values of new customers won in the last 24 months. */
export function dealSizeVariation(deals: readonly Opportunity[], asOf: Day, where: Where = {}): Evidence {
  const values = deals.flatMap(({ outcome, closes, amount, amountMeans }) => {
    const age = closes === undefined ? -1 : monthsBetween(closes, asOf)
    const isRecent = outcome === 'won' && age >= 0 && age <= recentMonths
    return isRecent && amount !== undefined && amountMeans === 'arr' ? [quantityToNumber(amount)] : []
  })
  const heading = headingOf('deal_size_variation', where, values.length, 'new customers won in 24 months')
  return variationOf(
    values,
    { ...heading, source: filesOf(deals) },
    tooFewOf('new customers', values.length, dealsNeeded),
  )
}

/** The same of the share of its value that a renewal gives up, and of the share that it adds, over all that came due. */
export function renewalVariations(
  outcomes: readonly RenewalOutcome[],
  source: string,
  where: Where = {},
): readonly Evidence[] {
  const moves = outcomes.map(({ available, renewed }) => (renewed === 0 ? 0 : renewed / available - 1))
  return [
    ['contraction_variation', moves.map(move => Math.max(0, -move))] as const,
    ['expansion_variation', moves.map(move => Math.max(0, move))] as const,
  ].map(([input, shares]) => {
    const events = shares.filter(share => share > 0).length
    const why =
      tooFewOf('renewals', shares.length, renewalsNeeded) ??
      tooFewOf('renewals that moved', events, eventsNeeded)
    return variationOf(shares, { ...headingOf(input, where, shares.length, 'renewals due'), source }, why)
  })
}

function headingOf(input: string, where: Where, n: number, counted: string) {
  const method = 'standard deviation over mean (error by jackknife)'
  return { input, where, n, counted, method, remarks: [] }
}

function variationOf(
  numbers: readonly number[],
  heading: Parameters<typeof measured>[0],
  tooFew: string | undefined,
): Evidence {
  const [found] = tooFew === undefined ? (jackknife(numbers, some => [overMean(some)]) ?? []) : []
  if (found === undefined) return insteadOf(heading, tooFew ?? 'all are the same')
  return measured(heading, spreadOfSize(found))
}

/** With n - 1: the mean is of the same numbers. */
function overMean(numbers: readonly number[]): number {
  const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length
  const squares = numbers.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  return mean === 0 ? 0 : Math.sqrt(squares / Math.max(1, numbers.length - 1)) / mean
}
