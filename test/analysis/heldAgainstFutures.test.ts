// What came, held against what a plan saw coming.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type ActualLine, heldAgainstFutures } from '../../engine/analysis/heldAgainstFutures.ts'
import { runScenario } from '../../engine/analysis/runScenario.ts'
import type { Result } from '../../engine/formula/result.ts'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import { readPlan } from '../../engine/plan/readPlan.ts'

const plan = given(readPlan(readFileSync('samples/samphire/plan.json', 'utf8')))
const uncertain = given(compilePlan(plan))
const certain = given(
  compilePlan({ ...plan, uncertainty: { ...plan.uncertainty, distributions: [], correlations: [] } }),
)
const segments = [['small_business'], ['mid_market']]
const rows = [
  { row: 'total_arr', members: [[]], isBalance: true },
  { row: 'revenue', members: [[]], isBalance: false },
  { row: 'won_opportunities', members: segments, isBalance: false },
]

test('a company whose year is what its plan forecast has no error, and lies inside everywhere; without luck nothing else can come', async () => {
  const { numbers } = given(runScenario(certain, 'calibrated', 'exact'))
  const lines = rows.map(line => ({
    ...line,
    actual: Array.from({ length: 12 }, (_, at) =>
      line.members.reduce((sum, member) => sum + (numbers(line.row, member)[at] ?? 0), 0),
    ),
  }))
  for (const { months, total } of await held(certain, lines, { withoutLuck: true }))
    for (const one of [...months, total]) {
      expect(Math.abs(one.error ?? 1)).toBeLessThan(1e-9)
      expect([one.isInside, one.isCertain]).toEqual([true, true])
    }
})

test('the middle future lies inside with no error, the edges just so, and what is beyond them does not', async () => {
  const nothing = rows.map(line => ({ ...line, actual: new Array<number>(12).fill(0) }))
  const fans = await held(uncertain, nothing)
  const came = async (at: 'p10' | 'p50' | 'p90', times: number) =>
    held(
      uncertain,
      rows.map((line, index) => ({
        ...line,
        actual: (fans[index]?.months ?? []).map(month => times * month[at]),
      })),
    )
  const all = (lines: Awaited<ReturnType<typeof came>>) => lines.flatMap(({ months }) => months)
  expect(all(await came('p50', 1)).every(({ isInside, error }) => isInside && error === 0)).toBe(true)
  for (const edge of ['p10', 'p90'] as const)
    expect(all(await came(edge, 1)).every(({ isInside }) => isInside)).toBe(true)
  expect(all(await came('p90', 1.001)).some(({ isInside }) => isInside)).toBe(false)
  expect(all(await came('p10', 0.999)).some(({ isInside }) => isInside)).toBe(false)
  // A forecast of 110 where 100 came is 10% too high.
  expect(all(await came('p50', 1 / 1.1)).every(({ error = 0 }) => Math.abs(error - 0.1) < 1e-12)).toBe(true)
})

test('what a year brings is added up within a future, and a balance is read at its end', async () => {
  const came = rows.map(line => ({ ...line, actual: new Array<number>(12).fill(1) }))
  const [arr, revenue] = await held(uncertain, came, { paths: 1 })
  expect(arr?.total).toEqual(arr?.months.at(-1))
  expect(revenue?.total.actual).toBe(12)
  const sum = (revenue?.months ?? []).reduce((all, { p90 }) => all + p90, 0)
  expect(Math.abs((revenue?.total.p90 ?? 0) - sum)).toBeLessThan(1e-9 * sum)
})

async function held(
  compiled: typeof certain,
  lines: readonly ActualLine[],
  changes: { readonly paths?: number; readonly withoutLuck?: boolean } = {},
) {
  const request = { scenario: 'calibrated', paths: 400, seed: 1, ...changes }
  const found = await heldAgainstFutures(compiled, request, lines, async () => true)
  if (found === undefined) throw new Error('stopped')
  return given(found)
}

function given<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'))
  return result.value
}
