// The name that versions are signed with, kept in the browser from one visit to the next.

import type { BrowserStore } from './browserStore.ts'
import type { PaneStore } from './paneStore.ts'

/** Gives the pane the name that was given before, and keeps the one that is given next. A browser may keep nothing. */
export async function keepSignature({ store, actions }: PaneStore, kept: BrowserStore): Promise<void> {
  store.subscribe((now, before) => {
    if (now.author !== before.author) void kept.put(key, now.author)
  })
  const found = await kept.get(key)
  if (found.ok && typeof found.value === 'string') actions.signAs(found.value)
}

const key = 'name of the author'
