// What a question comes to, as people read it: sentences first, then the tables they are taken from. The terminal
// prints it, a sheet shows it.

import type { CalendarMonth } from './calendar.ts'
import type { Limit } from './monthlyLimits.ts'

/** The answer to a question. */
export type Answer = {
  readonly title: string
  /** Whole sentences, the one to say in a meeting first. */
  readonly sentences: readonly string[]
  readonly tables: readonly AnswerTable[]
}

/** A table: names or months in the first column, then as many values per line as the header names. */
export type AnswerTable = {
  readonly id: string
  readonly header: readonly string[]
  /** The unit of each column after the names, where columns differ in unit and lines do not; empty for texts. */
  readonly units?: readonly string[]
  readonly lines: readonly AnswerLine[]
  readonly chart?: AnswerChart
  /** From this column on (counted as in a chart) there is only what the chart draws: a terminal leaves it out. */
  readonly drawnFrom?: number
  /** Columns that hold changes, which a terminal prints with their sign. */
  readonly changes?: readonly number[]
  /** The values are letters and each stands for a limit, a line for each month: a terminal writes each column along. */
  readonly strip?: Readonly<Record<string, Limit>>
}

/** A line; numbers are whole values in the unit of the growth model, null where there is none. */
export type AnswerLine = {
  readonly name: string | CalendarMonth
  readonly values: readonly (number | string | null)[]
  /** Such as `money/year`; left out where columns have the units, or all values are texts. */
  readonly unit?: string
  readonly isTotal?: true
}

/** A chart of the table; columns are counted from 1, the first after the names. */
export type AnswerChart = {
  readonly kind: 'line' | 'column' | 'stacked_column' | 'bar' | 'area'
  readonly title: string
  /** The column of texts under the bars, instead of the names. */
  readonly labels?: number
  readonly series: readonly {
    readonly column: number
    /** RRGGBB. */
    readonly color: string
    readonly dashed?: true
    readonly invisible?: true
  }[]
  /** The axis starts anywhere and says nothing: the labels carry the amounts. */
  readonly isAxisBare?: true
}
