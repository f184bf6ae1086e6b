// Churn, contraction and expansion as shares of the ARR that came up for renewal.

import { jackknife } from '../numeric/jackknife.ts'
import type { Where } from '../plan/plan.ts'
import { benchmarks } from './benchmarks.ts'
import { type Estimate, type Evidence, insteadOf, measured, tooFewOf } from './evidence.ts'
import type { RenewalOutcome } from './renewalOutcomes.ts'
import { casesByWeight, casesOf, spreadOfShare, spreadOfSize } from './spread.ts'

const renewalsNeeded = 10

/** The three rates of the plan that a renewal decides. */
export type RenewalRates = {
  readonly churn: Evidence
  readonly contraction: Evidence
  readonly expansion: Evidence
}

/**
 * Lost over available, all renewals in one fraction, so that a large contract counts for what it is worth: neither the mean
 * of quarterly rates nor their sum is the rate of a year (Dave Kellogg, scribd.com/document/382709827).
 */
export function renewalRates(
  outcomes: readonly RenewalOutcome[],
  source: string,
  where: Where = {},
): RenewalRates {
  const heading = (input: string, what: string) => ({
    input,
    where,
    n: outcomes.length,
    counted: 'renewals due',
    method: `${what} over the ARR whose term ended, by value`,
    source,
    remarks: [],
  })
  const tooFew = tooFewOf('renewals due', outcomes.length, renewalsNeeded)
  const rate = (
    input: 'renewal_churn_rate' | 'renewal_contraction_rate' | 'expansion_rate',
    what: string,
    estimate: () => Estimate,
  ): Evidence =>
    tooFew === undefined
      ? measured(heading(input, what), estimate())
      : insteadOf(heading(input, what), tooFew, benchmarks[input])
  return {
    churn: rate('renewal_churn_rate', 'ARR that did not renew', () =>
      spreadOfShare(ratioOf(outcomes, lost), casesByValue(outcomes)),
    ),
    contraction: rate('renewal_contraction_rate', 'ARR given up by those that renewed for less', () =>
      contractionSpread(outcomes),
    ),
    expansion: rate('expansion_rate', 'ARR added by those that renewed for more', () =>
      expansionSpread(outcomes),
    ),
  }
}

function lost({ available, renewed }: RenewalOutcome): number {
  return renewed === 0 ? available : 0
}

function contracted({ available, renewed }: RenewalOutcome): number {
  return renewed === 0 ? 0 : Math.max(0, available - renewed)
}

function expanded({ available, renewed }: RenewalOutcome): number {
  return Math.max(0, renewed - available)
}

function ratioOf(outcomes: readonly RenewalOutcome[], part: (outcome: RenewalOutcome) => number): number {
  const available = outcomes.reduce((sum, outcome) => sum + outcome.available, 0)
  return outcomes.reduce((sum, outcome) => sum + part(outcome), 0) / available
}

function casesByValue(outcomes: readonly RenewalOutcome[]): number {
  return casesByWeight(outcomes.map(({ available }) => available))
}

/** A share that is rarely the whole of a contract: as many cases as its jackknife error stands for. */
function contractionSpread(outcomes: readonly RenewalOutcome[]): Estimate {
  const [found] = jackknife(outcomes, some => [ratioOf(some, contracted)]) ?? []
  const value = ratioOf(outcomes, contracted)
  const cases = casesOf(value, found?.standardError ?? 0)
  return spreadOfShare(value, cases ?? casesByValue(outcomes))
}

/** Expansion may exceed the whole of a contract, so it is a size. Where nothing expanded it is a share of none. */
function expansionSpread(outcomes: readonly RenewalOutcome[]): Estimate {
  const [found] = jackknife(outcomes, some => [ratioOf(some, expanded)]) ?? []
  return found === undefined || found.value === 0
    ? spreadOfShare(0, casesByValue(outcomes))
    : spreadOfSize(found)
}
