// The shelf of a workbook: every scenario a thread of revisions inside the file.

import { clockTime } from './clockTime.ts'
import type { PlanShelf } from './planShelf.ts'
import { type JournalPort, scenarioJournal } from './scenarioJournal.ts'

/** The shelf of a workbook. `engine` is this release, written beside every revision. */
export function journalShelf(port: JournalPort, engine: string): PlanShelf {
  const newId = () => crypto.randomUUID()
  const { open, save, versions, workbook } = scenarioJournal({ port, engine, clock: clockTime, newId })
  return { name: 'this workbook', keeps: true, load: open, save, versions, workbook }
}
