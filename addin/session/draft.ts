// Edits that were not saved, as plain data to be kept elsewhere: enough to put them back with everything that can be
// undone, and to tell when what they start from has been saved otherwise since.

import type { Scenario } from '../../engine/index.ts'
import type { Edit } from './edit.ts'
import { type Session, unsavedCount } from './session.ts'

/** Edits of one pane. Other versions of this form are not read. */
export type Draft = {
  readonly form: 1
  /** Which pane they were made in. */
  readonly pane: string
  /** When the last of them was made, ISO 8601. */
  readonly time: string
  readonly company: string
  /** How many changes are not saved. */
  readonly changes: number
  readonly current: string
  /** The text of the plan as it was saved when they were made. */
  readonly text: string
  /** Every scenario with them. */
  readonly scenarios: readonly Scenario[]
  /** Every scenario before the oldest edit of `past`. */
  readonly start: readonly Scenario[]
  readonly past: readonly Edit[]
  readonly future: readonly Edit[]
}

/** The edits of a session; undefined where nothing is unsaved. `text` is the plan as it was saved. */
export function draftOf(
  session: Session,
  { text, pane, time }: Pick<Draft, 'text' | 'pane' | 'time'>,
): Draft | undefined {
  const { plan, current, history } = session
  const changes = unsavedTotal(session)
  if (changes === 0) return undefined
  return {
    form: 1,
    pane,
    time,
    company: plan.company,
    changes,
    current,
    text,
    scenarios: plan.scenarios,
    start: (history.past[0]?.before ?? plan).scenarios,
    past: history.past.map(({ edit }) => edit),
    future: history.future.map(({ edit }) => edit),
  }
}

/** How many changes of all scenarios are not saved. */
export function unsavedTotal(session: Session): number {
  return session.plan.scenarios.reduce((sum, { id }) => sum + unsavedCount(session, id), 0)
}

/** Whether a value that was kept is a draft of this form. */
export function isDraft(value: unknown): value is Draft {
  const draft: Partial<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {}
  return (
    draft.form === 1 &&
    ['pane', 'time', 'company', 'current', 'text'].every(field => typeof draft[field] === 'string') &&
    ['scenarios', 'start', 'past', 'future'].every(field => Array.isArray(draft[field])) &&
    typeof draft.changes === 'number'
  )
}
