import { describe, expect, it } from 'vitest'
import { runScenario } from '../../engine/analysis/runScenario.ts'
import { type SimulationRequest, simulate } from '../../engine/analysis/simulate.ts'
import { type CompiledPlan, compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import { resultOf, samplePlan } from '../cases/company.ts'

const request: SimulationRequest = {
  scenario: 'balanced',
  paths: 400,
  seed: 7,
  rows: ['total_arr'],
  floor: 6e6,
}
const toTheEnd = async (): Promise<boolean> => true

async function simulated(compiled: CompiledPlan, changes: Partial<SimulationRequest> = {}) {
  const result = await simulate(compiled, { ...request, ...changes }, toTheEnd)
  if (result?.ok !== true) throw new Error(JSON.stringify(result))
  return result.value
}

const larkspur = samplePlan('larkspur')
const compiled = (plan: Plan): CompiledPlan => resultOf(compilePlan(plan))

describe('a simulation of Larkspur', () => {
  it('puts the percentiles in order in every month', async () => {
    const arr = (await simulated(compiled(larkspur))).rows.get('total_arr') ?? []
    expect(arr).toHaveLength(36)
    for (const { p10, p50, p90 } of arr) expect(p10 <= p50 && p50 <= p90).toBe(true)
    const [first, last] = [arr[0], arr[35]]
    expect((last?.p90 ?? 0) - (last?.p10 ?? 0)).toBeGreaterThan(5 * ((first?.p90 ?? 0) - (first?.p10 ?? 0)))
  })

  it('gives the same futures for the same seed, and others for another', async () => {
    const company = compiled(larkspur)
    const [once, again, other] = [
      await simulated(company),
      await simulated(company),
      await simulated(company, { seed: 8 }),
    ]
    expect(again).toEqual(once)
    expect(other.lowestCash.p50).not.toBe(once.lowestCash.p50)
  })

  it('makes falling below the floor likelier the higher the floor', async () => {
    const company = compiled(larkspur)
    const shares = []
    for (const floor of [-1e9, 2e6, 6e6, 10e6, 1e9])
      shares.push((await simulated(company, { floor })).belowFloor)
    expect(shares[0]).toBe(0)
    expect(shares[4]).toBe(1)
    expect([...shares].sort((a, b) => a - b)).toEqual(shares)
  })

  it('is the plan itself where nothing is uncertain', async () => {
    const certain = compiled({ ...larkspur, uncertainty: { distributions: [], correlations: [] } })
    const run = runScenario(certain, 'balanced', 'exact')
    if (!run.ok) throw new Error('Larkspur does not run')
    const spread = (await simulated(certain)).rows.get('total_arr')?.[35]
    const exact = run.value.numbers('total_arr')[35] ?? 0
    for (const value of Object.values(spread ?? {})) expect(Math.abs(value / exact - 1)).toBeLessThan(1e-12)
  })

  it('can be stopped after any block', async () => {
    let asked = 0
    const stopped = await simulate(compiled(larkspur), { ...request, paths: 2000 }, async done => {
      asked += 1
      expect(done).toBeLessThanOrEqual(2000)
      return asked < 2
    })
    expect(stopped).toBeUndefined()
    expect(asked).toBe(2)
  })

  it('refuses a distribution that cannot be drawn from', async () => {
    const [first, ...others] = larkspur.uncertainty.distributions
    if (first === undefined) throw new Error('Larkspur has distributions')
    const broken = {
      input: first.input,
      where: first.where,
      family: 'triangular',
      low: 3,
      mode: 2,
      high: 1,
    } as const
    const result = await simulate(
      compiled({ ...larkspur, uncertainty: { distributions: [broken, ...others], correlations: [] } }),
      request,
      toTheEnd,
    )
    expect(result?.ok === false ? result.diagnostics[0]?.code : 'ran').toBe('C217')
  })
})
