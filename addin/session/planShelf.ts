// Where a plan is kept between one opening of the pane and the next.

import type { Refusal } from './editRefusal.ts'
import type { WorkbookId } from './workbookId.ts'

/** What was found on a shelf: the text of a plan file if there is one, and what a person should know about it. */
export type Kept = { readonly text?: string; readonly notices: readonly Refusal[] }

/**
 * Whether a save is kept. With `text`, others had saved meanwhile, and this is the plan with what they saved. A refusal
 * says that nothing has changed.
 */
export type SaveOutcome =
  | { readonly kept: true; readonly text?: string; readonly notices: readonly Refusal[] }
  | { readonly kept: false; readonly refusal: Refusal }

/** A place that keeps the text of a plan file: a workbook, a file, or only this page. */
export type PlanShelf = {
  /** As a person calls it: "this workbook", "this page". */
  readonly name: string
  /** Whether what is saved is still there after the page is closed. */
  readonly keeps: boolean
  /** What was saved last. */
  readonly load: () => Promise<Kept>
  /** Keeps the text, and before it how the plan was `opened`, if asked: both or none. */
  readonly save: (text: string, author: string, time: string, opened?: string) => Promise<SaveOutcome>
  /** The kept versions of a scenario as JSON, newest first. */
  readonly versions: (scenario: string) => Promise<readonly string[]>
  /** Under which id edits that are not saved are kept in the browser; absent where something else keeps them. */
  readonly workbook?: () => Promise<WorkbookId>
}

/** A shelf for a page without a workbook: it keeps the plan while the page is open, and no longer. */
export function pageShelf(...notices: readonly Refusal[]): PlanShelf {
  const saved: string[] = []
  return {
    name: 'this page, until it is closed',
    keeps: false,
    load: async () => {
      const text = saved.at(-1)
      return { ...(text !== undefined && { text }), notices }
    },
    save: async (text, _author, _time, opened) => {
      saved.push(...(opened === undefined ? [] : [opened]), text)
      return { kept: true, notices: [] }
    },
    versions: async scenario => {
      const found = saved.flatMap(text => versionIn(text, scenario))
      return found.filter((json, index) => json !== found[index - 1]).toReversed()
    },
    workbook: async () => ({ id: 'this page' }),
  }
}

function versionIn(text: string, scenario: string): readonly string[] {
  const { scenarios }: { readonly scenarios: readonly { readonly id: string }[] } = JSON.parse(text)
  return scenarios.filter(({ id }) => id === scenario).map(found => JSON.stringify(found))
}
