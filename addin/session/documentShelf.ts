// The shelf of a page whose workbook is made when it is needed: what is saved goes into the document that is open, and
// waits for it while there is none. The working copy of the page holds it meanwhile.

import type { Refusal } from './editRefusal.ts'
import { journalShelf } from './journalShelf.ts'
import { type PlanShelf, pageShelf } from './planShelf.ts'
import type { JournalPort } from './scenarioJournal.ts'

/** A shelf, and which document it is in. */
export type DocumentShelf = {
  readonly shelf: PlanShelf
  /** Another plan is open, and no document of it yet. */
  readonly begin: () => void
  /** Its document is open: what waited is saved in it. Gives why something could not be. */
  readonly open: (port: JournalPort) => Promise<Refusal | undefined>
}

/** A shelf without a document yet. `engine` is this release, written beside every revision. */
export function documentShelf(engine: string): DocumentShelf {
  let journal: PlanShelf | undefined
  let waiting = pageShelf()
  let pending: Parameters<PlanShelf['save']>[] = []
  return {
    shelf: {
      name: 'this workbook',
      keeps: true,
      // What a document holds is opened together with it.
      load: async () => ({ notices: [] }),
      async save(...revision) {
        if (journal !== undefined) return journal.save(...revision)
        pending.push(revision)
        return waiting.save(...revision)
      },
      versions: scenario => (journal ?? waiting).versions(scenario),
    },
    begin() {
      journal = undefined
      waiting = pageShelf()
      pending = []
    },
    async open(port) {
      const opened = journalShelf(port, engine)
      const ours = pending
      await opened.load()
      let refusal: Refusal | undefined
      for (let next = ours.shift(); next !== undefined; next = ours.shift()) {
        const saved = await opened.save(...next)
        if (!saved.kept) refusal ??= saved.refusal
      }
      if (ours === pending) journal = opened
      return refusal
    },
  }
}
