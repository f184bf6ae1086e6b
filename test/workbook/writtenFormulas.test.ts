// Every function of the language as it is written into a cell, and that the cell gives what the engine gives.

import { describe, expect, test } from 'vitest'
import { functions, operatorNames } from '../../engine/formula/functions.ts'
import { cellAddress } from '../../engine/workbook/cellAddress.ts'
import { monthColumn } from '../../engine/workbook/layout.ts'
import { runSmall, type SmallModel } from '../exact/smallModel.ts'
import { brokenRules } from './sheetRules.ts'
import { type CalculatedSheets, contentAt, smallSheets } from './smallSheets.ts'

/** Ten people a role, three segments, and a mapping; months 1 to 6 of x are 10, 20, … */
const company: Omit<SmallModel, 'rows'> = {
  months: 6,
  dimensions: { role: ['seller', 'engineer', 'clerk'], kind: ['sales', 'product'], age: ['0', '1', '2'] },
  mappings: { kind_of: ['role', 'kind', { seller: 'sales', engineer: 'product' }] },
  inputs: {
    monthly_x: [10, 20, 30, 40, 50, 60],
    past_x: { history: [7, 8, 9] },
    months_in: 2,
    rate: 0.25,
    heads: { by: ['role'], values: [4, 2, 1] },
    pay: { by: ['role'], values: [100, 200, 50] },
    cost: { by: ['kind'], values: [3, 5] },
    share: { by: ['role', 'kind'], values: [1, 0, 0.5, 0.5, 0, 1] },
    weight: { by: ['age'], values: [0.5, 0.3, 0.2] },
  },
}

/** Rows that the cases read: x with a history, and rows by role that differ from month to month. */
const rows = `x = monthly_x | past_x
people[role] = heads * month_index | heads
by_both[role, kind] = share * month_index`

type Case = readonly [formula: string] | readonly [formula: string, dimension: string]

/** Formulas of `result`, with its dimension if it has one. */
const cases: Readonly<Record<string, readonly Case[]>> = {
  operators: [
    ['x + rate - 1'],
    ['x - (rate - 1)'],
    ['x * rate / 1'],
    ['x / (rate * x)'],
    ['2 ^ 3 ^ 2'],
    ['-2 ^ 2'],
    ['(-2) ^ 2'],
    ['x < 30'],
    ['(x <= 30) + (x > 10)'],
    ['if(x >= 30 and rate == 0.25, 1, 0)'],
    ['if(x != 30 or not rate, x, 0)'],
    ['not (x > 10)'],
    ['if(x, 1, 0)'],
    ['if(x > 0 and 100 / x > 4, 1, 0)'],
    ['min(x, 30, rate) + max(x, 30)'],
    ['floor(x / 7) + mod(-x, 7) + abs(-x)'],
    ['exp(rate) + ln(x)'],
    ['ratio(x, rate) + ratio(x, x - 30)'],
    ['logistic(x, 25, rate)'],
    ['hill(x, 25, rate) + hill(x - 30, 25, 2)'],
    ['month_index + last(role)'],
  ],
  'months before': [
    ['prev(x)'],
    ['prev(x * rate)'],
    ['lag(x, 3)'],
    ['lag(x, months_in)'],
    ['lag(x * rate, months_in)'],
    ['rolling(x, 3)'],
    ['rolling(x, months_in)'],
    ['rolling(prev(x) + rate, 2)'],
    ['cumulative(x)'],
    ['cumulative(x) + rate'],
    ['prev(cumulative(x))'],
    ['convolve(x, age, weight)'],
    ['convolve(x, age, weight * month_index)'],
  ],
  'many items': [
    ['sum(people, role)'],
    ['sum(people * pay, role)'],
    ['sum(people * pay * rate + pay, role)'],
    ['sum(max(people, 5), role)'],
    ['sum(if(people > 5, 1, 0) * pay, role)'],
    ['product(people, role)'],
    ['product(1 - rate * people, role)'],
    ['sum(by_both, role, kind)'],
    ['sum(by_both, role)', 'kind'],
    ['sum(by_both, kind)', 'role'],
    ['sum_by(people, kind_of)', 'kind'],
    ['sum_by(people * pay, kind_of)', 'kind'],
    ['sum_by(max(people, pay), kind_of)', 'kind'],
    ['lookup(cost, kind_of)', 'role'],
    ['lookup(cost * rate, kind_of)', 'role'],
    ['at(people, role, engineer) - at(people, role, clerk)'],
    ['role', 'role'],
    ['if(role == 0, x, rate)', 'role'],
    ['sum_above(people, role)', 'role'],
    ['previous_member(people, role)', 'role'],
  ],
}

describe.each(Object.entries(cases))('%s', (_, listed) => {
  test.each([...listed])(
    '%s gives in its cells what the engine gives',
    (formula: string, dimension?: string) => {
      const model = modelOf(formula, dimension)
      const sheets = smallSheets(model)
      const { numbers } = runSmall(model)
      for (const member of membersOf(dimension)) {
        const expected = numbers(['result', ...member].join(' '))
        const found = expected.map((_number, index) => sheets.value('result', member, index + 1))
        expect(found.map(Number)).toEqual(expected.map(number => expect.closeTo(number, 9)))
      }
      expect(brokenRules(sheets.workbook, sheets.layout)).toEqual([])
    },
  )
})

test('each is written as a careful person would write it', async () => {
  const lines = Object.entries(cases).flatMap(([heading, listed]) => [
    '',
    heading,
    ...listed.map(([formula, dimension]) => {
      const sheets = smallSheets(modelOf(formula, dimension))
      const [member = []] = membersOf(dimension).slice(-1)
      const working = workingFormulas(sheets).map(text => `  with ${text}`)
      return `  ${formula.padEnd(42)} ${sheets.written('result', member, 3)}${working.join('')}`
    }),
  ])
  const key = 'Month 3 is column K, month 0 column H. Row 7 is x; rows 9 to 11 are people, 13 to 18 by_both.'
  await expect([key, ...lines, ''].join('\n')).toMatchFileSnapshot('golden/writtenFormulas.txt')
})

test('the cases use every function and operator of the language', () => {
  const all = Object.values(cases)
    .flat()
    .map(([formula]) => formula)
    .join(' ')
  const named = [...Object.keys(functions), 'and', 'or', 'not']
  expect(named.filter(name => !new RegExp(`\\b${name}\\b`).test(all))).toEqual([])
  const signs = ['+', '- ', '*', '/', '^', '(-', '<', '<=', '>', '>=', '==', '!=']
  expect(signs.filter(sign => !all.includes(sign))).toEqual([])
  expect(operatorNames.length).toBe(26)
})

function modelOf(formula: string, dimension: string | undefined): SmallModel {
  const own = dimension === undefined ? '' : `[${dimension}]`
  return { ...company, rows: `${rows}\nresult${own} = ${formula}` }
}

function membersOf(dimension: string | undefined): readonly (readonly string[])[] {
  return dimension === undefined ? [[]] : (company.dimensions?.[dimension] ?? []).map(item => [item])
}

/** The last line of each working, in month 3. */
function workingFormulas({ workbook, layout }: CalculatedSheets): readonly string[] {
  const month = monthColumn(layout, 3)
  return [...layout.blocks.values()]
    .filter(({ key }) => key.startsWith('working:'))
    .map(({ top, block }) => {
      const row = top + block.sizes.reduce((product, size) => product * size, 1) - 1
      return `${cellAddress(row, month)} ${contentAt(workbook, 'Model', row, month)}`
    })
}
