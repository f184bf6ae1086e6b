// The one door to decimal.js: 34 significant digits, the zone in which numbers live, and the ways in and out.

import { Decimal as DecimalLibrary } from 'decimal.js'
import { type NumberFault, tooLargeFrom } from '../formula/numberFaults.ts'
import { type Quantity, quantityParts } from '../formula/quantity.ts'

/** A decimal number of 34 significant digits, or a fault (one of `faultNumbers`, which are NaN inside). */
export type Decimal = DecimalLibrary

/**
 * A constructor of our own, so that no setting of another user of the library reaches it. Ties round to even, as in
 * IEEE 754 decimal128, and `mod` takes the sign of its second argument, as Excel's does.
 */
const Exact = DecimalLibrary.clone({
  defaults: true,
  precision: 34,
  rounding: DecimalLibrary.ROUND_HALF_EVEN,
  modulo: DecimalLibrary.ROUND_FLOOR,
  toExpNeg: -10,
  toExpPos: 31,
})

export const zero: Decimal = new Exact(0)
export const one: Decimal = new Exact(1)

/** What a fault looks like among the numbers: a NaN of its own for every reason, so that the reason travels with it. */
export const faultNumbers: Readonly<Record<NumberFault, Decimal>> = {
  'division by zero': new Exact(Number.NaN),
  'zero to the power of zero': new Exact(Number.NaN),
  'root of a negative number': new Exact(Number.NaN),
  'logarithm of a number not above zero': new Exact(Number.NaN),
  'too large': new Exact(Number.NaN),
  'not a whole number of months': new Exact(Number.NaN),
  'input has no such month': new Exact(Number.NaN),
  'openings too deep': new Exact(Number.NaN),
}

const reasons = new Map(
  Object.entries(faultNumbers).map(([reason, number]) => [number, reason as NumberFault]),
)

/** The reason of a fault. */
export function reasonOf(faultNumber: Decimal): NumberFault {
  const reason = reasons.get(faultNumber)
  if (reason === undefined) throw new Error('a number became NaN without a reason')
  return reason
}

/** Powers of ten between which numbers live: more is a fault, and less than 1e-307 is 0, as it is in a spreadsheet. */
const largestExponent = new Exact(tooLargeFrom).e
const smallestExponent = -307

/** The number itself, 0 when it is too small for any other backend, a fault when it is too large or infinite. */
export function inRange(value: Decimal): Decimal {
  if (value.e < largestExponent) return value.e < smallestExponent ? zero : value
  return faultNumbers['too large']
}

const plainNumber = /^-?\d{1,31}(\.\d{1,340})?(e[+-]?\d{1,3})?$/

/**
 * The number a literal or a checked quantity stands for; 0 and 1 are always `zero` and `one`. Other text is a bug:
 * decimal.js would also take Infinity, 0x1F and 1_000, so nothing that was not checked may come here.
 */
export function decimalFromText(text: string): Decimal {
  if (!plainNumber.test(text)) throw new Error(`not a number that was checked: ${JSON.stringify(text)}`)
  const value = inRange(new Exact(text).plus(zero))
  if (value.isZero()) return zero
  return value.eq(one) ? one : value
}

/** The quantity to 34 digits. O(1). */
export function decimalFromQuantity(quantity: Quantity): Decimal {
  const [numerator, denominator] = quantityParts(quantity)
  const value = decimalFromText(numerator)
  return denominator === '1' || value === zero ? value : inRange(value.div(decimalFromText(denominator)))
}

/** A whole number of any length times a power of ten, rounded to 34 digits. */
export function decimalFromDigits(digits: bigint, exponent: number): Decimal {
  return new Exact(`${digits}e${exponent}`).plus(zero)
}

/** The nearest double; NaN for a fault; never -0. */
export function numberFromDecimal(value: Decimal): number {
  return value.toNumber() + 0
}
