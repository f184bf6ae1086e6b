// What a person reads when a number cannot be computed.

import { expect, test } from 'vitest'
import { runExact } from '../../engine/exact/runExact.ts'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import type { GroundExpression, Program } from '../../engine/formula/program.ts'
import { runSmall, type SmallModel } from './smallModel.ts'

function printed(model: SmallModel): string {
  return `\n${runSmall(model).run.faults.map(printDiagnostic).join('\n')}\n`
}

test('a division by zero names the cell, the part of the formula and its numbers, and not the cells that read it', () => {
  const model: SmallModel = {
    rows: `
      price[segment] = list_price * month_index
      customers[segment] = 1 + new_arr / (price - list_price * 2)
      total = sum(customers, segment)`,
    inputs: {
      new_arr: { by: ['segment'], values: [1250, 0] },
      list_price: { by: ['segment'], values: [100, 1] },
    },
    dimensions: { segment: ['small', 'large'] },
  }
  expect(printed(model)).toMatchInlineSnapshot(`
    "
    error N101: customers[small] divides by zero in month 2: new_arr[small] / (price[small] - list_price[small] * 2), where new_arr[small] = 1250, price[small] = 200, list_price[small] = 100.
      at customers[small], month 2
      -> Look at what it divides by; where 0 is a sensible amount there, write ratio(a, b), which is then 0.
    error N101: customers[large] divides by zero in month 2: new_arr[large] / (price[large] - list_price[large] * 2), where new_arr[large] = 0, price[large] = 2, list_price[large] = 1.
      at customers[large], month 2
      -> Look at what it divides by; where 0 is a sensible amount there, write ratio(a, b), which is then 0.
    "
  `)
  const { numbers } = runSmall(model)
  expect(numbers('total').map(Number.isNaN)).toEqual([false, true, false])
})

test('a faulty number stays faulty in the months that build on it, and only the first is reported', () => {
  const model: SmallModel = { rows: 'x = prev(x) + 1 / (month_index - 1)', months: 4 }
  expect(runSmall(model).numbers('x')).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN])
  expect(runSmall(model).run.faults.map(fault => fault.place)).toEqual([
    { kind: 'number', row: 'x', member: [], month: 1 },
  ])
})

test.each([
  ['ratio(1, 0) + mod(5, 0)', 'result divides by zero in month 1: mod(5, 0).'],
  ['0 / zero', 'result divides by zero in month 1: 0 / zero, where zero = 0.'],
  ['zero ^ (-1)', 'result divides by zero in month 1: zero ^ (-1), where zero = 0.'],
  [
    'zero ^ zero',
    'result raises 0 to the power of 0, which has no value in month 1: zero ^ zero, where zero = 0.',
  ],
  ['(zero - 8) ^ (1 / 3)', 'raises a negative number to a power that is not whole'],
  ['hill(1, -8, 0.5)', 'raises a negative number to a power that is not whole'],
  ['ln(zero)', 'takes the logarithm of a number that is not above 0'],
  ['ln(-1)', 'takes the logarithm of a number that is not above 0'],
  ['exp(70)', 'larger than any amount'],
  ['10 ^ 30', 'larger than any amount'],
  ['-(10 ^ 15) * 10 ^ 15', 'larger than any amount'],
  ['2 ^ 999999999', 'larger than any amount'],
  ['lag(one_row, half)', 'looks back a number of months that is not a whole number'],
  ['lag(one_row, -3 * half)', 'looks back a number of months that is not a whole number'],
  [
    'rolling(one_row, half)',
    'result looks back a number of months that is not a whole number of 0 or more in month 1: rolling(one_row, half), where one_row = 1, half = 0.5.',
  ],
  ['rolling(one_row, 1200 * half + 1)', 'looks back a number of months'],
])('%s: %s', (formula, says) => {
  const { run, numbers } = runSmall({
    rows: `result = ${formula}\none_row = 1`,
    inputs: { zero: 0, half: 0.5 },
    months: 1,
  })
  expect(run.faults.map(fault => fault.message).join()).toContain(says)
  expect(numbers('result')).toEqual([Number.NaN])
})

test('the largest amount a plan can hold is still a number', () => {
  const { run, numbers } = runSmall({ rows: 'x = 10 ^ 29 * 9\ny = -x', months: 1 })
  expect(run.faults).toEqual([])
  expect([numbers('x'), numbers('y')]).toEqual([[9e29], [-9e29]])
})

test('a history that is too short says how far back it was read', () => {
  const model: SmallModel = {
    rows: 'arr = 1 | past\ngrowth = lag(arr, 12)',
    inputs: { past: { history: [10, 20, 30] } },
    months: 1,
  }
  expect(printed(model)).toMatchInlineSnapshot(`
    "
    error N107: arr reads an input in a month for which it holds no number in month -11: past.
      at arr, month -11
      -> A history holds only months before the first and a monthly input only months of the plan: add months to the plan’s history, or look back less far.
    "
  `)
})

test('a monthly input has no value outside the plan', () => {
  const ground: GroundExpression = {
    kind: 'shift',
    of: { kind: 'input', cell: 0 },
    by: { kind: 'number', text: '1' },
  }
  const faults = runExact(onlySeries({ row: 'late', formula: ground }), [[5, 6]]).faults
  expect(faults.map(fault => fault.message)).toEqual([
    'late reads an input in a month for which it holds no number in month 1: prev(plan).',
  ])
})

test('a constant that cannot be computed is reported where it is read first', () => {
  const { run } = runSmall({ rows: 'x = if(month_index > 1, 1 / (a - a), 0)', inputs: { a: 3 } })
  expect(run.faults.map(fault => fault.message)).toEqual([
    'x divides by zero in month 2: 1 / (a - a), where a = 3.',
  ])
})

test('a chain of openings too long for the stack is a fault of the plan, not a crash', () => {
  const length = 3000
  const chain = Array.from({ length }, (_, index) => ({
    row: `r${index}`,
    member: [],
    formula: { kind: 'number', text: '1' } as const,
    opening:
      index === length - 1
        ? ({ kind: 'number', text: '1' } as const)
        : ({ kind: 'series', series: index + 1 } as const),
  }))
  const program: Program = {
    months: 1,
    historyMonths: 1,
    cells: [],
    series: chain.map((series, index) =>
      index === 0
        ? {
            ...series,
            formula: { kind: 'shift', of: { kind: 'series', series: 0 }, by: { kind: 'number', text: '1' } },
          }
        : series,
    ),
    order: chain.map((_, index) => index),
    rows: new Map(chain.map(({ row }, first) => [row, { first, count: 1 }])),
  }
  const run = runExact(program, [])
  expect(run.faults.map(fault => fault.code)).toEqual(['N108'])
  expect(run.value(2900, 0).toString()).toBe('1')
})

test('thousands of faults end in a list that a person can read', () => {
  const members = Array.from({ length: 300 }, (_, index) => `m${index}`)
  const { run } = runSmall({ rows: 'x[d] = d / (month_index - month_index)', dimensions: { d: members } })
  expect(run.faults).toHaveLength(501)
  expect(run.faults.at(-1)?.message).toBe('400 more cells cannot be computed.')
})

function onlySeries({ row, formula }: { readonly row: string; readonly formula: GroundExpression }): Program {
  return {
    months: 2,
    historyMonths: 0,
    cells: [{ input: 'plan', member: [], time: 'monthly' }],
    series: [{ row, member: [], formula }],
    order: [0],
    rows: new Map([[row, { first: 0, count: 1 }]]),
  }
}
