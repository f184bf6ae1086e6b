// The beta law through the logit of the share, y = ln(x / (1 - x)).

import type { ContinuousLaw, Side } from './continuousLaw.ts'
import { stirlingError } from './stirlingError.ts'

/** The law of a share with shape parameters alpha and beta, both between 0.1 and a million. */
export function betaLaw(alpha: number, beta: number): ContinuousLaw {
  const sum = alpha + beta
  const mean = alpha / sum
  const rest = beta / sum
  const logHeight =
    0.5 * Math.log((alpha * rest) / (2 * Math.PI)) +
    stirlingError(sum) -
    stirlingError(alpha) -
    stirlingError(beta)
  const turn = (alpha + 1) / (sum + 2)

  // alpha ln(x / mean) + beta ln((1 - x) / rest) + logHeight: the density x^alpha (1 - x)^beta / B(alpha, beta) around
  // its mean, where the two terms are small instead of huge (Loader 2000, as for the binomial).
  function logDensity(y: number): number {
    const x = shareOf(y)
    const other = shareOf(-y)
    const fromMean = y < 0 ? x - mean : rest - other
    const logShare = Math.min(y, 0) - Math.log1p(Math.exp(-Math.abs(y)))
    return (
      alpha * logRatio(fromMean / mean, logShare - Math.log(mean)) +
      beta * logRatio(-fromMean / rest, logShare - y - Math.log(rest)) +
      logHeight
    )
  }

  function logTail(y: number, side: Side): number {
    const x = shareOf(y)
    const belowIsDirect = x < turn
    const direct =
      logDensity(y) +
      Math.log(
        belowIsDirect
          ? continuedFraction(alpha, beta, x) / alpha
          : continuedFraction(beta, alpha, shareOf(-y)) / beta,
      )
    return belowIsDirect === (side === 'below') ? direct : Math.log1p(-Math.exp(direct))
  }

  return {
    start: () => Math.log(alpha) - Math.log(beta),
    logTail,
    logDensity,
    logDensitySlope: y => alpha * shareOf(-y) - beta * shareOf(y),
  }
}

/** The share whose logit is y. */
export function shareOf(y: number): number {
  return 1 / (1 + Math.exp(-y))
}

/** The logit of a share x, 0 < x < 1. */
export function logitOf(x: number): number {
  return Math.log(x) - Math.log1p(-x)
}

/** ln(1 + relative), from the logarithm itself where 1 + relative has lost its digits. */
function logRatio(relative: number, logarithm: number): number {
  return Math.abs(relative) < 0.5 ? Math.log1p(relative) : logarithm
}

/**
 * The continued fraction of the incomplete beta function, by Lentz's method (Press et al., Numerical Recipes 6.4):
 * the probability below x is density(x) / alpha times it. Quick for x < (alpha + 1) / (alpha + beta + 2).
 */
function continuedFraction(alpha: number, beta: number, x: number): number {
  let c = 1
  let d = 1 / awayFromZero(1 - ((alpha + beta) * x) / (alpha + 1))
  let value = d
  for (let m = 1; m <= 20_000; m++) {
    const even = (m * (beta - m) * x) / ((alpha + 2 * m - 1) * (alpha + 2 * m))
    d = 1 / awayFromZero(1 + even * d)
    c = awayFromZero(1 + even / c)
    value *= d * c
    const odd = (-(alpha + m) * (alpha + beta + m) * x) / ((alpha + 2 * m) * (alpha + 2 * m + 1))
    d = 1 / awayFromZero(1 + odd * d)
    c = awayFromZero(1 + odd / c)
    const change = d * c
    value *= change
    if (Math.abs(change - 1) < 3e-16) return value
  }
  throw new Error(`incomplete beta did not settle at ${alpha}, ${beta}, ${x}`)
}

function awayFromZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value
}
