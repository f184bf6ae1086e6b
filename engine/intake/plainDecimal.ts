// Decimal numbers as plain text, "-1234.56": exact from the cell to the sum.

import type { Quantity } from '../formula/quantity.ts'

/** A number in plain digits with at most 15 significant ones, so that a double holds it as it is written. */
export type PlainDecimal = `${number}`

/** Decimals that are kept: enough for unit prices and shares. */
const mostDecimals = 10
const mostDigits = 15

/**
 * The number whose digits, read as a whole number, stand `decimals` places behind the point. Undefined when it has more
 * digits than are kept exactly.
 */
export function plainDecimal(negative: boolean, digits: string, decimals: number): PlainDecimal | undefined {
  const padded = decimals < 0 ? digits + '0'.repeat(-decimals) : digits
  const places = Math.max(0, decimals)
  const whole = padded.slice(0, Math.max(0, padded.length - places)).replace(/^0+(?=\d)/, '') || '0'
  const fraction = places === 0 ? '' : padded.slice(-places).padStart(places, '0').replace(/0+$/, '')
  const significant = (whole === '0' ? fraction.replace(/^0+/, '') : whole + fraction).length
  if (fraction.length > mostDecimals || significant > mostDigits || whole.length > mostDigits)
    return undefined
  const sign = negative && /[1-9]/.test(whole + fraction) ? '-' : ''
  const text = `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`
  return isPlain(text) ? text : undefined
}

/** A number that a workbook keeps, to the 15 digits that Excel shows. */
export function decimalOfNumber(value: number): PlainDecimal | undefined {
  const [mantissa = '', exponent = '0'] = value.toExponential(mostDigits - 1).split('e')
  const digits = mantissa.replace('-', '').replace('.', '').replace(/0+$/, '')
  return plainDecimal(value < 0, digits || '0', Math.max(0, digits.length - 1) - Number(exponent))
}

/** The number as a quantity of a plan, exactly. */
export function quantityOfDecimal(text: PlainDecimal): Quantity {
  return Number(text)
}

/** The number in ten-thousand-millionths, for exact sums. */
export function unitsOf(text: PlainDecimal): bigint {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole + fraction.padEnd(mostDecimals, '0'))
}

/** Adds amounts in such units to sums, column by column. */
export function addUnits(to: bigint[], amounts: readonly bigint[]): void {
  for (const [index, amount] of amounts.entries()) to[index] = (to[index] ?? 0n) + amount
}

/** A sum of such units as a person reads it: "1,234.56", with two decimals at least where it has any. */
export function printUnits(units: bigint): string {
  const size = units < 0n ? -units : units
  const digits = String(size).padStart(mostDecimals + 1, '0')
  const whole = digits.slice(0, -mostDecimals).replace(/\B(?=(\d{3})+$)/g, ',')
  const fraction = digits.slice(-mostDecimals).replace(/0+$/, '')
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction.padEnd(2, '0')}`}`
}

function isPlain(text: string): text is PlainDecimal {
  return /^-?\d+(\.\d+)?$/.test(text)
}
