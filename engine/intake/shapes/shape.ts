// What an export looks like: which columns hold what. The shapes themselves are data, a file for each kind of system.

import type { RecordKind } from '../recordFields.ts'

/** Columns by the field they fill; each field with the headers it is known by, in any case and spelling of spaces. */
type ShapeColumns = Readonly<Record<string, readonly string[]>>

/** An export of a system. */
export type Shape = {
  /** Stable: stands in saved mappings. */
  readonly id: string
  /** The system and the export, as a person calls them. */
  readonly label: string
  readonly record: RecordKind
  /**
   * `rows`: a record a row. `months`: an amount for each month across, a record each. `brackets`: an amount for each
   * bracket of days overdue across.
   */
  readonly layout: 'rows' | 'months' | 'brackets'
  readonly columns: ShapeColumns
  /** Fields that the export writes in several columns of one name, one value each, from the first to the last: the last counts. */
  readonly spread?: readonly string[]
  /** Fields by which the export is recognised: a header with all of them. */
  readonly marks: readonly string[]
  /** What the export does without saying. */
  readonly fixed?: { readonly flows?: 'month' | 'year_to_date'; readonly unit?: 'cents' }
}
