// The store of a browser, in memory: it outlasts panes, and what is put in is copied, as the browser's is.

import type { BrowserStore } from '../../addin/session/browserStore.ts'

/** A store that refuses nothing, and what it holds. */
export type MemoryStore = BrowserStore & { readonly kept: Map<string, unknown> }

/** A store with nothing in it. */
export function memoryStore(): MemoryStore {
  const kept = new Map<string, unknown>()
  return {
    kept,
    get: async key => ({ ok: true, value: structuredClone(kept.get(key)) }),
    put: async (key, value) => {
      kept.set(key, structuredClone(value))
      return { ok: true, value: null }
    },
    delete: async key => {
      kept.delete(key)
      return { ok: true, value: null }
    },
  }
}
