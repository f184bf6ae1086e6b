// The workbook of a page that has no file under it, kept in the browser: closing and opening the page gives it back.
// What was saved is inside it; it is never the only copy of what was downloaded.

import type { Scenario } from '../../engine/index.ts'
import type { RemoteSheetProgram } from '../host/sheetProgram.ts'
import type { BrowserStore, Stored } from './browserStore.ts'
import { type Draft, isDraft } from './draft.ts'

/** A workbook as it was left. */
export type WorkingCopy = {
  /** Names the workbook from one visit to the next: another one does not take its place unseen. */
  readonly document: string
  readonly fileName: string
  /** The plan as it was saved last, as the text of its file: the pane shows it before the workbook is open again. */
  readonly text: string
  /** What is not saved, if anything. */
  readonly draft?: Draft
  /** The scenarios as the cells say them, where a workbook was open: edits may wait for a person's agreement. */
  readonly inSheets?: readonly Scenario[]
  /** Absent while only the plan is there: its workbook has not been made yet. */
  readonly beginning?: Uint8Array
  readonly steps: string
}

/** What is told of a workbook when it is kept. */
type CopyFacts = Pick<WorkingCopy, 'document' | 'fileName' | 'text' | 'draft' | 'inSheets'>

/** The workbook that a browser keeps, and the one before it. */
export type KeptCopy = {
  /** What was left by an earlier visit; undefined when there is nothing, or nothing whole. */
  readonly load: () => Promise<Stored<WorkingCopy | undefined>>
  /** What the one that is kept now took the place of. */
  readonly loadReplaced: () => Promise<Stored<WorkingCopy | undefined>>
  /**
   * Keeps the document as it is now; what it began with is written once. Without a program only the plan is new. Gives
   * the name of another that it replaced.
   */
  readonly keep: (
    program: RemoteSheetProgram | undefined,
    facts: CopyFacts,
  ) => Promise<Stored<{ readonly replaced?: string }>>
}

/** The copy in this store. `newId` names what documents began with, so that a step never leads on from another's. */
export function keptCopy(store: BrowserStore, newId: () => string): KeptCopy {
  /** The document that this page kept last: as the spreadsheet calls it, and the key of its beginning. */
  let known: { readonly id: string; readonly key: string } | undefined
  /** One after another: what one takes away, another must not name. */
  let queue: Promise<unknown> = Promise.resolve()

  async function record(key: string): Promise<Stored<CopyRecord | undefined>> {
    const found = await store.get(key)
    return found.ok ? { ok: true, value: isRecord(found.value) ? found.value : undefined } : found
  }

  async function loadAt(key: string): Promise<Stored<WorkingCopy | undefined>> {
    const found = await record(key)
    if (!found.ok) return found
    if (found.value === undefined) return { ok: true, value: undefined }
    const { beginning: at, draft, ...facts } = found.value
    const plan = { ...facts, ...(isDraft(draft) && { draft }) }
    if (at === '') return { ok: true, value: plan }
    const beginning = await store.get(at)
    if (!beginning.ok) return beginning
    if (!(beginning.value instanceof Uint8Array)) return { ok: true, value: undefined }
    return { ok: true, value: { ...plan, beginning: beginning.value } }
  }

  /** Another document than before: the one that was kept becomes the one before, which is let go of. */
  async function moveAside(old: CopyRecord): Promise<Stored<null>> {
    const before = await record(replacedKey)
    if (!before.ok) return before
    const moved = await store.put(replacedKey, old)
    const gone = before.value?.beginning ?? ''
    return !moved.ok || gone === '' || gone === old.beginning ? moved : store.delete(gone)
  }

  const keep: KeptCopy['keep'] = async (program, facts) => {
    const found = await record(copyKey)
    if (!found.ok) return found
    const old = found.value
    // Another tab may have kept its workbook in the meantime.
    const isAnother = old !== undefined && facts.document !== old.document
    const ours = known !== undefined && known.key === old?.beginning && !isAnother ? known : undefined
    const { id, beginning, steps } = (await program?.snapshot(ours?.id ?? '')) ?? planAlone
    const stays = program === undefined && !isAnother ? old : undefined
    const begins = beginning === undefined ? undefined : `${beginningKey} ${newId()}`
    const key = begins ?? (program === undefined ? stays?.beginning : ours?.key) ?? ''
    const aside = isAnother ? await moveAside(old) : undefined
    if (aside?.ok === false) return aside
    const begun = beginning && (await store.put(key, beginning))
    if (begun?.ok === false) return begun
    const kept = await store.put(copyKey, {
      ...facts,
      ...(stays?.inSheets && { inSheets: stays.inSheets }),
      steps: stays?.steps ?? steps,
      beginning: key,
    } satisfies CopyRecord)
    if (!kept.ok) return kept
    if (program !== undefined) known = { id, key }
    if (isAnother) return { ok: true, value: { replaced: old.fileName } }
    const gone = old?.beginning ?? ''
    const deleted = gone === '' || gone === key ? kept : await store.delete(gone)
    return deleted.ok ? { ok: true, value: {} } : deleted
  }

  return {
    load: () => loadAt(copyKey),
    loadReplaced: () => loadAt(replacedKey),
    keep(program, facts) {
      const turn = queue.then(() => keep(program, facts))
      queue = turn.catch(() => undefined)
      return turn
    },
  }
}

/** Where the workbook has not been made yet. */
const planAlone = { id: '', beginning: undefined, steps: '' }

const copyKey = 'workbook'
const replacedKey = 'workbook before'
const beginningKey = 'workbook begins with'

/** In the store, what the document began with stands under a key of its own, because it is large and stays the same. */
type CopyRecord = Omit<WorkingCopy, 'beginning'> & { readonly beginning: string }

function isRecord(value: unknown): value is CopyRecord {
  if (typeof value !== 'object' || value === null) return false
  const texts: readonly (keyof CopyRecord)[] = ['document', 'fileName', 'text', 'steps', 'beginning']
  const inSheets: unknown = Reflect.get(value, 'inSheets')
  return (
    texts.every(name => typeof Reflect.get(value, name) === 'string') &&
    (inSheets === undefined || Array.isArray(inSheets))
  )
}
