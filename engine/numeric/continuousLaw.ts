// A continuous law seen through a coordinate y that runs over the whole line: the logit of a share, the logarithm of
// a size. In y the beta and gamma laws have a log-concave density, so both their tails are log-concave and Newton's
// method on the logarithm of a tail finds every quantile from any start.

/** One of the two tails of a law. */
export type Side = 'below' | 'above'

/** The laws of this folder whose quantile has no closed form. All logarithms are natural. */
export type ContinuousLaw = {
  /** A y from which the search for the quantile with that tail probability (as a logarithm) is short. */
  readonly start: (side: Side, logProbability: number) => number
  /** Logarithm of the probability below or above y, accurate relatively to that probability. */
  readonly logTail: (y: number, side: Side) => number
  /** Logarithm of the density with respect to y. */
  readonly logDensity: (y: number) => number
  /** Derivative of `logDensity`; falls throughout (the density is log-concave). */
  readonly logDensitySlope: (y: number) => number
}

/** How a law becomes a function from a probability in (0, 1) to y: `exactInverse` or `inverseTable`. */
export type Inversion = (law: ContinuousLaw) => (p: number) => number

/**
 * The quantile function in y, solved anew for each p in a microsecond or two. The tail beyond the answer is within 1e-13
 * of the one asked for, relatively; 1e-10 where one shape of a beta law is a million and the other small.
 */
export function exactInverse(law: ContinuousLaw): (p: number) => number {
  return p => (p <= 0.5 ? tailQuantile(law, 'below', p) : tailQuantile(law, 'above', 1 - p))
}

/** The y beyond which, on that side, the law leaves `probability`; 0 < probability < 1. `near`: a y close by, if known. */
export function tailQuantile(law: ContinuousLaw, side: Side, probability: number, near?: number): number {
  const wanted = Math.log(probability)
  const direction = side === 'below' ? -1 : 1
  let y = near ?? law.start(side, wanted)
  for (let step = 0; step < 100; step++) {
    const logTail = law.logTail(y, side)
    const mismatch = logTail - wanted
    y += direction * mismatch * Math.exp(logTail - law.logDensity(y))
    // A Newton step squares the mismatch, so the y just reached is good to about 1e-16 in probability.
    if (Math.abs(mismatch) < 1e-8) return y
  }
  throw new Error(`no quantile with probability ${probability} ${side}`)
}
