// How wide a person made the pane beside the spreadsheet, kept in the browser from one visit to the next.

import type { BrowserStore } from './browserStore.ts'

/** A width in pixels, and how to keep another one. */
export type KeptWidth = {
  /** Undefined where none was chosen, or the browser keeps nothing. */
  readonly width: number | undefined
  readonly keep: (width: number) => void
}

/** The width of the last visit. */
export async function keptWidth(store: BrowserStore): Promise<KeptWidth> {
  const found = await store.get(key)
  const width = found.ok && typeof found.value === 'number' ? found.value : undefined
  return { width, keep: wanted => void store.put(key, wanted) }
}

const key = 'width of the pane'
