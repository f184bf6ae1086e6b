import { beforeAll, describe, expect, test } from 'vitest'
import type { Optimisation } from '../../../engine/analysis/optimise/optimisation.ts'
import { optimise } from '../../../engine/analysis/optimise/optimise.ts'
import { optimiseAnswer } from '../../../engine/analysis/optimise/optimiseAnswer.ts'
import type { OptimiseRequest } from '../../../engine/analysis/optimise/optimiseRequest.ts'
import { runScenario } from '../../../engine/analysis/runScenario.ts'
import { simulate } from '../../../engine/analysis/simulate.ts'
import { childScenario } from '../../../engine/analysis/whatIf.ts'
import { printDiagnostic } from '../../../engine/formula/diagnostic.ts'
import { quantityToNumber } from '../../../engine/formula/quantity.ts'
import type { CompiledPlan } from '../../../engine/plan/compilePlan.ts'
import { cellValues, resolveScenario } from '../../../engine/plan/scenarioInputs.ts'
import { companyOf, larkspur, resultOf, samplePlan } from '../../cases/company.ts'
import { withMonths } from '../../cases/planMonths.ts'

const { compiled } = larkspur
/** Five quarters and fifteen futures: seconds, where the whole question takes most of a minute. */
const request: OptimiseRequest = {
  scenario: 'raise_only',
  goal: { kind: 'arr', month: 36 },
  limits: {},
  rules: { startsPerMonth: 8, budgetRise: 0.4 },
  scope: { quarters: 5, hiresShare: 0.25, debt: false, rules: { must: [], mustNot: [], bounds: {} } },
  futures: 15,
  seed: 1,
  runs: 8000,
}

describe('Larkspur', () => {
  let found: Optimisation
  beforeAll(async () => {
    found = await asked(compiled, request)
  }, 120_000)

  test('gets a plan that beats both rules of thumb and its own scenarios, and keeps every limit', () => {
    const { best, byGain, byRatio, scenarios } = found
    expect([best.keepsLimits, byGain.keepsLimits, byRatio.keepsLimits]).toEqual([true, true, true])
    expect(best.value).toBeGreaterThan(byGain.value)
    expect(best.value).toBeGreaterThan(byRatio.value)
    for (const scenario of scenarios.filter(({ keepsLimits }) => keepsLimits))
      expect(best.value).toBeGreaterThan(scenario.value)
  })

  test('keeps as much cash as the scenario its floor is taken from, which has decided otherwise', () => {
    const [floor] = found.limits
    expect(floor?.from).toBe('Hire first')
    expect(found.best.reserve).toBeGreaterThanOrEqual(floor?.limit ?? Infinity)
    expect(found.scenarios.map(({ id }) => id)).toEqual([
      'raise_only',
      'hire_first',
      'tooling_first',
      'systems_first',
      'balanced',
    ])
  })

  test('is the same plan when the exact backend runs it, and when its changes are made a scenario', () => {
    expect(found.exact.keepsLimits).toBe(true)
    expect(found.exact.difference).toBeLessThan(1e-9)
    const child = childScenario('raise_only', 'found', 'Found', found.changes)
    const plan = { ...compiled.plan, scenarios: [...compiled.plan.scenarios, child] }
    const saved = { ...compiled, plan }
    expect(numbersOf(cellValues(compiled.program, resultOf(resolveScenario(saved, 'found'))))).toEqual(
      numbersOf(found.values),
    )
    const arr = resultOf(runScenario(saved, 'found', 'kernel')).numbers('total_arr')[35] ?? 0
    expect(Math.abs(arr / found.best.value - 1)).toBeLessThan(1e-12)
  })

  test('keeps the cash that a simulation of the same futures says it keeps', async () => {
    expect(await simulatedReserve(compiled, request, found)).toBeCloseTo(found.best.reserve, 2)
    expect(optimiseAnswer(compiled, found).sentences.join(' ')).toContain(
      'with the luck of single deals, contracts and people in them',
    )
  })

  test('builds no system without the one it depends on, and buys sellers with pipeline', () => {
    const done = found.items.map(({ item }) => item)
    for (const [system, needed] of [
      ['lead_routing', 'data_platform'],
      ['self_service_support', 'onboarding_portal'],
    ] as const)
      expect(!done.includes(system) || done.includes(needed)).toBe(true)
    expect(done).toContain('account_executive_mid_market')
    expect(done).toContain('sdr')
  })

  test('leaves out what only costs', () => {
    expect(found.idle).toContain('General and administrative staff')
    for (const { without } of found.items)
      expect(without.value < found.best.value || without.guards.some(figure => figure > 0)).toBe(true)
  })

  test('comes with other plans within a hundredth that do something else', () => {
    for (const other of found.others) {
      expect(other.value).toBeGreaterThanOrEqual(0.99 * found.best.value)
      expect(other.keepsLimits).toBe(true)
      expect(other.differences.length).toBeGreaterThan(0)
    }
  })

  test('brings less the more cash is to be kept', () => {
    const values = found.front.flatMap(({ plan }) => (plan === undefined ? [] : [plan.value]))
    expect(values.length).toBeGreaterThan(2)
    expect(values).toEqual([...values].sort((a, b) => b - a))
    for (const { floor, plan } of found.front) expect(plan?.reserve ?? floor).toBeGreaterThanOrEqual(floor)
  })

  test('says what was tried around the plan, of which nothing is better', () => {
    const { single, pairs } = found.certificate
    expect(single.tried).toBe(single.all)
    expect(pairs.tried).toBeGreaterThan(0)
    expect(pairs.tried).toBeLessThanOrEqual(pairs.all)
  })

  test('builds its systems in the order of the plan, of which no other is better', () => {
    const { own, best, tried, ended } = found.order
    expect([best, ended]).toEqual([own, 'none is better'])
    expect(own.systems.length).toBeGreaterThan(2)
    // Four swaps of five systems, and three that come to the front from behind the second.
    expect(tried.length).toBeGreaterThanOrEqual(2 * own.systems.length - 3)
    expect(own.value).toBeCloseTo(found.best.value, 2)
    expect(own.reserve).toBeCloseTo(found.best.reserve, 2)
    const { sentences, tables } = optimiseAnswer(compiled, found)
    expect(sentences).toContain(
      `Systems are built in the order of the plan (${own.systems.join(', ')}): none of ${tried.length} other orders of building is better.`,
    )
    expect(tables.find(({ id }) => id === 'orders')?.lines[0]?.values[0]).toBe(own.systems.join(', '))
  })

  test('says what a better order of building would bring, and that the scenario does not hold it', () => {
    const { own } = found.order
    const better = { ...own, systems: [...own.systems].reverse(), value: own.value + 1e6 }
    const order = { own, best: better, tried: [better], ended: 'none is better' as const }
    const told = optimiseAnswer(compiled, { ...found, order }).sentences.join(' ')
    expect(told).toContain(`Built in the order ${better.systems.join(', ')} the same plan would come to $`)
    expect(told).toContain(', +$1.0M, and keep every limit')
    expect(told).toContain('it is no part of the plan found, and --save-as leaves it as it is.')
  })

  test('says that the order hardly matters where the best one brings too little to be seen', () => {
    const { own } = found.order
    const better = { ...own, systems: [...own.systems].reverse(), value: own.value + 4000 }
    const order = { own, best: better, tried: [better], ended: 'none is better' as const }
    expect(optimiseAnswer(compiled, { ...found, order }).sentences.join(' ')).toMatch(
      /hardly matters: the best of 1 other order of building \(.*\) moves ARR in Dec 2028 by \$4k\./,
    )
  })

  test('is told as a sentence for a board meeting first, without a number that is none', () => {
    const { sentences, tables } = optimiseAnswer(compiled, found)
    expect(sentences[0]).toMatch(
      /^With at least \$[\d.]+[Mk] of cash at its lowest in nine futures of ten, the best plan found brings ARR in Dec 2028 to \$[\d.]+M: \+\$[\d.]+M against the \$44\.0M of Hire first, the best of the plan’s own scenarios that keeps the same limits\.$/,
    )
    expect(JSON.stringify({ sentences, tables })).not.toMatch(/NaN|Infinity|undefined|n\/a/)
  })
})

/** A year of Larkspur, asked about one quarter. */
const year = companyOf(withMonths(samplePlan('larkspur'), 12)).compiled
const certainYear = companyOf({
  ...withMonths(samplePlan('larkspur'), 12),
  uncertainty: { distributions: [], correlations: [] },
}).compiled
const small: OptimiseRequest = {
  ...request,
  goal: { kind: 'arr', month: 12 },
  limits: { csmCoverage: 'none' },
  scope: { ...request.scope, quarters: 1 },
  futures: 15,
  runs: 2000,
}

describe('a small question', () => {
  test('has the same answer for the same seed', async () => {
    const [one, two] = [await asked(year, small), await asked(year, small)]
    expect(two).toEqual(one)
  })

  test.each([
    ['the luck of single deals, contracts and people', year, false],
    ['what the plan calls uncertain alone', year, true],
    ['luck alone, where the plan is certain', certainYear, false],
  ])('is about the futures that are simulated: %s', async (_, plan, withoutLuck) => {
    const question = { ...small, withoutLuck, runs: 500 }
    const found = await asked(plan, question)
    expect(await simulatedReserve(plan, question, found)).toBeCloseTo(found.best.reserve, 2)
    expect(found.exact.reserve).toBeCloseTo(found.best.reserve, 2)
    expect(Math.abs(found.best.reserve - found.best.lowest)).toBeGreaterThan(1000)
  })

  test('has one future where the plan is certain and luck is left out', async () => {
    const { best, search } = await asked(certainYear, { ...small, withoutLuck: true, runs: 500 })
    expect(best.reserve).toBeCloseTo(best.lowest, 2)
    expect(search.hasLuck).toBe(false)
  })

  test('that is stopped gives the best plan until then, and says so', async () => {
    let met = 0
    const result = await optimise(year, small, async ({ best }) => {
      if (best !== undefined) met += 1
      return met < 5
    })
    const found = resultOf(result)
    expect(found.search.isStopped).toBe(true)
    expect(found.best.keepsLimits).toBe(true)
    expect(found.exact.keepsLimits).toBe(true)
    expect(optimiseAnswer(year, found).sentences.join(' ')).toContain('stopped before its end')
  })

  test('that is stopped before anything was searched gives the best scenario there is, and refuses no decision', async () => {
    const found = resultOf(await optimise(year, small, async () => false))
    const values = found.scenarios.filter(({ keepsLimits }) => keepsLimits).map(({ value }) => value)
    expect(found.best.keepsLimits).toBe(true)
    // As far as one quarter of decisions can follow that scenario.
    expect(found.best.value).toBeGreaterThan(0.95 * Math.max(...values))
    expect([found.idle, found.certificate.single.tried]).toEqual([[], 0])
    expect(found.search.decisions).toBeGreaterThan(10)
    const told = optimiseAnswer(year, found).sentences.join(' ')
    expect(told).toContain('what lies around the plan was not tried')
    expect(told).not.toContain('always taking what brings most')
  })

  test('does what must be done, leaves what must not be, and keeps to bounds', async () => {
    const rules = {
      must: ['intent_data'],
      mustNot: ['quote_to_cash', 'sdr'],
      bounds: { csm: { least: 1, most: 1 }, marketing_budget: { least: 150_000, most: 160_000 } },
    }
    const { values } = await asked(year, { ...small, scope: { ...small.scope, rules } })
    const cell = (input: string, member: string) =>
      values[
        year.program.cells.findIndex(found => found.input === input && (found.member[0] ?? '') === member)
      ]
    expect(cell('tool_chosen', 'intent_data')).toBe(1)
    expect(cell('system_chosen', 'quote_to_cash')).toBe(0)
    expect(cell('planned_hires', 'sdr')).toEqual(Array.from({ length: 12 }, () => 0))
    expect(cell('planned_hires', 'csm')).toEqual([1, ...Array.from({ length: 11 }, () => 0)])
    for (const budget of numbersOf([cell('marketing_budget', '') ?? []])[0] as number[])
      expect(budget >= 150_000 && budget <= 160_000).toBe(true)
  })

  test('may ask for value or for least burn to a target, which is then a limit', async () => {
    const value = await asked(year, { ...small, goal: { kind: 'value', rate: 0.12, multiple: 5 } })
    expect(value.best.keepsLimits).toBe(true)
    expect(value.best.value).toBeGreaterThanOrEqual(value.byRatio.value)
    const burn = await asked(year, { ...small, goal: { kind: 'burn', month: 12, arr: 18e6 } })
    expect(burn.best.keepsLimits).toBe(true)
    expect(burn.best.guards[0]).toBeGreaterThanOrEqual(18e6)
    expect(burn.best.value).toBeLessThanOrEqual(burn.byRatio.value)
  })

  test('that no plan can answer is told so, with the plan that comes nearest', async () => {
    const found = await asked(year, { ...small, floor: 40e6 })
    expect(found.best.keepsLimits).toBe(false)
    expect(optimiseAnswer(year, found).sentences[0]).toMatch(/^No plan that keeps every limit was found/)
  })
})

test('a plan in which nothing that is decided brings anything is told so', async () => {
  const blank = companyOf(withMonths(samplePlan('blank'), 1)).compiled
  const asking = {
    ...small,
    scenario: blank.plan.scenarios.at(-1)?.id ?? '',
    goal: { kind: 'arr', month: 1 } as const,
  }
  const result = await optimise(blank, asking, async () => true)
  expect(result.ok ? [] : result.diagnostics.map(printDiagnostic)).toEqual([
    [
      'error Q240: Nothing that can be decided in this plan changes ARR in Jan 2026, or brings a limit nearer.',
      '  -> Fill in what brings business (prices, win rates, pipeline, quotas) and whom and what the round can pay for, or ask for another goal or month.',
    ].join('\n'),
  ])
})

async function asked(plan: CompiledPlan, question: OptimiseRequest): Promise<Optimisation> {
  return resultOf(await optimise(plan, question, async () => true))
}

/** P10 of the lowest cash that simulating the plan found comes to, in as many futures of the same seed. */
async function simulatedReserve(
  compiledPlan: CompiledPlan,
  { scenario, futures, seed, withoutLuck = false }: OptimiseRequest,
  { changes }: Optimisation,
): Promise<number | undefined> {
  const child = childScenario(scenario, 'found', 'Found', changes)
  const plan = { ...compiledPlan.plan, scenarios: [...compiledPlan.plan.scenarios, child] }
  const asking = { scenarios: ['found'], paths: futures, seed, withoutLuck, rows: [], floor: 0 }
  const result = await simulate({ ...compiledPlan, plan }, asking, async () => true)
  return result && resultOf(result).scenarios[0]?.lowestCash.p10.value
}

function numbersOf(values: Optimisation['values']): readonly (number | readonly number[])[] {
  return values.map(value =>
    typeof value === 'object' ? value.map(quantityToNumber) : quantityToNumber(value),
  )
}
