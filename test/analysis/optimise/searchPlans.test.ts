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

describe('what helps only together', () => {
  // Sellers can sell 3 a month and the pipeline allows 3. With more sellers alone, min(9, 3) = 3 a month are sold, with more
  // pipeline alone min(3, 9) = 3, with both min(9, 9) = 9: six months of 6 more for 2 × 0.5 a month.
  const sellers = { sells: 6, costs: 0.5 }
  const pipeline = { finds: 6, costs: 0.5 }
  const company: TinyCompany = {
    things: [sellers, pipeline],
    sells: 3,
    finds: 3,
    cash: 20,
    burn: 9,
    floor: 0,
    futures: [],
  }

  test('sellers and pipeline are found, which rules of thumb never begin', async () => {
    const { best, byGain, byRatio } = await search(company, 1)
    expect([...byGain.choices]).toEqual([0, 0])
    expect([...byRatio.choices]).toEqual([0, 0])
    expect([...best.choices]).toEqual([1, 1])
  })

  test('a thing and the one it needs are found', async () => {
    // Thing 1 finds 3 a month where sellers could sell 6, and works only with thing 0, which by itself does nothing.
    const things = [{ costs: 0.3 }, { finds: 3, costs: 0.3, needs: 0 }]
    const { best, byGain } = await search({ ...company, things, sells: 6 }, 1)
    expect([...byGain.choices]).toEqual([0, 0])
    expect([...best.choices]).toEqual([1, 1])
  })

  test('what would bring more is left where its cash does not last', async () => {
    // The first month of both: 106 / 12 - 8.3 - 1 = -0.47, so cash would fall from 5 to 4.53.
    const { best } = await search({ ...company, burn: 8.3, cash: 5, floor: 4.8 }, 1)
    expect([...best.choices]).toEqual([0, 0])
    expect(best.reserve).toBeGreaterThanOrEqual(4.8)
  })

  test('a search that is stopped at once still gives a plan', async () => {
    const { problem, aim } = tinySearch(company)
    const { best } = await searchPlans(problem, aim, [new Int16Array(2)], {
      seed: 1,
      runs,
      isStopped: () => true,
      found: () => {},
    })
    expect(best.choices).toHaveLength(2)
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
