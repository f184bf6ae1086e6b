// The gamma law of scale 1 through the logarithm of the size, y = ln x.

import type { ContinuousLaw, Side } from './continuousLaw.ts'
import { stirlingError } from './stirlingError.ts'

/**
 * The law of a positive size with a shape between 0.1 and a million, and scale 1.
 * Searches above start at a bound no quantile exceeds: B. Laurent, P. Massart, Annals of Statistics 28, 2000, lemma 1.
 */
export function gammaLaw(shape: number): ContinuousLaw {
  const logShape = Math.log(shape)
  const logHeight = 0.5 * Math.log(shape / (2 * Math.PI)) - stirlingError(shape)

  // shape (ln(x / shape) - (x - shape) / shape) + logHeight: the density x^shape e^-x / Γ(shape) around its mean.
  function logDensity(y: number): number {
    const fromMean = (Math.exp(y) - shape) / shape
    const logRatio = Math.abs(fromMean) < 0.5 ? Math.log1p(fromMean) : y - logShape
    return shape * (logRatio - fromMean) + logHeight
  }

  function logTail(y: number, side: Side): number {
    const x = Math.exp(y)
    const belowIsDirect = x < shape + 1
    const direct =
      logDensity(y) + Math.log(belowIsDirect ? seriesBelow(shape, x) : continuedFractionAbove(shape, x))
    return belowIsDirect === (side === 'below') ? direct : Math.log1p(-Math.exp(direct))
  }

  return {
    start: (side, logProbability) =>
      side === 'below' ? logShape : Math.log(shape + Math.sqrt(-2 * shape * logProbability) - logProbability),
    logTail,
    logDensity,
    logDensitySlope: y => shape - Math.exp(y),
  }
}

/** The probability below x over the density, for x < shape + 1 (Abramowitz and Stegun 6.5.29). */
function seriesBelow(shape: number, x: number): number {
  let term = 1 / shape
  let sum = term
  for (let n = 1; n <= 100_000; n++) {
    term *= x / (shape + n)
    sum += term
    if (term < sum * 1e-17) return sum
  }
  throw new Error(`incomplete gamma did not settle at ${shape}, ${x}`)
}

/** The probability above x over the density, for x >= shape + 1: Lentz's method on the continued fraction 6.5.31. */
function continuedFractionAbove(shape: number, x: number): number {
  let b = x + 1 - shape
  let c = 1e300
  let d = 1 / b
  let value = d
  for (let n = 1; n <= 100_000; n++) {
    const a = -n * (n - shape)
    b += 2
    d = 1 / awayFromZero(a * d + b)
    c = awayFromZero(b + a / c)
    const change = d * c
    value *= change
    if (Math.abs(change - 1) < 3e-16) return value
  }
  throw new Error(`incomplete gamma did not settle at ${shape}, ${x}`)
}

function awayFromZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value
}
