// Saved scenarios in a workbook: revisions are only ever added, read back, and dropped when two newer ones are kept. What
// two people saved at once is kept twice; nothing is saved over a scenario that is locked.

import { type KeptPlan, planNamespace } from '../../engine/index.ts'
import type { KeptRevision, Outcome, Revision, RevisionList, WorkbookPort } from '../host/workbookPort.ts'
import type { Refusal } from './editRefusal.ts'
import { isHeldElsewhere, movedAside } from './heldElsewhere.ts'
import {
  besideNotice,
  damageNotice,
  lostNotice,
  movedNotice,
  nothingLeft,
  overwrittenNotice,
  planForkNotice,
  putBackNotice,
  restoredNotice,
} from './journalNotices.ts'
import { lockRefusal } from './lockRefusal.ts'
import { forksTogether, withTheirPlan } from './mergedPlan.ts'
import { newestPlan } from './newestPlan.ts'
import { isPiece, type PlanPieces, pieceId, piecesOf, planId, planOf, removed } from './planPieces.ts'
import type { Kept, SaveOutcome } from './planShelf.ts'
import { numberAfter, outlived, type Thread, threadsOf } from './revisionThreads.ts'
import { nameOfPiece, type SavedBeside, savedBeside } from './savedBeside.ts'
import { namingPointers, type WorkbookId, workbookId } from './workbookId.ts'

/** What the journal asks of a workbook. */
export type JournalPort = Pick<WorkbookPort, 'place' | 'recover' | 'revisions' | 'look' | 'keep'>

/** What comes from outside: this release, a time as people read it ("14:02"), and ids that nothing else has. */
export type JournalOptions = {
  readonly port: JournalPort
  readonly engine: string
  readonly clock: (time: string) => string
  readonly newId: () => string
}

/** The journal of one workbook, as one pane sees it. */
export type ScenarioJournal = {
  /** Finishes what was left half done, puts right what can be put right, and gives what is saved. */
  readonly open: () => Promise<Kept>
  /** Saves what is different from what was opened or saved last, and before it how the plan was `opened`, if asked. */
  readonly save: (text: string, author: string, time: string, opened?: string) => Promise<SaveOutcome>
  /** The kept versions of a scenario as JSON, newest first. */
  readonly versions: (scenario: string) => Promise<readonly string[]>
  readonly workbook: () => Promise<WorkbookId>
}

/** The journal of a workbook. */
export function scenarioJournal({ port, engine, clock, newId }: JournalOptions): ScenarioJournal {
  /** What this pane knows to be kept, by id. */
  let known: PlanPieces = new Map()

  const list = async (...namespaces: readonly string[]): Promise<Outcome<Found>> => {
    const found = await port.revisions.list(...namespaces)
    return found.ok ? { ...found, value: foundIn(found.value) } : found
  }
  /** Gives what is kept then. */
  const add = async (revisions: readonly Revision[], present: Found): Promise<Outcome<Found>> => {
    if (revisions.length === 0) return { ok: true, value: present, notices: [] }
    const found = await port.revisions.add(revisions, { present, isHeld: isHeldElsewhere })
    return found.ok ? { ...found, value: foundIn(found.value) } : found
  }
  const revisionOf = (id: string, json: string, thread: Thread | undefined, by: Author): Revision => ({
    id,
    revision: numberAfter(thread),
    parent: thread?.head.revision.revision ?? null,
    ...by,
    schema: 1,
    engine,
    json,
  })

  /**
   * Gives what others saved at the same time a place of its own, then lets go of what is not needed any more and keeps
   * the pointers.
   */
  async function settle(found: Found, pointers: Pointers): Promise<Settled> {
    const threads = [...found.threads.values()]
    const heads = headsOf(found)
    const forks = threads.flatMap(thread => thread.forks)
    const beside = savedBeside(forks, heads, clock)
    const together = forksTogether(found.threads.get(planId))
    const pieces = new Map([
      ...heads,
      ...together.revisions.map(({ json }) => [planId, json] as const),
      ...beside.map(({ id, json }) => [id, json] as const),
    ])
    const notices = [...beside.map(besideNotice), ...together.apart.map(planForkNotice)]
    const added = await add([...beside.flatMap(besideRevision), ...together.revisions], found)
    if (!added.ok) return { pieces, notices, problem: added.problem }
    const depth = sizeOf(found.kept) < roomForHistory ? longestHistory : 2
    const removes = [
      ...beside.map(({ fork }) => fork.key),
      ...together.joined,
      ...threads.flatMap(thread => outlived(thread, depth)),
    ]
    const isAll = removes.length + pointers.length === 0
    const kept = isAll ? undefined : await port.keep({ removes, pointers })
    return { pieces, notices, ...(kept?.ok === false && { problem: kept.problem }) }
  }

  return {
    async open() {
      const recovered = await port.recover()
      const notices: Refusal[] = recovered.ok ? [...recovered.notices] : [recovered.problem]
      const found = await list(planNamespace)
      if (!found.ok) return { notices: [...notices, found.problem] }
      const { threads, lost, unreadable } = found.value
      if (!threads.has(planId)) return restored(found.value, notices)
      notices.push(...[...threads.values()].flatMap(damageNotice))
      if (lost.length + unreadable > 0) notices.push(lostNotice(lost.length + unreadable))
      const putBack = await lostPutBack(found.value)
      notices.push(...putBack.notices)
      const settled = await settle(putBack.found, missingPointers(putBack.found))
      known = settled.pieces
      const text = planOf(known)
      notices.push(...settled.notices, ...[settled.problem ?? []].flat())
      return { ...(text !== undefined && { text }), notices }
    },

    async save(text, author, time, opened) {
      const present = await list()
      if (!present.ok) return { kept: false, refusal: present.problem }
      const versions: Saving[] = []
      for (const version of opened === undefined ? [text] : [opened, text]) {
        const before = versions.at(-1) ?? { found: present.value, known }
        const saving = savingOf(version, before, { author, time })
        if ('refusal' in saving) return { kept: false, refusal: saving.refusal }
        versions.push(saving)
      }
      const saved = versions.at(-1)
      if (saved === undefined) throw new Error('scenarioJournal: a save has a version')
      const added = await add(
        versions.flatMap(({ revisions }) => revisions),
        present.value,
      )
      if (!added.ok) return { kept: false, refusal: { ...added.problem, offers: 'export' } }
      // It is saved. Whatever goes wrong from here on is put right when the workbook is opened again.
      known = saved.known
      const pointers: Pointers = [
        [savedPointer, `${author}, ${time}`],
        ...namingPointers(added.value.pointers, port.place(), newId),
      ]
      const { pieces, notices, problem } = await settle(added.value, pointers)
      const isMerged = [...pieces].some(([id, json]) => json !== removed && saved.asked.get(id) !== json)
      const merged = isMerged ? planOf(pieces) : undefined
      const moved = movedAside(saved.revisions, added.value.kept)
      return {
        kept: true,
        ...(merged !== undefined && { text: merged }),
        notices: [
          ...versions.flatMap(version => version.notices),
          ...moved.map(movedNotice),
          ...notices,
          ...[problem ?? []].flat(),
        ],
      }
    },

    workbook: () => workbookId(port, newId),

    async versions(scenario) {
      const found = await list()
      const thread = found.ok ? found.value.threads.get(pieceId(scenario)) : undefined
      const kept = thread === undefined ? [] : [thread.head, ...thread.earlier]
      return kept.map(({ revision }) => revision.json).filter(json => json !== removed)
    },
  }

  /** What has to be added so that a version is saved after what is found, or why it must not be. */
  function savingOf(
    text: string,
    { found, known: before }: Pick<Saving, 'found' | 'known'>,
    by: Author,
  ): Saving | { readonly refusal: Refusal } {
    const { threads } = found
    const kept = headsOf(found)
    const asked = piecesOf(text)
    const { pieces: mine, conflicts } = withTheirPlan(asked, before, kept)
    const gone = [...before].filter(([id, json]) => !mine.has(id) && json !== removed)
    const wanted = new Map([...mine, ...gone.map(([id]) => [id, removed] as const)])
    const changed = [...wanted].filter(([id, json]) => before.get(id) !== json)
    const refusal = lockRefusal(kept, new Map(changed))
    if (refusal !== undefined) return { refusal }
    // Where somebody saved since this pane read it, theirs is kept beside ours, before ours takes its place.
    const theirs = changed.flatMap(([id, json]) => {
      const head = threads.get(id)?.head
      const isTheirs = ![before.get(id), json, undefined].includes(head?.revision.json)
      return isTheirs && head !== undefined ? [head] : []
    })
    const beside = savedBeside(theirs, new Map([...kept, ...wanted]), clock)
    const revisions = [
      ...beside.flatMap(besideRevision),
      ...changed
        .filter(([id, json]) => kept.get(id) !== json)
        .map(([id, json]) => revisionOf(id, json, threads.get(id), by)),
    ]
    const plan = threads.get(planId)?.head
    const overwritten = conflicts && plan ? [overwrittenNotice(plan, conflicts)] : []
    const added = revisions.map(revision => ({ key: '', revision, intact: true }))
    return {
      asked,
      revisions,
      known: wanted,
      found: foundIn({ ...found, kept: [...found.kept, ...added] }),
      notices: [...overwritten, ...beside.map(besideNotice)],
    }
  }

  /** Scenarios whose newest revision is missing come back from the plan that the sheets were made from. */
  async function lostPutBack(
    found: Found,
  ): Promise<{ readonly found: Found; readonly notices: readonly Refusal[] }> {
    const carried = newestCarried(found)
    if (carried === undefined) return { found, notices: [] }
    const { threads } = found
    const pieces = piecesOf(carried.text)
    // The sheets may have been made from another company's plan.
    if (companyOf(pieces.get(planId)) !== companyOf(threads.get(planId)?.head.revision.json))
      return { found, notices: [] }
    const lost = [...pieces].flatMap(([id, json]) => {
      const [theirs, ours] = [json, threads.get(id)?.head.revision.json].map(timeOfPiece)
      return theirs === undefined || theirs <= (ours ?? '') ? [] : [{ id, json, time: theirs }]
    })
    const added = await add(
      lost.map(({ id, json, time }) =>
        revisionOf(id, json, threads.get(id), { author: authorOfPiece(json) ?? 'Proceeds', time }),
      ),
      found,
    )
    if (!added.ok) return { found, notices: [added.problem] }
    return { found: added.value, notices: lost.map(({ json }) => putBackNotice(nameOfPiece(json) ?? '')) }
  }

  /** Settings that were lost, or never written because a save broke off: without them nobody could tell that something was saved. */
  function missingPointers({ pointers }: Found): Pointers {
    if (pointers.has(savedPointer)) return []
    return [[savedPointer, 'found'], ...namingPointers(pointers, port.place(), newId)]
  }

  /** The plan from the copy that the workbook itself carries, saved again as revisions. */
  async function restored(found: Found, notices: readonly Refusal[]): Promise<Kept> {
    const newest = newestCarried(found)
    const wasSaved = found.lost.length + found.unreadable > 0 || found.pointers.has(savedPointer)
    if (newest === undefined) return { notices: wasSaved ? [...notices, nothingLeft] : notices }
    const added = await add(
      [...piecesOf(newest.text)].map(([id, json]) =>
        revisionOf(id, json, undefined, { author: 'Proceeds', time: newest.saved }),
      ),
      found,
    )
    if (!added.ok) return { text: newest.text, notices: [...notices, added.problem] }
    known = piecesOf(newest.text)
    const pointers = missingPointers(added.value)
    if (pointers.length > 0) await port.keep({ pointers })
    return { text: newest.text, notices: wasSaved ? [...notices, restoredNotice(newest.saved)] : notices }
  }
}

type Pointers = readonly (readonly [name: string, text: string])[]

/** What the workbook keeps, thread by thread. */
type Found = RevisionList & ReturnType<typeof threadsOf>

/** A version on its way into the workbook. */
type Saving = {
  /** What it was asked to hold. */
  readonly asked: PlanPieces
  readonly revisions: readonly Revision[]
  /** What this pane knows to be kept, and what is found, once they are. */
  readonly known: PlanPieces
  readonly found: Found
  readonly notices: readonly Refusal[]
}

/** A text that is not what is kept of a piece counts as damaged. */
function foundIn(list: RevisionList): Found {
  const kept = list.kept.map(one => ({
    ...one,
    intact: one.intact && isPiece(one.revision.id, one.revision.json),
  }))
  return { ...list, kept, ...threadsOf(kept) }
}

function headsOf({ threads }: Found): PlanPieces {
  return new Map([...threads].map(([id, { head }]) => [id, head.revision.json]))
}

/** The newest whole plan among those that sheets were made from. */
function newestCarried({ texts }: Found): KeptPlan | undefined {
  return newestPlan(texts.filter(({ namespace }) => namespace === planNamespace).map(({ xml }) => xml))
}

type Author = Pick<Revision, 'author' | 'time'>

/** What is kept, and what stood in the way of putting it in order. */
type Settled = {
  readonly pieces: PlanPieces
  readonly notices: readonly Refusal[]
  readonly problem?: Refusal
}

/** How many versions of a piece are kept while there is room; always the last two. */
const longestHistory = 10

/** Letters of all revisions up to which there is room: a workbook holds twice as many bytes. */
const roomForHistory = 2_500_000

/** The pointer that says that something was saved here. */
const savedPointer = 'saved'

/** What is to be added so that it is kept. */
function besideRevision({ fork, id, json, isKept }: SavedBeside): readonly Revision[] {
  return isKept ? [] : [{ ...fork.revision, id, json, revision: 1, parent: null }]
}

function companyOf(base: string | undefined): unknown {
  const content: { readonly plan?: { readonly company?: unknown } } | null = JSON.parse(base ?? 'null')
  return content?.plan?.company
}

/** When a scenario was saved, by its own account; undefined for the rest of the plan. */
function timeOfPiece(json: string | undefined): string | undefined {
  const content: { readonly time?: string } | null = JSON.parse(json ?? 'null')
  return content?.time
}

function authorOfPiece(json: string): string | undefined {
  const content: { readonly author?: string } | null = JSON.parse(json)
  return content?.author
}

function sizeOf(kept: readonly KeptRevision[]): number {
  return kept.reduce((size, { revision }) => size + revision.json.length, 0)
}
