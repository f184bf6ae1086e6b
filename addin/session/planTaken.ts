// Numbers of the plan itself that were typed into the sheets come into an opened plan. Scenarios, what is saved of them
// and what can be undone stay; everything is computed again.

import { historyOn } from './editHistory.ts'
import type { OpenedPlan } from './engineApi.ts'
import { sameButNumbers } from './othersSaved.ts'
import { outdated, type Session } from './session.ts'

/** The session on the numbers of another opened plan; they count as not saved. */
export function planTaken(session: Session, { plan, layout, notices }: OpenedPlan): Session {
  const onThem = ({ scenarios }: Session['plan']): Session['plan'] => ({ ...plan, scenarios })
  const { effect: _, ...rest } = session
  return {
    ...rest,
    plan: onThem(session.plan),
    // Whoever looks at the layout takes another one for another plan.
    layout: sameButNumbers(session.plan, plan) ? session.layout : layout,
    notices,
    history: historyOn(session.history, onThem),
    results: outdated(session.results),
  }
}

/** Whether numbers of the plan itself are other than they were saved. */
export function isPlanUnsaved({ plan, saved }: Session): boolean {
  return plan.inputs !== saved.inputs
}
