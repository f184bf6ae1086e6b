// Exact arithmetic on what plans hold.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Quantity } from '../../engine/formula/quantity.ts'
import { isKeptExactly } from '../../engine/plan/decimalText.ts'
import { add, compare, fractionOf, multiply, quantityOf, subtract, sum } from '../../engine/plan/fraction.ts'

const times = (a: Quantity, b: Quantity) => quantityOf(multiply(fractionOf(a), fractionOf(b)))
const plus = (a: Quantity, b: Quantity) => quantityOf(add(fractionOf(a), fractionOf(b)))

test('decimals are what they are written as, without the dust of doubles', () => {
  expect(times(1.2, 0.205)).toBe(0.246)
  expect(1.2 * 0.205).not.toBe(0.246)
  expect(plus(0.1, 0.2)).toBe(0.3)
  expect(times(-1.2, 0.205)).toBe(-0.246)
  expect(plus(1e-7, -2e-7)).toBe(-1e-7)
})

test('thirds stay thirds', () => {
  expect(times('1/3', 3)).toBe(1)
  expect(times('1/3', 0.1)).toBe('1/30')
  expect(plus('1/3', '-1/3')).toBe(0)
  expect(quantityOf(sum([fractionOf('1/24'), fractionOf('1/12'), fractionOf('7/8')]))).toBe(1)
})

test('what has no short form becomes the nearest number', () => {
  const long = times('1/999999999999989', '1/7')
  expect(typeof long).toBe('number')
  expect(Number(long) * 7 * 999999999999989).toBeCloseTo(1, 12)
  const exactProduct = 123456789123456n * 987654321654321n
  expect(times(123456789.123456, 987654321.654321)).toBe(Number(`${exactProduct}e-12`))
})

test('a fraction of a double is the double again', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), value => {
      expect(quantityOf(fractionOf(value))).toBe(value === 0 ? 0 : value)
    }),
  )
})

test('sums and products of fractions are those of whole numbers', () => {
  const part = fc.integer({ min: -9999, max: 9999 })
  const size = fc.integer({ min: 1, max: 9999 })
  fc.assert(
    fc.property(part, size, part, size, (p, q, r, s) => {
      const [a, b] = [fractionOf(`${p}/${q}`), fractionOf(`${r}/${s}`)]
      expect(compare(add(a, b), fractionOf(`${p * s + r * q}/${q * s}`))).toBe(0)
      expect(compare(multiply(a, b), fractionOf(`${p * r}/${q * s}`))).toBe(0)
      expect(compare(subtract(a, b), subtract(fractionOf(0), subtract(b, a)))).toBe(0)
      expect(compare(a, b)).toBe(Math.sign(p * s - r * q) as -1 | 0 | 1)
    }),
  )
})

test('a number is kept exactly when its digits fit a double', () => {
  expect(['0.1', '1e3', '1.50', '0', '-0.0', '1E-7', '123456789012345'].every(isKeptExactly)).toBe(true)
  expect(['0.10000000000000000001', '12345678901234567', '1e-400'].some(isKeptExactly)).toBe(false)
})
