// A table as a file holds it: cells without meaning yet, each with its place.

import type { Diagnostic } from '../formula/diagnostic.ts'
import type { Encoding } from './encoding.ts'
import type { Separator } from './separator.ts'

/** A cell: text, or what a workbook keeps as a number or a truth value; a `problem` says why there is no value. */
export type RawCell = string | number | boolean | { readonly problem: string }

/** A row, counted from 1 as a spreadsheet shows it. With a `problem` its cells are not to be trusted. */
export type RawRow = { readonly row: number; readonly cells: readonly RawCell[]; readonly problem?: string }

/** A table that can be gone through more than once; going through it may throw `UnreadableTable`. */
export type RawTable = {
  readonly file: string
  readonly sheet?: string
  readonly rows: () => Iterable<RawRow>
  /** How a text file was read; both can be set in the mapping. */
  readonly text?: { readonly encoding: Encoding; readonly separator: Separator }
  /** Dates count from 1904 (workbooks of the Mac of old). */
  readonly datesFrom1904: boolean
}

/** Thrown while a table is gone through, and told by `importFiles`, the only place that catches it. */
export class UnreadableTable extends Error {
  readonly diagnostic: Diagnostic

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message)
    this.diagnostic = diagnostic
  }
}
