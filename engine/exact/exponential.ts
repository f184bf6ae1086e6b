// e^x, ln x and x^y to 34 digits in fixed-point whole numbers, about ten times as fast as decimal.js's own.

import { type Decimal, decimalFromDigits, faultNumbers, inRange, one, zero } from './decimal.ts'

/** Fixed-point numbers are whole numbers of 2^-184, about 55 decimal places. */
const bits = 184n
const unit = 1n << bits
/** ln 10 to 2^-184: 2.302585092994045684017991454684364207601101488628772976033… */
const ln10 = (2302585092994045684017991454684364207601101488628772976033n << bits) / 10n ** 57n

/** Beyond these e^x leaves the range in which numbers live: e^720 is above 1e30, e^-720 below 1e-307. */
const largestArgument = 720

/** e^x. */
export function exponential(x: Decimal): Decimal {
  const size = x.toNumber()
  return inRange(boundedExponential(size, () => fixed(x)))
}

/** Natural logarithm of x. Absolute error below 1e-45, so 34 digits unless x is within 1e-11 of 1. */
export function logarithm(x: Decimal): Decimal {
  if (!x.isPositive() || x.isZero()) return faultNumbers['logarithm of a number not above zero']
  return fromFixed(fixedLogarithm(x))
}

/** x^y: whole exponents by multiplication, others as e^(y ln x) carried to 45 digits. */
export function power(x: Decimal, y: Decimal): Decimal {
  const unguarded = unboundedPower(x, y)
  return unguarded.isNaN() ? unguarded : inRange(unguarded)
}

/** 1 / (1 + e^-z), which has a value for every z. */
export function logisticCurve(z: Decimal): Decimal {
  const opposite = z.negated()
  const odds = boundedExponential(opposite.toNumber(), () => fixed(opposite))
  return inRange(one.div(one.plus(odds)))
}

/** x^shape / (x^shape + half^shape) as 1 / (1 + (half / x)^shape), whose parts cannot be too large; 0 when x <= 0. */
export function hillCurve(x: Decimal, half: Decimal, shape: Decimal): Decimal {
  if (x.isNegative() || x.isZero()) return zero
  const odds = unboundedPower(half.div(x), shape)
  if (odds.isNaN()) return odds
  const whole = one.plus(odds)
  return whole.isZero() ? faultNumbers['division by zero'] : inRange(one.div(whole))
}

/** e^x before its range is looked at: 0 or 1e310 where it is out of every range. */
function boundedExponential(size: number, argument: () => bigint): Decimal {
  if (size > largestArgument) return beyondRange
  return size < -largestArgument ? zero : fixedExponential(argument())
}

const beyondRange = decimalFromDigits(1n, 310)

function unboundedPower(x: Decimal, y: Decimal): Decimal {
  if (x.isZero()) {
    if (y.isZero()) return faultNumbers['zero to the power of zero']
    return y.isNegative() ? faultNumbers['division by zero'] : zero
  }
  if (y.isInteger() && y.e < 9) return x.pow(y)
  if (x.isNegative()) return negativePower(x, y)
  const exponent = (fixed(y) * fixedLogarithm(x)) >> bits
  return boundedExponential(numberFromFixed(exponent), () => exponent)
}

/** A negative number has powers only for whole exponents, here those of ten digits and more. */
function negativePower(x: Decimal, y: Decimal): Decimal {
  if (!y.isInteger()) return faultNumbers['root of a negative number']
  const size = unboundedPower(x.abs(), y)
  return y.mod(2).isZero() ? size : size.negated()
}

/** e^x for |x| <= 720: x = k ln 10 + r, so that e^x is e^r with its decimal point moved by k. */
function fixedExponential(x: bigint): Decimal {
  const k = (x + (x < 0n ? -ln10 : ln10) / 2n) / ln10
  const mantissa = expNearZero(x - k * ln10)
  return decimalFromDigits((mantissa * tenTo(45)) >> bits, Number(k) - 45)
}

/** e^r for |r| < 1.16: r = j / 64 + s, e^(j / 64) from a table and e^s from its series, cut below 2^-150. */
function expNearZero(r: bigint): bigint {
  const j = (r + (1n << (bits - 7n))) >> (bits - 6n)
  const series = expSeries(r - (j << (bits - 6n)), 16)
  return j === 0n ? series : (series * tabulated(Number(j))) >> bits
}

const table = new Map<number, bigint>()

function tabulated(j: number): bigint {
  const known = table.get(j)
  if (known !== undefined) return known
  const value = expSeries(BigInt(j) << (bits - 6n), 50)
  table.set(j, value)
  return value
}

/** 1 + s + s²/2! + … up to the given term, by Horner's rule. */
function expSeries(s: bigint, terms: number): bigint {
  let sum = 0n
  for (let n = terms; n >= 0; n -= 1) sum = ((sum * s) >> bits) + (inverseFactorials[n] ?? 0n)
  return sum
}

const inverseFactorials: readonly bigint[] = Array.from({ length: 51 }, (_, n) => unit / factorial(n))

function factorial(n: number): bigint {
  return n < 2 ? 1n : BigInt(n) * factorial(n - 1)
}

/**
 * ln x for x above 0: x = m × 10^e with m near 1; from y = Math.log(m) one step of Halley's method,
 * ln m = y + 2 (m - e^y) / (m + e^y), which triples the digits of y.
 */
function fixedLogarithm(x: Decimal): bigint {
  const digits = digitsOf(x)
  const leading = Number(`${digits.whole}`.slice(0, 1)) >= 4 ? x.e + 1 : x.e
  const m = fixedFromDigits(digits.whole, leading - digits.exponent)
  const guess = BigInt(Math.round(Math.log(numberFromFixed(m)) * 2 ** 60)) << (bits - 60n)
  const e = expNearZero(guess)
  return guess + (2n * ((m - e) << bits)) / (m + e) + BigInt(leading) * ln10
}

/** The number in fixed point. 0 for what is smaller than 2^-184. */
function fixed(x: Decimal): bigint {
  if (x.e < -60) return 0n
  const { whole, exponent } = digitsOf(x)
  const size = fixedFromDigits(whole, -exponent)
  return x.isNegative() ? -size : size
}

function fixedFromDigits(whole: bigint, places: number): bigint {
  return places >= 0 ? (whole << bits) / tenTo(places) : (whole * tenTo(-places)) << bits
}

const powersOfTen: bigint[] = []

function tenTo(exponent: number): bigint {
  const known = powersOfTen[exponent]
  if (known !== undefined) return known
  const value = 10n ** BigInt(exponent)
  powersOfTen[exponent] = value
  return value
}

function numberFromFixed(value: bigint): number {
  return Number(value) / 2 ** 184
}

function fromFixed(value: bigint): Decimal {
  return decimalFromDigits((value * tenTo(60)) >> bits, -60)
}

/** |x| as whole × 10^exponent. decimal.js keeps digits in words of seven, the decimal point after word e / 7. */
function digitsOf(x: Decimal): { readonly whole: bigint; readonly exponent: number } {
  let whole = 0n
  for (const word of x.d) whole = whole * 10_000_000n + BigInt(word)
  return { whole, exponent: 7 * (Math.floor(x.e / 7) + 1 - x.d.length) }
}
