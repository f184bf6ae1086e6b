// The families of uncertain numbers: one record an entry of which is all there is to know about a family.

import { betaLaw, logitOf, shareOf } from './betaLaw.ts'
import type { Inversion } from './continuousLaw.ts'
import type { Distribution } from './distribution.ts'
import { gammaLaw } from './gammaLaw.ts'
import { normalCdf, normalDensity, normalQuantile } from './normal.ts'

/**
 * A family, before bounds `min` and `max` cut it off (`discrete` heeds them itself). Written as methods, whose parameters TypeScript compares both
 * ways, so that the family found by a distribution's own name takes that distribution without a cast.
 */
export type Family<D> = {
  /** What is wrong with the parameters (known to be finite), as sentences; all else assumes there is nothing. */
  problems(d: D): readonly string[]
  /** The least and the greatest value, infinite where there is none. Equal when nothing is uncertain. */
  support(d: D): readonly [low: number, high: number]
  mean(d: D): number
  /** The probability of x or less. Asked only where something is uncertain, as are the functions below. */
  cdf(d: D, x: number): number
  /** The quantile function for 0 < p < 1; `invert` is used where it has no closed form. */
  quantile(d: D, invert: Inversion): (p: number) => number
  /** The integral of t · density(t) over t up to x, in the continuous families. */
  meanBelow?(d: D, x: number): number
}

type ContinuousFamily<D> = Required<Family<D>>

type Of<Name extends Distribution['family']> = Extract<Distribution, { readonly family: Name }>

const uniform: ContinuousFamily<Of<'uniform'>> = {
  problems: d => notAbove('low', d.low, 'high', d.high),
  support: d => [d.low, d.high],
  mean: d => (d.low + d.high) / 2,
  cdf: (d, x) => between(0, (x - d.low) / (d.high - d.low), 1),
  meanBelow: (d, x) => (uniform.cdf(d, x) * (d.low + between(d.low, x, d.high))) / 2,
  quantile: d => p => d.low + p * (d.high - d.low),
}

const triangular: ContinuousFamily<Of<'triangular'>> = {
  problems: d => [...notAbove('low', d.low, 'mode', d.mode), ...notAbove('mode', d.mode, 'high', d.high)],
  support: d => [d.low, d.high],
  mean: d => (d.low + d.mode + d.high) / 3,
  cdf: (d, x) => {
    if (x <= d.low) return 0
    if (x >= d.high) return 1
    if (x <= d.mode) return (x - d.low) ** 2 / ((d.high - d.low) * (d.mode - d.low))
    return 1 - (d.high - x) ** 2 / ((d.high - d.low) * (d.high - d.mode))
  },
  // From either end, t = end ± s with a density proportional to s: the end's own share and a third power.
  meanBelow: (d, x) => {
    const below = triangular.cdf(d, x)
    if (x <= d.low) return 0
    if (x >= d.high) return triangular.mean(d)
    if (x <= d.mode) {
      return d.low * below + (2 / 3) * ((x - d.low) ** 3 / ((d.high - d.low) * (d.mode - d.low)))
    }
    const above =
      d.high * (1 - below) - (2 / 3) * ((d.high - x) ** 3 / ((d.high - d.low) * (d.high - d.mode)))
    return triangular.mean(d) - above
  },
  quantile: d => {
    const width = d.high - d.low
    const belowMode = (d.mode - d.low) / width
    return p =>
      p < belowMode
        ? d.low + Math.sqrt(p * width * (d.mode - d.low))
        : d.high - Math.sqrt((1 - p) * width * (d.high - d.mode))
  },
}

const normal: ContinuousFamily<Of<'normal'>> = {
  problems: d => (d.sd < 0 ? ['sd must not be negative'] : []),
  support: d => (d.sd === 0 ? [d.mean, d.mean] : [-Infinity, Infinity]),
  mean: d => d.mean,
  cdf: (d, x) => normalCdf((x - d.mean) / d.sd),
  meanBelow: (d, x) => {
    const z = (x - d.mean) / d.sd
    return d.mean * normalCdf(z) - d.sd * normalDensity(z)
  },
  quantile: d => p => d.mean + d.sd * normalQuantile(p),
}

const lognormal: ContinuousFamily<Of<'lognormal'>> = {
  problems: d => [
    ...(d.median > 0 ? [] : ['median must be above zero']),
    ...(d.sd >= 0 && d.sd <= 5
      ? []
      : ['sd must lie between 0 and 5: it is the spread of the logarithm, 0.1 for about ten per cent']),
  ],
  support: d => (d.sd === 0 ? [d.median, d.median] : [0, Infinity]),
  mean: d => d.median * Math.exp((d.sd * d.sd) / 2),
  cdf: (d, x) => (x <= 0 ? 0 : normalCdf(Math.log(x / d.median) / d.sd)),
  meanBelow: (d, x) => (x <= 0 ? 0 : lognormal.mean(d) * normalCdf(Math.log(x / d.median) / d.sd - d.sd)),
  quantile: d => p => d.median * Math.exp(d.sd * normalQuantile(p)),
}

const beta: ContinuousFamily<Of<'beta'>> = {
  problems: d => [
    ...shapeProblems('alpha', d.alpha),
    ...shapeProblems('beta', d.beta),
    ...notAbove('low', d.low ?? 0, 'high', d.high ?? 1),
  ],
  support: d => [d.low ?? 0, d.high ?? 1],
  mean: d => {
    const [low, high] = beta.support(d)
    return low + ((high - low) * d.alpha) / (d.alpha + d.beta)
  },
  cdf: (d, x) => {
    const [low, high] = beta.support(d)
    const share = (x - low) / (high - low)
    if (share <= 0) return 0
    return share >= 1 ? 1 : Math.exp(betaLaw(d.alpha, d.beta).logTail(logitOf(share), 'below'))
  },
  // A share times its beta density is its mean times the density with alpha + 1.
  meanBelow: (d, x) => {
    const [low] = beta.support(d)
    return low * beta.cdf(d, x) + (beta.mean(d) - low) * beta.cdf({ ...d, alpha: d.alpha + 1 }, x)
  },
  quantile: (d, invert) => {
    const [low, high] = beta.support(d)
    const logit = invert(betaLaw(d.alpha, d.beta))
    return p => low + (high - low) * shareOf(logit(p))
  },
}

const pert: ContinuousFamily<Of<'pert'>> = {
  problems: d => [
    ...notAbove('low', d.low, 'likely', d.likely),
    ...notAbove('likely', d.likely, 'high', d.high),
  ],
  support: d => [d.low, d.high],
  mean: d => (d.low + 4 * d.likely + d.high) / 6,
  cdf: (d, x) => beta.cdf(betaOfPert(d), x),
  meanBelow: (d, x) => beta.meanBelow(betaOfPert(d), x),
  quantile: (d, invert) => beta.quantile(betaOfPert(d), invert),
}

const gamma: ContinuousFamily<Of<'gamma'>> = {
  problems: d => [...shapeProblems('shape', d.shape), ...(d.scale > 0 ? [] : ['scale must be above zero'])],
  support: () => [0, Infinity],
  mean: d => d.shape * d.scale,
  cdf: (d, x) => (x <= 0 ? 0 : Math.exp(gammaLaw(d.shape).logTail(Math.log(x / d.scale), 'below'))),
  // A size times its gamma density is its mean times the density with shape + 1.
  meanBelow: (d, x) => gamma.mean(d) * gamma.cdf({ ...d, shape: d.shape + 1 }, x),
  quantile: (d, invert) => {
    const logSize = invert(gammaLaw(d.shape))
    return p => d.scale * Math.exp(logSize(p))
  },
}

const fixed: Family<Of<'fixed'>> = {
  problems: () => [],
  support: d => [d.value, d.value],
  mean: d => d.value,
  cdf: (d, x) => (x < d.value ? 0 : 1),
  quantile: d => () => d.value,
}

const discrete: Family<Of<'discrete'>> = {
  problems: d => [
    ...(d.values.length === d.weights.length
      ? []
      : [`values and weights must be equally many, not ${d.values.length} and ${d.weights.length}`]),
    ...(d.weights.some(weight => weight < 0) ? ['weights must not be negative'] : []),
    ...(d.weights.some(weight => weight > 0) ? [] : ['at least one weight must be above zero']),
    ...(d.values.some(value => isKept(d, value)) ? [] : ['min and max leave out every value']),
  ],
  support: d => {
    const values = outcomes(d).map(outcome => outcome.value)
    return [Math.min(...values), Math.max(...values)]
  },
  mean: d => outcomes(d).reduce((sum, { value, probability }) => sum + value * probability, 0),
  cdf: (d, x) => {
    const reached = outcomes(d).filter(outcome => outcome.value <= x)
    return reached.at(-1)?.upTo ?? 0
  },
  quantile: d => {
    const rising = outcomes(d)
    const [, greatest] = discrete.support(d)
    return p => rising.find(outcome => p <= outcome.upTo)?.value ?? greatest
  },
}

/** Every family; a new member of `Distribution` does not compile until it stands here. */
export const families = {
  fixed,
  uniform,
  triangular,
  pert,
  normal,
  lognormal,
  beta,
  gamma,
  discrete,
} satisfies { readonly [Name in Distribution['family']]: Family<Of<Name>> }

function betaOfPert({ low, likely, high }: Of<'pert'>): Of<'beta'> {
  const alpha = 1 + (4 * (likely - low)) / (high - low)
  return { family: 'beta', alpha, beta: 6 - alpha, low, high }
}

type Outcome = { readonly value: number; readonly probability: number; readonly upTo: number }

/** The possible values within the bounds, rising, with the probability of each and of all up to it (1 at the last). */
function outcomes(d: Of<'discrete'>): readonly Outcome[] {
  const weighted = d.values
    .map((value, index) => ({ value, weight: d.weights[index] ?? 0 }))
    .filter(({ value, weight }) => weight > 0 && isKept(d, value))
    .sort((a, b) => a.value - b.value)
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0)
  let reached = 0
  return weighted.map(({ value, weight }) => {
    reached += weight
    return { value, probability: weight / total, upTo: reached / total }
  })
}

function isKept(d: Of<'discrete'>, value: number): boolean {
  return value >= (d.min ?? -Infinity) && value <= (d.max ?? Infinity)
}

/** Below 0.1 nearly all of a gamma or beta law lies at the ends: `discrete` says that better, and tables stay exact. */
function shapeProblems(name: string, shape: number): readonly string[] {
  return shape >= 0.1 && shape <= 1e6 ? [] : [`${name} must lie between 0.1 and 1,000,000`]
}

function notAbove(lower: string, low: number, upper: string, high: number): readonly string[] {
  return low <= high ? [] : [`${lower} (${low}) must not exceed ${upper} (${high})`]
}

function between(low: number, x: number, high: number): number {
  return Math.max(low, Math.min(x, high))
}
