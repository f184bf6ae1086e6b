// An opened plan as the pane holds it: what was saved, what has been edited since, and what the engine made of it.
// Every transition is a pure function from one session to the next.

import type { Diagnostic, Finding, FrozenResults, Plan, Result, Scenario } from '../../engine/index.ts'
import { applyEdit, type Edit, unsavedChanges } from './edit.ts'
import { type EditHistory, emptyHistory, historyOn, stepped } from './editHistory.ts'
import { editRefusal } from './editRefusal.ts'
import type { Examination, OpenedPlan, PlanLayout, ScenarioNumbers } from './engineApi.ts'

/** An opened plan. */
export type Session = {
  /** With every edit in it, saved or not. */
  readonly plan: Plan
  /** As it was last saved, scenario by scenario. */
  readonly saved: Plan
  readonly layout: PlanLayout
  /** The same for as long as it is one plan, whatever is added to it; another plan has another. */
  readonly opening: object
  readonly notices: readonly Finding[]
  /** The scenario that is shown. */
  readonly current: string
  readonly history: EditHistory
  /** What is known of each scenario; one that is not here has not been computed yet. */
  readonly results: ReadonlyMap<string, ScenarioResult>
  /** The last edit, and the numbers before it. */
  readonly effect?: Effect
}

/** What the engine made of a scenario. */
export type ScenarioResult = {
  /** The scenario and its ancestors as they were computed. When they are others now, the result is stale. */
  readonly chain: readonly Scenario[]
  /** The last numbers that could be computed; with faults they belong to an earlier state. */
  readonly numbers?: ScenarioNumbers
  readonly faults: readonly Diagnostic[]
  /** Present once these very numbers have been compared with the exact ones. */
  readonly examination?: Examination
}

/** An edit and what it moved. */
type Effect = { readonly edit: Edit; readonly before: ScenarioNumbers | undefined }

/** The session of a plan just opened. */
export function openedSession({ plan, layout, notices }: OpenedPlan): Session {
  return {
    plan,
    saved: plan,
    layout,
    opening: {},
    notices,
    current: firstScenario(plan)?.id ?? '',
    history: emptyHistory,
    results: new Map(),
  }
}

/** The scenario a plan opens with: the last that was approved, else the one that was saved last, else the last. */
function firstScenario({ scenarios }: Plan): Scenario | undefined {
  const times = scenarios.map(({ time }) => time ?? '')
  const latest = times.reduce((a, b) => (a > b ? a : b), '')
  return (
    scenarios.findLast(({ state }) => state === 'approved') ??
    scenarios.findLast(({ time }) => (time ?? '') === latest)
  )
}

/** Shows another scenario; one that does not exist leaves the session as it is. */
export function scenarioChosen(session: Session, id: string): Session {
  if (scenarioOf(session.plan, id) === undefined || id === session.current) return session
  const { effect: _, ...rest } = session
  return { ...rest, current: id }
}

/** The session after an edit. A scenario that must not change leaves the session as it is: ask `editRefusal` first. */
export function edited(session: Session, edit: Edit): Session {
  if (editRefusal(session.plan, edit.scenario) !== undefined) return session
  const plan = applyEdit(session.plan, edit)
  const before = session.results.get(edit.scenario)?.numbers
  return {
    ...session,
    plan,
    history: stepped(session.history, { edit, before: session.plan }),
    effect: { edit, before },
  }
}

/** The session before the last edit; the scenario that was edited is shown again. One locked since stays as it is. */
export function undone(session: Session): Session {
  const step = session.history.past.at(-1)
  if (step === undefined || editRefusal(session.plan, step.edit.scenario) !== undefined) return session
  const { effect: _, ...rest } = session
  return {
    ...rest,
    plan: step.before,
    current: step.edit.scenario,
    history: {
      past: session.history.past.slice(0, -1),
      future: [{ edit: step.edit, before: session.plan }, ...session.history.future],
    },
  }
}

/** The session with the edit that was last undone done again. */
export function redone(session: Session): Session {
  const [step, ...future] = session.history.future
  if (step === undefined || editRefusal(session.plan, step.edit.scenario) !== undefined) return session
  const { effect: _, ...rest } = session
  return {
    ...rest,
    plan: step.before,
    current: step.edit.scenario,
    history: { past: [...session.history.past, { edit: step.edit, before: session.plan }], future },
  }
}

/** Takes in what the engine answered about a chain of scenarios; old numbers stay where it could not compute. */
export function computed(
  session: Session,
  id: string,
  chain: readonly Scenario[],
  answer: Result<ScenarioNumbers>,
): Session {
  const earlier = session.results.get(id)?.numbers
  const result: ScenarioResult = answer.ok
    ? { chain, numbers: answer.value, faults: [] }
    : { chain, faults: answer.diagnostics, ...(earlier === undefined ? {} : { numbers: earlier }) }
  return { ...session, results: new Map(session.results).set(id, result) }
}

/** Takes in what an examination found, if the numbers are still those that were examined. */
export function examined(
  session: Session,
  id: string,
  numbers: ScenarioNumbers,
  examination: Examination,
): Session {
  const result = session.results.get(id)
  if (result?.numbers !== numbers) return session
  return { ...session, results: new Map(session.results).set(id, { ...result, examination }) }
}

/** The same numbers, of no scenario as it is now. */
export function outdated(results: Session['results']): Session['results'] {
  return new Map([...results].map(([id, result]): [string, ScenarioResult] => [id, { ...result, chain: [] }]))
}

/** Who saves, when, and why; with a state, if it is to be another one, and what it came to, if it is frozen. */
export type Signature = {
  readonly author: string
  readonly time: string
  readonly note: string
  readonly state?: Scenario['state']
  readonly frozen?: FrozenResults
}

/** A scenario on its way into the file: as it was when Save was pressed, and as it is kept. */
export type Revision = { readonly of: Scenario; readonly kept: Scenario; readonly saved: Plan }

/** The shown scenario as a new revision. What was approved becomes a draft again when its numbers have changed. */
export function revisionOf(
  session: Session,
  { author, time, note, state, frozen }: Signature,
): Revision | undefined {
  const of = scenarioOf(session.plan, session.current)
  if (of === undefined) return undefined
  const lapsed = of.state === 'approved' && unsavedCount(session, of.id) > 0
  const kept: Scenario = {
    ...of,
    author,
    time,
    note,
    state: state ?? (lapsed ? 'draft' : of.state),
    ...(frozen && { frozen }),
  }
  // The plan's own numbers are saved as they are now, the other scenarios as they were saved.
  const { scenarios } = session.saved
  return { of, kept, saved: withScenario({ ...session.plan, scenarios }, kept) }
}

/** The session once a revision is in the file. Edits made while it was being saved stay, unsaved. */
export function revisionKept(session: Session, { of, kept, saved }: Revision): Session {
  const now = scenarioOf(session.plan, kept.id)
  const signed = (scenario: Scenario): Scenario => (scenario === of ? kept : resigned(scenario, kept))
  const history = historyOn(session.history, plan => {
    const then = scenarioOf(plan, kept.id)
    return then === undefined ? plan : withScenario(plan, resigned(then, kept))
  })
  const results = [...session.results].map(([id, result]): readonly [string, ScenarioResult] => [
    id,
    { ...result, chain: result.chain.map(known => (known === of ? kept : known)) },
  ])
  return {
    ...session,
    plan: now === undefined ? session.plan : withScenario(session.plan, signed(now)),
    saved: withScenario({ ...saved, scenarios: session.saved.scenarios }, kept),
    history,
    results: new Map(results),
  }
}

/** Going back over a save undoes the numbers, not the fact that it was saved. */
function resigned(scenario: Scenario, { author, time, note, state, frozen }: Scenario): Scenario {
  return {
    ...scenario,
    ...(author && { author }),
    ...(time && { time }),
    ...(note && { note }),
    ...(frozen && { frozen }),
    state,
  }
}

/** The session with scenarios that were not in it, the last of them shown. Undo goes back over edits, not over these. */
export function scenariosAdded(session: Session, added: readonly Scenario[]): Session {
  const withThem = (plan: Plan): Plan => ({ ...plan, scenarios: [...plan.scenarios, ...added] })
  const { effect: _, ...rest } = session
  return {
    ...rest,
    plan: withThem(session.plan),
    current: added.at(-1)?.id ?? session.current,
    history: historyOn(session.history, withThem),
  }
}

function withScenario(plan: Plan, scenario: Scenario): Plan {
  const index = plan.scenarios.findIndex(({ id }) => id === scenario.id)
  const scenarios = index < 0 ? [...plan.scenarios, scenario] : plan.scenarios.with(index, scenario)
  return { ...plan, scenarios }
}

/** The scenario of that id. */
export function scenarioOf(plan: Plan, id: string): Scenario | undefined {
  return plan.scenarios.find(scenario => scenario.id === id)
}

/** How many changes of a scenario are not saved yet. */
export function unsavedCount(session: Session, id: string): number {
  const now = scenarioOf(session.plan, id)
  return now === undefined ? 0 : unsavedChanges(scenarioOf(session.saved, id), now)
}
