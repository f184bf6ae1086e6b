// Between which values of a sample a quantile of what it was drawn from lies, whatever the law: the rank of a quantile is
// binomial (W. Conover, "Practical nonparametric statistics", 3rd edition 1999, section 3.2).

import { betaLaw, logitOf } from './betaLaw.ts'

/** Ranks from 1; null where the sample is too small to have such a bound. */
export type QuantileRanks = { readonly low: number | null; readonly high: number | null }

/**
 * The ranks of the values between which the p-quantile (0 < p < 1) of a continuous law lies in at least `confidence` of
 * all samples of this size (up to a million): each side fails in at most half of the rest. O(log count).
 */
export function quantileRanks(count: number, p: number, confidence: number): QuantileRanks {
  const most = Math.log((1 - confidence) / 2)
  // The k-th of `count` uniforms is beta with k and count - k + 1: below p unless fewer than k of all are.
  const tail = (rank: number, side: 'below' | 'above'): number =>
    betaLaw(rank, count - rank + 1).logTail(logitOf(p), side)
  const before = lastRank(count, rank => tail(rank, 'above') <= most)
  const notAfter = lastRank(count, rank => tail(rank, 'below') > most)
  return { low: before === 0 ? null : before, high: notAfter === count ? null : notAfter + 1 }
}

/** The last of the ranks 1 to `count` for which something holds that holds up to some rank and not beyond; 0 for none. */
function lastRank(count: number, holds: (rank: number) => boolean): number {
  let last = 0
  let beyond = count + 1
  while (beyond - last > 1) {
    const middle = Math.floor((last + beyond) / 2)
    if (holds(middle)) last = middle
    else beyond = middle
  }
  return last
}
