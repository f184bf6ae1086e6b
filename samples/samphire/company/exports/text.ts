// How an export writes cells, lines, amounts and days.

import type { Day } from '../../../../engine/intake/records.ts'

/** A file by its name and its text. */
export type ExportFile = { readonly name: string; readonly text: string }

/** Lines of cells, each cell in quotes where it needs them. */
export function csv(lines: readonly (readonly (string | number)[])[], end = '\r\n'): string {
  return lines.map(cells => cells.map(quoted).join(',')).join(end) + end
}

function quoted(cell: string | number): string {
  const text = String(cell)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** `1,234.50`, below zero in parentheses as ledgers do. */
export function accountingAmount(amount: number): string {
  return amount < 0 ? `(${grouped(-amount)})` : grouped(amount)
}

/** `$1,234.50`. */
export function dollars(amount: number): string {
  return `$${grouped(amount)}`
}

function grouped(amount: number): string {
  return amount.toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** `2026-03-05`. */
export function isoDay({ year, month, day }: Day): string {
  return `${year}-${two(month)}-${two(day)}`
}

/** `3/5/2026`, as systems set to the United States write it. */
export function slashedDay({ year, month, day }: Day): string {
  return `${month}/${day}/${year}`
}

/** `Mar 2026` for a month number. */
export function monthName(month: number): string {
  return `${months[month % 12]} ${Math.floor(month / 12)}`
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function two(number: number): string {
  return String(number).padStart(2, '0')
}
