import { describe, expect, test } from 'vitest'
import { applyEdit, unsavedChanges } from '../../addin/session/edit.ts'
import type { Change, Plan, Scenario } from '../../engine/index.ts'
import { hires, larkspurText } from './larkspur.ts'

const plan: Plan = JSON.parse(larkspurText)

/** A scenario's changes in short: `sdr 2: 3` is three SDRs hired in month 2. */
function short({ changes }: Scenario): readonly string[] {
  return changes.map(({ where, value }) => `${where.role ?? 'all'} ${where.month ?? 'always'}: ${value}`)
}

function planWith(...changes: readonly Change[]): Plan {
  const scenario: Scenario = {
    id: 'mine',
    name: 'Mine',
    parent: null,
    state: 'draft',
    initiatives: [],
    changes,
  }
  return { ...plan, scenarios: [scenario] }
}

const hired = (role: string, month: number, value: number): Change => ({
  input: 'planned_hires',
  where: { role, month },
  value,
})

describe('an edit of an input', () => {
  test('takes the place of the change that named the same cells', () => {
    const edited = applyEdit(planWith(hired('sdr', 2, 3), hired('csm', 5, 1)), hires('mine', 'sdr', 2, 4))
    expect(short(edited.scenarios[0] as Scenario)).toEqual(['sdr 2: 4', 'csm 5: 1'])
  })

  test('is added last where nothing named these cells', () => {
    const edited = applyEdit(planWith(hired('sdr', 2, 3)), hires('mine', 'sdr', 3, 1))
    expect(short(edited.scenarios[0] as Scenario)).toEqual(['sdr 2: 3', 'sdr 3: 1'])
  })

  test('goes behind a later change that would win over it', () => {
    const everyone: Change = { input: 'planned_hires', where: {}, value: 0 }
    const edited = applyEdit(planWith(hired('sdr', 2, 3), everyone), hires('mine', 'sdr', 2, 4))
    expect(short(edited.scenarios[0] as Scenario)).toEqual(['all always: 0', 'sdr 2: 4'])
  })

  test('leaves other scenarios the same objects', () => {
    const edited = applyEdit(plan, hires('balanced', 'sdr', 2, 4))
    const same = edited.scenarios.filter((scenario, index) => scenario === plan.scenarios[index])
    expect(same.map(({ id }) => id)).not.toContain('balanced')
    expect(same).toHaveLength(plan.scenarios.length - 1)
  })

  test('can be given back to the parent', () => {
    const edited = applyEdit(planWith(hired('sdr', 2, 3), hired('csm', 5, 1)), {
      ...hires('mine', 'sdr', 2, 0),
      kind: 'inherit_inputs',
      cells: [{ input: 'planned_hires', where: { month: 2, role: 'sdr' } }],
    })
    expect(short(edited.scenarios[0] as Scenario)).toEqual(['csm 5: 1'])
  })

  test('switches an initiative on once, then moves it', () => {
    const on = { ...hires('mine', 'sdr', 2, 0), kind: 'switch_initiative' as const }
    const once = applyEdit(planWith(), { ...on, initiative: { id: 'venture_debt', on: true } })
    const moved = applyEdit(once, { ...on, initiative: { id: 'venture_debt', on: true, start_month: 6 } })
    expect(moved.scenarios[0]?.initiatives).toEqual([{ id: 'venture_debt', on: true, start_month: 6 }])
  })
})

describe('what is not saved yet is counted', () => {
  const saved = planWith(hired('sdr', 2, 3), hired('csm', 5, 1)).scenarios[0] as Scenario

  test.each<[string, readonly Change[], number]>([
    ['nothing changed', saved.changes, 0],
    ['one other value', [hired('sdr', 2, 4), hired('csm', 5, 1)], 1],
    ['one more', [...saved.changes, hired('sdr', 3, 1)], 1],
    ['one gone', [hired('sdr', 2, 3)], 1],
    ['two of both', [hired('sdr', 2, 5), hired('csm', 5, 2)], 2],
  ])('%s', (_, changes, count) => {
    expect(unsavedChanges(saved, { ...saved, changes })).toBe(count)
  })

  test('a scenario that was never saved counts as at least one', () => {
    expect(unsavedChanges(undefined, { ...saved, changes: [] })).toBe(1)
  })
})
