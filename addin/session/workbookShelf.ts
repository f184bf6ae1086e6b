// A shelf inside a workbook: the plan as one revision after another. What two people save at once is kept twice.

import type { KeptRevision, RevisionStore } from '../host/workbookPort.ts'
import type { Kept, PlanShelf } from './planShelf.ts'

/** The name under which revisions of the plan are kept. */
const planId = 'plan'

/** The shelf of a workbook. `engine` is this release, written beside every revision. */
export function workbookShelf(revisions: RevisionStore, engine: string): PlanShelf {
  const known = async () => {
    const found = await revisions.list()
    return found.ok
      ? { ok: true as const, kept: found.value.kept.filter(({ revision }) => revision.id === planId) }
      : found
  }
  return {
    name: 'this workbook',
    keeps: true,
    async load() {
      const found = await known()
      return found.ok ? newestOf(found.kept) : { notice: found.problem }
    },
    async save(json, author, time) {
      const found = await known()
      if (!found.ok) return found.problem
      const parent = Math.max(0, ...found.kept.map(({ revision }) => revision.revision))
      const revision = {
        id: planId,
        revision: parent + 1,
        parent: parent === 0 ? null : parent,
        author,
        time,
        schema: 1,
        engine,
        json,
      }
      const added = await revisions.add(revision)
      if (!added.ok) return added.problem
      const removed = await revisions.remove(outlived(found.kept, parent))
      return removed.ok ? undefined : removed.problem
    },
  }
}

/** The newest revision that is whole. Another of the same number was saved by someone else at the same time. */
function newestOf(kept: readonly KeptRevision[]): Kept {
  const whole = kept
    .filter(({ intact }) => intact)
    .sort(
      (a, b) => b.revision.revision - a.revision.revision || b.revision.time.localeCompare(a.revision.time),
    )
  const [newest, next] = whole
  const damaged = kept.find(
    ({ intact, revision }) => !intact && revision.revision > (newest?.revision.revision ?? 0),
  )
  if (newest === undefined && damaged === undefined) return {}
  const text = newest === undefined ? {} : { text: newest.revision.json }
  if (damaged !== undefined) return { ...text, notice: damagedNotice(newest) }
  if (next?.revision.revision !== newest?.revision.revision || next === undefined) return text
  return {
    ...text,
    notice: {
      message: `${next.revision.author} saved this plan at the same time; that version is kept in the workbook as well.`,
      remedy: 'Compare the two before you save over either.',
    },
  }
}

function damagedNotice(newest: KeptRevision | undefined): Kept['notice'] & object {
  return {
    message: 'The plan that was saved last in this workbook has been damaged.',
    remedy:
      newest === undefined
        ? 'Open a copy of the workbook, or start from a plan file.'
        : `The version saved before it, by ${newest.revision.author}, is shown. Save to keep it.`,
  }
}

/** Revisions older than the last two, except those that were saved twice: nothing that somebody saved is lost unseen. */
function outlived(kept: readonly KeptRevision[], newest: number): readonly string[] {
  const count = (number: number): number => kept.filter(({ revision }) => revision.revision === number).length
  return kept
    .filter(({ revision }) => revision.revision < newest && count(revision.revision) === 1)
    .map(({ key }) => key)
}
