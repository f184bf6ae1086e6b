// How sure it is that nothing near a plan is better: every change of one decision, and pairs of changes, tried at the end.

import { firstBetter, isWorthIt } from './climb.ts'
import { everyStep, pairSteps, pairsOf } from './neighbours.ts'
import { randomNumbers } from './randomNumbers.ts'
import { type Aim, expectedAfter, lookedAt, type Rated, type SearchProblem } from './searchProblem.ts'

/** What was tried around a plan. */
export type Certificate = {
  /** Changes of one decision to any of its positions. */
  readonly single: Tried
  /** Two decisions changed by a step each. */
  readonly pairs: Tried
  /**
   * Changes that would bring more but were refused for their cash by estimate alone, and by how much the estimate was
   * ever wrong where it was looked at.
   */
  readonly estimated: { readonly count: number; readonly error: number }
}

/** How many of how many. */
type Tried = { readonly tried: number; readonly all: number }

/** Plans whose cash is looked at at most; the others are refused by estimate. */
const mostLookedAt = 2000
const inOneGo = 4096

/** Tries what lies around a plan, at most as many pairs as are said; gives the first better plan, if there is one. */
export async function certify(
  problem: SearchProblem,
  best: Rated,
  aim: Aim,
  {
    seed,
    mostPairs,
    isOver,
  }: { readonly seed: number; readonly mostPairs: number; readonly isOver: () => boolean },
): Promise<{ readonly certificate: Certificate; readonly better?: Rated }> {
  const single = everyStep(problem.decisions, best.choices).map(step => [step])
  const all = pairsOf(pairSteps(problem.decisions, best.choices))
  const pairs = all.length <= mostPairs ? all : shuffled(all, seed).slice(0, mostPairs)
  const promising: Rated[] = []
  let triedSingle = 0
  let triedPairs = 0
  for (const [steps, isSingle] of [
    [single, true],
    [pairs, false],
  ] as const)
    for (let first = 0; first < steps.length && !isOver(); first += inOneGo) {
      const part = steps.slice(first, first + inOneGo)
      const plans = await expectedAfter(problem, best, part, aim)
      if (isOver()) break
      if (isSingle) triedSingle += part.length
      else triedPairs += part.length
      promising.push(...plans.filter(plan => isWorthIt(plan, best)))
    }
  promising.sort((a, b) => b.reserve - a.reserve)
  const near = promising.slice(0, mostLookedAt)
  const better = isOver() ? undefined : await firstOf(problem, near, best, aim, isOver)
  return {
    certificate: {
      single: { tried: triedSingle, all: single.length },
      pairs: { tried: triedPairs, all: all.length },
      estimated: { count: promising.length - near.length, error: better?.error ?? 0 },
    },
    ...(better?.plan === undefined ? {} : { better: better.plan }),
  }
}

/** The first of the plans that is better on all futures, and the largest error of an expected reserve on the way. */
async function firstOf(
  problem: SearchProblem,
  plans: readonly Rated[],
  best: Rated,
  aim: Aim,
  isOver: () => boolean,
): Promise<{ readonly plan?: Rated; readonly error: number }> {
  let error = 0
  for (let first = 0; first < plans.length && !isOver(); first += 128) {
    const part = plans.slice(first, first + 128)
    const looked = await lookedAt(problem, part, aim, false)
    part.forEach(({ reserve }, index) => {
      const found = looked[index]?.reserve ?? reserve
      if (Number.isFinite(found)) error = Math.max(error, Math.abs(found - reserve))
    })
    const plan = await firstBetter(problem, looked, best, aim)
    if (plan !== undefined) return { plan, error }
  }
  return { error }
}

function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const random = randomNumbers(seed, 'certificate')
  const order = [...items]
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = random.below(index + 1)
    const item = order[index] as Item
    order[index] = order[other] as Item
    order[other] = item
  }
  return order
}
