import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GoalSeek, type GoalSeekRequest, goalSeek } from '../../engine/analysis/goalSeek.ts'
import { goalSeekAnswer } from '../../engine/analysis/goalSeekAnswer.ts'
import { childScenario } from '../../engine/analysis/whatIf.ts'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import { type CompiledPlan, compilePlan } from '../../engine/plan/compilePlan.ts'
import { readPlan } from '../../engine/plan/readPlan.ts'
import { writePlan } from '../../engine/plan/writePlan.ts'
import { companyOf, inMonth, larkspur, resultOf } from '../cases/company.ts'
import { figure, tinyPlan } from './tinyPlan.ts'

const toTheEnd = async (): Promise<boolean> => true

const seek = async (compiled: CompiledPlan, request: GoalSeekRequest): Promise<GoalSeek> => {
  const found = await goalSeek(compiled, request, toTheEnd)
  if (found === undefined) throw new Error('stopped')
  return resultOf(found)
}

const share = { kind: 'value', moves: [{ input: 'hosting_rate', where: {} }] } as const
const arr = { row: 'total_arr', member: [], from: 36, to: 36, read: 'lowest' } as const
const lowestCash = { row: 'cash_low_point', member: [], from: 36, to: 36, read: 'lowest' } as const

describe('goal seek on a row worked out on paper', () => {
  // x (1 - x): 0 at the ends, 0.25 in the middle, 0.16 at 0.2 and at 0.8.
  const hill = tinyPlan('hosting_rate * (1 - hosting_rate)', { hosting_rate: 0.1 })
  const ask = (goal: GoalSeekRequest['goal']) =>
    seek(hill, { scenario: 'no_raise', lever: share, spot: figure, goal })

  it('takes the end nearest to the plan, and says how far the goal holds', async () => {
    const { outcome, met, isMetNow } = await ask({ kind: 'at least', target: 0.16 })
    expect(outcome).toMatchObject({ kind: 'found', number: 0.2, side: 'more' })
    expect(isMetNow).toBe(false)
    expect(met).toHaveLength(1)
    expect(met[0]?.from).toBeCloseTo(0.2, 8)
    expect(met[0]?.to).toBeCloseTo(0.8, 8)
  })

  it('finds both parts of a range where a figure does not simply rise or fall, and says so', async () => {
    const found = await ask({ kind: 'at most', target: 0.16 })
    expect(found.outcome).toMatchObject({ kind: 'found', number: 0.2, side: 'less' })
    expect(found.met.map(({ from, to }) => [from.toFixed(6), to.toFixed(6)])).toEqual([
      ['0.000000', '0.200000'],
      ['0.800000', '1.000000'],
    ])
    expect(goalSeekAnswer(hill, found).sentences.join('\n')).toMatchInlineSnapshot(`
      "Figure in Jun 2026 of at most 16.0% still holds with Hosting rate at 20%, and no further: No raise then comes to 16.0%, against 9.0% as planned.
      Less meets it too, as far as 0%, the end of the range.
      The figure does not simply rise or fall: the goal is met from 0% to 20%, from 80% to 100%. Taken is what is nearest to the plan as it stands.
      Found with 2,049 runs of the model; put back into the plan and computed exactly, it holds."
    `)
  })

  it('hits a number exactly', async () => {
    // x (1 - x) = 0.21 at 0.3.
    const { outcome } = await ask({ kind: 'equal', target: 0.21 })
    expect(outcome).toMatchObject({ kind: 'found', number: 0.3, side: 'only', value: 0.21 })
  })

  it('says the best there is where there is no solution', async () => {
    const found = await ask({ kind: 'at least', target: 0.3 })
    if (found.outcome.kind !== 'never') throw new Error(found.outcome.kind)
    expect(found.outcome.best.at).toBeCloseTo(0.5, 4)
    expect(found.outcome.best.value).toBeCloseTo(0.25, 10)
    expect(goalSeekAnswer(hill, found).sentences[0]).toMatchInlineSnapshot(
      `"Figure in Jun 2026 of at least 30.0% cannot be had from Hosting rate: no solution between 0% and 100%. The best that No raise can reach is 25.0%, at 50%; as planned it is 9.0%."`,
    )
  })

  it('says where nothing changes any more', async () => {
    const flat = tinyPlan('min(hosting_rate, 1 / 4)', { hosting_rate: 0.1 })
    const found = await seek(flat, {
      scenario: 'no_raise',
      lever: share,
      spot: figure,
      goal: { kind: 'at least', target: 0.3 },
    })
    expect(goalSeekAnswer(flat, found).sentences[1]).toMatchInlineSnapshot(
      `"From 25% to 100% it makes no difference: something else is the limit there."`,
    )
  })

  it('says that every number will do', async () => {
    const found = await ask({ kind: 'at most', target: 0.3 })
    expect(found.outcome.kind).toBe('always')
    expect(goalSeekAnswer(hill, found).sentences[0]).toMatchInlineSnapshot(
      `"Figure in Jun 2026 of at most 30.0% holds in No raise for any Hosting rate between 0% and 100%: it runs from 0.0% to 25.0%."`,
    )
  })

  it('says which two numbers a figure jumps between', async () => {
    // x below a half, x + 1 from there on: from 0.5 to 1.5, never 1.
    const stairs = tinyPlan('if(hosting_rate >= 1 / 2, 1, 0) + hosting_rate')
    const found = await seek(stairs, {
      scenario: 'no_raise',
      lever: share,
      spot: figure,
      goal: { kind: 'equal', target: 1 },
    })
    if (found.outcome.kind !== 'jumps') throw new Error(found.outcome.kind)
    expect(found.outcome.below.value).toBeCloseTo(0.5, 6)
    expect(found.outcome.above.value).toBeCloseTo(1.5, 6)
  })

  it('means the same upside down: at least 0.16 of a figure is at most -0.16 of its opposite', async () => {
    const valley = tinyPlan('-(hosting_rate * (1 - hosting_rate))', { hosting_rate: 0.1 })
    const up = await ask({ kind: 'at least', target: 0.16 })
    const down = await seek(valley, {
      scenario: 'no_raise',
      lever: share,
      spot: figure,
      goal: { kind: 'at most', target: -0.16 },
    })
    expect(down.outcome).toMatchObject({ kind: 'found', number: 0.2, side: 'more' })
    expect(down.met).toEqual(up.met)
  })

  it('meets the target, and a step less does not, wherever the target lies', async () => {
    const line = tinyPlan('hosting_rate', { hosting_rate: 0 })
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0.001, max: 0.999, noNaN: true }), async target => {
        const { outcome } = await seek(line, {
          scenario: 'no_raise',
          lever: share,
          spot: figure,
          goal: { kind: 'at least', target },
        })
        if (outcome.kind !== 'found') throw new Error(outcome.kind)
        expect(outcome.value).toBeGreaterThanOrEqual(target)
        expect(outcome.number - 1e-4).toBeLessThan(target)
      }),
      { numRuns: 8 },
    )
  })
})

describe('goal seek on Larkspur', () => {
  it('finds whole hires; put back into the plan file and computed exactly they meet the target, one less does not', async () => {
    const hires = {
      kind: 'add',
      moves: [
        {
          input: 'planned_hires',
          where: { role: 'account_executive_mid_market', from_month: 3, to_month: 4 },
        },
      ],
    } as const
    const request = {
      scenario: 'balanced',
      lever: hires,
      from: 0,
      to: 12,
      spot: arr,
      goal: { kind: 'at least', target: 44_000_000 },
    } as const
    const { outcome } = await seek(larkspur.compiled, request)
    if (outcome.kind !== 'found') throw new Error(outcome.kind)
    const { plan } = larkspur.compiled
    const saved = (number: number) => {
      const changes = outcome.changes.map(change => ({ ...change, add: number }))
      const scenario = childScenario('balanced', 'found', 'Found', changes)
      const text = writePlan({ ...plan, scenarios: [...plan.scenarios, scenario] })
      return inMonth(companyOf(resultOf(readPlan(text)), 'exact').run('found')('total_arr'), 36)
    }
    expect(Number.isInteger(outcome.number)).toBe(true)
    expect(saved(outcome.number)).toBe(outcome.value)
    expect(outcome.value).toBeGreaterThanOrEqual(44_000_000)
    expect(saved(outcome.number - 1)).toBeLessThan(44_000_000)
  })

  it('says how far a budget can go before the cash runs low, rounded to the safe side', async () => {
    const { outcome, isMetNow } = await seek(larkspur.compiled, {
      scenario: 'balanced',
      lever: { kind: 'multiply', moves: [{ input: 'marketing_budget', where: {} }] },
      from: 0.5,
      to: 5,
      spot: lowestCash,
      goal: { kind: 'at least', target: 6_000_000 },
    })
    if (outcome.kind !== 'found') throw new Error(outcome.kind)
    expect(isMetNow).toBe(true)
    expect(outcome.side).toBe('less')
    expect(outcome.value).toBeGreaterThanOrEqual(6_000_000)
    const further = larkspur.run('balanced', {
      input: 'marketing_budget',
      where: {},
      multiply: Number((outcome.number + 0.0002).toFixed(4)),
    })
    expect(inMonth(further('cash_low_point'), 36)).toBeLessThan(6_000_000)
  })

  it('says what the checks of the plan have against an answer that meets the target', async () => {
    const found = await seek(larkspur.compiled, {
      scenario: 'balanced',
      lever: { kind: 'multiply', moves: [{ input: 'collection_curve', where: {} }] },
      from: 0.9,
      to: 1.1,
      spot: lowestCash,
      goal: { kind: 'at least', target: 13_000_000 },
    })
    expect(goalSeekAnswer(larkspur.compiled, found).sentences.join('\n')).toMatchInlineSnapshot(`
      "Cash low point in Dec 2028 of at least $13.0M takes Collection curve × 1.01105: Balanced then comes to $13.0M, against $12.2M as planned.
      More meets it too, as far as × 1.1, the end of the range.
      The checks of the plan object to it: collection_curve (1.00094) and bad_debt_share (0.01) sum to 1.01094, and must sum to 1. Every invoice is collected in some month or lost: change the curve or the lost share.
      Found with 2,049 runs of the model; put back into the plan and computed exactly, it holds."
    `)
  })

  it('says what the checks of the plan warn of, which the scenario itself does not have', async () => {
    const found = await seek(larkspur.compiled, {
      scenario: 'balanced',
      lever: { kind: 'value', moves: [{ input: 'tranche_month', where: { tranche: 'first_tranche' } }] },
      to: 48,
      spot: { ...lowestCash, row: 'cash_balance', from: 36 },
      goal: { kind: 'at most', target: 0 },
    })
    expect(goalSeekAnswer(larkspur.compiled, found).sentences.join('\n')).toMatchInlineSnapshot(`
      "Cash balance in Dec 2028 of at most $0 takes Tranche month of First tranche at Jan 2029: Balanced then comes to ($13.0M), against $13.5M as planned.
      More meets it too, as far as Dec 2029, the end of the range.
      The checks of the plan warn of it: tranche_month[first_tranche] is 37, and the plan ends with month 36: it never happens. Choose an earlier month, plan more months, or leave it out.
      Found with 48 runs of the model; put back into the plan and computed exactly, it holds."
    `)
  })

  it('says by which month the round has to close', async () => {
    const found = await seek(larkspur.compiled, {
      scenario: 'balanced',
      lever: { kind: 'value', moves: [{ input: 'tranche_month', where: { tranche: 'first_tranche' } }] },
      to: 12,
      spot: { ...lowestCash, row: 'cash_balance', from: 1 },
      goal: { kind: 'at least', target: 0 },
    })
    expect(goalSeekAnswer(larkspur.compiled, found).sentences[0]).toMatchInlineSnapshot(
      `"Lowest cash balance from Jan 2026 to Dec 2028 of at least $0 still holds with Tranche month of First tranche at Jul 2026, and no further: Balanced then comes to $418k, against $4.9M as planned."`,
    )
  })

  it('keeps a floor in every month by the lowest of them', async () => {
    const spot = { ...lowestCash, row: 'cash_balance', from: 3, to: 36 }
    const { outcome } = await seek(larkspur.compiled, {
      scenario: 'balanced',
      lever: { kind: 'add', moves: [{ input: 'tranche_amount', where: { tranche: 'first_tranche' } }] },
      from: -20_000_000,
      to: 0,
      spot,
      goal: { kind: 'at least', target: 5_000_000 },
    })
    if (outcome.kind !== 'found') throw new Error(outcome.kind)
    const cash = larkspur
      .run(
        'balanced',
        ...outcome.changes,
      )('cash_balance')
      .slice(2)
    expect(Math.min(...cash)).toBeGreaterThanOrEqual(5_000_000)
    expect(Math.min(...cash)).toBeLessThan(5_010_000)
  })
})

describe('a question that cannot be asked', () => {
  const request: GoalSeekRequest = {
    scenario: 'balanced',
    lever: { kind: 'value', moves: [{ input: 'base_win_rate', where: {} }] },
    spot: arr,
    goal: { kind: 'at least', target: 44_000_000 },
  }
  const refused = async (changed: Partial<GoalSeekRequest>): Promise<string> => {
    const found = await goalSeek(larkspur.compiled, { ...request, ...changed }, toTheEnd)
    if (found === undefined || found.ok) throw new Error('it was answered')
    return found.diagnostics.map(printDiagnostic).join('\n')
  }
  const lever = (input: string, kind: 'value' | 'add' | 'multiply', where = {}) => ({
    lever: { kind, moves: [{ input, where }] },
  })

  const questions = [
    ['beyond the limits of the input', { from: 0, to: 1.2 }],
    ['no limit, and none given', lever('starting_acv', 'multiply')],
    ['whole numbers multiplied', lever('time_to_fill', 'multiply')],
    ['no such input', lever('win_rates', 'add')],
    ['no such item', lever('base_win_rate', 'value', { segment: 'smb' })],
    ['months of something without months', lever('base_win_rate', 'value', { month: 3 })],
    ['months after the end', lever('planned_hires', 'add', { from_month: 40, to_month: 45 })],
    ['a fact of the model', lever('months_per_year', 'value')],
    ['an empty range', { from: 0.5, to: 0.5 }],
    ['no such row', { spot: { ...arr, row: 'totl_arr' } }],
    ['no such member', { spot: { ...arr, row: 'new_arr', member: ['smb'] } }],
    ['no such month', { spot: { ...arr, from: 37, to: 37 } }],
  ] satisfies readonly (readonly [string, Partial<GoalSeekRequest>])[]

  it('is told what is wrong with it', async () => {
    const told = await Promise.all(
      questions.map(async ([name, changed]) => `${name}\n${await refused(changed)}`),
    )
    await expect(told.join('\n\n')).toMatchFileSnapshot('../golden/goal-seek-refusals.txt')
  })

  it('stops when it is told to', async () => {
    expect(await goalSeek(larkspur.compiled, request, async () => false)).toBeUndefined()
  })

  it('tells which number cannot be computed where the range runs into one', async () => {
    const hole = tinyPlan('1 / if(hosting_rate < 1 / 2, 1, 0)', { hosting_rate: 0.1 })
    const found = await goalSeek(
      hole,
      { scenario: 'no_raise', lever: share, spot: figure, goal: { kind: 'at least', target: 100_000 } },
      toTheEnd,
    )
    if (found === undefined || found.ok) throw new Error('it was answered')
    expect(found.diagnostics.map(printDiagnostic).join('\n')).toMatchInlineSnapshot(`
      "error N109: With some of the numbers that were tried the plan cannot be computed: figure divides by zero in month 1.
        at figure, month 1
        -> Try a narrower range."
    `)
  })

  it('compiles what it saves', () => {
    const { plan } = larkspur.compiled
    const scenario = childScenario('balanced', 'more', 'More', [
      { input: 'win_rate_shock', where: {}, value: 1.1 },
    ])
    expect(compilePlan({ ...plan, scenarios: [...plan.scenarios, scenario] }).ok).toBe(true)
  })
})
