// Keeps what is not saved in the browser while people work, and offers what an earlier visit left there.

import { type Draft, draftOf } from './draft.ts'
import type { DraftShelf } from './draftShelf.ts'
import { isInSession } from './draftTaken.ts'
import type { Refusal } from './editRefusal.ts'
import type { Session } from './session.ts'
import type { WorkbookId } from './workbookId.ts'

/** What comes from outside. */
export type DraftOptions = {
  readonly shelf: DraftShelf
  /** Names this pane among those of the same workbook. */
  readonly pane: string
  /** The id of the workbook, which may get one when it is saved for the first time. */
  readonly workbook: () => Promise<WorkbookId>
  readonly session: () => Session | undefined
  /** The text of the plan as it is saved. */
  readonly savedText: () => Promise<string>
  readonly now: () => Date
  /** Called with the draft to be answered; undefined when there is none any more. */
  readonly offer: (draft: Draft | undefined) => void
  /** Called once at most, where the browser keeps nothing. */
  readonly tell: (refusal: Refusal) => void
}

/** Drafts of a pane. */
export type DraftKeeping = {
  /** Looks for what was left. */
  readonly look: () => Promise<void>
  /** The session has changed: what is not saved is kept in a moment. */
  readonly changed: () => void
  /** The page may be about to close: what waits is kept without a pause. */
  readonly keepNow: () => Promise<void>
  /** An offered draft has been put back or given up. */
  readonly answered: (draft: Draft) => Promise<void>
}

/** Pause after the last edit before it is kept (milliseconds). */
const keepDelay = 400

/** Starts keeping drafts. */
export function draftKeeping(options: DraftOptions): DraftKeeping {
  const { shelf, pane } = options
  let offers: readonly Draft[] = []
  let seen: Session | undefined
  /** Where the draft of this pane lies. */
  let lies: string | undefined
  let isTold = false
  let waiting: ReturnType<typeof setTimeout> | undefined
  let queue: Promise<void> = Promise.resolve()

  const told = (refusal: Refusal | undefined): void => {
    if (refusal === undefined || isTold) return
    isTold = true
    options.tell(refusal)
  }
  const keepNow = (): Promise<void> => {
    queue = queue.then(keep)
    return queue
  }

  async function keep(): Promise<void> {
    const session = options.session()
    if (session === undefined) return
    const text = await options.savedText()
    const draft = draftOf(session, { text, pane, time: options.now().toISOString() })
    const { id: workbook } = await options.workbook()
    if (lies !== undefined && (draft === undefined || lies !== workbook)) {
      told(await shelf.remove(lies, pane))
      lies = undefined
    }
    if (draft !== undefined) {
      told(await shelf.put(workbook, draft))
      lies = workbook
    }
    const back = offers.find(offered => isInSession(session, offered))
    if (back !== undefined) await forget(back)
  }

  async function forget(draft: Draft): Promise<void> {
    offers = offers.filter(other => other !== draft)
    options.offer(offers[0])
    told(await shelf.remove((await options.workbook()).id, draft.pane))
  }

  return {
    async look() {
      const { id, formerly } = await options.workbook()
      // A copy of a workbook starts with the drafts of the other one; from then on each has its own.
      const others = formerly === undefined ? [] : (await shelf.list(formerly)).drafts
      for (const draft of others) told(await shelf.put(id, draft))
      const { drafts, refusal } = await shelf.list(id)
      told(refusal)
      const session = options.session()
      offers = drafts.filter(draft => draft.pane !== pane)
      if (session !== undefined) for (const one of offers) if (isInSession(session, one)) await forget(one)
      options.offer(offers[0])
    },
    changed() {
      const session = options.session()
      if (session === undefined) return
      const isSame = seen?.plan.scenarios === session.plan.scenarios && seen.saved === session.saved
      seen = session
      if (isSame) return
      clearTimeout(waiting)
      waiting = setTimeout(() => {
        waiting = undefined
        void keepNow()
      }, keepDelay)
    },
    async keepNow() {
      if (waiting === undefined) return
      clearTimeout(waiting)
      waiting = undefined
      await keepNow()
    },
    async answered(draft) {
      await keepNow()
      await forget(draft)
    },
  }
}
