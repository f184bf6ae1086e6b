// How a component reaches the pane's state and actions.

import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { PaneActions, PaneState, PaneStore } from '../session/paneStore.ts'

/** The store of this page, and the clock. */
export type PaneContext = PaneStore & { readonly now: () => Date }

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

/** The time of drawing. */
export function useNow(): Date {
  return usePaneContext().now()
}

function usePaneContext(): PaneContext {
  const value = useContext(context)
  if (value === undefined) throw new Error('usePaneContext: outside a PaneProvider')
  return value
}
