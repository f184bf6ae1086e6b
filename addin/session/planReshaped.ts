// Items come into an opened plan or leave it. Everything that knows the plan's shape changes with it: what is saved, what
// can be undone, and where numbers stand.

import type { Plan } from '../../engine/index.ts'
import { emptyHistory, historyOn } from './editHistory.ts'
import type { OpenedPlan } from './engineApi.ts'
import type { Session } from './session.ts'

/**
 * The session with another shape of its plan, as it was opened again. `next` gives a plan that shape, or undefined where it
 * cannot; then nothing that was done before can be undone any more. Nothing is computed yet.
 */
export function planReshaped(
  session: Session,
  { layout, notices }: Pick<OpenedPlan, 'layout' | 'notices'>,
  next: (plan: Plan) => Plan | undefined,
): Session {
  const { effect: _, ...rest } = session
  const plan = next(session.plan)
  const saved = next(session.saved)
  if (plan === undefined || saved === undefined)
    throw new Error('planReshaped: the plan that is open cannot have this shape')
  const steps = [...session.history.past, ...session.history.future]
  const isKept = steps.every(({ before }) => next(before) !== undefined)
  const history = isKept ? historyOn(session.history, before => next(before) ?? before) : emptyHistory
  // The plan's own numbers were saved together with its new shape.
  return {
    ...rest,
    plan,
    layout,
    notices,
    history,
    saved: { ...plan, scenarios: saved.scenarios },
    results: new Map(),
  }
}
