// What the host asks of the embedded spreadsheet. It runs in a frame of its own: everything that crosses is plain data.

import type { DefinedName, Sheet } from '../../engine/index.ts'
import type { Entries, SheetCommands, SheetToWrite } from './cellStore.ts'
import type { LookWrite } from './plannedWrite.ts'
import type { CellReading, DocumentText, SheetArea, WorkbookEdit } from './workbookPort.ts'

/** One change of the document, which one Undo takes back. Sheets and names are removed before others are added. */
export type SheetChange = {
  readonly removedSheets: readonly string[]
  readonly removedNames: readonly string[]
  readonly newSheets: readonly Sheet[]
  readonly names: readonly DefinedName[]
  readonly commands: readonly SheetCommands[]
  /** New sheets get all of their looks; these are changes of others. */
  readonly looks: readonly LookWrite[]
  /** Our sheets in their order; empty when it stays. */
  readonly order: readonly string[]
}

/** The document at one moment. */
export type SheetFacts = {
  readonly isReadOnly: boolean
  readonly sheets: readonly SheetToWrite[]
  readonly names: readonly DefinedName[]
  /** Entries of the areas asked for; undefined where the sheet does not exist. */
  readonly entries: readonly (Entries | undefined)[]
  /** The parts of the namespace that was asked for. */
  readonly parts: readonly DocumentText[]
}

/** A document as the workbook that it began with (JSON in UTF-8), and everything that was done to it since (JSON). */
type DocumentSnapshot = {
  /** Names the beginning. */
  readonly id: string
  readonly beginning: Uint8Array | undefined
  readonly steps: string
}

/** The spreadsheet as it is asked; `by` names who asks, so that nobody is told of what they did themselves. */
export type SheetProgram = {
  /** Opens a workbook (its value as JSON in UTF-8) in place of what was open. Nothing is left to undo. */
  readonly open: (workbook: Uint8Array) => void
  /** The workbook as it is now (its value as JSON in UTF-8), with the results of its formulas, and what could not be said in it. */
  readonly workbook: () => { readonly workbook: Uint8Array; readonly omitted: readonly string[] }
  /** The document as it can be kept and opened again; what it began with is left out when it is the one already known. */
  readonly snapshot: (known: string) => DocumentSnapshot
  /** Opens what `snapshot` gave. */
  readonly restore: (beginning: Uint8Array, steps: string) => void
  readonly facts: (areas: readonly SheetArea[], namespace: string) => SheetFacts
  /** Undefined where the sheet does not exist. */
  readonly read: (areas: readonly SheetArea[]) => readonly (CellReading | undefined)[]
  /** Areas from A1 to the last cell that holds something; undefined for sheets without any. */
  readonly usedAreas: (sheets: readonly string[]) => readonly (SheetArea | undefined)[]
  /** Makes the change whole or not at all; gives why it was refused. */
  readonly change: (change: SheetChange, by: string) => string | undefined
  /** Calculates everything that depends on `cell` twice, so that a person does not wait for it the first time. */
  readonly warmUp: (cell: SheetArea, other: string | number) => void
  /** Calls the listener after each edit that others made; the number ends that with `unwatch`. */
  readonly watch: (listener: (edits: readonly WorkbookEdit[]) => void, by: string) => number
  readonly unwatch: (watch: number) => void
  /** Shows and selects the area, if its sheet can be shown. */
  readonly select: (place: SheetArea) => 'shown' | 'hidden' | 'missing'
  /** Gives the keys of the new parts. */
  readonly addParts: (xmls: readonly string[]) => readonly string[]
  readonly parts: (namespace: string) => readonly DocumentText[]
  readonly removeParts: (keys: readonly string[]) => void
  readonly pointers: () => ReadonlyMap<string, string>
  readonly writePointer: (name: string, text: string) => void
}

/** What a page sends the frame once, with an end of a channel: the templates of o-spreadsheet's views. */
export type FrameStart = { readonly kind: 'proceeds-start'; readonly templates: string }

/** The program behind its frame: every answer is a promise. */
export type RemoteSheetProgram = {
  readonly [name in keyof SheetProgram]: (
    ...asked: Parameters<SheetProgram[name]>
  ) => Promise<ReturnType<SheetProgram[name]>>
}
