// The figure that a question is about, as the options of a command say it.

import type { CompiledPlan, Spot } from '../engine/index.ts'
import { nameAndItems } from './inputNamed.ts'
import { monthNamed, monthsNamed } from './monthNamed.ts'
import type { Terminal } from './terminal.ts'

/** Which figure: a row in one month, or the lowest it has in some. */
export type SpotOptions = {
  /** `total_arr`, `new_arr[mid_market]`. */
  readonly row: string
  readonly month?: string
  /** The lowest of these months, `3..12`; of all of them where only the option stands. */
  readonly lowest?: string | true
}

/** The figure; the last month where none is said. Undefined after telling which month is not understood. */
export function chosenSpot(
  terminal: Terminal,
  compiled: CompiledPlan,
  { row: text, month, lowest }: SpotOptions,
): Spot | undefined {
  const { name: row, items: member } = nameAndItems(text)
  if (lowest !== undefined) {
    const range = lowest === true ? { from: 1, to: compiled.plan.months } : monthsNamed(compiled, lowest)
    if (range === undefined) tellMonth(terminal, String(lowest))
    return range && { row, member, ...range, read: 'lowest' }
  }
  const at = month === undefined ? compiled.plan.months : monthNamed(compiled, month)
  if (at === undefined) tellMonth(terminal, month ?? '')
  return at === undefined ? undefined : { row, member, from: at, to: at, read: 'lowest' }
}

/** Says how months are written. */
export function tellMonth(terminal: Terminal, text: string): void {
  terminal.err(`${text} is no month of this plan. Write its number, 2027-03 or "Mar 2027"; several as 3..12.`)
}
