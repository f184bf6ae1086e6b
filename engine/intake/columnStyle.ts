// Which way a whole column writes its numbers or days: decided from all its values, never for a single cell.

import { monthName } from '../plan/calendar.ts'
import type { RawCell } from './rawTable.ts'
import { type DayStyle, dayStyles, readDay } from './readDay.ts'
import { type NumberStyle, numberStyles, readNumber, standsForNothing } from './readNumber.ts'

/** A value that reads differently in two styles: the cell, and what each style makes of it. */
type Doubt<Style> = { readonly cell: string; readonly readings: readonly (readonly [Style, string])[] }

/**
 * The style of a column. `settled`: one style reads everything, or all styles read the same (`plain`). `ambiguous`: several styles
 * read everything and differ. `mixed`: no single style reads what the styles together can read.
 */
export type ColumnStyle<Style> =
  | { readonly kind: 'settled'; readonly style: Style; readonly plain: boolean }
  | { readonly kind: 'ambiguous'; readonly doubts: readonly Doubt<Style>[] }
  | { readonly kind: 'mixed'; readonly counts: readonly (readonly [Style, number, string])[] }

/** Takes a column cell by cell, then says its style. O(1) in memory. */
export type StyleFinder<Style> = {
  readonly take: (cell: RawCell) => void
  readonly found: () => ColumnStyle<Style>
}

/** Finds how a column writes numbers. */
export function numberStyleFinder(): StyleFinder<NumberStyle> {
  return styleFinder(numberStyles, (text, style) => readNumber(text, style)?.value)
}

/** Finds how a column writes days. */
export function dayStyleFinder(): StyleFinder<DayStyle> {
  return styleFinder(dayStyles, (text, style) => {
    const day = readDay(text, style)
    return typeof day === 'object' ? printedDay(day) : undefined
  })
}

const shownDoubts = 3

type Tally<Style> = { readonly style: Style; read: number; only: number; example: string }

function styleFinder<Style>(
  styles: readonly [Style, ...Style[]],
  reading: (text: string, style: Style) => string | undefined,
): StyleFinder<Style> {
  const tallies = styles.map((style): Tally<Style> => ({ style, read: 0, only: 0, example: '' }))
  const doubts = new Map<string, Doubt<Style>[]>()
  let readable = 0
  const readingsOf = remembered((text: string) =>
    tallies.flatMap(tally => {
      const value = reading(text, tally.style)
      return value === undefined ? [] : [{ tally, value }]
    }),
  )
  const take = (cell: RawCell) => {
    if (typeof cell !== 'string' || standsForNothing(cell)) return
    const readings = readingsOf(cell)
    if (readings.length === 0) return
    readable += 1
    for (const { tally } of readings) {
      tally.read += 1
      if (readings.length === tallies.length) continue
      tally.only += 1
      tally.example = tally.example === '' ? cell : tally.example
    }
    for (const [index, a] of readings.entries())
      for (const b of readings.slice(index + 1)) if (a.value !== b.value) doubt(cell, a, b)
  }
  const doubt = (cell: string, ...readings: readonly { tally: Tally<Style>; value: string }[]) => {
    const pair = readings.map(({ tally }) => tallies.indexOf(tally)).join()
    const known = doubts.get(pair) ?? []
    doubts.set(pair, known)
    if (known.length < shownDoubts && known.every(other => other.cell !== cell))
      known.push({ cell, readings: readings.map(({ tally, value }) => [tally.style, value]) })
  }
  const found = (): ColumnStyle<Style> => {
    const whole = tallies.filter(({ read }) => read === readable)
    const [first] = whole
    const counts = tallies.filter(({ only }) => only > 0)
    if (first === undefined)
      return { kind: 'mixed', counts: counts.map(({ style, only, example }) => [style, only, example]) }
    const open = [...doubts.values()]
      .filter(([example]) => example?.readings.every(([style]) => whole.some(tally => tally.style === style)))
      .flat()
    return open.length === 0
      ? { kind: 'settled', style: first.style, plain: whole.length > 1 }
      : { kind: 'ambiguous', doubts: open.slice(0, shownDoubts) }
  }
  return { take, found }
}

/** The same function with the answers to the first texts kept: dates and round amounts come again and again. */
export function remembered<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>()
  return text => {
    const before = known.get(text)
    if (before !== undefined) return before
    const given = answer(text)
    if (known.size < mostRemembered) known.set(text, given)
    return given
  }
}

const mostRemembered = 5_000

function printedDay({ year, month, day }: { year: number; month: number; day: number }): string {
  return `${day} ${monthName({ year, monthOfYear: month })}`
}
