// A company that counts its money in another unit is the same company: no amount hides in a formula, and no yearly
// amount is taken for a monthly one.

import { describe, expect, test } from 'vitest'
import { growthInputs, growthRows } from '../../engine/growth/baseModel.ts'
import type { CompiledPlan } from '../../engine/plan/compilePlan.ts'
import { companyOf, type Numbers, samplePlan, times } from './company.ts'
import { differences } from './differences.ts'

/** Doubles nearest to 34 digits: the last digit may differ. */
const lastDigit = 1e-15

describe.each(['larkspur', 'marram'])('in %s, money counted', sample => {
  const { compiled, run } = companyOf(samplePlan(sample), 'exact')
  const scenario = compiled.plan.scenarios.at(-1)?.id ?? ''

  test.each([
    ['in units of which 7.25 make one', 7.25],
    ['in cents', 100],
    ['in thousands', '1/1000'],
  ] as const)(
    '%s scales every amount of money and leaves every ratio, head and month as it was',
    (_, factor) => {
      const scaled = run(scenario, ...moneyInputs(compiled).map(name => times(name, factor)))
      const number = factor === '1/1000' ? 0.001 : factor
      const expected = scaledMoney(compiled, run(scenario), number)
      expect(differences(compiled.program.series, expected, scaled, lastDigit)).toEqual([])
    },
  )
})

function moneyInputs({ model, plan }: CompiledPlan): readonly string[] {
  const units = new Map(growthRows(model).map(({ name, unit }) => [name, unit]))
  const milestones = Object.values(plan.tranche_milestones).map(({ row }) => units.get(row) ?? '')
  const threshold = milestones.length > 0 && milestones.every(isMoney) ? ['tranche_milestone_threshold'] : []
  return [
    ...growthInputs(model)
      .filter(({ unit }) => isMoney(unit))
      .map(({ name }) => name),
    ...threshold,
  ]
}

function scaledMoney({ model }: CompiledPlan, numbers: Numbers, factor: number): Numbers {
  const money = new Set(
    growthRows(model)
      .filter(({ unit }) => isMoney(unit))
      .map(({ name }) => name),
  )
  return (row, ...member) =>
    money.has(row) ? numbers(row, ...member).map(value => value * factor) : numbers(row, ...member)
}

function isMoney(unit: string): boolean {
  return unit.split('/')[0] === 'money'
}
