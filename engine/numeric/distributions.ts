// What can be asked of an uncertain number: is it well described, what does it average, where does it lie, draw it.

import { exactInverse, type Inversion } from './continuousLaw.ts'
import type { Distribution } from './distribution.ts'
import { type Family, families } from './families.ts'
import { inverseTable } from './inverseTable.ts'

/**
 * What is wrong with a distribution, as plain sentences ("low (5) must not exceed likely (3)"); empty when it can be used.
 * The other functions of this file assume it is empty.
 */
export function problemsOf(distribution: Distribution): readonly string[] {
  const unreadable = Object.entries(distribution).filter(([, value]) =>
    [value].flat().some(entry => typeof entry === 'number' && !Number.isFinite(entry)),
  )
  if (unreadable.length > 0) return unreadable.map(([name]) => `${name} must be a finite number`)
  const { min, max } = capsOf(distribution)
  if (min > max) return [`min (${min}) must not exceed max (${max})`]
  const problems = familyOf(distribution).problems(distribution)
  return problems.length > 0 ? problems : capProblems(distribution)
}

/** The least and the greatest value it can take, -Infinity and Infinity where there is none. */
export function supportOf(distribution: Distribution): readonly [low: number, high: number] {
  const [low, high] = familyOf(distribution).support(distribution)
  const { min, max } = capsOf(distribution)
  return [Math.max(low, min), Math.min(high, max)]
}

/** Its mean, with the bounds taken into account; exact formulas throughout. */
export function meanOf(distribution: Distribution): number {
  const family = familyOf(distribution)
  const certain = certainValue(distribution)
  if (certain !== undefined) return certain
  const part = keptPart(distribution)
  if (part === undefined || family.meanBelow === undefined) return family.mean(distribution)
  const { min, max, from, to } = part
  const upTo = max === Infinity ? family.mean(distribution) : family.meanBelow(distribution, max)
  const before = min === -Infinity ? 0 : family.meanBelow(distribution, min)
  return clamp((upTo - before) / (to - from), min, max)
}

/** The probability that it is x or less. */
export function cdfOf(distribution: Distribution, x: number): number {
  const certain = certainValue(distribution)
  if (certain !== undefined) return x < certain ? 0 : 1
  const part = keptPart(distribution)
  const whole = familyOf(distribution).cdf(distribution, x)
  return part === undefined ? whole : clamp((whole - part.from) / (part.to - part.from), 0, 1)
}

/**
 * The value it stays below with probability p, 0 < p < 1: the inverse of `cdfOf`, to 1e-10 of the spread or better.
 * Beta, PERT and gamma solve an equation at each call; `quantileFunction` is for many draws.
 */
export function quantileOf(distribution: Distribution, p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`quantileOf: probability ${p}`)
  return inverseOf(distribution, exactInverse)(p)
}

/**
 * `quantileOf` prepared for many draws: beta, PERT and gamma read a table made here (see inverseTable.ts), within 1e-8
 * of the exact value relative to the size (gamma), or to the width times share · (1 - share) (beta, PERT). The other
 * families give what `quantileOf` gives. Monotone in p, so draws keep the order of their uniforms.
 */
export function quantileFunction(distribution: Distribution): (p: number) => number {
  return inverseOf(distribution, inverseTable)
}

function inverseOf(distribution: Distribution, invert: Inversion): (p: number) => number {
  const certain = certainValue(distribution)
  if (certain !== undefined) return () => certain
  const whole = familyOf(distribution).quantile(distribution, invert)
  const part = keptPart(distribution)
  if (part === undefined) return whole
  const { min, max, from, to } = part
  return p => clamp(whole(Math.min(from + p * (to - from), lastBelowOne)), min, max)
}

const lastBelowOne = 1 - 2 ** -53

/** Of less than a millionth of a family too few digits of the probability are left to draw from. */
const leastKept = 1e-6

function capProblems(distribution: Distribution): readonly string[] {
  const { min, max } = capsOf(distribution)
  const certain = certainValue(distribution)
  if (certain !== undefined) {
    return certain >= min && certain <= max ? [] : [`min and max leave out the only value (${certain})`]
  }
  const part = keptPart(distribution)
  return part === undefined || part.to - part.from >= leastKept
    ? []
    : ['min and max leave less than a millionth of the distribution']
}

type Caps = { readonly min: number; readonly max: number }

/** The bounds and the probabilities below them, or nothing where there is nothing to cut off. */
function keptPart(distribution: Distribution): (Caps & { from: number; to: number }) | undefined {
  const { min, max } = capsOf(distribution)
  if (min === -Infinity && max === Infinity) return undefined
  const family = familyOf(distribution)
  if (family.meanBelow === undefined || certainValue(distribution) !== undefined) return undefined
  return {
    min,
    max,
    from: min === -Infinity ? 0 : family.cdf(distribution, min),
    to: max === Infinity ? 1 : family.cdf(distribution, max),
  }
}

function capsOf({ min = -Infinity, max = Infinity }: Distribution): Caps {
  return { min, max }
}

/** The only possible value, where the ends coincide or the spread is zero. */
function certainValue(distribution: Distribution): number | undefined {
  const [low, high] = familyOf(distribution).support(distribution)
  return low === high ? low : undefined
}

function familyOf(distribution: Distribution): Family<Distribution> {
  return families[distribution.family]
}

function clamp(x: number, low: number, high: number): number {
  return Math.max(low, Math.min(x, high))
}
