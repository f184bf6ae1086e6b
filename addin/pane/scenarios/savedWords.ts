// When something was saved, as short as a list allows.

import { momentText } from '../truthLine.ts'

/** "today 14:02", "12 Jan", or with its year "12 Jan 2024"; empty for a time that is none. */
export function savedWords(time: string | undefined, now: Date): string {
  const date = new Date(time ?? '')
  if (Number.isNaN(date.getTime())) return ''
  return `${date.toDateString() === now.toDateString() ? 'today ' : ''}${momentText(date, now)}`
}
