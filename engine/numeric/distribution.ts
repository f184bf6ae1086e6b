// What can be said of a number that is not known: a family and its parameters, as plain data.

/** An uncertain number. `problemsOf` in distributions.ts says what is wrong with one; the rest assumes nothing is. */
export type Distribution = Caps &
  (
    | { readonly family: 'fixed'; readonly value: number }
    | { readonly family: 'uniform'; readonly low: number; readonly high: number }
    | { readonly family: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
    /** A beta from low to high with mean (low + 4 likely + high) / 6 (D. Malcolm and others, Operations Research 7, 1959). */
    | { readonly family: 'pert'; readonly low: number; readonly likely: number; readonly high: number }
    | { readonly family: 'normal'; readonly mean: number; readonly sd: number }
    /** `sd` is that of the logarithm: 0.1 spreads a number by about ten per cent. */
    | { readonly family: 'lognormal'; readonly median: number; readonly sd: number }
    /** Between `low` (0 if absent) and `high` (1 if absent). A rate after w wins and l losses: alpha w + 1, beta l + 1. */
    | {
        readonly family: 'beta'
        readonly alpha: number
        readonly beta: number
        readonly low?: number
        readonly high?: number
      }
    /** Mean shape · scale. */
    | { readonly family: 'gamma'; readonly shape: number; readonly scale: number }
    /** Each value with a probability in proportion to its weight. */
    | { readonly family: 'discrete'; readonly values: readonly number[]; readonly weights: readonly number[] }
  )

/**
 * Bounds that cut a family off. What is left is scaled up to a whole (true truncation: the probability runs from the
 * distribution function at `min` to that at `max`); nothing heaps up at the bounds, as moving draws to them would do.
 */
type Caps = { readonly min?: number; readonly max?: number }
