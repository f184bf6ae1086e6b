// Uphill: from a plan to the best of its neighbours, again and again, until none is better.

import { type Choices, moved } from './decision.ts'
import { bundledSteps, nextSteps, type Step } from './neighbours.ts'
import {
  type Aim,
  expected,
  expectedAfter,
  keepsLimits,
  lookedAt,
  type Rated,
  ratedThoroughly,
  type SearchProblem,
} from './searchProblem.ts'

/** How many of the most promising neighbours have their reserve looked at. */
const lookedAtOnce = 12
/** How many of the steps that gain most, and of those that pay for them best, are tried together. */
const likelyOnes = 16

/** Climbs from a plan rated on all futures; what it gives is too. Never worse than where it began. */
export async function climb(
  problem: SearchProblem,
  from: Rated,
  aim: Aim,
  isOver: () => boolean,
): Promise<Rated> {
  let best = from
  while (!isOver()) {
    const steps = nextSteps(problem.decisions, best.choices)
    const after = steps.map(step => oneAfter(problem, best.choices, step))
    const near = await expected(problem, after, best, aim)
    const pairs = [
      ...bundledSteps(problem.decisions, problem.needs, best.choices),
      ...promisingPairs(best, steps, near),
    ]
    const apart = await expectedAfter(problem, best, pairs, aim)
    const next = await firstBetter(problem, [...near, ...apart], best, aim)
    if (next === undefined) return best
    best = next
  }
  return best
}

/**
 * The most promising plan that is better than the best so far on all futures; undefined if none of those looked at is.
 * Expected reserves may be too low as well as too high: what would bring more is looked at even where its cash seems short.
 */
export async function firstBetter(
  problem: SearchProblem,
  plans: readonly Rated[],
  best: Rated,
  aim: Aim,
): Promise<Rated | undefined> {
  const isGain = (plan: Rated): boolean => isBetter(plan, best)
  const better = plans.filter(isGain).sort((a, b) => b.score - a.score)
  const short = plans
    .filter(plan => !isGain(plan) && isWorthIt(plan, best))
    .sort((a, b) => b.reserve - a.reserve)
  const wanted = [...better.slice(0, 4 * lookedAtOnce), ...short.slice(0, 2 * lookedAtOnce)]
  for (let first = 0; first < wanted.length; first += lookedAtOnce) {
    const looked = await lookedAt(problem, wanted.slice(first, first + lookedAtOnce), aim, false)
    for (const plan of looked.filter(isGain).sort((a, b) => b.score - a.score)) {
      const sure = await ratedThoroughly(problem, plan.choices, aim)
      if (isGain(sure) && (keepsLimits(sure, aim) || !keepsLimits(best, aim))) return sure
    }
  }
  return undefined
}

/** Whether a plan is better than another by more than rounding. */
export function isBetter(plan: Rated, than: Rated): boolean {
  return plan.score > than.score + leastGain(than)
}

/** Whether a plan would be better if its cash were found to suffice. */
export function isWorthIt({ rating }: Rated, best: Rated): boolean {
  return rating.shortfall === 0 && rating.value > best.rating.value + leastGain(best)
}

/** Less than this is no gain: rounding, and cents. */
export function leastGain({ rating }: Rated): number {
  return 1e-9 * Math.max(1, Math.abs(rating.value))
}

function oneAfter({ repaired }: SearchProblem, choices: Choices, { decision, to }: Step): Choices {
  return repaired(moved(choices, decision, to))
}

/** Pairs of a step that gains and one that pays for it, by what each does alone. */
function promisingPairs(
  best: Rated,
  steps: readonly Step[],
  near: readonly Rated[],
): readonly (readonly Step[])[] {
  const effects = steps.flatMap((step, index) => {
    const plan = near[index]
    if (plan === undefined || !Number.isFinite(plan.rating.value)) return []
    return [
      {
        step,
        value: plan.rating.value - best.rating.value,
        lowest: plan.verdict.lowest - best.verdict.lowest,
      },
    ]
  })
  const gains = effects.filter(({ value }) => value > 0).sort((a, b) => b.value - a.value)
  const savings = effects.filter(({ lowest }) => lowest > 0).sort((a, b) => givenUp(a) - givenUp(b))
  return gains.slice(0, likelyOnes).flatMap(gain =>
    savings
      .filter(({ step }) => step.decision !== gain.step.decision)
      .slice(0, likelyOnes)
      .map(saving => [gain.step, saving.step]),
  )
}

/** Value given up for each unit of cash kept. */
function givenUp({ value, lowest }: { readonly value: number; readonly lowest: number }): number {
  return -value / lowest
}
