// One edit of a plan: what a person did, in words, and what it does to the plan.

import { type Change, type Plan, type Scenario, unreachable } from '../../engine/index.ts'

/** Whether an initiative is part of a scenario, and from which month if not its own. */
type InitiativeSwitch = Scenario['initiatives'][number]

/** What was done to one scenario. */
export type Edit = {
  readonly scenario: string
  /** Names the edit beside Undo: "SDR, Q1". */
  readonly label: string
  /** What it did, for the bar that shows its effect: "SDR, Q1 2026", 2 and 3. */
  readonly says: string
  readonly from: string
  readonly to: string
} & EditKind

/** How the scenario changes. */
type EditKind =
  /** Inputs are set; a change that names exactly the same cells as an earlier one takes its place. */
  | { readonly kind: 'set_inputs'; readonly changes: readonly Change[] }
  /** Changes that name exactly these cells are dropped, so that the parent's numbers show again. */
  | { readonly kind: 'inherit_inputs'; readonly cells: readonly Pick<Change, 'input' | 'where'>[] }
  | { readonly kind: 'switch_initiative'; readonly initiative: InitiativeSwitch }
  | { readonly kind: 'rename'; readonly name: string }
  /** Changes and initiatives become those of another version of the scenario. */
  | { readonly kind: 'restore'; readonly version: Pick<Scenario, 'changes' | 'initiatives'> }

/** The plan after the edit. Scenarios that the edit does not touch stay the same objects. */
export function applyEdit(plan: Plan, edit: Edit): Plan {
  return {
    ...plan,
    scenarios: plan.scenarios.map(scenario =>
      scenario.id === edit.scenario ? editedScenario(scenario, edit) : scenario,
    ),
  }
}

function editedScenario(scenario: Scenario, edit: Edit): Scenario {
  switch (edit.kind) {
    case 'set_inputs':
      return { ...scenario, changes: edit.changes.reduce(withChange, scenario.changes) }
    case 'inherit_inputs':
      return {
        ...scenario,
        changes: scenario.changes.filter(change => !edit.cells.some(cell => sameCells(cell, change))),
      }
    case 'switch_initiative':
      return { ...scenario, initiatives: withSwitch(scenario.initiatives, edit.initiative) }
    case 'rename':
      return { ...scenario, name: edit.name }
    case 'restore':
      return { ...scenario, changes: edit.version.changes, initiatives: edit.version.initiatives }
    default:
      return unreachable(edit)
  }
}

/**
 * A later change wins over an earlier one, so a new change goes last. One that names the same cells as an old one takes
 * its place, so that typing does not make the list grow, unless a change after the old one would win over it.
 */
function withChange(changes: readonly Change[], change: Change): readonly Change[] {
  const index = changes.findLastIndex(old => sameCells(old, change))
  const last = index < 0 || changes.slice(index + 1).some(later => mayOverlap(later, change))
  return last ? [...changes.filter((_, at) => at !== index), change] : changes.with(index, change)
}

function withSwitch(
  initiatives: readonly InitiativeSwitch[],
  changed: InitiativeSwitch,
): readonly InitiativeSwitch[] {
  const index = initiatives.findIndex(({ id }) => id === changed.id)
  return index < 0 ? [...initiatives, changed] : initiatives.with(index, changed)
}

/** Whether two changes name exactly the same cells of the same input. */
export function sameCells(a: Pick<Change, 'input' | 'where'>, b: Pick<Change, 'input' | 'where'>): boolean {
  const [fields, others] = [Object.entries(a.where), Object.entries(b.where)]
  return (
    a.input === b.input &&
    fields.length === others.length &&
    fields.every(([field, value]) => b.where[field] === value)
  )
}

/** Whether two changes can name a cell in common; months are taken to meet. */
function mayOverlap(a: Change, b: Change): boolean {
  const fields = Object.entries(a.where).filter(([, value]) => typeof value === 'string')
  return a.input === b.input && fields.every(([field, value]) => (b.where[field] ?? value) === value)
}

/** How many changes were made to a scenario since it was saved: those that are new, other or gone. */
export function unsavedChanges(saved: Scenario | undefined, now: Scenario): number {
  if (saved === now) return 0
  const before = [...(saved?.changes ?? []), ...(saved?.initiatives ?? [])].map(text)
  const after = [...now.changes, ...now.initiatives].map(text)
  const added = after.filter(entry => !before.includes(entry)).length
  const gone = before.filter(entry => !after.includes(entry)).length
  const renamed = saved !== undefined && saved.name !== now.name ? 1 : 0
  return saved === undefined ? Math.max(1, added) : Math.max(added, gone) + renamed
}

function text(entry: Change | InitiativeSwitch): string {
  return JSON.stringify(entry)
}
