// The changes that turn one workbook into another, as data: hosts carry them out, in this order.

import type {
  Area,
  CellContent,
  Chart,
  ConditionalRule,
  DefinedName,
  FormatRule,
  PrintSetup,
  Sheet,
  Validation,
  Workbook,
} from './workbook.ts'

/** How a cell is formatted: a rule with what it leaves out, the number format `General` and no indent. */
export type CellFormat = Required<Omit<FormatRule, 'area'>>

/** One change. Sheets are named; rows and columns count from 1. */
export type BlockWrite =
  /** A whole new sheet, at its place among ours (from 0). */
  | { readonly kind: 'add_sheet'; readonly sheet: Sheet; readonly position: number }
  /** One that changes is only among those added, under its old name. */
  | { readonly kind: 'names'; readonly removed: readonly string[]; readonly added: readonly DefinedName[] }
  | { readonly kind: 'parts'; readonly removed: readonly string[]; readonly added: Workbook['parts'] }
  | ({ readonly sheet: string } & SheetWrite)
  /** To be done only when nothing is left on the sheet: a person may have written beside our blocks. */
  | { readonly kind: 'remove_sheet'; readonly sheet: string }
  /** Our sheets in their order; others stay where they are among them. */
  | { readonly kind: 'order'; readonly sheets: readonly string[] }

/** A change on one sheet. */
export type SheetWrite =
  /**
   * A rectangle of cells that all change: what they hold now, if nobody else wrote into them, and what they are to hold.
   * `before` is null where we wrote nothing; a cell that is not empty there is somebody else's.
   */
  | {
      readonly kind: 'cells'
      readonly top: number
      readonly left: number
      readonly before: readonly (readonly CellContent[])[]
      readonly after: readonly (readonly CellContent[])[]
    }
  /** Null takes the formatting away. */
  | { readonly kind: 'format'; readonly area: Area; readonly format: CellFormat | null }
  | { readonly kind: 'validations'; readonly removed: readonly Area[]; readonly added: readonly Validation[] }
  /** All conditions of ours on the sheet are replaced, as their order decides. */
  | {
      readonly kind: 'conditionals'
      readonly removed: readonly ConditionalRule[]
      readonly added: readonly ConditionalRule[]
    }
  /** A chart that changes is removed and added. */
  | { readonly kind: 'charts'; readonly removed: readonly string[]; readonly added: readonly Chart[] }
  /** Null is the width of a new sheet's columns, or the height of its rows. */
  | {
      readonly kind: 'column_width'
      readonly from: number
      readonly to: number
      readonly pixels: number | null
    }
  | {
      readonly kind: 'row_height'
      readonly from: number
      readonly to: number
      readonly points: number | null
    }
  /** All groups of ours on the sheet are replaced. */
  | {
      readonly kind: 'groups'
      readonly rows: Sheet['rowGroups']
      readonly columns: Sheet['columnGroups']
    }
  | { readonly kind: 'tab_color'; readonly color: string }
  | { readonly kind: 'frozen'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'print'; readonly print: PrintSetup }
