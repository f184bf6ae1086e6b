// When something was saved, as short as a list allows.

import { momentText } from '../truthLine.ts'

/** A day of the last year needs no year: there is no other one it could be. */
const recent = 360 * 24 * 3600 * 1000

/** "today 14:02", "12 Jan", or after a year "12 Jan 2024"; empty for a time that is none. */
export function savedWords(time: string | undefined, now: Date): string {
  const date = new Date(time ?? '')
  if (Number.isNaN(date.getTime())) return ''
  const today = date.toDateString() === now.toDateString()
  const text = momentText(date, now)
  if (today) return `today ${text}`
  return now.getTime() - date.getTime() < recent ? text.replace(/ \d{4}$/, '') : text
}
