// Where a plan is kept between one opening of the pane and the next.

import type { Refusal } from './editRefusal.ts'

/** What was found on a shelf: the text of a plan file if there is one, and what a person should know about it. */
export type Kept = { readonly text?: string; readonly notice?: Refusal }

/** A place that keeps the text of a plan file: a workbook, a file, or only this page. */
export type PlanShelf = {
  /** As a person calls it: "this workbook", "this page". */
  readonly name: string
  /** Whether what is saved is still there after the page is closed. */
  readonly keeps: boolean
  /** What was saved last. */
  readonly load: () => Promise<Kept>
  /** Keeps the text; a refusal says why it is not kept and that nothing has changed. */
  readonly save: (text: string, author: string, time: string) => Promise<Refusal | undefined>
}

/** A shelf for a page without a workbook: it keeps the plan while the page is open, and no longer. */
export function pageShelf(notice?: Refusal): PlanShelf {
  let kept: Kept = notice === undefined ? {} : { notice }
  return {
    name: 'this page, until it is closed',
    keeps: false,
    load: () => Promise.resolve(kept),
    save(text) {
      kept = { text }
      return Promise.resolve(undefined)
    },
  }
}
