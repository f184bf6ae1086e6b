// The workbook beside the pane, as the pane sees it: whether our sheets are in it and follow the plan, what waits to be
// written, and what a person may ask of it. Types only.

import type { StoreApi } from 'zustand/vanilla'
import type { SheetArea } from '../host/workbookPort.ts'
import type { BookNumber } from './bookApi.ts'
import type { Refusal } from './editRefusal.ts'
import type { HeldCell } from './heldCells.ts'

/** How the workbook stands to the plan that is open. */
export type WorkbookStage =
  /** It is being looked at, or no plan is open. */
  | { readonly kind: 'looking' }
  /** None of our sheets are in it. */
  | { readonly kind: 'absent' }
  /** Our sheets are being made and written; what is done just now, in words, and how far it is from 0 to 1. */
  | { readonly kind: 'building'; readonly doing: string; readonly share: number }
  /** Our sheets follow the plan, and the plan what is typed into them. */
  | { readonly kind: 'linked' }
  /** Our sheets are in it and do not follow the plan. */
  | { readonly kind: 'apart'; readonly why: Refusal }

/** What building will do, before it is done. */
type BuildPreview = {
  /** The sheets that will be added, in their order; undefined until they are laid out. */
  readonly sheets?: readonly string[]
  /** Sheets of the person's own, which stay as they are. */
  readonly own: readonly string[]
  /** Sheets of another layout, which stay with everything on them under other names. */
  readonly aside?: readonly AsideSheet[]
  /** Why it cannot be done. */
  readonly refusal?: Refusal
}

/** A sheet that makes room for one of the same name, and how it is called then. */
export type AsideSheet = { readonly sheet: string; readonly to: string }

/** What the pane shows of the workbook. */
export type WorkbookState = {
  readonly stage: WorkbookStage
  /** What the person is being asked: whether to build, or to write what is held. */
  readonly asks?: 'build' | 'write'
  readonly preview: BuildPreview
  /** Changes of cells that wait for a person's agreement. */
  readonly held: readonly HeldCell[]
  /** Why the sheets are behind the plan apart from these, if they are. */
  readonly behind?: Refusal
  /** What waits is being written. */
  readonly isWriting: boolean
  /** Changes of more than one cell are written without asking, while the page is open. */
  readonly writesAtOnce: boolean
  /** What is true of the workbook that bears on its figures. */
  readonly notices: readonly Refusal[]
}

/** What a person may ask of the workbook. What cannot be done is told in the pane. */
type WorkbookActions = {
  /** Shows what a person is to agree to, or nothing any more. */
  readonly ask: (about: WorkbookState['asks']) => void
  /** Adds our sheets and joins them with the plan. */
  readonly build: () => Promise<void>
  /** Stops building; what was written is taken back. */
  readonly stop: () => void
  /** Writes what is held. */
  readonly write: () => Promise<void>
  /** Takes the held edits back, so that the plan says again what the sheets say. */
  readonly discard: () => Promise<void>
  readonly writeAtOnce: (isOn: boolean) => void
  /** Selects cells and brings their sheet to the front. */
  readonly show: (place: SheetArea) => Promise<void>
  /** Selects the cell of a number. */
  readonly showNumber: (number: BookNumber) => Promise<void>
}

/** The workbook beside the pane. */
export type WorkbookSide = {
  /** As a person calls the program: "Excel", "the spreadsheet". */
  readonly name: string
  readonly store: StoreApi<WorkbookState>
  readonly actions: WorkbookActions
  /** Resolves when nothing is left to do. */
  readonly settled: () => Promise<void>
}
