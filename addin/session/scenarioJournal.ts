// Saved scenarios in a workbook: revisions are only ever added, read back, and dropped when two newer ones are kept. What
// two people saved at once is kept twice; nothing is saved over a scenario that is locked.

import { keptPlans } from '../../engine/index.ts'
import type { KeptRevision, Outcome, Revision, WorkbookPort } from '../host/workbookPort.ts'
import type { Refusal } from './editRefusal.ts'
import { lockRefusal } from './lockRefusal.ts'
import { type PlanPieces, pieceId, piecesOf, planId, planOf, removed, scenarioOfPiece } from './planPieces.ts'
import type { Kept, SaveOutcome } from './planShelf.ts'
import { numberAfter, outlived, type Thread, threadsOf } from './revisionThreads.ts'
import { nameOfPiece, type SavedBeside, savedBeside } from './savedBeside.ts'

/** What the journal asks of a workbook. */
export type JournalPort = Pick<WorkbookPort, 'recover' | 'revisions' | 'parts' | 'pointers'>

/** What comes from outside: this release, and a time as people read it ("14:02"). */
export type JournalOptions = {
  readonly port: JournalPort
  readonly engine: string
  readonly clock: (time: string) => string
}

/** The journal of one workbook, as one pane sees it. */
export type ScenarioJournal = {
  /** Finishes what was left half done, puts right what can be put right, and gives what is saved. */
  readonly open: () => Promise<Kept>
  /** Saves what is different from what was opened or saved last. */
  readonly save: (text: string, author: string, time: string) => Promise<SaveOutcome>
  /** The kept versions of a scenario as JSON, newest first. */
  readonly versions: (scenario: string) => Promise<readonly string[]>
}

/** The journal of a workbook. */
export function scenarioJournal({ port, engine, clock }: JournalOptions): ScenarioJournal {
  /** What this pane knows to be kept, by id. */
  let known: PlanPieces = new Map()

  const list = async () => {
    const found = await port.revisions.list()
    return found.ok ? { ...found, value: { ...found.value, ...threadsOf(found.value.kept) } } : found
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

  /** Adds all of them or none. */
  async function addAll(revisions: readonly Revision[]): Promise<Outcome<readonly KeptRevision[]>> {
    const added: KeptRevision[] = []
    for (const revision of revisions) {
      const one = await port.revisions.add(revision)
      if (!one.ok) {
        await port.revisions.remove(added.map(({ key }) => key))
        return one
      }
      added.push(one.value)
    }
    return { ok: true, value: added, notices: [] }
  }

  /** Gives what others saved at the same time a name of its own, then lets go of what is not needed any more. */
  async function settle(): Promise<Outcome<Settled>> {
    const found = await list()
    if (!found.ok) return found
    const threads = [...found.value.threads.values()]
    const heads = new Map(threads.map(({ id, head }) => [id, head.revision.json]))
    const beside = savedBeside(
      threads.flatMap(({ forks }) => forks),
      heads,
      clock,
    )
    const added = await addAll(beside.flatMap(besideRevision))
    if (!added.ok) return added
    const gone = [...beside.map(({ fork }) => fork.key), ...threads.flatMap(outlived)]
    const dropped = gone.length === 0 ? undefined : await port.revisions.remove(gone)
    if (dropped?.ok === false) return dropped
    const plans = found.value.threads.get(planId)?.forks ?? []
    const value = {
      pieces: new Map([...heads, ...beside.map(({ id, json }) => [id, json] as const)]),
      notices: [...beside.map(besideNotice), ...plans.map(planForkNotice)],
    }
    return { ok: true, value, notices: [] }
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
      const settled = await settle()
      if (!settled.ok) return { notices: [...notices, settled.problem] }
      known = settled.value.pieces
      const text = planOf(known)
      return { ...(text !== undefined && { text }), notices: [...notices, ...settled.value.notices] }
    },

    async save(text, author, time) {
      const mine = piecesOf(text)
      const gone = [...known].filter(([id, json]) => !mine.has(id) && json !== removed)
      const wanted = new Map([...mine, ...gone.map(([id]) => [id, removed] as const)])
      const changed = [...wanted].filter(([id, json]) => known.get(id) !== json)
      const found = await list()
      if (!found.ok) return { kept: false, refusal: found.problem }
      const { threads } = found.value
      const kept = new Map([...threads].map(([id, { head }]) => [id, head.revision.json]))
      const locked = lockRefusal(kept, new Map(changed))
      if (locked !== undefined) return { kept: false, refusal: locked }
      // Where somebody saved since this pane read it, theirs is kept beside ours, before ours takes its place.
      const theirs = changed.flatMap(([id, json]) => {
        const head = threads.get(id)?.head
        const isTheirs = ![known.get(id), json, undefined].includes(head?.revision.json)
        return isTheirs && head !== undefined ? [head] : []
      })
      const beside = savedBeside(theirs, new Map([...kept, ...wanted]), clock)
      const added = await addAll([
        ...beside.flatMap(besideRevision),
        ...changed
          .filter(([id, json]) => kept.get(id) !== json)
          .map(([id, json]) => revisionOf(id, json, threads.get(id), { author, time })),
      ])
      if (!added.ok) return { kept: false, refusal: added.problem }
      // It is saved. Whatever goes wrong from here on is put right when the workbook is opened again.
      known = wanted
      const settled = await settle()
      if (!settled.ok) return { kept: true, notices: [settled.problem] }
      await port.pointers.write(savedPointer, `${author}, ${time}`)
      const { pieces, notices } = settled.value
      const isMerged = [...pieces].some(([id, json]) => json !== removed && wanted.get(id) !== json)
      const merged = isMerged ? planOf(pieces) : undefined
      return {
        kept: true,
        ...(merged !== undefined && { text: merged }),
        notices: [...beside.map(besideNotice), ...notices],
      }
    },

    async versions(scenario) {
      const found = await list()
      const thread = found.ok ? found.value.threads.get(pieceId(scenario)) : undefined
      const kept = thread === undefined ? [] : [thread.head, ...thread.earlier]
      return kept.map(({ revision }) => revision.json).filter(json => json !== removed)
    },
  }

  /** The plan from the copy that the workbook itself carries, saved again as revisions. */
  async function restored(notices: readonly Refusal[], broken: number): Promise<Kept> {
    const parts = await port.parts.list(planNamespace)
    if (!parts.ok) return { notices: [...notices, parts.problem] }
    const whole = keptPlans(parts.value.map(({ xml }) => xml)).filter(({ intact }) => intact)
    const [newest] = whole.toSorted((a, b) => b.saved.localeCompare(a.saved))
    const pointers = await port.pointers.read()
    const wasSaved = broken > 0 || (pointers.ok && pointers.value.has(savedPointer))
    if (newest === undefined) return { notices: wasSaved ? [...notices, nothingLeft] : notices }
    const added = await addAll(
      [...piecesOf(newest.text)].map(([id, json]) =>
        revisionOf(id, json, undefined, { author: 'Proceeds', time: newest.saved }),
      ),
    )
    if (!added.ok) return { text: newest.text, notices: [...notices, added.problem] }
    known = piecesOf(newest.text)
    return { text: newest.text, notices: wasSaved ? [...notices, restoredNotice(newest.saved)] : notices }
  }
}

type Author = Pick<Revision, 'author' | 'time'>

type Settled = { readonly pieces: PlanPieces; readonly notices: readonly Refusal[] }

/** The pointer that says that something was saved here. */
const savedPointer = 'saved'

/** The namespace of the plan that a workbook carries (`engine/workbook/planPart.ts`). */
const planNamespace = 'urn:proceeds:plan:1'

/** What is to be added so that it is kept. */
function besideRevision({ fork, id, json, isKept }: SavedBeside): readonly Revision[] {
  return isKept ? [] : [{ ...fork.revision, id, json, revision: 1, parent: null }]
}

function besideNotice({ fork, name }: SavedBeside): Refusal {
  return {
    message: `${fork.revision.author} saved the same scenario; that version is kept as "${name}".`,
    remedy: 'Compare the two, and go on with the one you want.',
  }
}

function planForkNotice({ revision }: KeptRevision): Refusal {
  return {
    message: `${revision.author} saved the plan's own numbers at the same time; that version is kept in the workbook as well.`,
    remedy: 'Compare the two before you save over either.',
  }
}

/** A newer revision than the head that is not whole. */
function damageNotice({ id, head, damaged }: Thread): readonly Refusal[] {
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

function lostNotice(count: number): Refusal {
  return {
    message: `${count === 1 ? 'A saved revision' : `${count} saved revisions`} in this workbook can no longer be read.`,
    remedy: 'Compare the scenarios with the sheet Scenarios, or open an earlier copy of the workbook.',
  }
}

function restoredNotice(saved: string): Refusal {
  return {
    message: 'The saved scenarios were missing from this workbook, as when another program has saved it.',
    remedy: `They were restored from the plan that the workbook carries, as it was at ${saved}.`,
  }
}

const nothingLeft: Refusal = {
  message: 'Scenarios were saved in this workbook, and none of them can be read any more.',
  remedy: 'Open an earlier copy of the workbook, or a plan file. The sheets are as they were.',
}
