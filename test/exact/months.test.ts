// What a formula reads in earlier months: openings, histories, windows.

import { expect, test } from 'vitest'
import { runSmall } from './smallModel.ts'

test('month_index counts from 1 and is 0 and less before the first month', () => {
  const { digits, at } = runSmall({
    rows: 'now = month_index\nbefore = prev(start)\nstart = 5 | month_index',
  })
  expect(digits('now')).toEqual(['1', '2', '3'])
  expect(digits('before')).toEqual(['0', '5', '5'])
  expect(at('start', -2)).toBe('-2')
})

test('month 1 reads the opening of a row, later months the row itself', () => {
  const { digits } = runSmall({
    rows: 'cash = prev(cash) - 40 | opening_cash',
    inputs: { opening_cash: 100 },
  })
  expect(digits('cash')).toEqual(['60', '20', '-20'])
})

test('a row without an opening is 0 before month 1, however far back', () => {
  const { digits, at } = runSmall({
    rows: 'months_live = prev(months_live) + 1\nlong_ago = lag(months_live, 90) + 7',
  })
  expect(digits('months_live')).toEqual(['1', '2', '3'])
  expect(digits('long_ago')).toEqual(['7', '7', '7'])
  expect(at('months_live', 0)).toBe('0')
  expect(at('months_live', -500)).toBe('0')
})

test('an opening is evaluated in the month that is read: a history at its own month', () => {
  const { digits, at } = runSmall({
    rows: 'billings = 100 | past\ncollected = lag(billings, 2)',
    inputs: { past: { history: [10, 20, 30] } },
  })
  expect(digits('collected')).toEqual(['20', '30', '100'])
  expect(at('billings', -2)).toBe('10')
})

test('an opening may name rows, which are then read before month 1 too', () => {
  const { digits } = runSmall({
    rows: 'leavers = prev(heads) * rate | heads * rate\nheads = prev(heads) - leavers | 50\nopen = prev(leavers) | 1',
    inputs: { rate: 0.1 },
  })
  expect(digits('heads')).toEqual(['45', '40.5', '36.45'])
  expect(digits('open')).toEqual(['5', '5', '4.5'])
})

test('prev and lag shift the whole expression, months and inputs included', () => {
  const { digits } = runSmall({
    rows: 'x = month_index * 10 | 5\nchange = prev(x * 2 + month_index)\nback = lag(x - prev(x), delay)',
    inputs: { delay: 1 },
  })
  expect(digits('change')).toEqual(['10', '21', '42'])
  expect(digits('back')).toEqual(['0', '5', '10'])
})

test('a lag of 0 months is the month itself', () => {
  const { digits } = runSmall({ rows: 'x = month_index\nsame = lag(x, delay)', inputs: { delay: 0 } })
  expect(digits('same')).toEqual(['1', '2', '3'])
})

test('a rolling sum reaches before month 1, into openings and histories', () => {
  const { digits } = runSmall({
    rows: 'burn = month_index | past\nquarter = rolling(burn, 3)\nnone = rolling(burn, 0)\nsum_of_differences = rolling(burn - prev(burn), 2)',
    inputs: { past: { history: [100, 200, 300] } },
  })
  expect(digits('quarter')).toEqual(['501', '303', '6'])
  expect(digits('none')).toEqual(['0', '0', '0'])
  expect(digits('sum_of_differences')).toEqual(['-199', '-298', '2'])
})

test('a rolling sum cancels exactly when a negative month follows the same positive one', () => {
  const { digits } = runSmall({ rows: 'x = if(month_index == 2, -0.1, 0.1)\ntwo = rolling(x, 2)' })
  expect(digits('two')).toEqual(['0.1', '0', '0'])
})

test('a cumulative sum starts in month 1 and is 0 before it', () => {
  const { digits } = runSmall({
    rows: 'spend = 10 * month_index | 1000\ntotal = cumulative(spend)\nbefore = lag(cumulative(spend), 2)',
  })
  expect(digits('total')).toEqual(['10', '30', '60'])
  expect(digits('before')).toEqual(['0', '0', '10'])
})

test('a cumulative sum that is first asked for in month 3 still counts months 1 and 2', () => {
  const { digits } = runSmall({
    rows: 'spend = month_index\nlate = if(month_index == 3, cumulative(spend + 1), 0)',
  })
  expect(digits('late')).toEqual(['0', '0', '9'])
})

test('collections spread billings over the months after them, openings included', () => {
  const { digits } = runSmall({
    rows: 'billed = 100 * month_index | past\npaid = convolve(billed, age, curve)',
    inputs: { past: { history: [10, 20, 30] }, curve: { by: ['age'], values: [0.5, 0.3, 0.2] } },
    dimensions: { age: ['this_month', 'next_month', 'later'] },
  })
  // 100 × 0.5 + 30 × 0.3 + 20 × 0.2 = 63; 200 × 0.5 + 100 × 0.3 + 30 × 0.2 = 136; 150 + 60 + 20 = 230.
  expect(digits('paid')).toEqual(['63', '136', '230'])
})

test('a month with no weight is not looked at, even where it cannot be computed', () => {
  const { run, digits } = runSmall({
    rows: 'x = month_index | 1 / 0\ny = convolve(x, age, curve)',
    inputs: { curve: { by: ['age'], values: [0.5, 0, 0] } },
    dimensions: { age: ['a', 'b', 'c'] },
  })
  expect(digits('y')).toEqual(['0.5', '1', '1.5'])
  expect(run.faults).toEqual([])
})

test('monthly inputs are read in their own month', () => {
  const { digits, numbers } = runSmall({ rows: 'hires = plan * 2', inputs: { plan: [1, '1/2', -3] } })
  expect(digits('hires')).toEqual(['2', '1', '-6'])
  expect(numbers('hires')).toEqual([2, 1, -6])
})

test('sums over items, positions and neighbours are those of the members', () => {
  const { digits } = runSmall({
    rows: `
      pay[role] = heads * salary
      total = sum(pay, role)
      growth = product(1 + rise, role)
      above[role] = sum_above(pay, role)
      before[role] = previous_member(pay, role)
      place[role] = role
      by_function[function] = sum_by(heads, function_of)
      share[role] = ratio(pay, lookup(by_function, function_of))
      none = sum(empty_cost, nobody)
      everything = product(empty_cost, nobody)
      empty_cost[nobody] = 3`,
    inputs: {
      heads: { by: ['role'], values: [2, 3, 4] },
      salary: { by: ['role'], values: [10, 20, 30] },
      rise: { by: ['role'], values: [0.5, -0.5, 1] },
    },
    dimensions: { role: ['ae', 'sdr', 'csm'], function: ['sales', 'service'], nobody: [] },
    mappings: { function_of: ['role', 'function', { ae: 'sales', sdr: 'sales', csm: 'service' }] },
    months: 1,
  })
  expect(digits('total')).toEqual(['200'])
  expect(digits('growth')).toEqual(['1.5'])
  expect(['ae', 'sdr', 'csm'].flatMap(role => digits(`above ${role}`))).toEqual(['0', '20', '80'])
  expect(['ae', 'sdr', 'csm'].flatMap(role => digits(`before ${role}`))).toEqual(['0', '20', '60'])
  expect(['ae', 'sdr', 'csm'].flatMap(role => digits(`place ${role}`))).toEqual(['0', '1', '2'])
  expect(['sales', 'service'].flatMap(name => digits(`by_function ${name}`))).toEqual(['5', '4'])
  expect(['ae', 'sdr', 'csm'].flatMap(role => digits(`share ${role}`))).toEqual(['4', '12', '30'])
  expect(digits('none')).toEqual(['0'])
  expect(digits('everything')).toEqual(['1'])
})

test('rows may stand in any order, and a long formula is computed without a deep stack', () => {
  const long = (sign: string) => Array.from({ length: 400 }, () => 'x').join(` ${sign} `)
  const { digits } = runSmall({ rows: `up = ${long('+')}\ndown = ${long('-')}\nx = month_index` })
  expect(digits('up')).toEqual(['400', '800', '1200'])
  expect(digits('down')).toEqual(['-398', '-796', '-1194'])
})
