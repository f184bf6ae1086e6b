// What a workbook keeps, thread by thread: the newest revision of each piece of the plan, what two people saved at once,
// and what was damaged.

import type { KeptRevision } from '../host/workbookPort.ts'

/** The revisions of one piece. */
export type Thread = {
  readonly id: string
  /** The newest that is whole: of two with the same number the one that was saved later. */
  readonly head: KeptRevision
  /** Whole revisions beside the line that leads to the head: others saved them at the same time. */
  readonly forks: readonly KeptRevision[]
  /** The line that leads to the head, newest first, without the head. */
  readonly earlier: readonly KeptRevision[]
  /** No longer what was saved. */
  readonly damaged: readonly KeptRevision[]
  /** Further copies of what is kept already. */
  readonly copies: readonly KeptRevision[]
}

/** The threads that have something whole, and the damaged revisions of the others. */
export function threadsOf(kept: readonly KeptRevision[]): {
  readonly threads: ReadonlyMap<string, Thread>
  readonly lost: readonly KeptRevision[]
} {
  const threads = new Map<string, Thread>()
  const lost: KeptRevision[] = []
  for (const id of new Set(kept.map(({ revision }) => revision.id))) {
    const own = kept.filter(({ revision }) => revision.id === id)
    const damaged = own.filter(({ intact }) => !intact)
    const whole = own.filter(({ intact }) => intact)
    const [head, ...others] = distinct(whole).sort(newestFirst)
    if (head === undefined) {
      lost.push(...damaged)
      continue
    }
    const copies = whole.filter(one => one !== head && !others.includes(one))
    threads.set(id, { id, head, damaged, copies, ...lineOf(head, others) })
  }
  return { threads, lost }
}

/** Keys of what may go once the head is kept: its line but for the newest `depth` of it, copies, and what is damaged. */
export function outlived({ earlier, damaged, copies, head }: Thread, depth: number): readonly string[] {
  const replaced = damaged.filter(({ revision }) => revision.revision < head.revision.revision)
  return [...earlier.slice(depth - 1), ...copies, ...replaced].map(({ key }) => key)
}

/** The revision that follows the head. */
export function numberAfter(thread: Thread | undefined): number {
  const numbers = [thread?.head, ...(thread?.damaged ?? [])].map(kept => kept?.revision.revision ?? 0)
  return Math.max(...numbers) + 1
}

function newestFirst({ revision: a }: KeptRevision, { revision: b }: KeptRevision): number {
  return b.revision - a.revision || b.time.localeCompare(a.time) || b.json.localeCompare(a.json)
}

/** Walks from the head to older numbers; where there are several, the one by the same hand as the next leads on. */
function lineOf(head: KeptRevision, others: readonly KeptRevision[]): Pick<Thread, 'forks' | 'earlier'> {
  const earlier: KeptRevision[] = []
  const forks: KeptRevision[] = others.filter(({ revision }) => revision.revision === head.revision.revision)
  let next = head
  for (const number of new Set(others.map(({ revision }) => revision.revision))) {
    if (number === head.revision.revision) continue
    const candidates = others.filter(({ revision }) => revision.revision === number)
    const sameHand = candidates.filter(({ revision }) => revision.author === next.revision.author)
    const [own] = candidates.length === 1 ? candidates : sameHand.length === 1 ? sameHand : []
    forks.push(...candidates.filter(candidate => candidate !== own))
    if (own === undefined) continue
    earlier.push(own)
    next = own
  }
  return { forks, earlier }
}

/** The same text saved twice under one number counts once. */
function distinct(kept: readonly KeptRevision[]): KeptRevision[] {
  const found = new Map(kept.map(one => [`${one.revision.revision} ${one.revision.json}`, one]))
  return [...found.values()]
}
