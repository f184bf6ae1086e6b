// What a person should know about the scenarios that a workbook keeps: what others saved, what was damaged or restored.

import type { KeptRevision } from '../host/workbookPort.ts'
import type { Refusal } from './editRefusal.ts'
import type { MovedAside } from './heldElsewhere.ts'
import { scenarioOfPiece } from './planPieces.ts'
import type { Thread } from './revisionThreads.ts'
import { nameOfPiece, type SavedBeside } from './savedBeside.ts'

/** Somebody saved the same scenario: theirs has a name of its own now. */
export function besideNotice({ fork, name }: SavedBeside): Refusal {
  return {
    message: `${fork.revision.author} saved the same scenario; that version is kept as "${name}".`,
    remedy: 'Compare the two, and go on with the one you want.',
  }
}

/** Somebody saved the same scenario, and theirs has its name: ours has a name of its own now. */
export function movedNotice({ name, author }: MovedAside): Refusal {
  return {
    message: `${author} saved the same scenario at the same time; your version is kept as "${name}".`,
    remedy: 'Compare the two, and go on with the one you want.',
  }
}

/** Somebody saved the plan's own numbers at the same time, and they could not be put together with these. */
export function planForkNotice({ revision }: KeptRevision): Refusal {
  return {
    message: `${revision.author} saved the plan's own numbers at the same time; that version is kept in the workbook as well.`,
    remedy: 'Compare the two before you save over either.',
  }
}

/** A newer revision than the head that is not whole. */
export function damageNotice({ id, head, damaged }: Thread): readonly Refusal[] {
  const newer = damaged.some(({ revision }) => revision.revision > head.revision.revision)
  if (!newer) return []
  const what = scenarioOfPiece(id) === undefined ? 'The plan' : nameOfPiece(head.revision.json)
  return [
    {
      message: `${what} was damaged in this workbook after it was saved last.`,
      remedy: `The version saved before it, by ${head.revision.author}, is shown. Save to keep it.`,
    },
  ]
}

/** Revisions of which nothing is left. */
export function lostNotice(count: number): Refusal {
  return {
    message: `${count === 1 ? 'A saved revision' : `${count} saved revisions`} in this workbook can no longer be read.`,
    remedy: 'Compare the scenarios with the sheet Scenarios, or open an earlier copy of the workbook.',
  }
}

/** Everything comes from the plan that the workbook carries. */
export function restoredNotice(saved: string): Refusal {
  return {
    message: 'The saved scenarios were missing from this workbook, as when another program has saved it.',
    remedy: `They were restored from the plan that the workbook carries, as it was at ${saved}.`,
  }
}

/** Something was saved here, and nothing of it can be read. */
export const nothingLeft: Refusal = {
  message: 'Scenarios were saved in this workbook, and none of them can be read any more.',
  remedy: 'Open an earlier copy of the workbook, or a plan file. The sheets are as they were.',
}

/** What both changed is ours now; how it was in the other hand stays as the version before. */
export function overwrittenNotice({ revision }: KeptRevision, conflicts: readonly string[]): Refusal {
  const shown = conflicts.slice(0, 3).join('; ')
  const more = conflicts.length > 3 ? ` and ${conflicts.length - 3} more` : ''
  const what =
    conflicts.length === 0 ? "the plan's settings" : `the same numbers of the plan (${shown}${more})`
  return {
    message: `${revision.author} saved ${what} before you did; yours are what is saved now.`,
    remedy: `Ask ${revision.author} before you go on. Their version stays in the workbook as the one before.`,
  }
}

/** The newest revision was missing, and what the sheets were made from still had it. */
export function putBackNotice(name: string): Refusal {
  return {
    message: `The version of ${name} that was saved last was missing from this workbook.`,
    remedy:
      'It was put back from the plan that the sheets were made from. The version before it is in its history.',
  }
}
