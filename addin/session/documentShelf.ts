// The shelf of a page whose workbook is made when it is needed: what is saved goes into the document that is open then.

import { journalShelf } from './journalShelf.ts'
import type { PlanShelf } from './planShelf.ts'
import type { JournalPort } from './scenarioJournal.ts'

/** A shelf, and which document it is in. */
export type DocumentShelf = {
  readonly shelf: PlanShelf
  /** From now on plans are kept in another document; it is asked for when something is to be saved. */
  readonly moveTo: (document: Asked<JournalPort>) => void
}

/** Undefined when the document could not be opened. */
type Asked<T> = () => Promise<T | undefined>

/** A shelf that waits for its first document. `engine` is this release, written beside every revision. */
export function documentShelf(engine: string): DocumentShelf {
  let journal: Asked<PlanShelf> = async () => undefined
  return {
    shelf: {
      name: 'this workbook',
      keeps: true,
      // What a document holds is opened together with it.
      load: async () => ({ notices: [] }),
      save: async (text, author, time) =>
        (await (await journal())?.save(text, author, time)) ?? { kept: false, refusal: noDocument },
      versions: async scenario => (await (await journal())?.versions(scenario)) ?? [],
    },
    moveTo(document) {
      let opened: { readonly port: JournalPort; readonly shelf: PlanShelf } | undefined
      journal = async () => {
        const port = await document()
        if (port === undefined || port === opened?.port) return opened?.shelf
        const shelf = journalShelf(port, engine)
        await shelf.load()
        opened = { port, shelf }
        return shelf
      }
    },
  }
}

const noDocument = {
  message: 'Nothing was saved, because the workbook that it would be saved in could not be opened.',
  remedy: 'Press Try again where the spreadsheet should be, then save once more.',
}
