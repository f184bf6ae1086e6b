// The changes that make up a scenario, in the order in which they apply.

import type { Change, Initiative, InitiativeSwitch, Plan, Scenario } from './plan.ts'
import { scenarioChain } from './scenarioChain.ts'
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
  const youngest = initiativeSwitches(chain)
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

/** The initiatives that are on in a scenario, from the month that it gives them, in the order of the plan; none where its chain is broken. */
export function initiativesOn(plan: Plan, id: string): readonly Initiative[] {
  const chain = scenarioChain(plan, id)
  const switches = initiativeSwitches(chain.ok ? chain.value : [])
  return plan.initiatives.flatMap(initiative => {
    const entry = switches.get(initiative.id)
    return entry?.on === true ? [{ ...initiative, start_month: startOf(initiative, entry) }] : []
  })
}

/** What the youngest scenario of a chain that speaks of an initiative says of it. */
function initiativeSwitches(chain: readonly Scenario[]): ReadonlyMap<string, InitiativeSwitch> {
  return new Map(chain.flatMap(({ initiatives }) => initiatives).map(entry => [entry.id, entry]))
}

function initiativeSteps(
  plan: Plan,
  scenario: Scenario,
  entry: InitiativeSwitch | undefined,
): readonly ScenarioStep[] {
  const index = plan.initiatives.findIndex(({ id }) => id === entry?.id)
  const initiative: Initiative | undefined = plan.initiatives[index]
  if (initiative === undefined || entry === undefined || !entry.on) return []
  const shift = startOf(initiative, entry) - initiative.start_month
  return steps(initiative.changes, shift, ['initiatives', index], {
    scenario: scenario.id,
    initiative: initiative.id,
  })
}

function startOf({ start_month: usual }: Initiative, { start_month: own = usual }: InitiativeSwitch): number {
  return own
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
