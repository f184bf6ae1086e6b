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

/**
 * A sheet of ours that stays with everything on it, under another name and as a person's own: what refers to it goes on
 * doing so. The names that lead to it are free for others.
 */
export type AsideWrite = { readonly kind: 'set_aside'; readonly sheet: string; readonly to: string }

/** A change to carry out: those between two workbook values, cells as they were found before a write, or sheets set aside. */
export type HostWrite = BlockWrite | CellsWrite | AsideWrite

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

/** A sheet as it is found. `role` is the name under which we made it, whatever it is called now. */
export type FoundSheet = { readonly name: string; readonly role: string | undefined }

/** A text kept inside the document; `key` names it as long as it is there. */
export type DocumentText = { readonly key: string; readonly xml: string }

/** A text and the namespace that it was asked for by. */
export type FoundText = DocumentText & { readonly namespace: string }

/** Everything but cells that is true of a workbook at one moment. */
export type WorkbookLook = {
  readonly sheets: readonly FoundSheet[]
  /** The texts of the namespaces that were asked for. */
  readonly texts: readonly FoundText[]
  /** Short texts by name. */
  readonly pointers: ReadonlyMap<string, string>
  /** What bears on the figures. */
  readonly notices: readonly HostNotice[]
}

/** A change of what the document keeps besides its sheets; done in this order. */
export type DocumentChange = {
  /** Texts to be added. */
  readonly adds?: readonly string[]
  /** Short texts by name, each in place of the one that has the name. */
  readonly pointers?: readonly (readonly [name: string, text: string])[]
  /** Keys of texts; those that are gone already are no problem. */
  readonly removes?: readonly string[]
}

/** The machine copies of saved scenarios, and what else was seen in the same look. */
export type RevisionList = Pick<WorkbookLook, 'texts' | 'pointers'> & {
  /** Every revision, also damaged ones. */
  readonly kept: readonly KeptRevision[]
  /** How many parts are not readable at all. */
  readonly unreadable: number
  /** What all of them take. */
  readonly bytes: number
}

/** What is known when revisions are added. */
type RevisionsBefore = {
  /** What was there before, where that is known. */
  readonly present?: RevisionList
  /** Whether what is kept holds a revision though it is not found as it was added; without it none does. */
  readonly isHeld?: (revision: Revision, kept: readonly KeptRevision[]) => boolean
}

/** The machine copies of saved scenarios. */
export type RevisionStore = {
  /** All of them, and the texts of other namespaces along with them. */
  readonly list: (...namespaces: readonly string[]) => Promise<Outcome<RevisionList>>
  /**
   * Adds all or none and reads back; succeeds only when the workbook gives back the very texts, and gives all that is kept
   * then. Refused before anything is written where they do not fit. Nothing else is touched.
   */
  readonly add: (revisions: readonly Revision[], before?: RevisionsBefore) => Promise<Outcome<RevisionList>>
}

/** A workbook beside the pane. Methods resolve with a problem for what a person can mend and reject for bugs. */
export type WorkbookPort = {
  readonly capabilities: Capabilities
  /** Where the file lies, as far as its program tells: another place means another copy of it. Empty where nobody knows. */
  readonly place: () => string
  /** Looks at the workbook once: its sheets, its texts of these namespaces, and what bears on its figures. */
  readonly look: (...namespaces: readonly string[]) => Promise<Outcome<WorkbookLook>>
  /** Keeps short and long texts inside the document, such as the plan itself. Gives the keys of those that were added. */
  readonly keep: (change: DocumentChange) => Promise<Outcome<readonly string[]>>
  readonly revisions: RevisionStore
  /** Writes all or nothing. */
  readonly write: (writes: readonly HostWrite[], options?: WriteOptions) => Promise<Outcome<WriteReceipt>>
  /** Takes a write back, leaving cells alone that were edited since. */
  readonly takeBack: (receipt: WriteReceipt, options?: WriteOptions) => Promise<Outcome<WriteReceipt>>
  /** Finishes what an earlier pane left half done; to be called on opening. Gives how many writes were taken back. */
  readonly recover: () => Promise<Outcome<number>>
  readonly read: (places: readonly SheetArea[]) => Promise<Outcome<readonly CellReading[]>>
  /** Calls the listener after each edit by other hands; the function it gives ends that. */
  readonly watchEdits: (listener: (edit: WorkbookEdit) => void) => Promise<Outcome<() => Promise<void>>>
  readonly select: (place: SheetArea) => Promise<Outcome<null>>
}
