// A population that wanders: each plan tries some moves at once, mostly takes the best of them, and less and less often a
// worse one; from time to time the weaker half begins again where the
// stronger half stands. Members differ in how many moves they try and how much heat they bear.

import { isBetter } from './climb.ts'
import type { Choices } from './decision.ts'
import type { Verdict } from './judge.ts'
import { nextSteps, randomMove } from './neighbours.ts'
import { type Random, randomNumbers } from './randomNumbers.ts'
import {
  type Aim,
  expectedAfter,
  keepsLimits,
  lookedAt,
  type Rated,
  rated,
  ratedThoroughly,
  type SearchProblem,
} from './searchProblem.ts'

/** How a population wanders. */
export type AnnealOptions = {
  readonly seed: number
  /** Runs of the model it may take. */
  readonly runs: number
  readonly isOver: () => boolean
  /** Hears of every plan that is better than all before and keeps the limits on all futures. */
  readonly found: (plan: Rated) => void
}

/** The moves that each member tries at once: those that try fewer take worse ones more often, and bear more heat. */
const tries: readonly number[] = [24, 24, 16, 16, 12, 12, 8, 8, 4, 2, 1, 1]
const members = tries.length
/** Rounds after which expected reserves are looked at again. */
const lookEvery = 6
/** Losses up to so many times what a usual step changes may be taken at first, and at the end. */
const firstHeat = 1
const lastHeat = 0.01

/** Wanders from some plans, each rated on all futures; gives the best plan met, rated so too. */
export async function anneal(
  problem: SearchProblem,
  starts: readonly Rated[],
  aim: Aim,
  { seed, runs, isOver, found }: AnnealOptions,
): Promise<Rated> {
  const { judge } = problem
  const random = randomNumbers(seed, 'anneal')
  const ranked = [...starts].sort(byScore)
  let best = ranked[0] as Rated
  const begin = judge.runs()
  const { step, price } = await usualStep(problem, best, aim)
  const soft = softened(aim, price)
  let population = Array.from({ length: members }, (_, index) =>
    again(ranked[index % ranked.length] as Rated, soft),
  )
  const renewEvery = problem.decisions.length
  const isHopeful = (plan: Rated): boolean => isBetter(again(plan, aim), best)
  for (let round = 1; !isOver() && judge.runs() - begin < runs; round += 1) {
    const progress = (judge.runs() - begin) / runs
    const heat = step * firstHeat * (lastHeat / firstHeat) ** progress
    population = await wandered(problem, population, soft, heat, random)
    if (round % lookEvery === 0 || population.some(isHopeful)) {
      population = [...(await lookedAt(problem, population, soft, false))]
      for (const plan of population.filter(isHopeful)) {
        const sure = await ratedThoroughly(problem, plan.choices, aim)
        if (!isBetter(sure, best)) continue
        best = sure
        if (keepsLimits(best, aim)) found(best)
      }
    }
    if (round % renewEvery === 0) {
      const strong = [again(best, soft), ...population].sort(byScore).slice(0, members / 2)
      population = [...strong, ...strong]
    }
  }
  return best
}

/** A plan rated by another aim. */
function again({ choices, verdict, reserve }: Rated, aim: Aim): Rated {
  return rated(choices, verdict, reserve, aim)
}

/** The aim with penalties that can be borne for a while: the way to a better plan may lead through one that breaks a limit. */
function softened(aim: Aim, price: number): Aim {
  const money = Math.min(aim.penalty.money, 2 * price)
  return { ...aim, penalty: { money, shortfall: (aim.penalty.shortfall * money) / aim.penalty.money } }
}

/** What the next steps from a plan change in value, in the median, and what the best of them gain for a unit of lowest cash. */
async function usualStep(
  problem: SearchProblem,
  from: Rated,
  aim: Aim,
): Promise<{ readonly step: number; readonly price: number }> {
  const steps = nextSteps(problem.decisions, from.choices).map(step => [step])
  const plans = await expectedAfter(problem, from, steps, aim)
  const changes = plans
    .map(({ rating, verdict }) => ({
      value: rating.value - from.rating.value,
      spent: from.verdict.lowest - verdict.lowest,
    }))
    .filter(({ value }) => value !== 0 && Number.isFinite(value))
  const sizes = changes.map(({ value }) => Math.abs(value)).sort((a, b) => a - b)
  const prices = changes
    .filter(({ value, spent }) => value * spent > 0)
    .map(({ value, spent }) => value / spent)
    .sort((a, b) => a - b)
  return {
    step: sizes[Math.floor(sizes.length / 2)] ?? 0,
    price: prices[Math.floor(0.9 * prices.length)] ?? aim.penalty.money,
  }
}

/** Every plan after one round: the best of its tries and itself, as far as the heat lets it tell. */
async function wandered(
  problem: SearchProblem,
  population: readonly Rated[],
  aim: Aim,
  heat: number,
  random: Random,
): Promise<Rated[]> {
  const tried = population.flatMap(({ choices }, member) =>
    Array.from({ length: tries[member] as number }, () =>
      problem.repaired(randomMove(problem.decisions, problem.needs, choices, random)),
    ),
  )
  const verdicts = await problem.judge.verdicts(tried)
  let next = 0
  return population.map((plan, member) => {
    const own = heat * 1.5 ** (member - members / 2)
    let chosen = plan
    let height = plan.score + own * random.unit()
    for (let count = tries[member] as number; count > 0; count -= 1, next += 1) {
      const verdict = verdicts[next] as Verdict
      const reserve = plan.reserve + verdict.lowest - plan.verdict.lowest
      const moved = rated(tried[next] as Choices, verdict, reserve, aim)
      const reached = moved.score + own * random.unit()
      if (reached <= height) continue
      chosen = moved
      height = reached
    }
    return chosen
  })
}

function byScore(a: Rated, b: Rated): number {
  return b.score - a.score
}
