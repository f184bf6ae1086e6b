// A scenario saved under a new name, and scenarios taken over from another plan file.

import { idFromName, type Plan, type Scenario } from '../../engine/index.ts'
import { type Edit, sameCells } from './edit.ts'
import { type Session, scenarioOf, unsavedCount } from './session.ts'

/** The new scenario, and what happens to the one it was made from. */
export type NewScenario = {
  readonly scenario: Scenario
  /** Takes the unsaved edits back from the shown scenario, because the new one has them now. */
  readonly takenBack?: Edit
}

/**
 * A child of the shown scenario that starts with its unsaved edits; the shown one goes back to what was saved. Edits
 * that a child cannot express (a change that was dropped, an initiative) make it a copy beside the shown one instead.
 */
export function newScenario(session: Session, name: string): NewScenario | undefined {
  const now = scenarioOf(session.plan, session.current)
  if (now === undefined) return undefined
  const id = freeId(session.plan, name)
  const blank = { id, name, state: 'draft' as const }
  const saved = scenarioOf(session.saved, now.id)
  if (saved === undefined || unsavedCount(session, now.id) === 0)
    return { scenario: { ...blank, parent: now.id, initiatives: [], changes: [] } }
  const takenBack: Edit = {
    scenario: now.id,
    label: `moving the edits to ${name}`,
    says: `${now.name} as it was saved`,
    from: 'edited',
    to: 'saved',
    kind: 'restore',
    version: saved,
  }
  const added = now.changes.filter(change => !saved.changes.includes(change))
  const dropped = saved.changes.some(
    change => !now.changes.includes(change) && !added.some(other => sameCells(other, change)),
  )
  if (dropped || JSON.stringify(now.initiatives) !== JSON.stringify(saved.initiatives))
    return {
      scenario: { ...blank, parent: now.parent, initiatives: now.initiatives, changes: now.changes },
      takenBack,
    }
  return { scenario: { ...blank, parent: now.id, initiatives: [], changes: added }, takenBack }
}

/** An id that the plan does not have yet, from a name: "Hire later" becomes hire_later. */
export function freeId({ scenarios }: Plan, name: string): string {
  return idFromName(name, new Set(scenarios.map(({ id }) => id)), 'scenario')
}

/** Why a name cannot be given to a scenario, in words; undefined where it can. */
export function nameProblem({ scenarios }: Plan, name: string, except?: string): string | undefined {
  const wanted = name.trim()
  if (wanted === '') return 'A scenario needs a name.'
  if (wanted.length > 60) return 'Use at most 60 letters.'
  const taken = scenarios.some(
    scenario => scenario.id !== except && scenario.name.toLowerCase() === wanted.toLowerCase(),
  )
  return taken ? `There is a scenario called ${wanted} already.` : undefined
}

/** What importing takes over, and what a person should know about it. */
export type Import = { readonly scenarios: readonly Scenario[]; readonly notice: string }

/**
 * The scenarios of another plan as drafts of this one, with ids and names of their own. Their roots stand on this plan's
 * numbers; the notice says how many inputs are others there. Initiatives that this plan lacks are left out.
 */
export function importedScenarios(plan: Plan, other: Plan, what: string): Import {
  const known = new Set(plan.initiatives.map(({ id }) => id))
  const ids = new Map<string, string>()
  const added: Scenario[] = []
  for (const scenario of other.scenarios) {
    const so = { ...plan, scenarios: [...plan.scenarios, ...added] }
    const id = freeId(so, scenario.id)
    ids.set(scenario.id, id)
    const { frozen: _, ...rest } = scenario
    added.push({
      ...rest,
      id,
      name: freeName(so, scenario.name),
      state: 'draft',
      initiatives: scenario.initiatives.filter(entry => known.has(entry.id)),
    })
  }
  const scenarios = added.map(scenario => ({ ...scenario, parent: ids.get(scenario.parent ?? '') ?? null }))
  const names = new Set([...Object.keys(plan.inputs), ...Object.keys(other.inputs)])
  const differing = [...names].filter(
    name => JSON.stringify(plan.inputs[name]) !== JSON.stringify(other.inputs[name]),
  ).length
  const count = scenarios.length === 1 ? '1 scenario' : `${scenarios.length} scenarios`
  const numbers =
    differing === 0
      ? ''
      : ` They now stand on this plan’s numbers: ${differing} ${differing === 1 ? 'input is' : 'inputs are'} different in the file.`
  return { scenarios, notice: `${count} taken over from ${what} as drafts.${numbers}` }
}

function freeName({ scenarios }: Plan, name: string): string {
  const taken = new Set(scenarios.map(scenario => scenario.name))
  if (!taken.has(name)) return name
  const imported = `${name} (imported)`
  if (!taken.has(imported)) return imported
  for (let number = 2; ; number += 1) {
    const numbered = `${name} (imported ${number})`
    if (!taken.has(numbered)) return numbered
  }
}
