// The workbook of a page that has no file under it, kept in the browser: closing and opening the page gives it back.
// What was saved is inside it; it is never the only copy of what was downloaded.

import type { RemoteSheetProgram } from '../host/sheetProgram.ts'
import type { BrowserStore, Stored } from './browserStore.ts'
import { type Draft, isDraft } from './draft.ts'

/** A workbook as it was left. */
export type WorkingCopy = {
  readonly fileName: string
  /** The plan as it was saved last, as the text of its file: the pane shows it before the workbook is open again. */
  readonly text: string
  /** What is not saved, if anything. */
  readonly draft?: Draft
  readonly beginning: Uint8Array
  readonly steps: string
}

/** What is told of a workbook when it is kept. */
type CopyFacts = Pick<WorkingCopy, 'fileName' | 'text' | 'draft'>

/** The one workbook that a browser keeps. */
export type KeptCopy = {
  /** What was left by an earlier visit; undefined when there is nothing, or nothing whole. */
  readonly load: () => Promise<Stored<WorkingCopy | undefined>>
  /** Keeps the document as it is now; what it began with is written once. */
  readonly keep: (program: RemoteSheetProgram, facts: CopyFacts) => Promise<Stored<null>>
}

/** The copy in this store. `newId` names what documents began with, so that a step never leads on from another's. */
export function keptCopy(store: BrowserStore, newId: () => string): KeptCopy {
  /** What is known to stand in the store: the document as the spreadsheet calls it, and the key of its beginning. */
  let known: { readonly id: string; readonly key: string } | undefined

  return {
    async load() {
      const found = await store.get(copyKey)
      if (!found.ok || !isRecord(found.value)) return found.ok ? { ok: true, value: undefined } : found
      const { beginning: key, ...rest } = found.value
      const beginning = await store.get(key)
      if (!beginning.ok) return beginning
      if (!(beginning.value instanceof Uint8Array)) return { ok: true, value: undefined }
      const { draft, ...known } = rest
      return {
        ok: true,
        value: { ...known, ...(isDraft(draft) && { draft }), beginning: beginning.value },
      }
    },
    async keep(program, facts) {
      const found = await store.get(copyKey)
      if (!found.ok) return found
      const old = isRecord(found.value) ? found.value.beginning : undefined
      // Another tab may have kept its workbook in the meantime, and let go of what ours began with.
      const ours = known?.key === old ? known : undefined
      const { id, beginning, steps } = await program.snapshot(ours?.id ?? '')
      const key = beginning === undefined && ours ? ours.key : `${beginningKey} ${newId()}`
      const begun = beginning && (await store.put(key, beginning))
      if (begun?.ok === false) return begun
      const kept = await store.put(copyKey, { ...facts, steps, beginning: key } satisfies CopyRecord)
      if (!kept.ok) return kept
      known = { id, key }
      return old === undefined || old === key ? kept : store.delete(old)
    },
  }
}

const copyKey = 'workbook'
const beginningKey = 'workbook begins with'

/** In the store, what the document began with stands under a key of its own, because it is large and stays the same. */
type CopyRecord = Omit<WorkingCopy, 'beginning'> & { readonly beginning: string }

function isRecord(value: unknown): value is CopyRecord {
  if (typeof value !== 'object' || value === null) return false
  const texts: readonly (keyof CopyRecord)[] = ['fileName', 'text', 'steps', 'beginning']
  return texts.every(name => name in value && typeof Reflect.get(value, name) === 'string')
}
