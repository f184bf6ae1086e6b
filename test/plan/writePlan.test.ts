// Writing a plan: the same plan gives the same bytes, and a file reads well in a diff.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Quantity } from '../../engine/formula/quantity.ts'
import { layoutJson } from '../../engine/plan/jsonLayout.ts'
import type { Change, Plan } from '../../engine/plan/plan.ts'
import { readPlan } from '../../engine/plan/readPlan.ts'
import { writePlan } from '../../engine/plan/writePlan.ts'
import { expected, larkspur, larkspurText } from './larkspurPlan.ts'

test('the sample file is exactly what the engine writes', () => {
  expect(writePlan(larkspur)).toBe(larkspurText)
})

test('save, load, save: identical bytes, whatever is in the plan', () => {
  fc.assert(
    fc.property(plans(), plan => {
      const saved = writePlan(plan)
      const loaded = expected(readPlan(saved))
      expect(writePlan(loaded)).toBe(saved)
      expect(loaded).toEqual(plan)
    }),
    { numRuns: 25 },
  )
})

test('the order in which a plan was put together does not show in its file', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, field]) => [key, reversed(field)]),
    )
  }
  expect(writePlan(expected(readPlan(JSON.stringify(reversed(larkspur)))))).toBe(larkspurText)
})

test('one more hire is one more line', () => {
  const hire: Change = { input: 'planned_hires', where: { role: 'csm', month: 9 }, value: 1, note: '1 CSM' }
  const scenarios = larkspur.scenarios.map(scenario =>
    scenario.id === 'downside' ? { ...scenario, changes: [hire, ...scenario.changes] } : scenario,
  )
  const before = new Set(larkspurText.split('\n'))
  const added = writePlan({ ...larkspur, scenarios })
    .split('\n')
    .filter(line => !before.has(line))
  expect(added).toEqual([
    '        { "input": "planned_hires", "where": { "role": "csm", "month": 9 }, "value": 1, "note": "1 CSM" },',
  ])
})

describe('layout', () => {
  const layout = { records: new Set(['changes']), opened: new Set(['changes']) }

  test('short things on one line, long lists of numbers by the dozen, records a line each', () => {
    const value = {
      fraction: '1/3',
      pair: { a: 1, b: [1, '1/2'] },
      empty: { list: [], object: {} },
      months: Array.from({ length: 25 }, (_, index) => 1000 + index),
      list: [{ changes: [] }, { changes: [{ where: { role: 'sdr' }, note: 'x'.repeat(120) }] }],
    }
    expect(layoutJson(value, layout)).toBe(`{
  "fraction": "1/3",
  "pair": { "a": 1, "b": [1, "1/2"] },
  "empty": { "list": [], "object": {} },
  "months": [
    1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011,
    1012, 1013, 1014, 1015, 1016, 1017, 1018, 1019, 1020, 1021, 1022, 1023,
    1024
  ],
  "list": [
    {
      "changes": []
    },
    {
      "changes": [
        { "where": { "role": "sdr" }, "note": "${'x'.repeat(120)}" }
      ]
    }
  ]
}
`)
  })
})

/** Larkspur with other numbers, texts, scenarios and fields of a later version. */
function plans(): fc.Arbitrary<Plan> {
  const quantity = fc.oneof(
    fc.double({ min: -9e14, max: 9e14, noNaN: true }).map((value): Quantity => (value === 0 ? 0 : value)),
    fc
      .tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 1, max: 999_999 }))
      .map(([p, q]): Quantity => `${p}/${q}`),
  )
  const note = fc.string({ unit: 'grapheme', maxLength: 60 }).filter(text => !/[\p{Cc}\p{Cs}]/u.test(text))
  const change: fc.Arbitrary<Change> = fc
    .record({
      operation: fc.constantFrom('value', 'add', 'multiply'),
      quantity,
      month: fc.integer({ min: 1, max: 36 }),
      note,
    })
    .map(({ operation, quantity: operand, month, note: said }) => ({
      input: 'planned_hires',
      where: { role: 'csm', month },
      [operation]: operand,
      note: said,
    }))
  return fc
    .record({
      company: note.filter(text => text.length > 0),
      opening_cash: quantity,
      budget: fc.array(quantity, { minLength: 36, maxLength: 36 }),
      changes: fc.array(change, { maxLength: 4 }),
      later: fc.dictionary(
        fc.stringMatching(/^later_[a-z0-9]{1,8}$/),
        fc.jsonValue({ maxDepth: 3 }).filter(isPrintable),
        {
          maxKeys: 3,
        },
      ),
    })
    .map(({ company, opening_cash, budget, changes, later }) => ({
      ...larkspur,
      ...later,
      company,
      inputs: { ...larkspur.inputs, opening_cash, marketing_budget: budget },
      scenarios: [
        ...larkspur.scenarios,
        { id: 'another', name: company, parent: 'base', state: 'draft', initiatives: [], changes },
      ],
    }))
}

/** Nothing that a plan file refuses, and no zero with a sign. */
function isPrintable(value: unknown): boolean {
  const text = JSON.stringify(value)
  return (
    !/[\p{Cc}\p{Cs}]|\\u|__proto__|constructor|prototype|where/u.test(text) &&
    JSON.stringify(JSON.parse(text)) === text &&
    !text.includes('-0')
  )
}
