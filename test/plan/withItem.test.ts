import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runScenario } from '../../engine/analysis/runScenario.ts'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import { planChecks } from '../../engine/plan/planChecks.ts'
import { readPlan } from '../../engine/plan/readPlan.ts'
import { type OpenDimension, sameButIdleItems, withItem, withoutItem } from '../../engine/plan/withItem.ts'
import { writePlan } from '../../engine/plan/writePlan.ts'
import { resultOf } from '../cases/company.ts'

const samples = ['larkspur', 'marram', 'blank'].map(
  name => [name, resultOf(readPlan(readFileSync(`samples/${name}/plan.json`, 'utf8')))] as const,
)
const dimensions: readonly OpenDimension[] = ['role', 'tool', 'system']
const cases = samples.flatMap(([name, plan]) => dimensions.map(dimension => [name, dimension, plan] as const))

const added = (plan: Plan, dimension: OpenDimension): Plan => {
  const like = plan.dimensions[dimension]?.items[0]?.id ?? ''
  return withItem(plan, { dimension, id: 'one_more', label: 'One more', like })
}

describe.each(cases)('%s with a %s more', (_, dimension, plan) => {
  test('is a plan as before: it is read again, passes the same checks, and moves no number of anything else', () => {
    const after = added(plan, dimension)
    const [then, now] = [
      resultOf(compilePlan(plan)),
      resultOf(compilePlan(resultOf(readPlan(writePlan(after))))),
    ]
    expect(planChecks(now)).toEqual(planChecks(then))
    for (const { id } of plan.scenarios.slice(-2)) {
      const [before, run] = [
        resultOf(runScenario(then, id, 'kernel')),
        resultOf(runScenario(now, id, 'kernel')),
      ]
      for (const { row, member } of then.program.series)
        for (const [month, number] of run.numbers(row, member).entries()) {
          const size = Math.max(1, Math.abs(number))
          const difference = Math.abs(number - (before.numbers(row, member)[month] ?? Number.NaN))
          if (!(difference / size <= 1e-9)) expect([row, member, month, number]).toEqual([])
        }
    }
  })

  test('is the same again once that is taken out', () => {
    expect(
      resultOf(compilePlan(withoutItem(added(plan, dimension), dimension, 'one_more') ?? plan)).program,
    ).toEqual(resultOf(compilePlan(plan)).program)
  })
})

describe('a system more', () => {
  const [, larkspur] = samples[0] ?? []
  if (larkspur === undefined) throw new Error('Larkspur is a sample')
  const item = { dimension: 'system', id: 'portal', label: 'Vendor portal', like: 'quote_to_cash' } as const
  const plan = withItem(larkspur, item)

  test('has the effort and price of the one it is like, claims no effect, and comes last in priority', () => {
    const { system_vendor_price: price, effort_estimate: effort, system_effect_size: effect } = plan.inputs
    expect(price).toMatchObject({ portal: 180_000 })
    expect(effort).toMatchObject({ portal: Reflect.get(Object(effort), 'quote_to_cash') })
    expect(effect).toMatchObject({ portal: 0 })
    expect(plan.dimensions.system?.items.at(-1)).toEqual({ id: 'portal', label: 'Vendor portal' })
    expect(plan.mappings.system_function?.values.portal).toBe('sales')
  })

  test('is not chosen although one number chose all systems', () => {
    const all = withItem({ ...larkspur, inputs: { ...larkspur.inputs, system_chosen: 1 } }, item)
    expect(all.inputs.system_chosen).toMatchObject({ data_platform: 1, portal: 0 })
  })

  test('leaves a plan the same until somebody chooses it or claims an effect', () => {
    expect(sameButIdleItems(larkspur, plan)).toBe(true)
    expect(sameButIdleItems(plan, larkspur)).toBe(true)
    for (const input of ['system_chosen', 'system_effect_size']) {
      const inputs = { ...plan.inputs, [input]: { ...Object(plan.inputs[input]), portal: 1 } }
      expect(sameButIdleItems(larkspur, { ...plan, inputs })).toBe(false)
    }
    const inputs = { ...plan.inputs, base_win_rate: 0.5 }
    expect(sameButIdleItems(larkspur, { ...plan, inputs })).toBe(false)
  })

  test('stays while a scenario speaks of it', () => {
    const [first, ...others] = plan.scenarios
    if (first === undefined) throw new Error('there are scenarios')
    const change = { input: 'system_chosen', where: { system: 'portal' }, value: 1 }
    const used = { ...plan, scenarios: [{ ...first, changes: [...first.changes, change] }, ...others] }
    expect(withoutItem(used, 'system', 'portal')).toBeUndefined()
  })
})
