// The two rules of thumb that a search has to beat: always take what adds most, or what adds most for its money.

import { isBetter } from './climb.ts'
import type { Choices } from './decision.ts'
import type { Step } from './neighbours.ts'
import {
  type Aim,
  expectedAfter,
  keepsLimits,
  lookedAt,
  type Rated,
  ratedThoroughly,
  type SearchProblem,
} from './searchProblem.ts'

/** By what the next thing is chosen. */
export type GreedyRule = 'gain' | 'ratio'

/** How many of the best are looked at, some at a time, before a step is given up. */
const mostLookedAt = 48
const lookedAtOnce = 4

/**
 * Adds one thing after the other to a plan, never taking anything back, while each keeps the limits (or brings them
 * nearer). What brings money and value is taken first by either rule, since a ratio says nothing of it.
 */
export async function greedy(
  problem: SearchProblem,
  from: Rated,
  aim: Aim,
  rule: GreedyRule,
  isOver: () => boolean,
): Promise<Rated> {
  const trail: Rated[] = [from]
  while (!isOver()) {
    const here = trail.at(-1) as Rated
    const plans = await expectedAfter(problem, here, additions(problem, here.choices), aim)
    const wanted = plans
      .filter(plan => isBetter(plan, here))
      .sort((a, b) => rules[rule](b, here) - rules[rule](a, here))
    const next = await firstThatHolds(problem, wanted, here, aim)
    if (next === undefined) break
    trail.push(next)
  }
  // Watched futures may promise too much; the last steps are taken back until all futures agree.
  for (const plan of trail.toReversed()) {
    const sure = await ratedThoroughly(problem, plan.choices, aim)
    if (keepsLimits(sure, aim)) return sure
  }
  return ratedThoroughly(problem, (trail.at(-1) as Rated).choices, aim)
}

/** The first that is still better once its cash has been looked at. */
async function firstThatHolds(
  problem: SearchProblem,
  wanted: readonly Rated[],
  here: Rated,
  aim: Aim,
): Promise<Rated | undefined> {
  for (let first = 0; first < Math.min(wanted.length, mostLookedAt); first += lookedAtOnce) {
    const looked = await lookedAt(problem, wanted.slice(first, first + lookedAtOnce), aim, false)
    const holds = looked.find(plan => isBetter(plan, here))
    if (holds !== undefined) return holds
  }
  return undefined
}

const rules = {
  gain: (plan: Rated, here: Rated) => plan.score - here.score,
  ratio: (plan: Rated, here: Rated) => {
    const gain = plan.score - here.score
    const cost = here.verdict.cash - plan.verdict.cash
    return cost <= 0 ? 1e6 + gain : gain / cost
  },
} satisfies Record<GreedyRule, (plan: Rated, here: Rated) => number>

/** One more of something, or something begun; a budget is raised from its quarter on. */
function additions({ decisions }: SearchProblem, choices: Choices): readonly (readonly Step[])[] {
  return decisions.flatMap(({ kind, item, words, nothing, trials }, decision) => {
    const here = choices[decision] as number
    const up = (index: number): readonly Step[] => {
      const to = (choices[index] as number) + 1
      return to < (decisions[index]?.words.length ?? 0) ? [{ decision: index, to }] : []
    }
    if (trials.length > 0) return here === nothing ? trials.map(to => [{ decision, to }]) : []
    if (kind === 'budget')
      return [
        decisions.flatMap((other, index) =>
          index >= decision && other.kind === kind && other.item === item ? up(index) : [],
        ),
      ]
    return here + 1 < words.length ? [up(decision)] : []
  })
}
