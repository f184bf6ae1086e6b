// A population that wanders: each plan tries some moves at once, mostly takes the best of them, and less and less often a
// worse one; from time to time the weakest begin again where the best stands.

import { leastGain } from './climb.ts'
import type { Choices } from './decision.ts'
import type { Verdict } from './judge.ts'
import { randomMove } from './neighbours.ts'
import { type Random, randomNumbers } from './randomNumbers.ts'
import {
  type Aim,
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

const members = 8
const triesPerMember = 16
/** Rounds after which expected reserves are looked at again. */
const lookEvery = 6
/** Rounds after which the weaker half begins again with the better half. */
const renewEvery = 150
/** Losses up to this share of the value may be taken at first, up to the other at the end. */
const firstHeat = 2e-3
const lastHeat = 2e-5

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
  let population = Array.from({ length: members }, (_, index) => ranked[index % ranked.length] as Rated)
  const begin = judge.runs()
  const scale = Math.max(Math.abs(best.rating.value), 1)
  for (let round = 1; !isOver() && judge.runs() - begin < runs; round += 1) {
    const progress = (judge.runs() - begin) / runs
    const heat = scale * firstHeat * (lastHeat / firstHeat) ** progress
    population = await wandered(problem, population, aim, heat, random)
    const isLooking = round % lookEvery === 0
    if (isLooking || population.some(plan => plan.score > best.score + leastGain(best))) {
      population = [...(await lookedAt(problem, population, aim, false))]
      for (const plan of population) {
        if (plan.score <= best.score + leastGain(best)) continue
        const sure = await ratedThoroughly(problem, plan.choices, aim)
        if (sure.score <= best.score + leastGain(best)) continue
        best = sure
        if (keepsLimits(best, aim)) found(best)
      }
    }
    if (round % renewEvery === 0) {
      const strong = [best, ...population].sort(byScore).slice(0, members / 2)
      population = [...strong, ...strong]
    }
  }
  return best
}

/** Every plan after one round: the best of its tries and itself, as far as the heat lets it tell. */
async function wandered(
  problem: SearchProblem,
  population: readonly Rated[],
  aim: Aim,
  heat: number,
  random: Random,
): Promise<Rated[]> {
  const tries = population.flatMap(({ choices }) =>
    Array.from({ length: triesPerMember }, () =>
      problem.repaired(randomMove(problem.decisions, problem.needs, choices, random)),
    ),
  )
  const verdicts = await problem.judge.verdicts(tries)
  return population.map((plan, member) => {
    let chosen = plan
    let height = plan.score + heat * random.unit()
    for (let index = member * triesPerMember; index < (member + 1) * triesPerMember; index += 1) {
      const verdict = verdicts[index] as Verdict
      const reserve = plan.reserve + verdict.lowest - plan.verdict.lowest
      const tried = rated(tries[index] as Choices, verdict, reserve, aim)
      const reached = tried.score + heat * random.unit()
      if (reached <= height) continue
      chosen = tried
      height = reached
    }
    return chosen
  })
}

function byScore(a: Rated, b: Rated): number {
  return b.score - a.score
}
