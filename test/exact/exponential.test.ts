import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalFromText } from '../../engine/exact/decimal.ts'
import { exponential, logarithm, power } from '../../engine/exact/exponential.ts'

// The library's own functions at 60 digits, rounded to 34.
const Wide = Decimal.clone({ defaults: true, precision: 60 })
const rounded = (value: Decimal): string =>
  value.toSignificantDigits(34, Decimal.ROUND_HALF_EVEN).toExponential()

const numbers = (from: number, to: number) =>
  fc.bigInt({ min: BigInt(from) * 10n ** 12n, max: BigInt(to) * 10n ** 12n }).map(whole => {
    const digits = `${whole < 0n ? -whole : whole}`.padStart(13, '0')
    return decimalFromText(`${whole < 0n ? '-' : ''}${digits.slice(0, -12)}.${digits.slice(-12)}`)
  })

test('e to any power has all 34 digits right', () => {
  fc.assert(
    fc.property(numbers(-700, 69), x => {
      expect(exponential(x).toExponential()).toBe(rounded(new Wide(x).exp()))
    }),
  )
})

test('a logarithm has all 34 digits right, and the right sign on both sides of 1', () => {
  fc.assert(
    fc.property(fc.oneof(numbers(0, 3), numbers(1, 999999)), x => {
      fc.pre(!x.isZero())
      expect(logarithm(x).toExponential()).toBe(rounded(new Wide(x).ln()))
      expect(logarithm(x).isNegative()).toBe(x.lt(1))
    }),
  )
})

test('a power has all 34 digits right, for exponents of either sign', () => {
  fc.assert(
    fc.property(numbers(0, 50), numbers(-12, 12), (x, y) => {
      fc.pre(x.gt(0.000001))
      expect(power(x, y).toExponential()).toBe(rounded(new Wide(x).pow(new Wide(y))))
    }),
  )
})

test('powers with exponents of ten digits and more keep the sign of a negative base', () => {
  const base = decimalFromText('-1.000000001')
  const even = power(base, decimalFromText('1000000000'))
  const odd = power(base, decimalFromText('1000000001'))
  expect(even.toNumber()).toBeCloseTo(Math.E, 8)
  expect(odd.toNumber()).toBeCloseTo(-Math.E, 8)
})

test('numbers too large are faults and numbers too small are 0, as they are in a spreadsheet', () => {
  expect(exponential(decimalFromText('69')).toFixed(0)).toBe('925378172558778760024239791669')
  expect(exponential(decimalFromText('70')).isNaN()).toBe(true)
  expect(exponential(decimalFromText('1e29')).isNaN()).toBe(true)
  expect(exponential(decimalFromText('-706')).isZero()).toBe(false)
  expect(exponential(decimalFromText('-708')).isZero()).toBe(true)
  expect(exponential(decimalFromText('-1e29')).isZero()).toBe(true)
  expect(power(decimalFromText('0.5'), decimalFromText('2000')).isZero()).toBe(true)
})
