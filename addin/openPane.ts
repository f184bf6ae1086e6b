// Puts the pane on a page with what the page brings: a shelf for plans, and a theme where the host has one.

import { mountPane } from './pane/mountPane.tsx'
import type { PaneContext } from './pane/paneContext.ts'
import type { ThemeName } from './pane/theme.ts'
import { browserStore } from './session/browserStore.ts'
import { draftShelf } from './session/draftShelf.ts'
import { type PaneStore, paneStore } from './session/paneStore.ts'
import type { PlanShelf } from './session/planShelf.ts'
import { keepSignature } from './session/signature.ts'
import { readWorkbookPlan } from './session/startBook.ts'
import { startEngine } from './session/startEngine.ts'

/** What a page knows besides its shelf. */
export type PageOptions = {
  readonly theme?: ThemeName
  /** Joins the pane with the workbook beside it. */
  readonly beside?: (pane: PaneStore) => Required<Pick<PaneContext, 'workbook' | 'sheets'>>
}

/** Draws the pane in the page's `root` and opens what the shelf holds. Gives the pane, for commands from elsewhere. */
export function openPane(shelf: PlanShelf, { theme, beside }: PageOptions = {}): PaneStore {
  const root = document.getElementById('root')
  if (root === null) throw new Error('openPane: the page has no place for the pane')
  const store = newPane(shelf)
  mountPane(root, { ...store, now: () => new Date(), ...beside?.(store) }, theme)
  whenLeaving(store.actions.keepNow)
  void store.actions.openShelf()
  return store
}

/** Calls back whenever the page goes out of sight, which is the last that a page may hear of. */
export function whenLeaving(keep: () => Promise<void>): void {
  window.addEventListener('pagehide', () => void keep())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void keep()
  })
}

/** A pane with nothing open yet, and the plans that come with the add-in. */
export function newPane(shelf: PlanShelf): PaneStore {
  const kept = browserStore('proceeds')
  const drafts = { shelf: draftShelf(kept), pane: crypto.randomUUID() }
  const now = () => new Date()
  const texts = { sampleText, blankText, workbookPlan: readWorkbookPlan }
  const pane = paneStore({ startEngine, now, shelf, ...texts, author: 'You', drafts })
  void keepSignature(pane, kept)
  return pane
}

/** The plans that come with the add-in, fetched from its own files when they are asked for. */
const sampleText = () => textOf(new URL('../samples/larkspur/plan.json', import.meta.url))
const blankText = () => textOf(new URL('../samples/blank/plan.json', import.meta.url))

async function textOf(url: URL): Promise<string> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url.pathname} could not be fetched (${answer.status}): reload the page`)
  return answer.text()
}
