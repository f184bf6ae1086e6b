// The inputs of a plan that could be otherwise, each with a low and a high end.

import type { CellValues } from '../formula/cellValues.ts'
import { failure, type Result, success } from '../formula/result.ts'
import { quantileOf } from '../numeric/distributions.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { distributionName } from '../plan/distributionName.ts'
import type { Lever } from './lever.ts'
import type { ModelInput } from './modelInput.ts'
import { numbersOf } from './numbersOf.ts'

/** An uncertain input: what is turned, and how far. */
export type Uncertain = {
  /** As correlations and reports call it: `demand_shock`, `starting_acv[enterprise]`. */
  readonly name: string
  readonly lever: Lever
  /** The P10 and P90 of its distribution. */
  readonly low: number
  readonly high: number
}

/**
 * What the plan gives distributions for; with `by` every estimate of the model that the plan uses, that share less and
 * more. Fails where a plan gives no distribution and `by` is left out.
 */
export function uncertainInputs(
  compiled: CompiledPlan,
  values: CellValues,
  by: number | undefined,
): Result<readonly Uncertain[]> {
  const { plan, vocabulary } = compiled
  if (by !== undefined) return success(estimates(compiled, values, by))
  if (plan.uncertainty.distributions.length === 0)
    return failure([
      {
        code: 'Q220',
        severity: 'error',
        place: { kind: 'file', path: 'uncertainty.distributions' },
        message: 'The plan says of none of its inputs how uncertain it is.',
        remedy:
          'Give distributions for the inputs that could be otherwise (docs/plan-file.md shows how), or vary all estimates by the same share.',
      },
    ])
  return success(
    plan.uncertainty.distributions.map(entry => {
      const { input, where, relative, note: _, ...distribution } = entry
      return {
        name: distributionName(entry, vocabulary),
        lever: { kind: relative === true ? 'multiply' : 'value', moves: [{ input, where }] },
        low: quantileOf(distribution, 0.1),
        high: quantileOf(distribution, 0.9),
      }
    }),
  )
}

function estimates(
  { vocabulary, program }: CompiledPlan,
  values: CellValues,
  by: number,
): readonly Uncertain[] {
  const used = new Set(program.cells.flatMap(({ input }, cell) => (isZero(values[cell]) ? [] : [input])))
  return [...vocabulary.inputs.values()]
    .filter(input => used.has(input.name) && isEstimate(input))
    .map(({ name }) => ({
      name,
      lever: { kind: 'multiply', moves: [{ input: name, where: {} }] },
      low: 1 - by,
      high: 1 + by,
    }))
}

/** What is estimated and can move by itself: not decided, not counted in whole numbers, not a share of a whole. */
function isEstimate(input: ModelInput): boolean {
  const { distribution, decision, constant, whole, time } = input
  const isKnown = distribution === 'fixed' || distribution === 'dirichlet' || constant === true
  return !isKnown && decision !== true && whole !== true && time !== 'history' && !isShock(input)
}

/** A factor on estimates that are varied themselves: win rates and their shock would count the same thing twice. */
function isShock({ unit, source, otherwise, least }: ModelInput): boolean {
  return unit === 'index' && source === 'assumption' && otherwise === 1 && least === 0
}

function isZero(value: CellValues[number] | undefined): boolean {
  return value === undefined || numbersOf(value).every(number => number === 0)
}
