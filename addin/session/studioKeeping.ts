// Keeps the workbook of the studio in the browser while people work, and opens what was kept: the one that an earlier
// visit left, or the one that another took the place of.

import type { StoreApi } from 'zustand/vanilla'
import { type Draft, draftOf } from './draft.ts'
import type { Refusal } from './editRefusal.ts'
import { type PaneStore, sessionIn } from './paneStore.ts'
import type { PreparedDocument, StudioDocument } from './studioDocument.ts'
import type { StudioState } from './studioState.ts'
import type { KeptCopy, WorkingCopy } from './workingCopy.ts'

/** What comes from the workbook around it. */
export type StudioKeepingOptions = {
  readonly pane: PaneStore
  readonly copy: KeptCopy
  readonly state: StoreApi<StudioState>
  readonly now: () => Date
  /** The document once everything that the pane knows is in it; undefined while none is open. */
  readonly openedDocument: () => Promise<StudioDocument | undefined>
  /** The scenarios as the cells of that document say them. */
  readonly inSheets: () => WorkingCopy['inSheets']
  readonly openPrepared: (prepared: PreparedDocument, openPlan: () => Promise<void>) => Promise<void>
}

/** Keeping. */
export type StudioKeeping = {
  /** Another workbook is open. Resolves once nothing is kept of the one before any more. */
  readonly begin: () => Promise<void>
  /** The workbook or the plan has changed: it is kept in a moment. */
  readonly changed: () => void
  /** The page may be about to close: the plan is kept at once, without waiting for the spreadsheet. */
  readonly keepNow: () => Promise<void>
  /** Opens what an earlier visit left; gives whether there was something. */
  readonly openKept: () => Promise<boolean>
  /** Opens the workbook that this one took the place of. */
  readonly bringBack: () => Promise<void>
}

/** Pause after the last change before the workbook is kept (milliseconds). */
const keepDelay = 700

/** Starts keeping. */
export function studioKeeping(options: StudioKeepingOptions): StudioKeeping {
  const { pane, copy, state, now } = options
  let isTold = false
  let changes = 0
  let waiting: ReturnType<typeof setTimeout> | undefined
  let keepingNow: Promise<void> = Promise.resolve()

  const told = (refusal: Refusal): void => {
    if (isTold) return
    isTold = true
    pane.actions.tell(refusal)
  }

  async function keep(): Promise<void> {
    const { document } = state.getState()
    const seen = changes
    const open = await options.openedDocument()
    if (state.getState().document !== document || !(await keepWith(open))) return
    // What changed meanwhile is kept in its own turn.
    if (seen === changes) state.setState({ kept: 'yes' })
  }

  /** Without a document, the plan alone; what was kept of its cells stays. Gives whether it is kept. */
  async function keepWith(open: StudioDocument | undefined): Promise<boolean> {
    const session = sessionIn(pane.store.getState())
    if (session === undefined) return false
    const text = await pane.actions.savedText()
    const draft = draftOf(session, { text, pane: 'studio', time: now().toISOString() })
    const { fileName, document } = state.getState()
    const inSheets = open && options.inSheets()
    const facts = { document, fileName, text, ...(draft && { draft }), ...(inSheets && { inSheets }) }
    const kept = await copy.keep(open?.program, facts)
    if (!kept.ok) {
      state.setState({ kept: 'no' })
      told(kept.refusal)
      return false
    }
    const { replaced } = kept.value
    if (replaced !== undefined) state.setState({ replaced })
    return true
  }

  async function open(left: WorkingCopy): Promise<void> {
    const { document, fileName, text, draft, beginning, steps, inSheets } = left
    await options.openPrepared(
      {
        document,
        fileName,
        doing: `Opening ${fileName} as you left it…`,
        ...(beginning && { open: sheet => sheet.restore(beginning, steps) }),
        ...(inSheets && { inSheets }),
      },
      () => (draft === undefined ? pane.actions.openText(text, fileName) : openDraft(draft)),
    )
  }

  function openDraft(draft: Draft): Promise<void> {
    pane.actions.startOver()
    return pane.actions.keepDraft(draft)
  }

  return {
    begin() {
      clearTimeout(waiting)
      waiting = undefined
      return keepingNow
    },
    changed() {
      changes += 1
      if (state.getState().kept === 'yes') state.setState({ kept: 'not yet' })
      clearTimeout(waiting)
      waiting = setTimeout(() => {
        waiting = undefined
        keepingNow = keep()
      }, keepDelay)
    },
    async keepNow() {
      if (waiting !== undefined) await keepWith(undefined)
    },
    async openKept() {
      const found = await copy.load()
      if (!found.ok) told(found.refusal)
      if (!found.ok || found.value === undefined) return false
      await open(found.value)
      return true
    },
    async bringBack() {
      const found = await copy.loadReplaced()
      if (!found.ok) return pane.actions.tell(found.refusal)
      if (found.value !== undefined) await open(found.value)
    },
  }
}
