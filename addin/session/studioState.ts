// The workbook of a page that has the spreadsheet beside the pane, as the page sees it. Types only.

import type { StoreApi } from 'zustand/vanilla'
import type { WorkbookPort } from '../host/workbookPort.ts'
import type { Refusal } from './editRefusal.ts'
import type { WorkbookSide } from './workbookState.ts'

/** What stands in the place of the spreadsheet. */
type SheetStage =
  /** No plan has been opened yet. */
  | { readonly kind: 'none' }
  /** The workbook is being made; what is done just now, in words. */
  | { readonly kind: 'making'; readonly doing: string }
  | { readonly kind: 'shown' }
  | { readonly kind: 'failed'; readonly why: Refusal }
  /** Sheets of another release: they can be downloaded, and made anew from the plan. */
  | { readonly kind: 'other layout'; readonly why: Refusal }

/** What is to be said of a file, until it is dismissed. */
export type FileReport = {
  readonly intent: 'error' | 'warning' | 'info'
  readonly title: string
  /** One thing each. */
  readonly lines: readonly string[]
}

/** What the page shows of the workbook. */
export type StudioState = {
  readonly sheet: SheetStage
  /** The name that a download gets; empty until a plan is open. */
  readonly fileName: string
  /** Something that takes a while with a file or the sheets, in words. */
  readonly working?: string
  readonly report?: FileReport
  /** Names the workbook from one visit to the next. */
  readonly document: string
  /** The name of the workbook that this one took the place of, until it is dismissed. */
  readonly replaced?: string
  /** Whether the browser holds the workbook as it is now, so that closing the page loses nothing. */
  readonly kept: 'yes' | 'not yet' | 'no'
}

/** What a person can do with the workbook. Nothing here throws for a mistake of theirs: it shows instead. */
export type StudioActions = {
  /** The spreadsheet can be seen from now on: from here the workbook of every plan is made at once. */
  readonly showSheet: () => void
  /** Opens what an earlier visit left; gives whether there was something. */
  readonly openKept: () => Promise<boolean>
  /** Keeps the edits that are not saved without a pause: the page may be about to close. */
  readonly keepNow: () => Promise<void>
  /** Makes the workbook again after that has failed. */
  readonly tryAgain: () => void
  /** Makes a workbook of the plan in place of one with another layout, which can be brought back. */
  readonly makeAnew: () => void
  /** Gives the workbook as a file of Excel. */
  readonly download: () => Promise<void>
  /** Opens a workbook that was downloaded or saved by Excel, or the file of a plan. */
  readonly openFile: (name: string, content: Uint8Array) => Promise<void>
  /** Opens the workbook again that this one took the place of. */
  readonly bringBack: () => Promise<void>
  /** Nothing more is to be said of a file, or of a workbook that was replaced. */
  readonly dismiss: () => void
}

/** The workbook beside the pane of such a page. */
export type Studio = {
  /** What the pane may ask of it. */
  readonly side: WorkbookSide
  readonly store: StoreApi<StudioState>
  readonly actions: StudioActions
  /** The port to the workbook; where it has not been made yet, it is made if it is needed. */
  readonly port: (isNeeded: boolean) => Promise<WorkbookPort | undefined>
  /** Resolves when everything that the pane knows is in the sheets. */
  readonly settled: () => Promise<void>
}
