// What a person reads when they ask why a number is what it is.

import { expect, test } from 'vitest'
import { type CellName, explain } from '../../engine/exact/explain.ts'
import { printExplanation } from '../../engine/exact/printExplanation.ts'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import { runSmall, type SmallModel } from './smallModel.ts'

const company: SmallModel = {
  rows: `
    headcount[role] = prev(headcount) + lag(planned, time_to_fill) | opening_headcount
    planned[role] = hires | 0
    paid = sum(prev(headcount) * salary, role) / 12
    total = sum(headcount, role)
    billed = 100 * month_index | billed_before
    collected = convolve(billed, age, curve)
    burn = paid - collected
    quarter = rolling(burn, 3)
    cash = prev(cash) - burn + if(month_index == raise_month, raised, 0) | opening_cash
    spent = cumulative(paid)
    runway = if(burn <= 0, 99, ratio(cash, burn) ^ 2 * -1)`,
  inputs: {
    opening_headcount: { by: ['role'], values: [2, 0, 5, 0] },
    hires: {
      by: ['role'],
      values: [
        [0, 0, 0],
        [0, 0, 0],
        [1, 0, 0],
        [0, 0, 0],
      ],
    },
    salary: { by: ['role'], values: [1200, 1200, 2400, 600] },
    time_to_fill: 1,
    billed_before: { history: [60, 50, 40] },
    curve: { by: ['age'], values: [0, 0.75, 0.25] },
    raise_month: 2,
    raised: 5000,
    opening_cash: 1000,
  },
  dimensions: { role: ['seller', 'sdr', 'engineer', 'csm'], age: ['now', 'next', 'later'] },
}
const { run, rows } = runSmall(company)

function told(cell: CellName, depth = 1): string {
  const explained = explain(run, rows, cell, depth)
  if (!explained.ok) return `\n${explained.diagnostics.map(printDiagnostic).join('\n')}\n`
  return `\n${printExplanation(explained.value, value => String(Number(value.toFixed(2))))}\n`
}

const cell = (row: string, month: number, ...member: readonly string[]): CellName => ({ row, member, month })

test('cash is told by its formula, the values in it and the numbers behind them', () => {
  expect(told(cell('cash', 2), 2)).toMatchInlineSnapshot(`
    "
    cash, month 2: 3727.5
      = prev(cash) - burn + if(month_index == raise_month, raised, 0)
      = -157.5 - 1115 + if(2 == 2, 5000, …)
      cash, month 1: -157.5
        = prev(cash) - burn + if(month_index == raise_month, raised, 0)
        = 1000 - 1157.5 + if(1 == 2, …, 0)
        cash, month 0: 1000 (opening)
          = opening_cash
          = 1000
        burn, month 1: 1157.5
          = paid - collected
          = 1200 - 42.5
        month_index: 1
        raise_month: 2 (input)
      burn, month 2: 1115
        = paid - collected
        = 1200 - 85
        paid, month 2: 1200
          = sum(prev(headcount) * salary, role) / 12
          = (2 * 1200 + 5 * 2400 + 0 (2 terms)) / 12
        collected, month 2: 85
          = convolve(billed, age, curve)
          = 0.75 * 100 + 0.25 * 40 + 0
      month_index: 2
      raise_month: 2 (input)
      raised: 5000 (input)
    "
  `)
})

test('a sum over roles lists the roles that count and says how many are 0', () => {
  expect(told(cell('total', 3))).toMatchInlineSnapshot(`
    "
    total, month 3: 8
      = sum(headcount, role)
      = 2 + 6 + 0 (2 terms)
      headcount[seller], month 3: 2
        = prev(headcount) + lag(planned, time_to_fill)
        = 2 + 0
      headcount[engineer], month 3: 6
        = prev(headcount) + lag(planned, time_to_fill)
        = 6 + 0
      and 2 terms that are 0
    "
  `)
  expect(told(cell('paid', 3))).toMatchInlineSnapshot(`
    "
    paid, month 3: 1400
      = sum(prev(headcount) * salary, role) / 12
      = (2 * 1200 + 6 * 2400 + 0 (2 terms)) / 12
      prev(headcount[seller]) * salary[seller]: 2400
        = 2 * 1200
        headcount[seller], month 2: 2
          = prev(headcount) + lag(planned, time_to_fill)
          = 2 + 0
        salary[seller]: 1200 (input)
      prev(headcount[engineer]) * salary[engineer]: 14400
        = 6 * 2400
        headcount[engineer], month 2: 6
          = prev(headcount) + lag(planned, time_to_fill)
          = 5 + 1
        salary[engineer]: 2400 (input)
      and 2 terms that are 0
    "
  `)
})

test('windows and collections list the months they reach, before the first month too', () => {
  expect(told(cell('quarter', 2))).toMatchInlineSnapshot(`
    "
    quarter, month 2: 2272.5
      = rolling(burn, 3)
      = 1115 + 1157.5 + 0
      burn, month 2: 1115
        = paid - collected
        = 1200 - 85
      burn, month 1: 1157.5
        = paid - collected
        = 1200 - 42.5
      and 1 term that is 0
    "
  `)
  expect(told(cell('collected', 1))).toMatchInlineSnapshot(`
    "
    collected, month 1: 42.5
      = convolve(billed, age, curve)
      = 0.75 * 40 + 0.25 * 50 + 0
      curve[next] * prev(billed): 30
        = 0.75 * 40
        curve[next]: 0.75 (input)
        billed, month 0: 40 (opening)
          = billed_before
          = 40
      curve[later] * lag(billed, 2): 12.5
        = 0.25 * 50
        curve[later]: 0.25 (input)
        billed, month -1: 50 (opening)
          = billed_before
          = 50
      and 1 term that is 0
    "
  `)
  expect(told(cell('spent', 2))).toMatchInlineSnapshot(`
    "
    spent, month 2: 2400
      = cumulative(paid)
      = 1200 + 1200
      paid, month 2: 1200
        = sum(prev(headcount) * salary, role) / 12
        = (2 * 1200 + 5 * 2400 + 0 (2 terms)) / 12
      paid, month 1: 1200
        = sum(prev(headcount) * salary, role) / 12
        = (2 * 1200 + 5 * 2400 + 0 (2 terms)) / 12
    "
  `)
})

test('openings and histories are told like any other month', () => {
  expect(told(cell('headcount', 0, 'engineer'))).toMatchInlineSnapshot(`
    "
    headcount[engineer], month 0: 5 (opening)
      = opening_headcount
      = 5
      opening_headcount[engineer]: 5 (input)
    "
  `)
  expect(told(cell('billed', -1))).toMatchInlineSnapshot(`
    "
    billed, month -1: 50 (opening)
      = billed_before
      = 50
      billed_before, month -1: 50 (history)
    "
  `)
  expect(told(cell('paid', 0))).toMatchInlineSnapshot(`
    "
    paid, month 0: 0 (before month 1, no opening)
    "
  `)
})

test('only the branch that was taken is told', () => {
  expect(told(cell('runway', 1))).toMatchInlineSnapshot(`
    "
    runway, month 1: -0.02
      = if(burn <= 0, 99, ratio(cash, burn) ^ 2 * -1)
      = if(1157.5 <= 0, …, ratio(-157.5, 1157.5) ^ 2 * (-1))
      burn, month 1: 1157.5
        = paid - collected
        = 1200 - 42.5
      cash, month 1: -157.5
        = prev(cash) - burn + if(month_index == raise_month, raised, 0)
        = 1000 - 1157.5 + if(1 == 2, …, 0)
    "
  `)
})

test('the tree is plain data, and what lies below its depth is asked for by name', () => {
  const explained = explain(run, rows, cell('cash', 2), 1)
  if (!explained.ok) throw new Error('cash has a month 2')
  expect(JSON.parse(JSON.stringify(explained.value))).toEqual(explained.value)
  expect(explained.value).toMatchObject({ value: 3727.5, exact: '3727.5', from: 'formula' })
  const [before] = explained.value.precedents ?? []
  expect(before).toMatchObject({ of: { kind: 'row', name: 'cash', member: [], month: 1 } })
  expect(before).not.toHaveProperty('precedents')
})

test('digits beyond a double are kept as text', () => {
  const third = runSmall({ rows: 'third = 1 / 3' })
  const explained = explain(third.run, third.rows, cell('third', 1))
  expect(explained).toMatchObject({ value: { exact: '0.3333333333333333333333333333333333', value: 1 / 3 } })
})

test('a number that cannot be computed says so, and leads to the cell that is the cause', () => {
  const broken = runSmall({ rows: 'price = month_index - 1\ndeals = 10 / price\ntotal = deals + 1' })
  const explained = explain(broken.run, broken.rows, cell('total', 1), 2)
  if (!explained.ok) throw new Error('total has a month 1')
  expect(`\n${printExplanation(explained.value, String)}\n`).toMatchInlineSnapshot(`
    "
    total, month 1: cannot be computed
      = deals + 1
      = cannot be computed + 1
      deals, month 1: cannot be computed
        = 10 / price
        = 10 / 0
        N101: deals divides by zero in month 1: 10 / price, where price = 0. Look at what it divides by; where 0 is a sensible amount there, write ratio(a, b), which is then 0.
        price, month 1: 0
          = month_index - 1
          = 1 - 1
    "
  `)
})

test('a cell that the plan does not have is answered with what it has', () => {
  expect(told(cell('csah', 2))).toMatchInlineSnapshot(`
    "
    error N201: The plan has no row called csah.
      at csah, month 2
      -> Did you mean cash?
    "
  `)
  expect(told(cell('headcount', 2, 'enginer'))).toMatchInlineSnapshot(`
    "
    error N202: headcount[enginer] is not in the plan.
      at headcount[enginer], month 2
      -> Choose one of seller; sdr; engineer; csm.
    "
  `)
  expect(told(cell('cash', 2, 'engineer'))).toMatchInlineSnapshot(`
    "
    error N202: cash[engineer] is not in the plan.
      at cash[engineer], month 2
      -> Ask for cash without a member.
    "
  `)
  expect(told(cell('cash', 37))).toMatchInlineSnapshot(`
    "
    error N203: cash has no month 37.
      at cash, month 37
      -> Choose a month from -2 to 3; month 0 is the last before the plan starts.
    "
  `)
})

test('a tree that would grow without end is cut off', () => {
  const wide = runSmall({ rows: 'x = prev(x) + prev(y) + 1\ny = prev(x) + prev(y) + 2', months: 40 })
  const explained = explain(wide.run, wide.rows, cell('x', 40), 40)
  if (!explained.ok) throw new Error('x has a month 40')
  expect(printExplanation(explained.value, String).split('\n').length).toBeLessThan(40_000)
})
