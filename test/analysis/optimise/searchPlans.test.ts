import { describe, expect, test } from 'vitest'
import { randomNumbers } from '../../../engine/analysis/optimise/randomNumbers.ts'
import { searchPlans } from '../../../engine/analysis/optimise/searchPlans.ts'
import { type Rated, rated } from '../../../engine/analysis/optimise/searchProblem.ts'
import { everyPlan, type Thing, type TinyCompany, tinySearch } from './tinyCompany.ts'

const things = 8
const runs = 6000

describe('two hundred tiny companies of eight things to take or leave', () => {
  test('get the plan that trying all 256 gives', async () => {
    const missed: string[] = []
    let gapsOfGreedy = 0
    for (let seed = 1; seed <= 200; seed += 1) {
      const company = randomCompany(seed)
      const all = await bruteForce(company)
      const { best, byRatio } = await search(company, seed)
      if (best.score < all.score - 1e-9 * Math.abs(all.score))
        missed.push(
          `${seed}: ${[...best.choices].join('')} ${best.score}, not ${[...all.choices].join('')} ${all.score}`,
        )
      if (byRatio.score < all.score - 1e-9 * Math.abs(all.score)) gapsOfGreedy += 1
    }
    expect(missed).toEqual([])
    expect(gapsOfGreedy).toBeGreaterThan(20)
  })
})

async function search(company: TinyCompany, seed: number) {
  const { problem, aim } = tinySearch(company)
  const start = new Int16Array(company.things.length)
  return searchPlans(problem, aim, [start], { seed, runs, isStopped: () => false, found: () => {} })
}

async function bruteForce(company: TinyCompany): Promise<Rated> {
  const { problem, aim } = tinySearch(company)
  const plans = everyPlan(company.things.length)
  const verdicts = await problem.judge.verdicts(plans)
  const reserves = await problem.judge.reserves(plans, true)
  const all = plans.flatMap((choices, index) => {
    const verdict = verdicts[index]
    return verdict === undefined ? [] : [rated(choices, verdict, reserves[index] ?? 0, aim)]
  })
  return all.reduce((best, plan) => (plan.score > best.score ? plan : best))
}

/** Sellers and pipeline that need one another, things that keep customers, and some that wait for an earlier one. */
function randomCompany(seed: number): TinyCompany {
  const { unit, below } = randomNumbers(seed, 'company')
  const some = (most: number): number => Math.round(100 * most * unit()) / 100
  const thing = (index: number): Thing => {
    const costs = 0.2 + some(2)
    const needs = index > 0 && unit() < 0.3 ? { needs: below(index) } : {}
    const kind = below(4)
    if (kind === 0) return { sells: some(6), costs, ...needs }
    if (kind === 1) return { finds: some(6), costs, ...needs }
    if (kind === 2) return { sells: some(3), finds: some(3), costs, ...needs }
    return { keeps: some(0.02), costs, ...needs }
  }
  return {
    things: Array.from({ length: things }, (_, index) => thing(index)),
    sells: 2 + some(3),
    finds: 2 + some(3),
    cash: 12 + some(10),
    burn: 9 + some(1),
    floor: some(5),
    futures: seed % 2 === 0 ? [] : Array.from({ length: 20 }, () => 0.8 + some(0.4)),
  }
}
