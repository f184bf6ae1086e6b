// What others saved comes into an opened plan. Edits of ours that are not saved stay, and so does what can be undone.

import { type Plan, type Scenario, scenarioChain } from '../../engine/index.ts'
import { unsavedChanges } from './edit.ts'
import { historyOn } from './editHistory.ts'
import type { OpenedPlan } from './engineApi.ts'
import { outdated, type Session, scenarioOf } from './session.ts'

/** The session with the plan as it is saved now. `layout` and `notices` come along when more than scenarios changed. */
export function othersSaved(
  session: Session,
  { plan, layout, notices }: Pick<OpenedPlan, 'plan'> & Partial<OpenedPlan>,
): Session {
  // Whoever looks at the layout takes another one for another plan: other numbers of inputs leave it as it is.
  const isLaidOut = sameButNumbers(session.plan, plan)
  const taken = (ours: Plan): Plan => ({ ...plan, scenarios: withOurs(plan, ours, session.saved) })
  const { effect: _, ...kept } = session
  const now = taken(session.plan)
  return {
    ...kept,
    plan: now,
    saved: { ...plan, scenarios: plan.scenarios.map(scenario => same(session.saved, scenario)) },
    current: scenarioOf(now, session.current) === undefined ? (now.scenarios[0]?.id ?? '') : session.current,
    history: historyOn(session.history, taken),
    layout: isLaidOut || layout === undefined ? session.layout : layout,
    notices: notices ?? session.notices,
    results: layout === undefined ? session.results : outdated(session.results),
  }
}

/** Whether two plans differ in their scenarios at most. */
export function sameButScenarios(a: Plan, b: Plan): boolean {
  return sameApartFrom(a, b, { scenarios: [] })
}

/** Whether two plans differ in their scenarios and numbers at most. */
export function sameButNumbers(a: Plan, b: Plan): boolean {
  return sameApartFrom(a, b, { scenarios: [], inputs: {} })
}

function sameApartFrom(a: Plan, b: Plan, blank: Partial<Plan>): boolean {
  return JSON.stringify({ ...a, ...blank }) === JSON.stringify({ ...b, ...blank })
}

/** Their scenarios in their order, with ours where we edited them since `saved`; those that only we have come last. */
function withOurs(theirs: Plan, ours: Plan, saved: Plan): readonly Scenario[] {
  const isEdited = (scenario: Scenario): boolean => {
    const before = scenarioOf(saved, scenario.id)
    return before === undefined || unsavedChanges(before, scenario) > 0
  }
  const edited = new Map(ours.scenarios.filter(isEdited).map(scenario => [scenario.id, scenario]))
  const known = theirs.scenarios.map(scenario => edited.get(scenario.id) ?? same(ours, scenario))
  const ids = new Set(known.map(({ id }) => id))
  const needed = [...edited.values()].flatMap(scenario => ancestry(ours, scenario))
  return [...known, ...new Set(needed.filter(({ id }) => !ids.has(id)))]
}

/** The very object we hold where it says the same, so that what was computed of it still counts. */
function same(held: Plan, scenario: Scenario): Scenario {
  const own = scenarioOf(held, scenario.id)
  return own !== undefined && sorted(own) === sorted(scenario) ? own : scenario
}

function sorted(scenario: Scenario): string {
  return JSON.stringify(Object.entries(scenario).sort(([a], [b]) => a.localeCompare(b)))
}

/** A scenario below those it starts from: one that we edited may stand on one that others removed. */
function ancestry(plan: Plan, scenario: Scenario): readonly Scenario[] {
  const chain = scenarioChain(plan, scenario.id)
  return chain.ok ? chain.value : [scenario]
}
