// What can be undone and done again, newest last, each named by its edit.

import type { Plan } from '../../engine/index.ts'
import type { Edit } from './edit.ts'

/** An edit and the plan to go back to (of an edit that was undone: to go forward to). */
export type Step = { readonly edit: Edit; readonly before: Plan }

/** Edits that can be undone, oldest first, and edits that can be done again, next first. */
export type EditHistory = { readonly past: readonly Step[]; readonly future: readonly Step[] }

/** The history with every plan in it made into another. */
export function historyOn({ past, future }: EditHistory, next: (plan: Plan) => Plan): EditHistory {
  const steps = (list: readonly Step[]): readonly Step[] =>
    list.map(step => ({ ...step, before: next(step.before) }))
  return { past: steps(past), future: steps(future) }
}

/** Nothing to undo. */
export const emptyHistory: EditHistory = { past: [], future: [] }

/** More than a day's work; plans share what they have in common, so a step costs a scenario. */
const longest = 500

/** The history after one more edit: nothing is left to do again. */
export function stepped(history: EditHistory, step: Step): EditHistory {
  return { past: [...history.past, step].slice(-longest), future: [] }
}
