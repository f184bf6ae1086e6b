// The changes that make up a scenario, in the order in which they apply.

import type { Change, Initiative, InitiativeSwitch, Plan, Scenario } from './plan.ts'
import type { ValuePath } from './valuePath.ts'

/** Which change of a plan set a number. */
export type ChangeSource = {
  /** The scenario it belongs to, or the one that first speaks of its initiative. */
  readonly scenario: string
  readonly initiative?: string
  readonly note?: string
  /** Where it stands in the plan. */
  readonly path: ValuePath
}

/** A change, and by how many months it starts later than it is written. */
export type ScenarioStep = { readonly change: Change; readonly shift: number; readonly source: ChangeSource }

/**
 * The steps of a chain of scenarios, oldest first. Whether an initiative is on, and from when, is for the youngest
 * scenario that speaks of it; its changes apply where the oldest one does, so that what stands above it stays above it.
 */
export function scenarioSteps(plan: Plan, chain: readonly Scenario[]): readonly ScenarioStep[] {
  const youngest = new Map(chain.flatMap(({ initiatives }) => initiatives).map(entry => [entry.id, entry]))
  return chain.flatMap((scenario, generation) => {
    const spokenOf = new Set(
      chain.slice(0, generation).flatMap(({ initiatives }) => initiatives.map(({ id }) => id)),
    )
    const first = scenario.initiatives.filter(({ id }) => !spokenOf.has(id))
    return [
      ...first.flatMap(({ id }) => initiativeSteps(plan, scenario, youngest.get(id))),
      ...steps(scenario.changes, 0, ['scenarios', plan.scenarios.indexOf(scenario)], {
        scenario: scenario.id,
      }),
    ]
  })
}

function initiativeSteps(
  plan: Plan,
  scenario: Scenario,
  entry: InitiativeSwitch | undefined,
): readonly ScenarioStep[] {
  const index = plan.initiatives.findIndex(({ id }) => id === entry?.id)
  const initiative: Initiative | undefined = plan.initiatives[index]
  if (initiative === undefined || entry === undefined || !entry.on) return []
  const shift = (entry.start_month ?? initiative.start_month) - initiative.start_month
  return steps(initiative.changes, shift, ['initiatives', index], {
    scenario: scenario.id,
    initiative: initiative.id,
  })
}

function steps(
  changes: readonly Change[],
  shift: number,
  path: ValuePath,
  origin: { readonly scenario: string; readonly initiative?: string },
): readonly ScenarioStep[] {
  return changes.map((change, index) => ({
    change,
    shift,
    source: {
      ...origin,
      ...(change.note === undefined ? {} : { note: change.note }),
      path: [...path, 'changes', index],
    },
  }))
}
