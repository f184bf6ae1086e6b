// The port: everything the pane asks of a workbook, in Excel or in the embedded spreadsheet. Types only.

import type { Area, BlockWrite } from '../../engine/index.ts'
import type { CellEntry, HeldContent } from './cellEntry.ts'
import type { HostNotice, HostProblem } from './hostProblem.ts'
import type { CellImage } from './writeJournal.ts'

/** An area of the sheet of this name. */
export type SheetArea = { readonly sheet: string; readonly area: Area }

/** What was asked, or why it could not be done. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly notices: readonly HostNotice[] }
  | { readonly ok: false; readonly problem: HostProblem }

/** What this workbook's program can do; what it cannot, the pane does not offer. */
export type Capabilities = {
  /** As a person calls it: "Excel", "the spreadsheet". */
  readonly name: string
  /** One Undo of the program takes a whole write back. */
  readonly undoesAsOne: boolean
  /** Scenarios can be kept inside the file. */
  readonly keepsRevisions: boolean
  readonly drawsCharts: boolean
}

/** Cells to be written: what they are to hold, and what we believe they hold now (null where we wrote nothing). */
export type CellsWrite = {
  readonly kind: 'cells'
  readonly sheet: string
  readonly top: number
  readonly left: number
  readonly before: readonly (readonly HeldContent[])[]
  readonly after: readonly (readonly HeldContent[])[]
}

/** A change to carry out: those between two workbook values, or cells as they were found before a write. */
export type HostWrite = BlockWrite | CellsWrite

export type WriteOptions = {
  /** Replaces cells that hold something else than we believe; a person has agreed to it. */
  readonly replacesForeign?: boolean
  /** Told while a write waits, and for what. */
  readonly onWaiting?: (reason: 'cellIsEdited' | 'tooBusy') => void
  /** Told what a write is about to do. */
  readonly onStep?: (step: WriteStep) => void
  readonly signal?: AbortSignal
}

/** What a write does, in this order; it may be over before the last. */
export type WriteStep = 'looking' | 'keepingAWayBack' | 'writing' | 'readingBack' | 'dressing'

/** A write that was done: enough to take it back. */
export type WriteReceipt = { readonly images: readonly CellImage[]; readonly addedSheets: readonly string[] }

/** Cells as they were read: entries are what a person would see in the formula bar, values what the cells show. */
export type CellReading = {
  readonly entries: readonly (readonly CellEntry[])[]
  readonly values: readonly (readonly CellEntry[])[]
}

/** Something in the workbook changed by other hands than ours. */
export type WorkbookEdit =
  | { readonly kind: 'cells'; readonly place: SheetArea; readonly by: 'person' | 'coauthor' }
  /** Rows, columns or cells were inserted or deleted: places have moved. */
  | { readonly kind: 'structure'; readonly sheet: string; readonly by: 'person' | 'coauthor' }
  | { readonly kind: 'sheets' }

/** A saved scenario: one revision. `json` is the scenario as a plan file holds it. */
export type Revision = {
  readonly id: string
  readonly revision: number
  readonly parent: number | null
  readonly author: string
  /** ISO 8601, UTC. */
  readonly time: string
  readonly schema: number
  readonly engine: string
  readonly json: string
}

/** A revision as it was found in the workbook. */
export type KeptRevision = {
  /** Names the copy in this workbook, for `remove`; other copies have other keys. */
  readonly key: string
  readonly revision: Revision
  /** False when the text no longer is what was saved. */
  readonly intact: boolean
}

/** Texts kept inside the document, found again by the XML namespace of their root. */
export type DocumentParts = {
  readonly list: (
    namespace: string,
  ) => Promise<Outcome<readonly { readonly key: string; readonly xml: string }[]>>
  /** Gives the key of the new part. */
  readonly add: (xml: string) => Promise<Outcome<string>>
  /** Keys that are gone already are no problem. */
  readonly remove: (keys: readonly string[]) => Promise<Outcome<null>>
}

/** The machine copies of saved scenarios. */
export type RevisionStore = {
  /** Every revision, also damaged ones; parts that are not readable at all are counted. */
  readonly list: () => Promise<
    Outcome<{ readonly kept: readonly KeptRevision[]; readonly unreadable: number }>
  >
  /**
   * Adds all or none and reads back; succeeds only when the workbook gives back the very texts. Refused before anything
   * is written where they do not fit. Nothing else is touched.
   */
  readonly add: (...revisions: readonly Revision[]) => Promise<Outcome<readonly KeptRevision[]>>
  readonly remove: (keys: readonly string[]) => Promise<Outcome<null>>
}

/** Short texts by name, kept with the document. */
export type PointerStore = {
  readonly read: () => Promise<Outcome<ReadonlyMap<string, string>>>
  readonly write: (name: string, text: string) => Promise<Outcome<null>>
}

/** A workbook beside the pane. Methods resolve with a problem for what a person can mend and reject for bugs. */
export type WorkbookPort = {
  readonly capabilities: Capabilities
  /** Where the file lies, as far as its program tells: another place means another copy of it. Empty where nobody knows. */
  readonly place: () => string
  /** What is true of the workbook now that bears on its figures. */
  readonly notices: () => Promise<Outcome<readonly HostNotice[]>>
  /** Writes all or nothing. */
  readonly write: (writes: readonly HostWrite[], options?: WriteOptions) => Promise<Outcome<WriteReceipt>>
  /** Takes a write back, leaving cells alone that were edited since. */
  readonly takeBack: (receipt: WriteReceipt, options?: WriteOptions) => Promise<Outcome<WriteReceipt>>
  /** Finishes what an earlier pane left half done; to be called on opening. Gives how many writes were taken back. */
  readonly recover: () => Promise<Outcome<number>>
  readonly read: (places: readonly SheetArea[]) => Promise<Outcome<readonly CellReading[]>>
  readonly sheetNames: () => Promise<Outcome<readonly string[]>>
  /** Calls the listener after each edit by other hands; the function it gives ends that. */
  readonly watchEdits: (listener: (edit: WorkbookEdit) => void) => Promise<Outcome<() => Promise<void>>>
  readonly select: (place: SheetArea) => Promise<Outcome<null>>
  /** Texts inside the document, such as the plan itself. */
  readonly parts: DocumentParts
  readonly revisions: RevisionStore
  readonly pointers: PointerStore
}
