// A search: between which plans, what is sought, and how far it may go.

import type { Choices, Decision } from './decision.ts'
import type { Judge, Verdict } from './judge.ts'
import { plansAfter, type Step } from './neighbours.ts'
import type { Need } from './planRules.ts'

/** Where is searched. */
export type SearchProblem = {
  readonly decisions: readonly Decision[]
  /** What does nothing without something else. */
  readonly needs: readonly Need[]
  /** The plan nearest to the choices that keeps the rules which need no run of the model. */
  readonly repaired: (choices: Choices) => Choices
  readonly judge: Judge
}

/** What is sought there. */
export type Aim = {
  /** P10 of the lowest cash is to be at least this. */
  readonly floor: number
  /** What counts; the verdict's own value and shortfall unless it says otherwise. */
  readonly rate?: (verdict: Verdict, choices: Choices) => Rating
  /** What a whole shortfall costs, and what one unit of money below the floor does: more than either ever gains. */
  readonly penalty: { readonly shortfall: number; readonly money: number }
}

/** The part of a verdict that counts. */
type Rating = { readonly value: number; readonly shortfall: number }

/** A plan, what it comes to, and its P10 of the lowest cash, known or expected. */
export type Rated = {
  readonly choices: Choices
  readonly verdict: Verdict
  readonly rating: Rating
  readonly reserve: number
  /** More is better; the value itself where every limit is kept. */
  readonly score: number
}

/** Whether a plan keeps all limits, as far as its reserve is known. */
export function keepsLimits({ rating, reserve }: Rated, { floor }: Aim): boolean {
  return rating.shortfall === 0 && reserve >= floor
}

/** A verdict rated, with a reserve. */
export function rated(choices: Choices, verdict: Verdict, reserve: number, aim: Aim): Rated {
  const rating = aim.rate?.(verdict, choices) ?? verdict
  const missing = Math.max(0, aim.floor - reserve)
  const lost = rating.shortfall * aim.penalty.shortfall + missing * aim.penalty.money
  return { choices, verdict, rating, reserve, score: Number.isFinite(lost) ? rating.value - lost : -Infinity }
}

/**
 * Plans rated by what is expected of their reserve: that it moves with the lowest cash of the plan's own numbers as it
 * does from a plan nearby.
 */
export async function expected(
  problem: SearchProblem,
  plans: readonly Choices[],
  nearby: Rated,
  aim: Aim,
): Promise<readonly Rated[]> {
  const verdicts = await problem.judge.verdicts(plans)
  return plans.map((choices, index) => {
    const verdict = verdicts[index] as Verdict
    return rated(choices, verdict, nearby.reserve + verdict.lowest - nearby.verdict.lowest, aim)
  })
}

/** The plans that steps lead to from a plan, each once, rated by what is expected of them. */
export async function expectedAfter(
  problem: SearchProblem,
  from: Rated,
  steps: readonly (readonly Step[])[],
  aim: Aim,
): Promise<readonly Rated[]> {
  return expected(problem, plansAfter(from.choices, steps, problem.repaired), from, aim)
}

/** Rated plans with their reserve looked at: on the watched futures, or on all. */
export async function lookedAt(
  problem: SearchProblem,
  plans: readonly Rated[],
  aim: Aim,
  thorough: boolean,
): Promise<readonly Rated[]> {
  const reserves = await problem.judge.reserves(
    plans.map(({ choices }) => choices),
    thorough,
  )
  return plans.map(({ choices, verdict }, index) => rated(choices, verdict, reserves[index] as number, aim))
}

/** One plan rated on all futures, which are watched for it from now on. */
export async function ratedThoroughly(problem: SearchProblem, choices: Choices, aim: Aim): Promise<Rated> {
  const reserve = await problem.judge.watch(choices)
  const [verdict] = await problem.judge.verdicts([choices])
  return rated(choices, verdict as Verdict, reserve, aim)
}
