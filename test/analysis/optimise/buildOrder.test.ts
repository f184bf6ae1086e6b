import { describe, expect, test } from 'vitest'
import { type BuildOrder, buildOrder } from '../../../engine/analysis/optimise/buildOrder.ts'
import type { CompiledPlan } from '../../../engine/plan/compilePlan.ts'
import type { Change } from '../../../engine/plan/plan.ts'
import { scenarioValues } from '../../../engine/plan/scenarioInputs.ts'
import { companyOf, inMonth, resultOf, samplePlan, set } from '../../cases/company.ts'
import { withMonths } from '../../cases/planMonths.ts'

// Seven platform engineers whom nobody leaves give 7 × 0.8 = 5.6 person-months a month, all of it for systems; 5.54 in the
// first month, as the last to come is still learning. Cutting the cost of infrastructure takes 27.5 (4 × 5.6 + 5.54 = 27.94:
// five months) and sells nothing; quote to cash takes 11 (5.54 + 5.6 = 11.14: two months) and helps to sell.
const platform = (system: string, effort: number): readonly Change[] => [
  set('effort_estimate', 0, { system }),
  set('effort_estimate', effort, { system, team: 'platform_team' }),
  set('maximum_monthly_work', 100, { system, team: 'platform_team' }),
  set('system_start_month', 1, { system }),
]
const company: readonly Change[] = [
  set('annual_attrition', 0, { role: 'platform_engineer' }),
  set('internal_work_share', 1, { team: 'platform_team' }),
  ...platform('infrastructure_savings', 27.5),
  ...platform('quote_to_cash', 11),
]
const first = set('system_chosen', 1, { system: 'infrastructure_savings' })
const second = set('system_chosen', 1, { system: 'quote_to_cash' })
const savingsFirst = companyOf(inOrder('infrastructure_savings', 'quote_to_cash'))
const quotesFirst = companyOf(inOrder('quote_to_cash', 'infrastructure_savings'))

describe('two systems that compete for one team', () => {
  const both = [...company, first, second]

  test('go live in another month when the other one is built first', () => {
    // Five months for the savings, then two for the quotes: live in the months after, 6 and 8.
    const slow = savingsFirst.run('raise_only', ...both)
    const capacity = slow('internal_capacity', 'platform_team').slice(0, 7)
    expect(capacity.map(value => value.toFixed(2))).toEqual([
      '5.54',
      ...Array.from({ length: 6 }, () => '5.60'),
    ])
    expect(goLives(slow)).toEqual([6, 8])
    // Two months for the quotes, then five for the savings: live in the months after, 3 and 8.
    expect(goLives(quotesFirst.run('raise_only', ...both))).toEqual([8, 3])
  })

  test('are worth building the other way round, by as much as the first one delays the second', async () => {
    const found = await asked(savingsFirst.compiled, both)
    // The savings sell nothing, so that building quotes first brings the ARR of building nothing else.
    const alone = inMonth(savingsFirst.run('raise_only', ...company, second)('total_arr'), 24)
    const delayed = inMonth(savingsFirst.run('raise_only', ...both)('total_arr'), 24)
    expect(found.best.systems).toEqual(['Quote to cash', 'Infrastructure cost optimisation'])
    expect(found.best.value).toBeCloseTo(alone, 4)
    expect(found.own.value).toBeCloseTo(delayed, 4)
    expect(alone).toBeGreaterThan(delayed + 1000)
    expect([found.tried.length, found.ended, found.best.keepsLimits]).toEqual([1, 'none is better', true])
  })

  test('are left in the order of a plan that has the better one already', async () => {
    const found = await asked(quotesFirst.compiled, both)
    expect(found.best).toEqual(found.own)
    expect(found.tried).toHaveLength(1)
  })

  test('have one order where only one is built', async () => {
    const found = await asked(savingsFirst.compiled, [...company, second])
    expect([found.own.systems, found.tried]).toEqual([['Quote to cash'], []])
  })

  test('are not tried the other way round by who is stopped or may try no more', async () => {
    const stopped = await asked(savingsFirst.compiled, both, 40, true)
    expect([stopped.tried, stopped.ended, stopped.best]).toEqual([[], 'stopped', stopped.own])
    expect(stopped.own.value).toBeGreaterThan(0)
    const enough = await asked(savingsFirst.compiled, both, 0)
    expect([enough.tried, enough.ended]).toEqual([[], 'enough'])
  })
})

async function asked(
  { plan, ...compiled }: CompiledPlan,
  changes: readonly Change[],
  mostOrders = 40,
  isStopped = false,
): Promise<BuildOrder> {
  const child = {
    id: 'asked',
    name: 'Asked',
    parent: 'raise_only',
    state: 'draft',
    initiatives: [],
    changes,
  } as const
  const uncertainty = { distributions: [], correlations: [] }
  const certain = { ...plan, scenarios: [...plan.scenarios, child], uncertainty }
  const withChild = { ...compiled, plan: certain }
  return buildOrder(
    withChild,
    {
      values: resultOf(scenarioValues(withChild, 'asked')),
      goal: { kind: 'arr', month: 24 },
      limits: {},
      drawing: { seed: 1, withoutLuck: true },
      futures: 1,
      aim: { floor: 0, penalty: { shortfall: 1e9, money: 1e3 } },
      mostOrders,
    },
    async () => isStopped,
  )
}

function goLives(numbers: ReturnType<typeof savingsFirst.run>): readonly number[] {
  return ['infrastructure_savings', 'quote_to_cash'].map(system =>
    inMonth(numbers('go_live_month', system), 24),
  )
}

/** Two years of Larkspur with these systems before all others. */
function inOrder(...ids: readonly string[]) {
  const plan = withMonths(samplePlan('larkspur'), 24)
  const { system } = plan.dimensions
  if (system === undefined) throw new Error('Larkspur builds systems')
  const rank = ({ id }: { readonly id: string }): number => (ids.includes(id) ? ids.indexOf(id) : ids.length)
  const items = [...system.items].sort((a, b) => rank(a) - rank(b))
  return { ...plan, dimensions: { ...plan.dimensions, system: { ...system, items } } }
}
