// Distributions that cannot be drawn from, or that would draw what their input may not be.

import type { GrowthInput } from '../growth/growthModel.ts'
import type { CompiledPlan } from './compilePlan.ts'
import { distributionName } from './distributionName.ts'
import type { Finding } from './finding.ts'
import type { Distribution } from './plan.ts'
import { cellName } from './planVocabulary.ts'
import { selectCells } from './selection.ts'

/**
 * `C217` parameters that make no distribution, `C218` a cell with two distributions or with nothing uncertain, `C219`
 * draws outside the bounds of the input, `C221` draws that are not whole where the input must be.
 */
export function distributionChecks(compiled: CompiledPlan): readonly Finding[] {
  const { distributions } = compiled.plan.uncertainty
  return [
    ...distributions.flatMap((distribution, index) => parameterFindings(compiled, distribution, index)),
    ...distributions.flatMap((distribution, index) => boundFindings(compiled, distribution, index)),
    ...overlaps(compiled),
  ]
}

function parameterFindings(
  { vocabulary }: CompiledPlan,
  distribution: Distribution,
  index: number,
): readonly Finding[] {
  const name = distributionName(distribution, vocabulary)
  return parameterProblems(distribution).map(problem => ({
    code: 'C217',
    severity: 'error',
    place: { kind: 'file', path: `uncertainty.distributions[${index}]` },
    message: `The ${distribution.family} distribution of ${name} cannot be drawn from: ${problem}.`,
    remedy: 'Change its parameters.',
  }))
}

/** What the families ask of their parameters. The same rules hold where they are drawn. */
function parameterProblems(distribution: Distribution): readonly string[] {
  const { min = -Infinity, max = Infinity } = distribution
  const ascending = (names: readonly string[], values: readonly number[]): readonly string[] =>
    names.flatMap((name, index) => {
      const [value = 0, next = Infinity] = [values[index], values[index + 1]]
      return value > next ? [`${name} (${value}) must not exceed ${names[index + 1]} (${next})`] : []
    })
  const above = (name: string, value: number): readonly string[] =>
    value > 0 ? [] : [`${name} (${value}) must be above 0`]
  const notNegative = (name: string, value: number): readonly string[] =>
    value >= 0 ? [] : [`${name} (${value}) must not be negative`]
  const bounds = ascending(['min', 'max'], [min, max])
  switch (distribution.family) {
    case 'fixed':
      return bounds
    case 'uniform':
      return [...ascending(['low', 'high'], [distribution.low, distribution.high]), ...bounds]
    case 'triangular':
      return [
        ...ascending(['low', 'mode', 'high'], [distribution.low, distribution.mode, distribution.high]),
        ...bounds,
      ]
    case 'pert':
      return [
        ...ascending(['low', 'likely', 'high'], [distribution.low, distribution.likely, distribution.high]),
        ...bounds,
      ]
    case 'normal':
      return [...notNegative('sd', distribution.sd), ...bounds]
    case 'lognormal':
      return [...above('median', distribution.median), ...notNegative('sd', distribution.sd), ...bounds]
    case 'beta':
      return [
        ...above('alpha', distribution.alpha),
        ...above('beta', distribution.beta),
        ...ascending(['low', 'high'], [distribution.low ?? 0, distribution.high ?? 1]),
        ...bounds,
      ]
    case 'gamma':
      return [...above('shape', distribution.shape), ...above('scale', distribution.scale), ...bounds]
    case 'discrete':
      return [...discreteProblems(distribution.values, distribution.weights), ...bounds]
  }
}

function discreteProblems(values: readonly number[], weights: readonly number[]): readonly string[] {
  return [
    ...(values.length === weights.length
      ? []
      : [`values and weights must be equally many, not ${values.length} and ${weights.length}`]),
    ...(weights.every(weight => weight >= 0) ? [] : ['weights must not be negative']),
    ...(weights.some(weight => weight > 0) ? [] : ['at least one weight must be above 0']),
  ]
}

/** Draws that replace the value and may lie where the input must not. */
function boundFindings(
  { vocabulary }: CompiledPlan,
  distribution: Distribution,
  index: number,
): readonly Finding[] {
  const input = vocabulary.inputs.get(distribution.input)
  if (input === undefined) return []
  const name = distributionName(distribution, vocabulary)
  const place = { kind: 'file', path: `uncertainty.distributions[${index}]` } as const
  if (input.time === 'history') {
    const message = `${name} is a fact of the past, and a distribution says it is uncertain.`
    return [{ code: 'C218', severity: 'error', place, message, remedy: 'Remove the distribution.' }]
  }
  if (parameterProblems(distribution).length > 0) return []
  if (input.whole === true && !drawsWhole(distribution)) {
    const message = `${name} is counted in whole numbers, and its ${distribution.family} distribution draws others.`
    const remedy = 'Use a discrete distribution of whole values with their weights.'
    return [{ code: 'C221', severity: 'error', place, message, remedy }]
  }
  if (distribution.relative === true) return []
  return [...outside(input, distribution)].map(({ says, remedy }) => ({
    code: 'C219',
    severity: 'warning',
    place,
    message: `The ${distribution.family} distribution of ${name} can draw ${says}.`,
    remedy,
  }))
}

/** A factor, even a whole one, is not meant for what is counted. */
function drawsWhole(distribution: Distribution): boolean {
  if (distribution.relative === true) return false
  switch (distribution.family) {
    case 'fixed':
      return Number.isInteger(distribution.value)
    case 'discrete':
      return distribution.values.every(Number.isInteger)
    default:
      return false
  }
}

function outside(
  { least, most }: GrowthInput,
  distribution: Distribution,
): readonly { readonly says: string; readonly remedy: string }[] {
  const [low, high] = range(distribution)
  return [
    ...(least !== undefined && low < least
      ? [{ says: `less than ${least}, the least it may be`, remedy: `Give it "min": ${least}.` }]
      : []),
    ...(most !== undefined && high > most
      ? [{ says: `more than ${most}, the most it may be`, remedy: `Give it "max": ${most}.` }]
      : []),
  ]
}

/** The least and the greatest value that a distribution with sound parameters gives. */
function range(distribution: Distribution): readonly [number, number] {
  const [low, high] = familyRange(distribution)
  return [Math.max(low, distribution.min ?? -Infinity), Math.min(high, distribution.max ?? Infinity)]
}

function familyRange(distribution: Distribution): readonly [number, number] {
  switch (distribution.family) {
    case 'fixed':
      return [distribution.value, distribution.value]
    case 'uniform':
    case 'triangular':
    case 'pert':
      return [distribution.low, distribution.high]
    case 'normal':
      return [-Infinity, Infinity]
    case 'lognormal':
    case 'gamma':
      return [0, Infinity]
    case 'beta':
      return [distribution.low ?? 0, distribution.high ?? 1]
    case 'discrete':
      return [Math.min(...distribution.values), Math.max(...distribution.values)]
  }
}

/** Cells that two distributions draw. */
function overlaps({ plan, vocabulary }: CompiledPlan): readonly Finding[] {
  const drawn = new Map<string, number>()
  return plan.uncertainty.distributions.flatMap(({ input: name, where }, index) => {
    const input = vocabulary.inputs.get(name)
    const members = input === undefined ? [] : selectCells(input, where, vocabulary).selection.members
    const cells = members.map(member => cellName(name, member))
    const taken = cells.find(cell => drawn.has(cell))
    for (const cell of cells) if (!drawn.has(cell)) drawn.set(cell, index)
    if (taken === undefined) return []
    return [
      {
        code: 'C218',
        severity: 'error',
        place: { kind: 'file', path: `uncertainty.distributions[${index}]` },
        message: `${taken} already has a distribution, the one at position ${(drawn.get(taken) ?? 0) + 1} of the list.`,
        remedy: 'Keep one of the two.',
      },
    ]
  })
}
