// What a host must be able to do so that writes to it are all or nothing; `allOrNothing.ts` does the rest for every host.

import type { DefinedName, Sheet } from '../../engine/index.ts'
import type { CellFill, CellSet } from './blockFills.ts'
import type { CellEntry } from './cellEntry.ts'
import type { Dressing } from './plannedWrite.ts'
import type { DocumentText, FoundSheet, SheetArea } from './workbookPort.ts'
import type { AsideImage, NameImage, TextImage } from './writeJournal.ts'

/** A sheet as a write finds it. */
export type SheetToWrite = FoundSheet & {
  readonly isProtected: boolean
  /** A filter hides rows, so that what is copied may leave them out. */
  readonly isFiltered?: boolean
}

/** The workbook at one moment. */
export type Inspection = {
  readonly isReadOnly: boolean
  readonly sheets: readonly SheetToWrite[]
  /** Entries of the areas asked for; undefined where the sheet does not exist. */
  readonly entries: readonly (Entries | undefined)[]
  readonly names: readonly DefinedName[]
  readonly journals: readonly DocumentText[]
  /** Which texts there are of the namespaces asked for. */
  readonly texts: readonly TextImage[]
}

/** What the cells of an area hold, row by row. */
export type Entries = readonly (readonly CellEntry[])[]

/** A name to be set; `isNew` when the workbook has none like it. */
export type NameWrite = DefinedName & { readonly isNew: boolean }

/** What a write adds besides cells. */
export type WriteAdditions = {
  readonly asides: readonly AsideImage[]
  readonly sheets: readonly Sheet[]
  readonly names: readonly NameWrite[]
  readonly texts: readonly string[]
}

/** What the end of a write takes away or puts back besides cells. */
export type WriteRemovals = {
  readonly names?: readonly NameImage[]
  readonly sheets?: readonly string[]
  readonly asides?: readonly AsideImage[]
}

/** The commands for one sheet. */
export type SheetCommands = {
  readonly sheet: string
  readonly sets: readonly CellSet[]
  readonly fills: readonly CellFill[]
}

/** Each method is one or few requests and rejects with a `HostFault` when the host refuses or fails. */
export type CellStore = {
  readonly inspect: (areas: readonly SheetArea[], namespaces: readonly string[]) => Promise<Inspection>
  /** Entries of areas on sheets that exist. */
  readonly read: (areas: readonly SheetArea[]) => Promise<readonly Entries[]>
  /**
   * Keeps the journal's parts, then sets sheets aside, adds sheets and texts and sets names; tells whether another journal
   * stands beside it.
   */
  readonly begin: (
    journal: readonly string[],
    additions: WriteAdditions,
  ) => Promise<{ readonly keys: readonly string[]; readonly isAlone: boolean }>
  readonly write: (commands: readonly SheetCommands[]) => Promise<void>
  /** Looks and order; what they are like is not part of what can be half done. */
  readonly dress: (dressing: Dressing) => Promise<void>
  /**
   * Puts names back, removes sheets, gives those set aside their names again, then removes texts and journal parts by their
   * keys; what is gone already is no fault.
   */
  readonly end: (keys: readonly string[], removals: WriteRemovals) => Promise<void>
  /** Names of those of the sheets that hold nothing but what is in the areas given for them. */
  readonly onlyOurs: (sheets: readonly string[], areas: readonly SheetArea[]) => Promise<readonly string[]>
}

/** Why a host did not do what it was asked, as far as what to do next differs. */
export type HostFaultKind = 'cellIsEdited' | 'tooBusy' | 'tooLarge' | 'tooOld' | 'canceled' | 'other'

/** Thrown by a store; `detail` is the host's own word for it. */
export class HostFault extends Error {
  readonly kind: HostFaultKind
  readonly detail: string

  constructor(kind: HostFaultKind, detail: string, cause?: unknown) {
    super(`the host reports: ${detail}`, { cause })
    this.kind = kind
    this.detail = detail
  }
}
