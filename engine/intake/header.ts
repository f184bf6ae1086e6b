// The texts over columns, and what they say besides a name: a currency, cents, or only the letters of a column.

import type { RawCell } from './rawTable.ts'

/** A cell of a header: its text with single spaces and none around it. */
export function headerText(cell: RawCell): string {
  return typeof cell === 'object' ? '' : String(cell).replace(/\s+/g, ' ').trim()
}

/** Case, spaces and signs of a header do not matter. */
export function plainName(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}#]/gu, '')
}

/** The ISO code that a header gives its amounts: "Amount (USD)". */
export function currencyInHeader(text: string): string | undefined {
  return /\(([A-Z]{3})\)$/.exec(text)?.[1]
}

/** A header without the currency or the cents it ends in: "Amount (USD)", "amount_cents". */
export function withoutUnit(text: string): string {
  return text.replace(/\s*\((?:[A-Z]{3}|[$€£]|in cents|cents)\)$|(?:\s*,?\s+in|_)?[ _]cents$/, '')
}

/** A header's text, or where it has none or is there twice, its letters. */
export function columnName(header: readonly string[], column: number): string {
  const text = header[column] ?? ''
  const same = header.filter(other => plainName(other) === plainName(text)).length
  return text === '' || same > 1 ? `column ${lettersOf(column)}` : text
}

/** The header over a column, or its letters where there is none. */
export function headerOrLetters(header: readonly string[], column: number): string {
  return header[column] || `column ${lettersOf(column)}`
}

/** The letters of a column counted from 0, as spreadsheets show them. */
export function lettersOf(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** The column, from 0, that "column D" means; undefined for a name. */
export function letteredColumn(name: string): number | undefined {
  const letters = /^column ([A-Z]{1,3})$/i.exec(name.trim())?.[1]
  return letters === undefined ? undefined : columnOfLetters(letters)
}

function columnOfLetters(letters: string): number {
  return [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
