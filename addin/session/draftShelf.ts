// Where drafts lie between visits: in the browser, under the id of the workbook they belong to, pane by pane.

import type { BrowserStore } from './browserStore.ts'
import { type Draft, isDraft } from './draft.ts'
import type { Refusal } from './editRefusal.ts'

/** Drafts by the id of a workbook. What the browser refuses is given back; nothing that was saved depends on it. */
export type DraftShelf = {
  /** Newest first. */
  readonly list: (
    workbook: string,
  ) => Promise<{ readonly drafts: readonly Draft[]; readonly refusal?: Refusal }>
  /** Takes the place of the draft of the same pane. */
  readonly put: (workbook: string, draft: Draft) => Promise<Refusal | undefined>
  readonly remove: (workbook: string, pane: string) => Promise<Refusal | undefined>
}

/** Drafts in a store of the browser. */
export function draftShelf(store: BrowserStore): DraftShelf {
  const keyOf = (workbook: string): string => `drafts of ${workbook}`
  const list: DraftShelf['list'] = async workbook => {
    const kept = await store.get(keyOf(workbook))
    if (!kept.ok) return { drafts: [], refusal: kept.refusal }
    const drafts = Array.isArray(kept.value) ? kept.value.filter(isDraft) : []
    return { drafts: drafts.sort((a, b) => b.time.localeCompare(a.time)) }
  }
  const change = async (
    workbook: string,
    next: (drafts: readonly Draft[]) => readonly Draft[],
  ): Promise<Refusal | undefined> => {
    const { drafts, refusal } = await list(workbook)
    if (refusal !== undefined) return refusal
    const after = next(drafts)
    const done =
      after.length === 0 ? await store.delete(keyOf(workbook)) : await store.put(keyOf(workbook), after)
    return done.ok ? undefined : done.refusal
  }
  return {
    list,
    put: (workbook, draft) =>
      change(workbook, drafts => [draft, ...drafts.filter(({ pane }) => pane !== draft.pane)]),
    remove: (workbook, pane) => change(workbook, drafts => drafts.filter(draft => draft.pane !== pane)),
  }
}
