import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { backtest } from '../../engine/calibration/backtest.ts'
import { makeCompany } from '../../samples/samphire/company/makeCompany.ts'
import { samphire } from '../../samples/samphire/company/truth.ts'
import { typed } from '../cli/typedCommand.ts'
import { day } from './records.ts'

const now = day('2026-10-31')

test('where nothing changed, nine numbers in ten of a year ago hold against the year since', () => {
  const figures = Array.from({ length: 12 }, (_, seed) =>
    backtest(makeCompany(samphire, seed + 1), now, 12, 1),
  ).flatMap(tested => tested.figures)
  expect(figures.length).toBeGreaterThan(400)
  const held = figures.filter(({ holds }) => holds).length / figures.length
  // Figures of one company hang together, so the error of this share is more than the 1.4% of 450 that do not.
  expect(held).toBeGreaterThan(0.85)
  expect(held).toBeLessThan(0.96)
})

test('a company whose customers began to leave is told that its churn moved', () => {
  const steady = makeCompany(samphire, 5)
  // Every third renewal since November 2025 did not come.
  const isLateRenewal = ({ id, start }: (typeof steady.contracts)[number]): boolean =>
    !id.endsWith('-1') && start.year * 12 + start.month > 2025 * 12 + 10
  const contracts = steady.contracts.filter((term, index) => !(isLateRenewal(term) && index % 3 === 0))
  const churn = (tested: ReturnType<typeof backtest>) =>
    tested.figures
      .filter(({ before }) => before.input === 'renewal_churn_rate')
      .map(({ before, after, holds }) => [holds, after.value > before.value + 0.2])
  expect(churn(backtest(steady, now, 12, 1)).map(([holds]) => holds)).toEqual([true, true])
  expect(churn(backtest({ ...steady, contracts }, now, 12, 1))).toEqual([
    [false, true],
    [false, true],
  ])
})

test('the command says how many numbers of a year ago held', async () => {
  const folder = 'samples/samphire'
  const files = readdirSync(`${folder}/exports`).map(name => `${folder}/exports/${name}`)
  const seen = await typed(['backtest', ...files, '--map', `${folder}/mapping.json`])
  expect(seen.code).toBe(0)
  await expect(seen.out).toMatchFileSnapshot('../golden/samphire-backtest.txt')
})

test('with a plan the command says what the plan would have forecast a year ago, and what came', async () => {
  const folder = 'samples/samphire'
  const files = readdirSync(`${folder}/exports`).map(name => `${folder}/exports/${name}`)
  const asked = ['backtest', ...files, '--map', `${folder}/mapping.json`, '--plan', `${folder}/plan.json`]
  const seen = await typed(asked)
  expect(seen.code).toBe(0)
  await expect(seen.out).toMatchFileSnapshot('../golden/samphire-backtest-plan.txt')
  const longer = await typed([...asked, '--months', '37'])
  expect([longer.code, longer.err]).toEqual([
    2,
    'The plan has 36 months, and 37 are to be tested: ask for fewer with --months, or give the plan more.',
  ])
}, 60_000)
