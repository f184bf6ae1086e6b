import { expect, test } from 'vitest'
import { randomNumbers } from '../../../engine/analysis/optimise/randomNumbers.ts'
import { everyPlan, type TinyCompany, tinySearch } from './tinyCompany.ts'

const { unit } = randomNumbers(7, 'futures')
const company: TinyCompany = {
  things: [
    { sells: 3, costs: 0.6 },
    { finds: 4, costs: 0.9 },
    { sells: 1, finds: 2, costs: 0.4 },
    { keeps: 0.02, costs: 0.5 },
  ],
  sells: 3,
  finds: 4,
  cash: 20,
  burn: 9,
  floor: 0,
  futures: Array.from({ length: 100 }, () => 0.5 + unit()),
}

test('P10 on the watched futures is never below P10 on all, and equal for the plan they are watched for', async () => {
  const { problem } = tinySearch(company)
  const plans = everyPlan(4)
  const all = await problem.judge.reserves(plans, true)
  for (const [index, plan] of plans.entries()) {
    await problem.judge.watch(plan)
    const watched = await problem.judge.reserves(plans, false)
    for (const [other, reserve] of watched.entries())
      expect(reserve).toBeGreaterThanOrEqual((all[other] ?? 0) - 1e-9)
    expect(watched[index]).toBeCloseTo(all[index] ?? 0, 9)
  }
})

test('P10 of a hundred futures lies at nine tenths between the tenth and the eleventh lowest', async () => {
  const { problem } = tinySearch(company)
  const nothing = new Int16Array(4)
  const [reserve] = await problem.judge.reserves([nothing], true)
  const lowest = await Promise.all(
    company.futures.map(async luck => {
      const alone = tinySearch({ ...company, finds: company.finds * luck, futures: [] })
      return (await alone.problem.judge.verdicts([nothing]))[0]?.lowest ?? 0
    }),
  )
  const sorted = lowest.sort((a, b) => a - b)
  expect(reserve).toBeCloseTo(0.1 * (sorted[9] ?? 0) + 0.9 * (sorted[10] ?? 0), 9)
})

test('a plan has the same verdict alone and among others', async () => {
  const { problem } = tinySearch(company)
  const plans = everyPlan(4)
  const together = await problem.judge.verdicts(plans)
  for (const [index, plan] of plans.entries())
    expect((await problem.judge.verdicts([plan]))[0]).toEqual(together[index])
})
