// Every operator of the language, with its arithmetic worked out.

import { expect, test } from 'vitest'
import { runSmall, type SmallInput } from './smallModel.ts'

type Inputs = Readonly<Record<string, SmallInput>>

/** One formula in month 1. */
function worth(formula: string, inputs: Inputs = {}): string {
  return runSmall({ rows: `result = ${formula}`, inputs, months: 1 }).at('result', 1)
}

test.each([
  ['0.1 + 0.2 - 0.3', '0', 'decimals that doubles cannot hold cancel'],
  ['1 / 3 * 3', '0.9999999999999999999999999999999999', 'a third is 34 threes'],
  ['2 / 3', '0.6666666666666666666666666666666667', 'the last digit is rounded'],
  ['7 - 2 - 1', '4', 'from left to right'],
  ['7 - (2 - 1)', '6', 'parentheses first'],
  ['100 / 10 / 5', '2', 'from left to right'],
  ['100 / 10 * 5', '50', 'from left to right'],
  ['2 * 3 + 4 * 5', '26', 'products before sums'],
  ['999999999999999 * 999999999999999', '999999999999998000000000000001', 'thirty digits, all exact'],
  ['-(2 - 5)', '3', 'minus a negative'],
  ['-(2 - 2)', '0', 'no negative zero'],
  ['abs(-2.5) - abs(2.5)', '0', 'both signs'],
])('%s is %s: %s', (formula, value) => {
  expect(worth(formula)).toBe(value)
})

test.each([
  ['2 ^ 3 ^ 2', '512', 'powers from right to left: 2 ^ 9'],
  ['-2 ^ 2', '-4', 'the power before the sign'],
  ['(-2) ^ 2', '4', 'a negative base'],
  ['(-2) ^ 3', '-8', 'a negative base to an odd power keeps its sign'],
  ['2 ^ (-2)', '0.25', '1 / 4'],
  ['(-2) ^ (-3)', '-0.125', '1 / -8'],
  ['1.1 ^ 3', '1.331', 'exact by multiplication'],
  ['4 ^ 0.5', '2', 'a root that is whole'],
  ['0 ^ 2', '0', 'zero stays zero'],
  ['0 ^ 0.5', '0', 'also for a root'],
  ['5 ^ 0', '1', 'anything else to the power of 0'],
  ['1.04 ^ (1 / 12)', '1.003273739782198863859294320415879', 'checked with 60 digits'],
  ['0.62 ^ (1 / 12)', '0.9609467171663905732588333826528566', 'checked with 60 digits'],
])('%s is %s: %s', (formula, value) => {
  expect(worth(formula)).toBe(value)
})

test('a monthly rate compounds back to its annual rate within 1e-32', () => {
  expect(Number(worth('(1.04 ^ (1 / 12)) ^ 12 - 1.04'))).toBeCloseTo(0, 32)
})

test.each([
  ['floor(2.5)', '2'],
  ['floor(-2.5)', '-3'],
  ['floor(-2)', '-2'],
  ['floor(0.999999999999999)', '0'],
  ['floor(-0.25)', '-1'],
  ['mod(7, 3)', '1'],
  ['mod(-7, 3)', '2'],
  ['mod(7, -3)', '-2'],
  ['mod(-7, -3)', '-1'],
  ['mod(-3, 2)', '1'],
  ['mod(6, 3)', '0'],
  ['mod(-6, 3)', '0'],
  ['mod(2.75, 0.5)', '0.25'],
  ['min(3, -3, 2)', '-3'],
  ['max(3, -3, 2)', '3'],
  ['max(-3, -2)', '-2'],
])('%s is %s, as in Excel', (formula, value) => {
  expect(worth(formula)).toBe(value)
})

test.each([
  ['2 < 3', '1'],
  ['3 < 3', '0'],
  ['3 <= 3', '1'],
  ['3 > 3', '0'],
  ['3 >= 3', '1'],
  ['0.1 + 0.2 == 0.3', '1'],
  ['1 / 3 + 1 / 3 + 1 / 3 == 1', '0'],
  ['3 != 3', '0'],
  ['2 != 3', '1'],
  ['-3 < -2', '1'],
  ['not 0', '1'],
  ['not -2', '0'],
  ['-2 and 0.5', '1'],
  ['2 and 0', '0'],
  ['0 or 0', '0'],
  ['0 or -0.5', '1'],
  ['if(-0.1, 10, 20)', '10'],
  ['if(0, 10, 20)', '20'],
])('%s is %s: comparisons are exact and give 1 or 0; what is not 0 is true', (formula, value) => {
  expect(worth(formula)).toBe(value)
})

test.each([
  ['if(1, 5, 1 / 0)', '5', 'the branch not taken'],
  ['if(0, 1 / 0, 5)', '5', 'the branch not taken'],
  ['0 and 1 / 0', '0', 'a condition after the one that decided'],
  ['1 or 1 / 0', '1', 'a condition after the one that decided'],
  ['ratio(1 / 0, 0)', '0', 'the dividend of a ratio whose divisor is 0'],
])('%s is %s: nobody asks for %s', (formula, value) => {
  const { run, at } = runSmall({ rows: `result = ${formula}`, months: 1 })
  expect(at('result', 1)).toBe(value)
  expect(run.faults).toEqual([])
})

test.each([
  ['ratio(6, 4)', '1.5'],
  ['ratio(-6, 4)', '-1.5'],
  ['ratio(6, 0)', '0'],
  ['ratio(0, 4)', '0'],
])('%s is %s', (formula, value) => {
  expect(worth(formula)).toBe(value)
})

test.each([
  ['exp(0)', '1'],
  ['exp(1)', '2.718281828459045235360287471352662'],
  ['exp(-1)', '0.3678794411714423215955237701614609'],
  ['ln(1)', '0'],
  ['ln(2)', '0.6931471805599453094172321214581766'],
  ['exp(ln(3))', '3.000000000000000000000000000000001'],
  ['exp(-800)', '0'],
  ['logistic(3, 3, 1.2)', '0.5'],
  ['logistic(4, 3, 0)', '0.5'],
  ['logistic(0, 900, 5)', '0'],
  ['logistic(900, 0, 5)', '1'],
  ['hill(50, 50, 0.8)', '0.5'],
  ['hill(2, 1, 1)', '0.6666666666666666666666666666666667'],
  ['hill(0, 1, 2)', '0'],
  ['hill(-5, 1, 2)', '0'],
  ['hill(-5, 1, 0.5)', '0'],
  ['hill(3, 0, 2)', '1'],
])('%s is %s', (formula, value) => {
  expect(worth(formula)).toBe(value)
})

test('an S-curve is symmetric about its midpoint: what is missing above equals what is reached below', () => {
  expect(worth('logistic(5, 3, 1.2) + logistic(1, 3, 1.2)')).toBe('1')
  expect(Number(worth('logistic(5, 3, 1.2) - 1 / (1 + exp(-2.4))'))).toBeCloseTo(0, 33)
})

test('a saturation curve of shape 1 gives half its ceiling at the half-effect spend', () => {
  expect(worth('hill(spend, half, 1)', { spend: 40000, half: 40000 })).toBe('0.5')
  expect(Number(worth('hill(3, 2, 1.5) - 3 ^ 1.5 / (3 ^ 1.5 + 2 ^ 1.5)'))).toBeCloseTo(0, 33)
})

test('a fraction is what it says, to 34 digits', () => {
  expect(worth('sixth * 6 - 1', { sixth: '1/6' })).toBe('0')
  expect(worth('twelfth', { twelfth: '1/12' })).toBe('0.08333333333333333333333333333333333')
  expect(worth('quarter * 4', { quarter: '1/4' })).toBe('1')
  expect(worth('nothing', { nothing: '0/7' })).toBe('0')
  expect(worth('loss + gain', { loss: '-1/3', gain: '1/3' })).toBe('0')
})

test('a number is taken as it was typed, not as the double nearest to it', () => {
  expect(worth('rate * 3', { rate: 0.1 })).toBe('0.3')
  expect(worth('tiny * 10', { tiny: 1e-7 })).toBe('0.000001')
  expect(worth('-debt', { debt: -6000000.01 })).toBe('6000000.01')
})
