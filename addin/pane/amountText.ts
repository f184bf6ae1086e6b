// Numbers of inputs as they are shown for editing, and as they are read back from what a person types.

import type { GrowthInput } from '../../engine/index.ts'

/** An input's number in the form in which it is edited: percents as `18.5%`, everything else with its digits. */
export function amountText(value: number, unit: string): string {
  if (isShare(unit)) return `${trimmed(value * 100, 6)}%`
  return trimmed(value, 8)
}

/** A number of an input as it is read: with its currency or the words of its unit. */
export function amountShown(value: number, { unit }: Pick<GrowthInput, 'unit'>, symbol: string): string {
  const [head = '', ...below] = unit.split('/')
  if (isShare(unit)) return amountText(value, unit)
  if (head === 'flag') return value === 1 ? 'yes' : value === 0 ? 'no' : trimmed(value, 4)
  if (head === 'money') {
    const size = symbol + trimmed(Math.abs(value), 2)
    return value < 0 ? `(${size})` : size
  }
  if (head === 'year' && below.length === 0) return `${trimmed(value * 100, 4)}% of ARR`
  if (head === 'index' || head === 'count' || head === '1') return trimmed(value, 6)
  return `${trimmed(value, 4)} ${value === 1 && unit === 'people' ? 'person' : unitWords(unit)}`
}

/** "person-months", "customers per opportunity". */
export function unitWords(unit: string): string {
  return unit
    .split('/')
    .filter((part, index, parts) => part !== parts[index - 1])
    .join(' per ')
}

/** What was typed: a number, or why it cannot be used. */
export type AmountRead =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problem: string }

const scales: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, bn: 1e9, '%': 0.01 }

/**
 * Reads `25M`, `$840k`, `18.5%`, `(1,200)`; of shares a number above 1 without a percent sign is asked for again,
 * because it could mean either. Bounds are the input's own.
 */
export function readAmount(
  text: string,
  input: Pick<GrowthInput, 'unit' | 'least' | 'most' | 'whole' | 'label'>,
): AmountRead {
  const wrong = (problem: string): AmountRead => ({ ok: false, problem })
  const bare = text.trim().replace(/[\s,$€£]/g, '')
  const negative = /^\(.*\)$/.test(bare) || /^[−-]/.test(bare)
  const [, digits, suffix = ''] = /^(\d*\.?\d+|\d+\.)([a-z%]*)$/i.exec(bare.replace(/[()−-]/g, '')) ?? []
  const scale = suffix === '' ? 1 : scales[suffix.toLowerCase()]
  if (digits === undefined || scale === undefined) return wrong(`“${text.trim()}” is not a number`)
  const { unit, least, most, whole, label } = input
  const value = decimal(digits, scale) * (negative ? -1 : 1)
  if (isShare(unit) && suffix === '' && value > 1 && most !== undefined && value > most)
    return wrong(`Write ${digits}% or ${trimmed(Number(digits) / 100, 6)}`)
  if (whole === true && !Number.isInteger(value)) return wrong(`${label} is a whole number`)
  if (least !== undefined && value < least) return wrong(`At least ${amountText(least, unit)}`)
  if (most !== undefined && value > most) return wrong(`At most ${amountText(most, unit)}`)
  return { ok: true, value }
}

/** The bounds of an input in words: "0% to 100%", "at least 0, whole". Empty where there are none. */
export function boundsText({
  unit,
  least,
  most,
  whole,
}: Pick<GrowthInput, 'unit' | 'least' | 'most' | 'whole'>): string {
  const [from, to] = [least, most].map(bound => (bound === undefined ? undefined : amountText(bound, unit)))
  const range =
    from !== undefined && to !== undefined
      ? `${from} to ${to}`
      : from !== undefined
        ? `at least ${from}`
        : to !== undefined
          ? `at most ${to}`
          : ''
  return [range, whole === true ? 'whole' : ''].filter(part => part !== '').join(', ')
}

/** Shares of one and rates of a year are written as percents. */
function isShare(unit: string): boolean {
  return unit === 'ratio' || unit === 'ratio/year' || unit === 'customers/opportunity'
}

/** 18.5 of a hundred is 0.185 and not 0.18500000000000003. */
function decimal(digits: string, scale: number): number {
  const number = Number(digits)
  return scale < 1 ? Number((number / (1 / scale)).toPrecision(15)) : Number((number * scale).toPrecision(15))
}

function trimmed(value: number, digits: number): string {
  const text = Math.abs(value).toLocaleString('en-US', { maximumFractionDigits: digits })
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
}
