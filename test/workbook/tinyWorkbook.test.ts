// A whole model on one screen: what its three sheets hold, cell by cell.

import { expect, test } from 'vitest'
import type { SmallModel } from '../exact/smallModel.ts'
import { sheetText } from './sheetText.ts'
import { smallSheets } from './smallSheets.ts'

/** Two segments; customers come and go; three months of history give the ARR of a quarter ago. */
const tiny: SmallModel = {
  months: 2,
  dimensions: { segment: ['small', 'large'], region: ['north', 'south'] },
  mappings: { region_of: ['segment', 'region', { small: 'north', large: 'south' }] },
  inputs: {
    price: { by: ['segment'], values: [12, 100] },
    churn: '1/6',
    opening_customers: { by: ['segment'], values: [30, 4] },
    signed: {
      by: ['segment'],
      values: [
        [3, 4],
        [0, 1],
      ],
    },
    past_arr: { history: [700, 730, 760] },
  },
  rows: `lost[segment] = prev(customers) * churn
customers[segment] = prev(customers) + signed - lost | opening_customers
arr = sum(customers * price, segment) | past_arr
arr_by_region[region] = sum_by(customers * price, region_of)
growth = ratio(arr - lag(arr, 3), lag(arr, 3))
above_plan = if(arr > 800 and month_index >= 2, 1, 0)`,
}

const sheets = smallSheets(tiny, {
  scenarios: [
    {
      id: 'dearer',
      title: 'Dearer',
      parent: 0,
      changes: [
        { input: 'price', member: ['large'], value: 110, relative: { operator: '*', amount: 1.1 } },
        { input: 'signed', member: ['small'], month: 2, value: 2 },
      ],
    },
    {
      id: 'kept',
      title: 'Dearer, but kept',
      parent: 1,
      changes: [{ input: 'churn', member: [], value: '1/12' }],
    },
  ],
  inputs: { churn: { least: 0, most: 1 }, price: { least: 0 } },
})

test.each([
  ['Inputs', [1, 9]],
  ['Monthly', [1, 10]],
  ['Model', [1, 10]],
] as const)('the sheet %s', async (name, columns) => {
  await expect(sheetText(sheets.workbook, name, [columns[0], columns[1]])).toMatchFileSnapshot(
    `golden/tiny${name}.txt`,
  )
})

test('customers of the first month are 30 + 3 - 30 / 6 = 28; kept, they are 30 + 3 - 30 / 12 = 30.5', () => {
  expect(sheets.value('customers', ['small'], 1)).toBe(28)
  expect(sheets.value('customers', ['small'], 1, 'Dearer, but kept')).toBe(30.5)
})

test('a large customer pays 100, dearer 110: one grandchild of the plan takes over what its parent changed', () => {
  expect(sheets.value('arr_by_region', ['south'], 1)).toBeCloseTo((4 - 4 / 6) * 100, 10)
  expect(sheets.value('arr_by_region', ['south'], 1, 'Dearer')).toBeCloseTo((4 - 4 / 6) * 110, 10)
  expect(sheets.value('arr_by_region', ['south'], 1, 'Dearer, but kept')).toBeCloseTo((4 - 4 / 12) * 110, 10)
})

test('a change of the plan reaches every scenario that has no number of its own', () => {
  const price = sheets.layout.blocks.get('input:price')?.top ?? 0
  const [base] = sheets.layout.scenarios
  const cells = sheets.calculation.run([
    { sheet: 'Inputs', row: price + 1, column: base?.column ?? 0, value: 200 },
    { sheet: 'Inputs', row: 3, column: 3, value: 'Dearer, but kept' },
  ])
  expect(cells.value('Inputs', price + 1, sheets.layout.liveColumn)).toBeCloseTo(220, 10)
})

test('month 2 of the small segment: 4 signed as planned, 2 where it is dearer', () => {
  const lost = 28 / 6
  expect(sheets.value('customers', ['small'], 2)).toBeCloseTo(28 + 4 - lost, 10)
  expect(sheets.value('customers', ['small'], 2, 'Dearer')).toBeCloseTo(28 + 2 - lost, 10)
})
