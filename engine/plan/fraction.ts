// Exact arithmetic on the quantities of a plan: 1.2 × 0.205 is 0.246 here, not 0.24599999999999997.

import { type Quantity, quantityParts } from '../formula/quantity.ts'
import { isKeptExactly } from './decimalText.ts'

/** A rational number in lowest terms; the denominator is above 0. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint }

/** The number one, such as shares must sum to. */
export const one: Fraction = { numerator: 1n, denominator: 1n }

/** The exact value of a quantity: a JSON number counts as the decimal it is written as. */
export function fractionOf(quantity: Quantity): Fraction {
  const [numerator, denominator] = quantityParts(quantity)
  return divide(decimal(numerator), decimal(denominator))
}

/** The sum of any number of fractions, 0 of none. */
export function sum(terms: readonly Fraction[]): Fraction {
  return terms.reduce(add, { numerator: 0n, denominator: 1n })
}

/** a + b. */
export function add(a: Fraction, b: Fraction): Fraction {
  return lowest(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

/** a - b. */
export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { numerator: -b.numerator, denominator: b.denominator })
}

/** a × b. */
export function multiply(a: Fraction, b: Fraction): Fraction {
  return lowest(a.numerator * b.numerator, a.denominator * b.denominator)
}

/** -1, 0 or 1 as a is below, equal to or above b. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const { numerator } = subtract(a, b)
  return numerator < 0n ? -1 : numerator > 0n ? 1 : 0
}

/**
 * The fraction as a quantity: a number when a double holds its decimal exactly, else "p/q" while both have at most 15
 * digits, else the nearest number to 17 digits.
 */
export function quantityOf(fraction: Fraction): Quantity {
  const { numerator, denominator } = fraction
  const text = finiteDecimal(fraction)
  if (text !== undefined && isKeptExactly(text)) return Number(text)
  if (digits(numerator) <= 15 && digits(denominator) <= 15)
    return `${Number(numerator)}/${Number(denominator)}`
  return nearestNumber(fraction)
}

function divide(a: Fraction, b: Fraction): Fraction {
  return lowest(a.numerator * b.denominator, a.denominator * b.numerator)
}

function lowest(numerator: bigint, denominator: bigint): Fraction {
  const sign = denominator < 0n ? -1n : 1n
  const divisor = sign * commonDivisor(numerator < 0n ? -numerator : numerator, sign * denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b)
}

/** Decimal text, with or without an exponent, as a fraction. */
function decimal(text: string): Fraction {
  const [mantissa = '0', exponent = '0'] = text.split('e')
  const [whole = '0', decimals = ''] = mantissa.split('.')
  const power = Number(exponent) - decimals.length
  const value = BigInt(whole + decimals)
  return power < 0
    ? lowest(value, 10n ** BigInt(-power))
    : { numerator: value * 10n ** BigInt(power), denominator: 1n }
}

/** Decimal text of a fraction that has a finite one: its denominator divides a power of ten of at most 30 digits. */
function finiteDecimal({ numerator, denominator }: Fraction): string | undefined {
  const places = Array.from({ length: 31 }, (_, index) => index).find(
    power => 10n ** BigInt(power) % denominator === 0n,
  )
  return places === undefined ? undefined : `${(numerator * 10n ** BigInt(places)) / denominator}e-${places}`
}

function digits(value: bigint): number {
  return String(value < 0n ? -value : value).length
}

/** Seventeen significant digits by long division, read as a double. */
function nearestNumber({ numerator, denominator }: Fraction): number {
  const power = 18 + digits(denominator) - digits(numerator)
  const scaled =
    power >= 0
      ? (numerator * 10n ** BigInt(power)) / denominator
      : numerator / (denominator * 10n ** BigInt(-power))
  return Number(`${scaled}e${-power}`)
}
