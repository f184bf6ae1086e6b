// A draft put back into an opened plan: on top of what it started from, or beside it where that was saved otherwise since.

import type { Plan, Scenario } from '../../engine/index.ts'
import type { Draft } from './draft.ts'
import { applyEdit, unsavedChanges } from './edit.ts'
import type { EditHistory, Step } from './editHistory.ts'
import { editRefusal, type Refusal } from './editRefusal.ts'
import { freeId } from './newScenario.ts'
import { sameButScenarios } from './othersSaved.ts'
import { edited, type Session, scenarioOf, scenariosAdded, unsavedCount } from './session.ts'

/** A draft whose texts were read again as plans: as it was saved, and with the edits. */
export type ReadDraft = { readonly draft: Draft; readonly before: Plan; readonly after: Plan }

/** The session with the draft in it, and what became of edits that could not go on top. `when` is as people say it. */
export function draftTaken(
  session: Session,
  { draft, before, after }: ReadDraft,
  when: string,
): { readonly session: Session; readonly notices: readonly Refusal[] } {
  const changed = changedScenarios(before, after)
  const history = sameSaved(session, before) ? historyOf(session.plan, draft) : undefined
  if (history !== undefined) {
    const own = new Map(changed.map(scenario => [scenario.id, scenario]))
    const known = session.plan.scenarios.map(scenario => own.get(scenario.id) ?? scenario)
    const added = changed.filter(({ id }) => scenarioOf(session.plan, id) === undefined)
    const plan = { ...session.plan, scenarios: [...known, ...added] }
    const current = scenarioOf(plan, draft.current) === undefined ? session.current : draft.current
    return { session: { ...session, plan, current, history }, notices: [] }
  }
  const moved = changed.filter(scenario => !goesOnTop(session, before, scenario))
  const onTop = changed.filter(scenario => !moved.includes(scenario))
  const topped = onTop.reduce((so, scenario) => withEdits(so, scenario, when), session)
  const beside = besideOnes(topped.plan, moved, when)
  return {
    session: beside.length === 0 ? topped : scenariosAdded(topped, beside),
    notices: beside.map(({ name }, index) => besideNotice(moved[index]?.name ?? name, name, when)),
  }
}

/** Whether all that a draft changed is in the session already, as when the sheets brought it back. */
export function isInSession(
  { plan }: Pick<Session, 'plan'>,
  { scenarios }: Pick<Draft, 'scenarios'>,
): boolean {
  return scenarios.every(scenario => {
    const own = scenarioOf(plan, scenario.id)
    return own !== undefined && unsavedChanges(own, scenario) === 0
  })
}

function changedScenarios(before: Plan, after: Plan): readonly Scenario[] {
  return after.scenarios.filter(scenario => {
    const was = scenarioOf(before, scenario.id)
    return was === undefined || unsavedChanges(was, scenario) > 0
  })
}

/** Whether the session is the plan the draft started from, with nothing edited. */
function sameSaved(session: Session, before: Plan): boolean {
  const { plan, saved } = session
  return (
    sameButScenarios(saved, before) &&
    saved.scenarios.length === before.scenarios.length &&
    before.scenarios.every(scenario => isUntouched(session, scenario)) &&
    plan.scenarios.length === saved.scenarios.length
  )
}

/** Saved with these numbers, and not edited since. */
function isUntouched(session: Session, was: Scenario): boolean {
  const saved = scenarioOf(session.saved, was.id)
  return saved !== undefined && unsavedChanges(saved, was) === 0 && unsavedCount(session, was.id) === 0
}

/** The edits from their beginning on; undefined where they do not lead to the draft. */
function historyOf(plan: Plan, { start, past, future, scenarios }: Draft): EditHistory | undefined {
  const steps: Step[] = []
  let now: Plan = { ...plan, scenarios: start }
  for (const edit of past) {
    steps.push({ edit, before: now })
    now = applyEdit(now, edit)
  }
  const leadsThere = now.scenarios.length === scenarios.length && isInSession({ plan: now }, { scenarios })
  if (!leadsThere) return undefined
  const next = future.map((edit): Step => {
    now = applyEdit(now, edit)
    return { edit, before: now }
  })
  return { past: steps, future: next }
}

function goesOnTop(session: Session, before: Plan, scenario: Scenario): boolean {
  const was = scenarioOf(before, scenario.id)
  return (
    was !== undefined &&
    isUntouched(session, was) &&
    editRefusal(session.plan, scenario.id) === undefined &&
    was.name === scenario.name
  )
}

function withEdits(session: Session, version: Scenario, when: string): Session {
  return edited(session, {
    scenario: version.id,
    label: `the edits of ${when}`,
    says: `${version.name} as edited ${when}`,
    from: 'saved',
    to: 'edited',
    kind: 'restore',
    version,
  })
}

/** Scenarios of their own, each below the parent it had if that is still there. */
function besideOnes(plan: Plan, moved: readonly Scenario[], when: string): readonly Scenario[] {
  const added: Scenario[] = []
  for (const { frozen: _, ...scenario } of moved) {
    const so = { ...plan, scenarios: [...plan.scenarios, ...added] }
    const isTaken = so.scenarios.some(({ id, name }) => id === scenario.id || name === scenario.name)
    const parent = scenarioOf(so, scenario.parent ?? '') === undefined ? null : scenario.parent
    const name = isTaken ? `${scenario.name} (not saved, ${when})` : scenario.name
    const id = isTaken ? freeId(so, name) : scenario.id
    added.push({ ...scenario, id, name, parent, state: isTaken ? 'draft' : scenario.state })
  }
  return added
}

function besideNotice(was: string, name: string, when: string): Refusal {
  return was === name
    ? { message: `${name} is back as it was ${when}, not saved yet.`, remedy: 'Save it to keep it.' }
    : {
        message: `${was} was saved since your edits of ${when}; they are beside it as "${name}".`,
        remedy: 'Compare the two, and save the one you want.',
      }
}
