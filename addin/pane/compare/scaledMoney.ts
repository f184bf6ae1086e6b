// Money inside a picture: one scale for all of it, named once, so that the numbers stay short.

import { printFigure } from '../../../engine/index.ts'

/** What the numbers are divided by, and how that is called: "$M". */
export type MoneyScale = { readonly divisor: number; readonly name: string }

/** The scale in which the largest number of a picture reads best. */
export function moneyScale(largest: number, currency: string): MoneyScale {
  const symbol = printFigure(0, 'money', currency).replace('0', '').trim()
  if (largest >= 999_950) return { divisor: 1e6, name: `${symbol}M` }
  return largest >= 999.5 ? { divisor: 1e3, name: `${symbol}k` } : { divisor: 1, name: symbol }
}

/** `44.0`; negative as `−1.1`, never `−0.0`. */
export function scaledMoney(value: number, { divisor }: MoneyScale, digits: number): string {
  const text = Math.abs(value / divisor).toFixed(digits)
  return `${value < 0 && /[1-9]/.test(text) ? '−' : ''}${text}`
}

/** `+1.17`, `−0.29`, `0.00`. */
export function scaledChange(value: number, scale: MoneyScale, digits: number): string {
  const text = scaledMoney(value, scale, digits)
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}
