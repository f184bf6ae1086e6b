// A revision that another pane put somewhere else before we could read it back: beside the scenario that it saved at the
// same time, or together with what it made of the plan's own numbers. It is kept all the same.

import type { KeptRevision, Revision } from '../host/workbookPort.ts'
import { holdsPlan } from './mergedPlan.ts'
import { planId } from './planPieces.ts'
import { isBeside, nameOfPiece } from './savedBeside.ts'

/** Whether what is kept holds what a revision says, under whichever name or number. */
export function isHeldElsewhere(revision: Revision, kept: readonly KeptRevision[]): boolean {
  return revision.id === planId ? holdsPlan(kept, revision) : besideOf(revision, kept) !== undefined
}

/** A version of ours that stands beside a scenario: as it is called now, and by whom the scenario is. */
export type MovedAside = { readonly name: string; readonly author: string }

/** Those of the revisions that are kept beside the scenario they were saved as. */
export function movedAside(
  revisions: readonly Revision[],
  kept: readonly KeptRevision[],
): readonly MovedAside[] {
  return revisions.flatMap(revision => {
    const { id, json } = revision
    const own = kept.filter(one => one.intact && one.revision.id === id)
    if (id === planId || own.some(one => one.revision.json === json)) return []
    const beside = besideOf(revision, kept)
    if (beside === undefined) return []
    const newest = own.toSorted((a, b) => b.revision.revision - a.revision.revision)[0]
    const { author } = newest?.revision ?? beside.revision
    return [{ name: nameOfPiece(beside.revision.json) ?? id, author }]
  })
}

function besideOf(revision: Revision, kept: readonly KeptRevision[]): KeptRevision | undefined {
  return kept.find(one => one.intact && isBeside(revision, one.revision))
}
