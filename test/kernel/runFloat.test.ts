import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import { runFloat } from '../../engine/kernel/runFloat.ts'
import { compileSmall, type SmallModel } from '../exact/smallModel.ts'
import { interpretProgram } from './interpretProgram.ts'
import { randomCase } from './randomProgram.ts'

test('any program gives what its definition says, month by month, and no value where there is none', () => {
  fc.assert(
    fc.property(randomCase, ({ program, values }) => {
      const expected = interpretProgram(program, values)
      fc.pre(expected.largest < 1e29)
      const { numbers, faults } = runFloat(program, values)
      expect(numbers.map(months => [...months].map(value => value + 0))).toEqual(
        expected.series.map(months => months.map(value => value + 0)),
      )
      const complete = expected.series.flat().every(Number.isFinite)
      expect(complete || faults.length > 0).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a window of three years is the sum of its months, to the last digits', () => {
  const spend = Array.from({ length: 120 }, (_, month) => 1e6 / (month + 7))
  const rows = `paid = spend
                trailing = rolling(paid, 36)`
  const trailing = numbersOf({ rows, inputs: { spend }, months: 120 }, 'trailing')
  trailing.forEach((value, index) => {
    const window = spend.slice(Math.max(0, index - 35), index + 1)
    const expected = window.reduce((sum, month) => sum + month, 0)
    expect(Math.abs(value / expected - 1)).toBeLessThan(2e-15)
  })
})

test('a window after a spike is free of it: no running difference leaves its rounding behind', () => {
  const spend = [1e15 / 3, ...Array.from({ length: 19 }, () => 1 / 3)]
  const trailing = numbersOf(
    {
      rows: 'trailing = rolling(paid, 6)\n paid = spend',
      inputs: { spend },
      months: 20,
    },
    'trailing',
  )
  expect(trailing.slice(6)).toEqual(Array.from({ length: 14 }, () => expect.closeTo(2, 14)))
})

test('what cannot be computed is told where it arose, once, and not where it is read', () => {
  const model: SmallModel = {
    rows: `price = list_price * (month_index - 2)
           customers = new_arr / price
           share = ratio(customers, 0) + if(price == 0, 1, customers)
           total = customers + 1`,
    inputs: { list_price: 100, new_arr: 1250 },
  }
  const { program, values } = compileSmall(model)
  const { faults, numbers } = runFloat(program, values)
  expect(`\n${faults.map(printDiagnostic).join('\n')}\n`).toMatchInlineSnapshot(`
    "
    error N101: customers divides by zero in month 2.
      at customers, month 2
      -> Look at what it divides by; where 0 is a sensible amount there, write ratio(a, b), which is then 0.
    "
  `)
  expect(numbers.map(months => [...months])).toEqual([
    [-100, 0, 100],
    [-12.5, Number.NaN, 12.5],
    [-12.5, 1, 12.5],
    [-11.5, Number.NaN, 13.5],
  ])
})

test.each([
  ['ln(0 - shock)', 'N104'],
  ['(0 - shock) ^ 0.5', 'N103'],
  ['(shock - shock) ^ 0', 'N102'],
  ['mod(1, shock - shock)', 'N101'],
  ['exp(1000)', 'N105'],
  ['lag(month_index, shock)', 'N106'],
])('%s is told with its reason, %s', (formula, code) => {
  const { program, values } = compileSmall({ rows: `x = ${formula}`, inputs: { shock: 1.5 }, months: 1 })
  expect(runFloat(program, values).faults.map(fault => fault.code)).toEqual([code])
})

function numbersOf(model: SmallModel, row: string): readonly number[] {
  const { program, values } = compileSmall(model)
  const { numbers } = runFloat(program, values)
  return [...(numbers[program.rows.get(row)?.first ?? -1] ?? [])]
}
