import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { freezeScenario, reproduceScenario } from '../../engine/analysis/freezeScenario.ts'
import type { Result } from '../../engine/formula/result.ts'
import { type CompiledPlan, compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Change, FrozenResults, Plan } from '../../engine/plan/plan.ts'
import { readPlan } from '../../engine/plan/readPlan.ts'
import { writePlan } from '../../engine/plan/writePlan.ts'

const compiled = must(compilePlan(must(readPlan(readFileSync('samples/larkspur/plan.json', 'utf8')))))
const frozen = must(freezeScenario(compiled, 'balanced', '2026-01-08T11:00:00Z'))

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.diagnostics.map(({ message }) => message).join('\n'))
}

/** The plan with another change in one of its scenarios. */
function changed(scenario: string, change: Change): CompiledPlan {
  const scenarios = compiled.plan.scenarios.map(known =>
    known.id === scenario ? { ...known, changes: [...known.changes, change] } : known,
  )
  return { ...compiled, plan: { ...compiled.plan, scenarios } }
}

describe('a frozen scenario', () => {
  test('reproduces while nothing has changed', () => {
    expect(must(reproduceScenario(compiled, 'balanced', frozen))).toMatchObject({ reproduces: true })
  })

  test('keeps its key figures and says when it was frozen', () => {
    expect(frozen.time).toBe('2026-01-08T11:00:00Z')
    expect(frozen.figures['total_arr@36']).toBeCloseTo(43_306_626.81, 2)
  })

  test('differs once its parent changes, and names the input and the figures that moved', () => {
    const later = changed('raise_only', { input: 'annual_attrition', where: { role: 'sdr' }, value: 0.9 })
    const told = must(reproduceScenario(later, 'balanced', frozen))
    if (told.reproduces) throw new Error('it should differ')
    expect(told.inputs).toEqual(['annual_attrition'])
    expect(told.formulas).toBe(false)
    const arr = told.figures.find(({ id }) => id === 'total_arr@36')
    expect(arr?.from).toBe(frozen.figures['total_arr@36'])
    expect(arr?.to).not.toBe(arr?.from)
  })

  test('differs when only a month in between moves', () => {
    const later = changed('balanced', { input: 'planned_hires', where: { role: 'csm', month: 36 }, add: 1 })
    expect(must(reproduceScenario(later, 'balanced', frozen)).reproduces).toBe(false)
  })

  test('says when a formula has changed', () => {
    const formula_overrides = { total_headcount: { formula: 'sum(headcount, role) + sum(headcount, role)' } }
    const later = must(compilePlan({ ...compiled.plan, formula_overrides }))
    expect(must(reproduceScenario(later, 'balanced', frozen))).toMatchObject({ formulas: true, inputs: [] })
  })

  test('stays frozen in the file, without a warning', () => {
    const scenarios: Plan['scenarios'] = compiled.plan.scenarios.map(known =>
      known.id === 'balanced' ? { ...known, frozen } : known,
    )
    const again = readPlan(writePlan({ ...compiled.plan, scenarios }))
    expect(again.ok && again.warnings).toEqual([])
    const kept: FrozenResults | undefined = must(again).scenarios.find(({ id }) => id === 'balanced')?.frozen
    expect(kept).toEqual(frozen)
  })
})
