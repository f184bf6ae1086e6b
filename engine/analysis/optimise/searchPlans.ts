// The search: two rules of thumb, the plan's own scenarios and plans drawn at random as starts, uphill from each, a population
// that wanders, uphill again, and what lies around the best tried at the end.

import { anneal } from './anneal.ts'
import { type Certificate, certify } from './certify.ts'
import { climb, leastGain } from './climb.ts'
import type { Choices, Decision } from './decision.ts'
import { greedy } from './greedy.ts'
import { withoutIdle } from './leanPlan.ts'
import { type Random, randomNumbers } from './randomNumbers.ts'
import { type Aim, keepsLimits, type Rated, ratedThoroughly, type SearchProblem } from './searchProblem.ts'

/** How far a search goes. */
export type SearchOptions = {
  /** Same seed, same plan. */
  readonly seed: number
  /** Runs of the model, about. */
  readonly runs: number
  /** Whether to stop now. */
  readonly isStopped: () => boolean
  /** Hears of every plan that is better than all before and keeps all limits. */
  readonly found: (plan: Rated) => void
}

/** What a search found. */
export type SearchFindings = {
  /** The best plan that keeps all limits; if none was met the one that misses them least. */
  readonly best: Rated
  readonly byGain: Rated
  readonly byRatio: Rated
  /** What was tried around the best at the end. */
  readonly certificate: Certificate
}

/** Parts of the runs by which each stage has to be done. */
const climbed = 0.3
const wandered = 0.8

/** Searches from the first start (from which the rules of thumb begin) and the others. */
export async function searchPlans(
  problem: SearchProblem,
  aim: Aim,
  starts: readonly Choices[],
  { seed, runs, isStopped, found }: SearchOptions,
): Promise<SearchFindings> {
  const { judge } = problem
  const begin = judge.runs()
  const until = (part: number) => (): boolean => isStopped() || judge.runs() - begin >= part * runs
  let best: Rated | undefined
  const take = (plan: Rated): Rated => {
    if (best !== undefined && plan.score < best.score - leastGain(best)) return plan
    best = plan
    if (keepsLimits(plan, aim)) found(plan)
    return plan
  }
  const points: Rated[] = []
  for (const start of starts) points.push(take(await ratedThoroughly(problem, problem.repaired(start), aim)))
  const origin = points[0] as Rated
  const byGain = take(await greedy(problem, origin, aim, 'gain', isStopped))
  const byRatio = take(await greedy(problem, origin, aim, 'ratio', isStopped))
  const tops: Rated[] = []
  for (const point of [byGain, byRatio, ...points])
    tops.push(take(await climb(problem, point, aim, until(climbed))))
  const random = randomNumbers(seed, 'starts')
  while (!until(climbed)()) {
    const start = problem.repaired(randomPlan(problem.decisions, random))
    tops.push(take(await climb(problem, await ratedThoroughly(problem, start, aim), aim, until(climbed))))
  }
  const left = wandered * runs - (judge.runs() - begin)
  take(await anneal(problem, tops, aim, { seed, runs: left, isOver: until(wandered), found: take }))
  for (;;) {
    const top = take(await withoutIdle(problem, await climb(problem, best as Rated, aim, until(1)), aim))
    const mostPairs = Math.max(0, Math.floor(0.5 * (1 - wandered) * runs))
    const { certificate, better } = await certify(problem, top, aim, { seed, mostPairs, isOver: isStopped })
    if (better === undefined) return { best: top, byGain, byRatio, certificate }
    take(better)
    if (isStopped() || judge.runs() - begin >= 2 * runs) return { best: better, byGain, byRatio, certificate }
  }
}

/** A plan that does about half of what could be done, as it comes. */
function randomPlan(decisions: readonly Decision[], random: Random): Choices {
  return Int16Array.from(decisions, ({ words, nothing, start }) =>
    random.unit() < 0.5 ? (nothing ?? start) : random.below(words.length),
  )
}
