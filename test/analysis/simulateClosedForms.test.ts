// Percentiles, chances and drivers of a simulation where they are known in closed form: rows of a company's own that are
// known functions of what is drawn.

import { describe, expect, it } from 'vitest'
import { type Spread, spreadReader } from '../../engine/analysis/estimate.ts'
import { simulate } from '../../engine/analysis/simulate.ts'
import type { SimulatedScenario, SimulationRequest } from '../../engine/analysis/simulation.ts'
import { samplePlan as drawPlan } from '../../engine/kernel/sample.ts'
import { normalQuantile } from '../../engine/numeric/normal.ts'
import { type CompiledPlan, compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Distribution } from '../../engine/plan/plan.ts'
import { resultOf, samplePlan } from '../cases/company.ts'

const blank = samplePlan('blank')
const scenario = blank.scenarios[0]?.id ?? ''
const paths = 20_000

async function simulated(
  compiled: CompiledPlan,
  changes: Partial<SimulationRequest>,
): Promise<SimulatedScenario> {
  const request = { scenarios: [scenario], paths, seed: 7, rows: [], floor: 0, ...changes }
  const result = await simulate(compiled, request, async () => true)
  const found = result?.ok ? result.value.scenarios[0] : undefined
  if (found === undefined) throw new Error(JSON.stringify(result))
  return found
}

/** The plan with these uncertain numbers. */
function uncertain(distributions: readonly Distribution[]): CompiledPlan {
  return resultOf(compilePlan({ ...plan, uncertainty: { distributions, correlations: [] } }))
}

const row = (name: string, formula: string) => ({
  name,
  formula,
  dims: [],
  unit: 'index',
  summary: 'end' as const,
  label: name,
})
const plan = {
  ...blank,
  rows: [
    row('plain', 'demand_shock'),
    row('grown', 'demand_shock ^ 3'),
    row('summed', 'demand_shock * 3 + win_rate_shock * 2 + churn_shock'),
  ],
}
const normal = { family: 'normal', mean: 1, sd: 0.1, min: 0 } as const
const places = { p10: 0.1, p25: 0.25, p50: 0.5, p75: 0.75, p90: 0.9 } as const

describe('percentiles agree with closed forms', () => {
  it.each<[string, Distribution, (p: number) => number]>([
    ['a normal number', { input: 'demand_shock', where: {}, ...normal }, p => 1 + 0.1 * normalQuantile(p)],
    [
      'a lognormal one',
      { input: 'demand_shock', where: {}, family: 'lognormal', median: 2, sd: 0.4 },
      p => 2 * Math.exp(0.4 * normalQuantile(p)),
    ],
    [
      'a uniform one',
      { input: 'demand_shock', where: {}, family: 'uniform', low: 1, high: 5 },
      p => 1 + 4 * p,
    ],
    [
      'a triangular one',
      { input: 'demand_shock', where: {}, family: 'triangular', low: 0, mode: 0.5, high: 1 },
      p => (p <= 0.5 ? Math.sqrt(p / 2) : 1 - Math.sqrt((1 - p) / 2)),
    ],
  ])('for %s, and for its cube', async (_, distribution, exact) => {
    const [plain, grown] = (
      await simulated(uncertain([distribution]), { paths, rows: [{ row: 'plain' }, { row: 'grown' }] })
    ).rows
    expectNear(plain?.months[0], exact)
    expectNear(grown?.months[35], p => exact(p) ** 3)
  })

  it('for a sum of normal numbers, whose drivers are the squares of their weights', async () => {
    const inputs = ['demand_shock', 'win_rate_shock', 'churn_shock']
    const { rows, drivers } = await simulated(
      uncertain(inputs.map(input => ({ input, where: {}, ...normal }))),
      { paths, rows: [{ row: 'summed' }] },
    )
    expectNear(rows[0]?.months[0], p => 6 + 0.1 * Math.sqrt(14) * normalQuantile(p))
    const mean = rows[0]?.months[0]?.mean
    expect(Math.abs((mean?.value ?? 0) - 6)).toBeLessThan(2 * ((mean?.high ?? 0) - (mean?.low ?? 0)))
    const exact = { demand_shock: 9 / 14, win_rate_shock: 4 / 14, churn_shock: 1 / 14 }
    for (const [name, share] of Object.entries(exact)) {
      const found = drivers[0]?.by.find(driver => driver.name === name)
      expect(Math.abs((found?.share ?? 0) - share)).toBeLessThan(4 * (found?.standardError ?? 0) + 0.005)
      // The mean beyond P90 of a normal number is its density there, over a tenth: 1.755 standard deviations.
      const weight = Math.sqrt(share * 14)
      expect(found?.highTenth).toBeCloseTo(6 + 0.1755 * weight, 1)
      expect(found?.lowTenth).toBeCloseTo(6 - 0.1755 * weight, 1)
    }
    expect(drivers[0]?.by.map(({ name }) => name)).toEqual(inputs)
  })

  it('for the chance of a milestone, which is that of the number itself', async () => {
    const { milestones } = await simulated(uncertain([{ input: 'demand_shock', where: {}, ...normal }]), {
      paths,
      rows: [],
      milestones: [
        { row: 'plain', is: 'at_least', target: 1 + 0.1 * normalQuantile(0.8), by: 12 },
        { row: 'plain', is: 'at_most', target: 1 + 0.1 * normalQuantile(0.8), by: 1 },
      ],
    })
    const chances = milestones.map(({ missed }) => missed)
    for (const [index, share] of [0.8, 0.2].entries()) {
      expect(chances[index]?.low ?? 1).toBeLessThan(share)
      expect(chances[index]?.high ?? 0).toBeGreaterThan(share)
    }
    expect(milestones[0]?.timing).toMatchObject({ p10: 1, p50: null, p90: null })
  })

  it('for another seed as well, 19 times in 20', async () => {
    const compiled = uncertain([{ input: 'demand_shock', where: {}, ...normal }])
    let held = 0
    const seeds = Array.from({ length: 200 }, (_, seed) => seed)
    for (const seed of seeds) {
      const column = resultOf(drawPlan(compiled, seed, 500)).columns[0] ?? new Float64Array()
      const { low, high } = spreadReader(500)(column).p25
      const exact = 1 + 0.1 * normalQuantile(0.25)
      if ((low ?? 0) <= exact && exact <= (high ?? 0)) held += 1
    }
    expect(held).toBeGreaterThan(181)
    expect(held).toBeLessThan(200)
  })
})

function expectNear(found: Spread | undefined, exact: (p: number) => number): void {
  for (const [name, p] of Object.entries(places)) {
    const { value, low, high } = found?.[name as keyof typeof places] ?? { value: 0, low: null, high: null }
    // Four standard errors; an interval is two wide on either side.
    const error = ((high ?? 0) - (low ?? 0)) / 3.92
    expect(error).toBeGreaterThan(0)
    expect(Math.abs(value - exact(p))).toBeLessThan(4 * error)
  }
}
