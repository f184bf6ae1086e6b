// Amounts as people and programs write them: (1,234.50), 1.234,50-, −5, $1.2m, 12%, 1,23,456.

import { type PlainDecimal, plainDecimal } from './plainDecimal.ts'

/** How a column writes its numbers, each as an example of itself. */
export const numberStyles = ['1,234.56', '1.234,56'] as const

/** One of them: the decimal sign is a point or a comma; thousands may be set off by the other, a space or an apostrophe. */
export type NumberStyle = (typeof numberStyles)[number]

/** A number that was read; the currency is its ISO code where the sign means one, else the sign. */
export type ReadNumber = {
  readonly value: PlainDecimal
  readonly currency?: string
  readonly percent?: true
}

/** Reads a text in a style; undefined when it is no number in it, or has more than 15 digits. A percentage is divided by 100. */
export function readNumber(text: string, style: NumberStyle): ReadNumber | undefined {
  const parts = partsOf(text)
  if (parts === undefined) return undefined
  const body = digitsOf(parts.body, style)
  if (body === undefined) return undefined
  const value = plainDecimal(parts.negative, body.digits, body.decimals - parts.power)
  if (value === undefined) return undefined
  return {
    value,
    ...(parts.currency === undefined ? {} : { currency: parts.currency }),
    ...(parts.percent ? { percent: true } : {}),
  }
}

/** Texts that stand for no value. They are counted, and never taken for 0. */
export function standsForNothing(text: string): boolean {
  return text === '' || nothing.has(text.trim().toLowerCase())
}

const nothing: ReadonlySet<string> = new Set([
  '',
  '-',
  '–',
  '—',
  '--',
  '.',
  'null',
  '(null)',
  'nil',
  'none',
  'n/a',
  'na',
  '#n/a',
  'nan',
  'undefined',
  '(blank)',
  '?',
])

type Parts = {
  readonly negative: boolean
  readonly body: string
  readonly currency: string | undefined
  readonly percent: boolean
  /** Of ten: 6 for "m", -2 for "%". */
  readonly power: number
}

/** Sign, currency, digits, currency, size or per cent, in the orders in which they are written. */
const written =
  /^(\()?\s*([-−–+])?\s*([A-Z]{3}|[A-Z]{0,2}[$]|[€£¥₹₪₩]|kr\.?|zł|Fr\.?)?\s*([-−–+])?\s*([\d.,'’\s]*\d[\d.,'’\s]*?)\s*(k|m|mm|mn|bn|b|%)?\s*([A-Z]{3}|[€£¥₹₪₩$]|kr\.?|zł|Fr\.?)?\s*([-−–])?\s*(\))?$/iu

function partsOf(text: string): Parts | undefined {
  const trimmed = text.trim()
  if (trimmed.length > 60) return undefined
  if (plainNumber.test(trimmed))
    return {
      negative: trimmed.startsWith('-'),
      body: trimmed.replace('-', ''),
      currency: undefined,
      percent: false,
      power: 0,
    }
  const match = written.exec(trimmed)
  if (match === null) return undefined
  const [, open, sign, before, signAfter, body = '', size, after, last, close] = match
  if ((open === undefined) !== (close === undefined)) return undefined
  const minus = [sign, signAfter, last].filter(found => found !== undefined && found !== '+').length
  const signs = [sign, signAfter, last, open].filter(found => found !== undefined).length
  if (signs > 1 || (before !== undefined && after !== undefined)) return undefined
  const currency = before ?? after
  if (currency !== undefined && /^[a-z]{3}$/i.test(currency) && currency !== currency.toUpperCase())
    return undefined
  return {
    negative: minus > 0 || open !== undefined,
    body: body.trim(),
    currency: currency === undefined ? undefined : currencyOf(currency),
    percent: size === '%',
    power: powers.get((size ?? '').toLowerCase()) ?? 0,
  }
}

const plainNumber = /^-?\d+(?:[.,]\d+)?$/

const powers: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['m', 6],
  ['mm', 6],
  ['mn', 6],
  ['b', 9],
  ['bn', 9],
  ['%', -2],
])

/** Signs that one currency owns. The dollar, krone and yen signs have several owners and stay as they are. */
const currencySigns: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₹', 'INR'],
  ['₪', 'ILS'],
  ['₩', 'KRW'],
  ['ZŁ', 'PLN'],
  ['FR', 'CHF'],
  ['FR.', 'CHF'],
  ['US$', 'USD'],
  ['A$', 'AUD'],
  ['C$', 'CAD'],
  ['CA$', 'CAD'],
  ['AU$', 'AUD'],
  ['NZ$', 'NZD'],
])

function currencyOf(sign: string): string {
  return currencySigns.get(sign.toUpperCase()) ?? sign.toUpperCase()
}

/** The digits without signs, and how many of them stand behind the decimal sign. */
function digitsOf(
  body: string,
  style: NumberStyle,
): { readonly digits: string; readonly decimals: number } | undefined {
  const decimalSign = style === '1,234.56' ? '.' : ','
  const at = body.indexOf(decimalSign)
  const whole = at < 0 ? body : body.slice(0, at)
  const fraction = at < 0 ? '' : body.slice(at + 1)
  if (!/^\d*$/.test(fraction) || (at >= 0 && fraction === '')) return undefined
  const ungrouped = withoutGroups(whole, style)
  if (ungrouped === undefined || (ungrouped === '' && fraction === '')) return undefined
  return { digits: ungrouped + fraction, decimals: fraction.length }
}

const groups = {
  '1,234.56': /^[1-9]\d{0,2}(?:(,)\d{3}(?:\1\d{3})*|([\s'’])\d{3}(?:\2\d{3})*|(?:,\d{2})+,\d{3})$/,
  '1.234,56': /^[1-9]\d{0,2}(?:(\.)\d{3}(?:\1\d{3})*|([\s'’])\d{3}(?:\2\d{3})*)$/,
} satisfies Record<NumberStyle, RegExp>

/** Groups are of three digits, or in the point style of two and a last one of three, as India writes. */
function withoutGroups(whole: string, style: NumberStyle): string | undefined {
  if (/^\d*$/.test(whole)) return whole
  return groups[style].test(whole) ? whole.replace(/\D/g, '') : undefined
}
