// Saved scenarios in a workbook: revisions are only ever added, read back, and dropped when two newer ones are kept. What
// two people saved at once is kept twice; nothing is saved over a scenario that is locked.

import { type KeptPlan, keptPlans, planNamespace } from '../../engine/index.ts'
import type { KeptRevision, Outcome, Revision, WorkbookPort } from '../host/workbookPort.ts'
import type { Refusal } from './editRefusal.ts'
import {
  besideNotice,
  damageNotice,
  lostNotice,
  nothingLeft,
  overwrittenNotice,
  planForkNotice,
  putBackNotice,
  restoredNotice,
} from './journalNotices.ts'
import { lockRefusal } from './lockRefusal.ts'
import { forksTogether, withTheirPlan } from './mergedPlan.ts'
import {
  isPiece,
  isPlanText,
  type PlanPieces,
  pieceId,
  piecesOf,
  planId,
  planOf,
  removed,
} from './planPieces.ts'
import type { Kept, SaveOutcome } from './planShelf.ts'
import { numberAfter, outlived, type Thread, threadsOf } from './revisionThreads.ts'
import { nameOfPiece, type SavedBeside, savedBeside } from './savedBeside.ts'
import { nameWorkbook, type WorkbookId, workbookId } from './workbookId.ts'

/** What the journal asks of a workbook. */
export type JournalPort = Pick<WorkbookPort, 'place' | 'recover' | 'revisions' | 'parts' | 'pointers'>

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
  /** Saves what is different from what was opened or saved last. */
  readonly save: (text: string, author: string, time: string) => Promise<SaveOutcome>
  /** The kept versions of a scenario as JSON, newest first. */
  readonly versions: (scenario: string) => Promise<readonly string[]>
  readonly workbook: () => Promise<WorkbookId>
}

/** The journal of a workbook. */
export function scenarioJournal({ port, engine, clock, newId }: JournalOptions): ScenarioJournal {
  const add = async (revisions: readonly Revision[]): Promise<Outcome<unknown>> =>
    revisions.length === 0 ? { ok: true, value: null, notices: [] } : port.revisions.add(...revisions)
  /** What this pane knows to be kept, by id. */
  let known: PlanPieces = new Map()

  const list = async () => {
    const found = await port.revisions.list()
    if (!found.ok) return found
    const kept = found.value.kept.map(one => ({
      ...one,
      intact: one.intact && isPiece(one.revision.id, one.revision.json),
    }))
    return { ...found, value: { ...found.value, kept, ...threadsOf(kept) } }
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

  /** Gives what others saved at the same time a place of its own, then lets go of what is not needed any more. */
  async function settle(): Promise<Settled> {
    const found = await list()
    if (!found.ok) return { pieces: known, notices: [], problem: found.problem }
    const { kept, threads: byId } = found.value
    const threads = [...byId.values()]
    const heads = new Map(threads.map(({ id, head }) => [id, head.revision.json]))
    const forks = threads.flatMap(thread => thread.forks)
    const beside = savedBeside(forks, heads, clock)
    const together = forksTogether(byId.get(planId))
    const pieces = new Map([
      ...heads,
      ...together.revisions.map(({ json }) => [planId, json] as const),
      ...beside.map(({ id, json }) => [id, json] as const),
    ])
    const notices = [...beside.map(besideNotice), ...together.apart.map(planForkNotice)]
    const added = await add([...beside.flatMap(besideRevision), ...together.revisions])
    if (!added.ok) return { pieces, notices, problem: added.problem }
    const depth = sizeOf(kept) < roomForHistory ? longestHistory : 2
    const gone = [
      ...beside.map(({ fork }) => fork.key),
      ...together.joined,
      ...threads.flatMap(thread => outlived(thread, depth)),
    ]
    const dropped = gone.length === 0 ? undefined : await port.revisions.remove(gone)
    return { pieces, notices, ...(dropped?.ok === false && { problem: dropped.problem }) }
  }

  return {
    async open() {
      const recovered = await port.recover()
      const notices: Refusal[] = recovered.ok ? [...recovered.notices] : [recovered.problem]
      const found = await list()
      if (!found.ok) return { notices: [...notices, found.problem] }
      const { threads, lost, unreadable } = found.value
      if (!threads.has(planId)) return restored(notices, lost.length + unreadable)
      notices.push(...[...threads.values()].flatMap(damageNotice))
      if (lost.length + unreadable > 0) notices.push(lostNotice(lost.length + unreadable))
      notices.push(...(await lostPutBack(threads)))
      const settled = await settle()
      known = settled.pieces
      await putPointersBack()
      const text = planOf(known)
      notices.push(...settled.notices, ...[settled.problem ?? []].flat())
      return { ...(text !== undefined && { text }), notices }
    },

    async save(text, author, time) {
      const found = await list()
      if (!found.ok) return { kept: false, refusal: found.problem }
      const { threads } = found.value
      const kept = new Map([...threads].map(([id, { head }]) => [id, head.revision.json]))
      const asked = piecesOf(text)
      const { pieces: mine, conflicts } = withTheirPlan(asked, known, kept)
      const gone = [...known].filter(([id, json]) => !mine.has(id) && json !== removed)
      const wanted = new Map([...mine, ...gone.map(([id]) => [id, removed] as const)])
      const changed = [...wanted].filter(([id, json]) => known.get(id) !== json)
      const locked = lockRefusal(kept, new Map(changed))
      if (locked !== undefined) return { kept: false, refusal: locked }
      // Where somebody saved since this pane read it, theirs is kept beside ours, before ours takes its place.
      const theirs = changed.flatMap(([id, json]) => {
        const head = threads.get(id)?.head
        const isTheirs = ![known.get(id), json, undefined].includes(head?.revision.json)
        return isTheirs && head !== undefined ? [head] : []
      })
      const beside = savedBeside(theirs, new Map([...kept, ...wanted]), clock)
      const added = await add([
        ...beside.flatMap(besideRevision),
        ...changed
          .filter(([id, json]) => kept.get(id) !== json)
          .map(([id, json]) => revisionOf(id, json, threads.get(id), { author, time })),
      ])
      if (!added.ok) return { kept: false, refusal: { ...added.problem, offers: 'export' } }
      // It is saved. Whatever goes wrong from here on is put right when the workbook is opened again.
      known = wanted
      const { pieces, notices, problem } = await settle()
      await port.pointers.write(savedPointer, `${author}, ${time}`)
      await nameWorkbook(port, newId)
      const isMerged = [...pieces].some(([id, json]) => json !== removed && asked.get(id) !== json)
      const merged = isMerged ? planOf(pieces) : undefined
      const plan = threads.get(planId)?.head
      return {
        kept: true,
        ...(merged !== undefined && { text: merged }),
        notices: [
          ...(conflicts !== undefined && plan !== undefined ? [overwrittenNotice(plan, conflicts)] : []),
          ...beside.map(besideNotice),
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

  /** Scenarios whose newest revision is missing come back from the plan that the sheets were made from. */
  async function lostPutBack(threads: ReadonlyMap<string, Thread>): Promise<readonly Refusal[]> {
    const carried = await newestCarried()
    if (!carried.ok || carried.value === undefined) return []
    const pieces = piecesOf(carried.value.text)
    // The sheets may have been made from another company's plan.
    if (companyOf(pieces.get(planId)) !== companyOf(threads.get(planId)?.head.revision.json)) return []
    const lost = [...pieces].flatMap(([id, json]) => {
      const [theirs, ours] = [json, threads.get(id)?.head.revision.json].map(timeOfPiece)
      return theirs === undefined || theirs <= (ours ?? '') ? [] : [{ id, json, time: theirs }]
    })
    const added = await add(
      lost.map(({ id, json, time }) =>
        revisionOf(id, json, threads.get(id), { author: authorOfPiece(json) ?? 'Proceeds', time }),
      ),
    )
    return added.ok ? lost.map(({ json }) => putBackNotice(nameOfPiece(json) ?? '')) : [added.problem]
  }

  /** The newest whole plan among those that sheets were made from. */
  async function newestCarried(): Promise<Outcome<KeptPlan | undefined>> {
    const parts = await port.parts.list(planNamespace)
    if (!parts.ok) return parts
    const whole = keptPlans(parts.value.map(({ xml }) => xml)).filter(
      ({ intact, text }) => intact && isPlanText(text),
    )
    return { ...parts, value: whole.toSorted((a, b) => b.saved.localeCompare(a.saved))[0] }
  }

  /** Settings that were lost, or never written because a save broke off: without them nobody could tell that something was saved. */
  async function putPointersBack(): Promise<void> {
    const pointers = await port.pointers.read()
    if (!pointers.ok || pointers.value.has(savedPointer)) return
    await port.pointers.write(savedPointer, 'found')
    await nameWorkbook(port, newId)
  }

  /** The plan from the copy that the workbook itself carries, saved again as revisions. */
  async function restored(notices: readonly Refusal[], broken: number): Promise<Kept> {
    const carried = await newestCarried()
    if (!carried.ok) return { notices: [...notices, carried.problem] }
    const newest = carried.value
    const pointers = await port.pointers.read()
    const wasSaved = broken > 0 || (pointers.ok && pointers.value.has(savedPointer))
    if (newest === undefined) return { notices: wasSaved ? [...notices, nothingLeft] : notices }
    const added = await add(
      [...piecesOf(newest.text)].map(([id, json]) =>
        revisionOf(id, json, undefined, { author: 'Proceeds', time: newest.saved }),
      ),
    )
    if (!added.ok) return { text: newest.text, notices: [...notices, added.problem] }
    known = piecesOf(newest.text)
    await putPointersBack()
    return { text: newest.text, notices: wasSaved ? [...notices, restoredNotice(newest.saved)] : notices }
  }
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
