// What is asked about the workbook of a plan. It is made and compared in a thread of its own; everything is plain data.

import type {
  BlockWrite,
  CellPlace,
  Diagnostic,
  FoundCell,
  InputBook,
  Result,
  Scenario,
  TypedCell,
} from '../../engine/index.ts'
import type { CopyFinding } from './readableCopy.ts'

/** What a workbook says of itself. */
export type BookAbout = {
  /** Which revision of the plan the engine's values in it belong to. */
  readonly revision: string
  /** When that was saved; later times are greater texts. */
  readonly saved: string
  /** The id of the scenario that is shown. */
  readonly shown: string
}

/** Where a workbook is looked at. */
export type BookPlaces = {
  /** The cell in which the shown scenario is chosen, and by which texts. */
  readonly selector: { readonly sheet: string; readonly row: number; readonly column: number }
  readonly titles: readonly { readonly id: string; readonly title: string }[]
  /** The sheets of inputs, as far as they reach. */
  readonly inputs: readonly { readonly sheet: string; readonly rows: number; readonly columns: number }[]
}

/** A workbook that was made. */
export type MadeBook = BookPlaces & {
  /** Its value as JSON in UTF-8. */
  readonly workbook: Uint8Array
  /** The names of its sheets, in their order, and how they are laid out (`layoutMark`). */
  readonly sheets: readonly string[]
  readonly layout: string
  /** Whose plan it is, and the scenarios in it. */
  readonly company: string
  readonly scenarios: readonly Scenario[]
}

/** What has to be written so that cells of inputs say something else. */
export type InputChanges = {
  readonly changes: readonly BlockWrite[]
  /** The cells, with what they mean before and after. */
  readonly cells: readonly TypedCell[]
}

/** How cells stand to the changes that were given last. */
type StandingCells = {
  /** Those that do not hold yet what they are to hold. */
  readonly left: readonly SheetCell[]
  /** Those that hold what nobody wrote from here. */
  readonly foreign: readonly SheetCell[]
}

/** A number of an input in a scenario, or of a row in the scenario that is shown. */
export type BookNumber = Parameters<InputBook['cellOf']>[0]

/** The place of a cell. */
export type SheetCell = Pick<FoundCell, 'sheet' | 'row' | 'column'>

/** What a person typed into cells of ours. */
export type TypedCells = {
  /** The scenarios with it. */
  readonly scenarios: readonly Scenario[]
  /** The text of the plan's file with it, where it changes numbers of the plan itself. */
  readonly text?: string
  readonly cells: readonly TypedCell[]
}

/** A file of ours that was read. */
type ReadBook = {
  /** Its workbook made anew from the plan in it and what was typed into its cells, with the sheets that a person added. */
  readonly workbook: Uint8Array
  /** The text of the plan's file with what was typed. */
  readonly text: string
  /** How many numbers were typed into its cells. */
  readonly changes: number
  /** What of it could not be read, or was changed where nothing is to be typed. */
  readonly damage: readonly Diagnostic[]
}

/** What stands in a cell of the sheet Scenarios. */
type CellOfCopy = number | string | boolean

/** The questions. */
export type BookApi = {
  /** Makes the workbook of a plan's text with exact numbers; the other questions are about this one from now on. */
  make(text: string, about: BookAbout): Result<MadeBook>
  /**
   * The changes after which cells say what these scenarios say. Of the sheets of inputs alone while only numbers change;
   * `undefined` when scenarios come, go or are renamed: then the workbook is to be made again with `remake`.
   */
  changes(scenarios: readonly Scenario[]): Result<InputChanges | undefined>
  /** How cells that were found stand to the changes of inputs that were given last. */
  standing(found: readonly FoundCell[]): StandingCells
  /**
   * The changes from the workbook as it was written last to that of this plan, with exact numbers. `saved` is the text
   * as it was saved last, which the sheet Scenarios is a copy of; `chosen` is what stands in the cell in which the
   * scenario is chosen.
   */
  remake(
    text: string,
    saved: string,
    about: BookAbout,
    chosen: string,
  ): Result<BookPlaces & { readonly changes: readonly BlockWrite[] }>
  /** What is to stand in the sheet Scenarios, row by row, of the text as it was saved last. */
  copy(saved: string, about: BookAbout): Result<readonly (readonly (number | string)[])[]>
  /** What the sheet Scenarios, read row by row, asks for when it is held against the text as it was saved last. */
  compare(saved: string, about: BookAbout, rows: readonly (readonly CellOfCopy[])[]): Result<CopyFinding>
  /** The changes that were given last are in the workbook now. */
  written(): void
  /** Where a number stands in the workbook as it was written last; undefined where it does not. */
  cellOf(number: BookNumber): Result<CellPlace | undefined>
  /** Where lines or columns no longer stand where we put them, on the sheets of inputs as they were found whole. */
  moved(found: readonly FoundCell[]): readonly Diagnostic[]
  /** What cells mean that were found in the workbook. */
  typed(scenarios: readonly Scenario[], found: readonly FoundCell[]): Result<TypedCells>
  /** The file of a workbook (its value as JSON in UTF-8), or why Excel could not hold it. */
  file(workbook: Uint8Array): { readonly file: Uint8Array } | { readonly faults: readonly string[] }
  /** The plan of a file, for its scenarios; the other questions stay about the workbook they were about. */
  plan(file: Uint8Array): Result<Pick<ReadBook, 'text' | 'damage'>>
  /** Reads a file; the other questions are about its workbook from now on. */
  read(file: Uint8Array): Result<ReadBook>
}
