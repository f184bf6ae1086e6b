// The figure that a question is about, as the options of a command say it.

import type { CompiledPlan, Spot } from '../engine/index.ts'
import { chosenMonth, tellMonth } from './chosenMonth.ts'
import { chosenOne } from './chosenSeries.ts'
import { monthsNamed } from './monthNamed.ts'
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
  const series = chosenOne(terminal, compiled, text)
  if (lowest !== undefined) {
    const range = lowest === true ? { from: 1, to: compiled.plan.months } : monthsNamed(compiled, lowest)
    if (range === undefined) tellMonth(terminal, compiled, String(lowest))
    return range && series && { ...series, ...range, read: 'lowest' }
  }
  const at = chosenMonth(terminal, compiled, month)
  return at === undefined || series === undefined
    ? undefined
    : { ...series, from: at, to: at, read: 'lowest' }
}
