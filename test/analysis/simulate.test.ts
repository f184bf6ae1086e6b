import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentiles } from '../../engine/analysis/estimate.ts'
import type { PathRange } from '../../engine/analysis/modelOfFutures.ts'
import { type Futures, prepareFutures } from '../../engine/analysis/prepareFutures.ts'
import { readFutures, seriesRead } from '../../engine/analysis/readFutures.ts'
import { runScenario } from '../../engine/analysis/runScenario.ts'
import { prepareSimulation, simulate } from '../../engine/analysis/simulate.ts'
import type { SimulatedScenario, Simulation, SimulationRequest } from '../../engine/analysis/simulation.ts'
import { type CompiledPlan, compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Change, Distribution, Plan } from '../../engine/plan/plan.ts'
import { larkspur, resultOf, samplePlan } from '../cases/company.ts'

const company = larkspur.compiled
const marram = resultOf(compilePlan(samplePlan('marram')))
const request: SimulationRequest = {
  scenarios: ['balanced'],
  paths: 400,
  seed: 7,
  rows: [{ row: 'total_arr' }],
  floor: 6e6,
}
const toTheEnd = async (): Promise<boolean> => true

async function simulated(
  compiled: CompiledPlan,
  changes: Partial<SimulationRequest> = {},
): Promise<Simulation> {
  const result = await simulate(compiled, { ...request, ...changes }, toTheEnd)
  if (result?.ok !== true) throw new Error(JSON.stringify(result))
  return result.value
}

/** What Larkspur was simulated to already, by what was asked. */
const known = new Map<string, Promise<Simulation>>()

/** The first scenario of a simulation; of Larkspur made once for all tests that ask the same. */
async function alone(
  compiled: CompiledPlan,
  changes: Partial<SimulationRequest> = {},
): Promise<SimulatedScenario> {
  const key = JSON.stringify(changes)
  const found = (compiled === company ? known.get(key) : undefined) ?? simulated(compiled, changes)
  if (compiled === company) known.set(key, found)
  const [scenario] = (await found).scenarios
  if (scenario === undefined) throw new Error('no scenario')
  return scenario
}

/** Some paths of a simulation, run by themselves. */
async function part(compiled: CompiledPlan, wanted: SimulationRequest, range: PathRange): Promise<Futures> {
  const series = seriesRead(compiled, wanted)
  const futures = await resultOf(prepareFutures(compiled, { ...wanted, series }, range, [])).with(
    [],
    toTheEnd,
  )
  if (futures === undefined) throw new Error('stopped')
  return resultOf(futures)
}

/** The plan with one more scenario, a child of `balanced`. */
function planWith(plan: Plan, id: string, changes: readonly Change[]): Plan {
  const child = { id, name: id, parent: 'balanced', state: 'draft' as const, initiatives: [], changes }
  return { ...plan, scenarios: [...plan.scenarios, child] }
}

/** The plan with other uncertain numbers. */
function uncertain(plan: Plan, distributions: readonly Distribution[]): CompiledPlan {
  return resultOf(compilePlan({ ...plan, uncertainty: { distributions, correlations: [] } }))
}

describe('a simulation of Larkspur', () => {
  it('puts the percentiles in order in every month, and spreads them as time goes on', async () => {
    const months = (await alone(company)).rows[0]?.months ?? []
    expect(months).toHaveLength(36)
    for (const { p10, p25, p50, p75, p90 } of months) {
      const values = [p10, p25, p50, p75, p90].map(({ value }) => value)
      expect([...values].sort((a, b) => a - b)).toEqual(values)
    }
    const width = (month: number) => (months[month]?.p90.value ?? 0) - (months[month]?.p10.value ?? 0)
    expect(width(35)).toBeGreaterThan(5 * width(0))
  })

  it('reads members of rows too, and says which it has when asked for another', async () => {
    const { rows } = await alone(company, { rows: [{ row: 'headcount', member: ['csm'] }] })
    expect(rows[0]?.months[35]?.p50.value).toBeGreaterThan(5)
    const wrong = await simulate(company, { ...request, rows: [{ row: 'new_arr' }] }, toTheEnd)
    expect(wrong?.ok === false ? wrong.diagnostics[0]?.remedy : 'ran').toContain('new_arr[mid_market]')
  })

  it('gives the same futures for the same seed, and others for another', async () => {
    const [once, again, other] = [
      await simulated(company),
      await simulated(company),
      await simulated(company, { seed: 8 }),
    ]
    expect(again).toEqual(once)
    expect(other.scenarios[0]?.lowestCash.p50).not.toEqual(once.scenarios[0]?.lowestCash.p50)
  })

  it('makes falling below the floor likelier the higher the floor', async () => {
    const shares = []
    for (const floor of [-1e9, 6e6, 1e9]) shares.push((await alone(company, { floor })).belowFloor.value)
    expect(shares[0]).toBe(0)
    expect(shares[2]).toBe(1)
    expect([...shares].sort((a, b) => a - b)).toEqual(shares)
  })

  it('tells percentiles of the lowest cash, not the lowest of the percentiles, as not all paths are low at once', async () => {
    // $5M of the round come later, in one of four months: the low point is before it, whenever that is.
    const later = {
      input: 'tranche_month',
      where: { tranche: 'second_tranche' },
      family: 'discrete',
      values: [18, 22, 26, 30],
      weights: [1, 1, 1, 1],
    } as const
    const plan = planWith(company.plan, 'in_two', [
      { input: 'tranche_amount', where: { tranche: 'second_tranche' }, value: 5e6 },
      { input: 'tranche_amount', where: { tranche: 'first_tranche' }, add: -5e6 },
    ])
    const { distributions } = plan.uncertainty
    const { rows, lowestCash } = await alone(uncertain(plan, [...distributions, later]), {
      scenarios: ['in_two'],
      rows: [{ row: 'cash_balance' }],
    })
    for (const which of percentiles) {
      // The round comes in month 2; from then on the low point counts.
      const lowest = Math.min(...(rows[0]?.months.slice(1) ?? []).map(month => month[which].value))
      expect(lowest - lowestCash[which].value).toBeGreaterThan(500_000)
    }
  })

  it('is the plan itself where nothing is uncertain and luck is left out', async () => {
    const certain = uncertain(company.plan, [])
    const run = resultOf(runScenario(certain, 'balanced', 'exact'))
    const { rows, drivers, lowestCash } = await alone(certain, { withoutLuck: true })
    const exact = run.numbers('total_arr')[35] ?? 0
    for (const { value, low, high } of Object.values(rows[0]?.months[35] ?? {})) {
      expect(Math.abs(value / exact - 1)).toBeLessThan(1e-12)
      expect([low, high]).toEqual([value, value])
    }
    expect(lowestCash.mean.value).toBeGreaterThan(0)
    expect(drivers.map(({ by }) => by)).toEqual([[], []])
  })

  it('can be stopped after any block', async () => {
    let asked = 0
    const stopped = await simulate(company, { ...request, paths: 2000 }, async done => {
      asked += 1
      expect(done).toBeLessThanOrEqual(2000)
      return asked < 2
    })
    expect(stopped).toBeUndefined()
    expect(asked).toBe(2)
  })

  it('refuses a distribution that cannot be drawn from', async () => {
    const [first, ...others] = company.plan.uncertainty.distributions
    if (first === undefined) throw new Error('Larkspur has distributions')
    const broken = {
      input: first.input,
      where: first.where,
      family: 'triangular',
      low: 3,
      mode: 2,
      high: 1,
    } as const
    const result = await simulate(uncertain(company.plan, [broken, ...others]), request, toTheEnd)
    expect(result?.ok === false ? result.diagnostics[0]?.code : 'ran').toBe('C217')
  })
})

describe('the split of the work', () => {
  const asked: readonly (readonly [CompiledPlan, SimulationRequest])[] = [
    [
      company,
      {
        ...request,
        scenarios: ['balanced', 'hire_first', 'downside'],
        rows: [{ row: 'total_arr' }, { row: 'new_arr', member: ['enterprise'] }, { row: 'burn_multiple' }],
        milestones: [{ row: 'total_arr', is: 'at_least', target: 3e7, by: 24 }],
      },
    ],
    [marram, { ...request, scenarios: ['step_by_step', 'slow_market'] }],
  ]

  it.each(asked)(
    'into uneven parts, run and put together in another order, does not move one bit',
    async (compiled, wanted) => {
      const whole = await simulated(compiled, wanted)
      const ranges = [
        { first: 263, count: 137 },
        { first: 0, count: 1 },
        { first: 61, count: 202 },
        { first: 1, count: 60 },
      ]
      const parts = []
      for (const range of ranges) parts.push(await part(compiled, wanted, range))
      expect(readFutures(compiled, wanted, parts)).toEqual(whole)
    },
  )

  it('is noticed where a part is missing or there twice', async () => {
    const [head, tail] = [
      await part(company, request, { first: 0, count: 30 }),
      await part(company, request, { first: 31, count: 9 }),
    ]
    expect(() => readFutures(company, { ...request, paths: 40 }, [head, tail])).toThrow('path 30 is missing')
    expect(() => readFutures(company, { ...request, paths: 40 }, [head, head])).toThrow('there twice')
  })

  it('between scenarios does not move one bit either: each is what it is alone', async () => {
    const together = await simulated(company, { scenarios: ['hire_first', 'balanced'] })
    expect(together.scenarios[1]).toEqual(await alone(company))
  })
})

describe('scenarios in the same futures', () => {
  it('differ path by path, and the difference of the scenarios turned round is the same, turned round', async () => {
    const [there, back] = [
      await simulated(company, { scenarios: ['balanced', 'hire_first'] }),
      await simulated(company, { scenarios: ['hire_first', 'balanced'] }),
    ]
    const [forth, again] = [there.differences[0]?.of[0], back.differences[0]?.of[0]]
    expect(forth?.difference.p50.value).toBeCloseTo(-(again?.difference.p50.value ?? 0), 3)
    expect(forth?.difference.p10.value).toBeCloseTo(-(again?.difference.p90.value ?? 0), 3)
    expect([forth?.higher, forth?.lower]).toEqual([again?.lower, again?.higher])
    expect(forth?.sharper).toBeCloseTo(again?.sharper ?? 0, 9)
  })

  it('that differ in nothing uncertain are known to differ in no future', async () => {
    const { differences } = await simulated(company, { scenarios: ['base', 'raise_only'] })
    // Money alone changes nothing that is sold.
    expect(differences[0]?.of[0]).toMatchObject({
      difference: { p10: { value: 0 }, p90: { value: 0 } },
      higher: { value: 0 },
      lower: { value: 0 },
      sharper: null,
    })
  })

  it('are told apart from far fewer paths than with draws of their own, by as much as is said', async () => {
    const groups = 40
    const size = 100
    const scenarios = ['balanced', 'tooling_first']
    const wanted = { ...request, scenarios, paths: groups * size }
    const { numbers } = await part(company, wanted, { first: 0, count: groups * size })
    const [ours, theirs] = numbers.map(series => series.get('total_arr')?.[35])
    if (ours === undefined || theirs === undefined) throw new Error('two scenarios')
    const means = (column: Float64Array) =>
      Array.from({ length: groups }, (_, group) =>
        mean([...column.subarray(group * size, (group + 1) * size)]),
      )
    const [our, their] = [means(ours), means(theirs)]
    // A group against itself in the other scenario, and against other paths than its own.
    const paired = variance(our.map((value, group) => value - (their[group] ?? 0)))
    const unpaired = variance(our.map((value, group) => value - (their[(group + 1) % groups] ?? 0)))
    const said = (await simulated(company, wanted)).differences[0]?.of[0]?.sharper ?? 0
    expect(said).toBeGreaterThan(20)
    // A ratio of two variances of 40 means each is known to within a factor of about 2.
    expect(unpaired / paired).toBeGreaterThan(said / 2.2)
    expect(unpaired / paired).toBeLessThan(said * 2.2)
  })
})

describe('a simulation that was made ready for edits', () => {
  const hire = (people: number) => ({
    input: 'planned_hires',
    where: { role: 'csm', month: 6 },
    value: people,
  })
  const win = (factor: number) => ({ input: 'base_win_rate', where: {}, multiply: factor })
  const wanted = { ...request, paths: 150, scenarios: ['balanced', 'hire_first'] }
  const ready = resultOf(
    prepareSimulation(company, wanted, [
      [hire(0), win(0.9)],
      [hire(5), win(1.2)],
    ]),
  )

  it.each([
    ['between what it was made ready for', [hire(2), win(1.05)]],
    ['at an end of it', [hire(5), win(1.2)]],
    ['of nothing', []],
    ['beyond it', [hire(9)]],
    [
      'of another input, and of one of the two by itself',
      [win(1.1), { input: 'opening_cash', where: {}, add: 1e6 }],
    ],
  ])('follows an edit %s to the last bit', async (_, changes) => {
    const found = await ready.with(changes, toTheEnd)
    const plan = {
      ...company.plan,
      scenarios: company.plan.scenarios.map(scenario =>
        wanted.scenarios.includes(scenario.id)
          ? { ...scenario, changes: [...scenario.changes, ...changes] }
          : scenario,
      ),
    }
    expect(found?.ok === true ? found.value : found).toEqual(await simulated({ ...company, plan }, wanted))
  })

  it('says what is wrong with an edit', async () => {
    const found = await ready.with([{ input: 'planed_hires', where: {}, value: 1 }], toTheEnd)
    expect(found?.ok === false ? found.diagnostics[0]?.remedy : 'ran').toContain('planned_hires')
  })
})

describe('tranches that wait', () => {
  it('come in by a month in as many futures as their flag says, never before they are due', async () => {
    const { tranches } = await alone(marram, { scenarios: ['step_by_step'], rows: [] })
    const second = tranches.find(({ tranche }) => tranche === 'second_close')?.timing
    expect(second?.byMonth.slice(0, 12).every(({ value }) => value === 0)).toBe(true)
    const shares = second?.byMonth.map(({ value }) => value) ?? []
    expect([...shares].sort((a, b) => a - b)).toEqual(shares)
    expect((second?.p10 ?? 0) <= (second?.p50 ?? 0) && (second?.p50 ?? 0) <= (second?.p90 ?? 99)).toBe(true)
  })

  it('are not spoken of in a scenario in which they bring nothing', async () => {
    expect((await alone(marram, { scenarios: ['as_is'], rows: [] })).tranches).toEqual([])
  })
})

describe('what a simulation says', () => {
  it('holds for any seed, floor and number of paths', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 4_294_967_295 }),
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: -1e7, max: 3e7, noNaN: true }),
        async (seed, paths, floor) => {
          const { lowestCash, belowFloor, belowFloorByMonth } = await alone(company, {
            seed,
            paths,
            floor,
            rows: [],
          })
          expect(Math.round(belowFloor.value * paths)).toBeCloseTo(belowFloor.value * paths, 9)
          expect(Math.max(...belowFloorByMonth.slice(1).map(({ value }) => value))).toBeLessThanOrEqual(
            belowFloor.value,
          )
          for (const { value, low, high } of [
            ...Object.values(lowestCash),
            belowFloor,
            ...belowFloorByMonth,
          ]) {
            expect(Number.isFinite(value)).toBe(true)
            if (low !== null) expect(low).toBeLessThanOrEqual(value)
            if (high !== null) expect(high).toBeGreaterThanOrEqual(value)
          }
          if (lowestCash.p90.value < floor) expect(belowFloor.value).toBeGreaterThanOrEqual(0.9 - 1 / paths)
        },
      ),
      { numRuns: 6 },
    )
  })
})

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function variance(values: readonly number[]): number {
  const middle = mean(values)
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)
}
