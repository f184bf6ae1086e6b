// The shelf of a workbook: every scenario a thread of revisions inside the file.

import type { PlanShelf } from './planShelf.ts'
import { type JournalPort, scenarioJournal } from './scenarioJournal.ts'

/** The shelf of a workbook. `engine` is this release, written beside every revision. */
export function journalShelf(port: JournalPort, engine: string): PlanShelf {
  const { open, save, versions } = scenarioJournal({ port, engine, clock })
  return { name: 'this workbook', keeps: true, load: open, save, versions }
}

/** "14:02", where the reader is. */
function clock(time: string): string {
  return new Date(time).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}
