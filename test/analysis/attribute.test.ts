import { describe, expect, it } from 'vitest'
import { type Attribution, type AttributionRequest, attribute } from '../../engine/analysis/attribute.ts'
import { attributeAnswer } from '../../engine/analysis/attributeAnswer.ts'
import { causesBetween } from '../../engine/analysis/causesBetween.ts'
import { runScenario } from '../../engine/analysis/runScenario.ts'
import { runWorlds } from '../../engine/analysis/runWorlds.ts'
import { sharesOfDifference } from '../../engine/analysis/sharesOfDifference.ts'
import { runExact } from '../../engine/exact/runExact.ts'
import { type CompiledPlan, compilePlan } from '../../engine/plan/compilePlan.ts'
import { resultOf, samplePlan, set } from '../cases/company.ts'

const plan = samplePlan('larkspur')
const compiled = resultOf(compilePlan(plan))
const toTheEnd = async (): Promise<boolean> => true

async function attributed(
  request: Partial<AttributionRequest>,
  of: CompiledPlan = compiled,
): Promise<Attribution> {
  const whole = {
    before: 'raise_only',
    after: 'hire_first',
    month: 36,
    by: 'decision',
    exactUpTo: 12,
    orders: 100,
    seed: 1,
    ...request,
  } as const
  const found = await attribute(of, whole, toTheEnd)
  if (found === undefined) throw new Error('stopped')
  return resultOf(found)
}

const cents = (amounts: readonly number[]): number =>
  amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0)
const shareOf = ({ causes }: Attribution, label: string) => {
  const cause = causes.find(other => other.label === label)
  if (cause === undefined) throw new Error(`no cause ${label}`)
  return cause
}

describe('two decisions, by hand', () => {
  it('share what they bring together as half of first in and half of last out', async () => {
    const sellers = [set('planned_hires', 6, { role: 'account_executive_mid_market', month: 2 })]
    const budget = [set('marketing_budget', 400_000)]
    const scenarios = [
      ['none', []],
      ['sellers', sellers],
      ['budget', budget],
      ['both', [...sellers, ...budget]],
    ].map(([id, changes]) => ({
      id,
      name: id,
      parent: 'raise_only',
      state: 'draft',
      initiatives: [],
      changes,
    }))
    const company = resultOf(
      compilePlan({ ...plan, scenarios: [...plan.scenarios, ...scenarios] as typeof plan.scenarios }),
    )
    const arr = (id: string): number =>
      resultOf(runScenario(company, id, 'exact')).numbers('total_arr')[29] ?? Number.NaN
    const [none, first, second, both] = ['none', 'sellers', 'budget', 'both'].map(arr) as [
      number,
      number,
      number,
      number,
    ]
    const found = await attributed({ before: 'none', after: 'both', month: 30 }, company)
    const [hiring, marketing] = [shareOf(found, 'Sales hiring'), shareOf(found, 'Marketing budget')]
    expect(hiring.arr.firstIn).toBeCloseTo(first - none, 1)
    expect(hiring.arr.lastOut).toBeCloseTo(both - second, 1)
    expect(hiring.arr.amount).toBeCloseTo((first - none) / 2 + (both - second) / 2, 1)
    expect(marketing.arr.amount).toBeCloseTo((second - none) / 2 + (both - first) / 2, 1)
    // What the two come to together beyond the two apart.
    expect(found.pairs[0]?.amount).toBeCloseTo(both - first - second + none, 1)
  })
})

describe('Larkspur, hire first over raise only', async () => {
  const found = await attributed({})

  it('adds up to the difference of the exact backend to the cent, in ARR, cash and lowest cash', () => {
    const [before, after] = ['raise_only', 'hire_first'].map(id =>
      resultOf(runScenario(compiled, id, 'exact')),
    )
    const rows = { arr: 'total_arr', cash: 'cash_balance', lowestCash: 'cash_low_point' } as const
    for (const [figure, row] of Object.entries(rows)) {
      const ends = [before, after].map(run => Math.round((run?.numbers(row)[35] ?? Number.NaN) * 100))
      const shares = found.causes.map(cause => cause[figure as keyof typeof rows].amount)
      expect(cents(shares)).toBe((ends[1] ?? 0) - (ends[0] ?? 0))
    }
  })

  it('finds what pays back, what costs only, and what each dollar of the rest brings', () => {
    expect(shareOf(found, 'Customer success hiring').returns).toEqual({ kind: 'pays back' })
    expect(shareOf(found, 'General and administrative hiring').returns).toEqual({ kind: 'costs only' })
    const { arr, cash, returns } = shareOf(found, 'Sales hiring')
    expect(returns).toEqual({ kind: 'per cash', ratio: arr.amount / -cash.amount })
    const all = found.causes.map(({ returns: each }) => each.kind)
    expect(all).not.toContain('nothing')
    expect(JSON.stringify(found)).not.toMatch(/null|Infinity|NaN/)
  })

  it('finds that sellers and pipeline complete each other', () => {
    const named = found.pairs.map(({ first, second, amount }) => {
      return { names: [found.causes[first]?.label, found.causes[second]?.label].sort().join(' + '), amount }
    })
    const pair = named.find(({ names }) => names === 'Marketing budget + Sales hiring')
    expect(pair?.amount).toBeGreaterThan(500_000)
  })

  it('rests on runs that the exact backend confirms', async () => {
    const { causes, worlds, values } = resultOf(
      causesBetween(compiled, 'raise_only', 'hire_first', 'decision'),
    )
    const sets = [0b0000001, 0b1000001, 0b0111010, 0b1010101, 0b1111110].map(bits =>
      causes.map((_, cause) => (bits & (1 << cause)) !== 0),
    )
    const series = [
      { row: 'total_arr' },
      { row: 'cash_balance' },
      { row: 'cash_low_point' },
      { row: 'runway_months' },
    ]
    const run = await runWorlds(compiled.program, worlds(sets), series, toTheEnd)
    if (run === undefined) throw new Error('stopped')
    const fast = resultOf(run)
    for (const [world, set] of sets.entries()) {
      const exact = runExact(compiled.program, values(set))
      expect(exact.faults).toEqual([])
      const numbers = exact.numbers()
      for (const name of series) {
        const column = numbers[compiled.program.rows.get(name.row)?.first ?? -1] ?? []
        for (const [month, number] of column.entries()) {
          const other = fast.numbers(world, name)[month] ?? Number.NaN
          expect(Math.abs(other - number)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(number)))
        }
      }
    }
  })
})

describe('Larkspur, balanced over tooling first, twelve causes', async () => {
  const exact = await attributed({ before: 'tooling_first', after: 'balanced' })
  const sampled = await attributed({ before: 'tooling_first', after: 'balanced', exactUpTo: 0 })

  it('takes 4,096 runs in one batch', () => {
    expect([exact.runs, exact.orders]).toEqual([4096, undefined])
  })

  it('comes out of sampled orders within four standard errors, and to the same cent in all', () => {
    expect([sampled.orders, exact.causes.length]).toEqual([200, 12])
    for (const cause of exact.causes) {
      const other = shareOf(sampled, cause.label)
      for (const figure of ['arr', 'cash', 'lowestCash'] as const) {
        const { amount, error } = other[figure]
        expect(Math.abs(amount - cause[figure].amount)).toBeLessThan(4 * error + 0.02)
      }
      expect(other.arr.firstIn).toBeCloseTo(cause.arr.firstIn, 1)
      expect(other.cash.lastOut).toBeCloseTo(cause.cash.lastOut, 1)
    }
    expect(cents(sampled.causes.map(({ cash }) => cash.amount))).toBe(
      cents(exact.causes.map(({ cash }) => cash.amount)),
    )
  })
})

describe('Larkspur, balanced over raise only, sixteen causes', async () => {
  const found = await attributed({ after: 'balanced' })
  const together = (one: string, other: string): number => {
    const pair = found.pairs.find(({ first, second }) => {
      const names = [found.causes[first]?.label, found.causes[second]?.label]
      return names.includes(one) && names.includes(other)
    })
    return pair?.amount ?? 0
  }

  it('finds that a system and the one it depends on complete each other, and sellers and the tools that feed them', () => {
    expect([found.causes.length, found.orders]).toEqual([16, 200])
    expect(together('Data platform', 'Lead routing and scoring')).toBeGreaterThan(100_000)
    for (const tool of ['Sales engagement', 'Conversation intelligence'])
      expect(together('Sales hiring', tool)).toBeGreaterThan(200_000)
  })

  it('asked by source finds that the functions that hire and that build are worth more together than apart', async () => {
    const bySource = await attributed({ after: 'balanced', by: 'source' })
    expect(bySource.causes.map(({ label }) => label)).toEqual(['HR', 'Internal technology', 'Finance'])
    expect(bySource.pairs[0]).toMatchObject({ first: 0, second: 1 })
    expect(bySource.pairs[0]?.amount).toBeGreaterThan(1_500_000)
  })

  it('finds that what keeps customers pays back', () => {
    for (const label of [
      'Customer success hiring',
      'Customer onboarding portal',
      'Customer success platform',
    ])
      expect(shareOf(found, label).returns).toEqual({ kind: 'pays back' })
  })
})

describe('the answer', () => {
  it('says what the difference comes to, what brings it and what pays back', async () => {
    const { sentences } = attributeAnswer(await attributed({}), plan, 1)
    expect(sentences[0]).toBe(
      'By Dec 2028 Hire first has $15.0M more ARR than Raise only and $7.9M less cash: 1.89 of ARR for each 1.00 of cash.',
    )
    expect(sentences.join('\n')).toContain('Customer success hiring pays back: it adds ARR')
    expect(sentences.at(-1)).toContain('from 128 runs')
  })

  it('says that there is nothing to ascribe between a scenario and itself', async () => {
    const same = await attributed({ before: 'balanced', after: 'balanced' })
    expect(same.causes).toEqual([])
    expect(attributeAnswer(same, plan, 1)).toMatchObject({
      sentences: ['Balanced and Balanced have the same inputs: there is nothing to ascribe.'],
      tables: [],
    })
  })

  it('says what the money of a round does that nobody spends', async () => {
    const { sentences } = attributeAnswer(await attributed({ before: 'base', after: 'raise_only' }), plan, 1)
    expect(sentences[0]).toMatch(
      /^By Dec 2028 Raise only has the same ARR as No raise and \$[\d.]+M more cash\.$/,
    )
  })
})

it('stops when it is told to', async () => {
  const request = {
    before: 'raise_only',
    after: 'hire_first',
    month: 36,
    by: 'decision',
    exactUpTo: 12,
    orders: 9,
    seed: 1,
  } as const
  expect(await attribute(compiled, request, async () => false)).toBeUndefined()
})

it('says that a number fails only between the two scenarios, where neither of them shows why', async () => {
  const row = {
    name: 'odd',
    dims: [],
    formula: 'total_arr / (effort_shock + churn_shock - 2.5)',
    unit: 'money/year',
    summary: 'none',
    label: 'Odd',
  } as const
  const changes = [set('effort_shock', 1.5), set('churn_shock', 1.5)]
  const both = { id: 'both', name: 'Both', parent: 'base', state: 'draft', initiatives: [], changes } as const
  // 1 + 1 - 2.5 and 1.5 + 1.5 - 2.5 are not 0; 1.5 + 1 - 2.5 is.
  const company = resultOf(compilePlan({ ...plan, rows: [row], scenarios: [...plan.scenarios, both] }))
  const request = {
    before: 'base',
    after: 'both',
    by: 'decision',
    exactUpTo: 12,
    orders: 9,
    seed: 1,
  } as const
  const measures = [{ row: 'odd', month: 1 }]
  const found = await sharesOfDifference(company, request, measures, toTheEnd)
  if (found === undefined || found.ok) throw new Error('it can be computed')
  expect(found.diagnostics[0]?.message).toMatch(
    /odd .* It does so where some of the changes .* others do not\.$/,
  )
})
