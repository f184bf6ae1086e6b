// How a component reaches the pane's state and actions.

import { createContext, useContext } from 'react'
import { createStore, useStore } from 'zustand'
import type { PaneActions, PaneState, PaneStore } from '../session/paneStore.ts'
import type { SheetDesk } from '../session/sheetDesk.ts'
import type { WorkbookSide, WorkbookState } from '../session/workbookState.ts'

/** The store of this page, the clock, and the workbook beside it with its sheets if there is one. */
export type PaneContext = PaneStore & {
  readonly now: () => Date
  readonly workbook?: WorkbookSide
  readonly sheets?: SheetDesk
}

const context = createContext<PaneContext | undefined>(undefined)

/** Hands the store to everything below. */
export const PaneProvider = context.Provider

/** A part of the state; the component draws again when that part changes. */
export function usePane<T>(part: (state: PaneState) => T): T {
  return useStore(usePaneContext().store, part)
}

/** What a person can do. */
export function useActions(): PaneActions {
  return usePaneContext().actions
}

/** The workbook beside the pane; undefined where there is none. */
export function useWorkbook(): WorkbookSide | undefined {
  return usePaneContext().workbook
}

/** The sheets beside the pane; undefined where there are none. */
export function useSheets(): SheetDesk | undefined {
  return usePaneContext().sheets
}

/** A part of what is known of the workbook; undefined where there is none. */
export function useWorkbookState<T>(part: (state: WorkbookState) => T): T | undefined {
  const { workbook } = usePaneContext()
  return useStore(workbook?.store ?? nothing, state => state && part(state))
}

const nothing = createStore<WorkbookState | undefined>(() => undefined)

/** The time of drawing. */
export function useNow(): Date {
  return usePaneContext().now()
}

function usePaneContext(): PaneContext {
  const value = useContext(context)
  if (value === undefined) throw new Error('usePaneContext: outside a PaneProvider')
  return value
}
