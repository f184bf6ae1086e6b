import { expect, test } from 'vitest'
import { runSmall } from './smallModel.ts'

/** Month 1 of one formula. */
function once(formula: string, inputs: Parameters<typeof runSmall>[0]['inputs'] = {}): string {
  return runSmall({ rows: `result = ${formula}`, inputs, months: 1 }).at('result', 1)
}

test.each([
  ['0.1 + 0.2 - 0.3', '0'],
  ['1 / 3 * 3', '0.9999999999999999999999999999999999'],
  ['2 ^ 3 ^ 2', '512'],
  ['-2 ^ 2', '-4'],
  ['7 - 2 - 1', '4'],
  ['100 / 10 / 5', '2'],
  ['2 * 3 + 4 * 5', '26'],
])('%s is %s', (formula, value) => {
  expect(once(formula)).toBe(value)
})
