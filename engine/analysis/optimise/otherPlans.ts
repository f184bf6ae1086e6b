// Plans that are nearly as good and do something else, and what more or less cash would buy.

import { anneal } from './anneal.ts'
import { climb } from './climb.ts'
import type { Choices, Decision } from './decision.ts'
import { type Aim, keepsLimits, type Rated, ratedThoroughly, type SearchProblem } from './searchProblem.ts'

/** How far to look. */
export type FurtherSearch = {
  readonly seed: number
  readonly runs: number
  readonly isStopped: () => boolean
}

/** What share of the best plan's value another plan may give up. */
const nearlyAsGood = 0.01

/** Plans within 1% of the best that differ from it, and from one another, as much as can be found; most different first. */
export async function differentPlans(
  problem: SearchProblem,
  best: Rated,
  aim: Aim,
  count: number,
  { seed, runs, isStopped }: FurtherSearch,
): Promise<readonly Rated[]> {
  const found: Rated[] = []
  const least = best.verdict.value - nearlyAsGood * Math.abs(best.verdict.value)
  for (let index = 0; index < count && !isStopped(); index += 1) {
    const others = [best, ...found].map(({ choices }) => choices)
    const away: Aim = {
      floor: aim.floor,
      penalty: { shortfall: 1e6, money: 1 },
      rate: ({ value, shortfall }, choices) => ({
        value: Math.min(...others.map(other => difference(problem.decisions, other, choices))),
        shortfall: shortfall + Math.max(0, least - value) / Math.max(1, Math.abs(least)),
      }),
    }
    const start = await ratedThoroughly(problem, best.choices, away)
    const plan = await anneal(problem, [start], away, {
      seed: seed + index + 1,
      runs: Math.floor(runs / count),
      isOver: isStopped,
      found: () => {},
    })
    if (plan.rating.value > 0 && keepsLimits(plan, away))
      found.push(await ratedThoroughly(problem, plan.choices, aim))
  }
  return found
}

/** How much two plans differ: hires by role and quarter over both, steps of budgets and shares, and what is done or not. */
function difference(decisions: readonly Decision[], a: Choices, b: Choices): number {
  let sum = 0
  const people = new Map<string, number>()
  decisions.forEach(({ kind, item, nothing, words }, index) => {
    const from = a[index] as number
    const to = b[index] as number
    if (kind === 'hires') people.set(item, (people.get(item) ?? 0) + to - from)
    else if (kind === 'tool' || kind === 'system' || kind === 'debt')
      sum += (from === nothing) === (to === nothing) ? (0.2 * Math.abs(to - from)) / words.length : 3
    else sum += Math.abs(to - from) / words.length
  })
  for (const net of people.values()) sum += Math.abs(net) / 2
  return sum
}

/** For each floor, rising, the best plan found that keeps it; none where no plan does. */
export async function frontOf(
  problem: SearchProblem,
  known: readonly Rated[],
  aim: Aim,
  floors: readonly number[],
  { seed, runs, isStopped }: FurtherSearch,
): Promise<readonly { readonly floor: number; readonly plan?: Rated }[]> {
  const plans = [...known]
  for (const floor of floors) {
    if (isStopped() || floor === aim.floor) continue
    const there: Aim = { ...aim, floor }
    const near = [...plans].sort(
      (a, b) => Math.abs(a.reserve - floor) - Math.abs(b.reserve - floor),
    )[0] as Rated
    const begin = problem.judge.runs()
    const share = runs / floors.length
    const isOver = (): boolean => isStopped() || problem.judge.runs() - begin > share
    const top = await climb(problem, await ratedThoroughly(problem, near.choices, there), there, isOver)
    const left = share - (problem.judge.runs() - begin)
    const plan =
      left <= 0 ? top : await anneal(problem, [top], there, { seed, runs: left, isOver, found: () => {} })
    plans.push(await ratedThoroughly(problem, plan.choices, aim))
  }
  return floors.map(floor => {
    const [plan] = plans
      .filter(({ reserve, rating }) => reserve >= floor && rating.shortfall === 0)
      .sort((a, b) => b.rating.value - a.rating.value)
    return plan === undefined ? { floor } : { floor, plan }
  })
}
