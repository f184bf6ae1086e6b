// Why a scenario must not change: locked means that its numbers never move, also not through its parents.

import { isReadOnly, type Plan, type Scenario, scenarioChain } from '../../engine/index.ts'

/** A refusal in words, with what to do instead; `offers` puts a button beside it. */
export type Refusal = { readonly message: string; readonly remedy: string; readonly offers?: 'export' }

/** Why a scenario cannot be edited, or undefined where it can. */
export function editRefusal(plan: Plan, id: string): Refusal | undefined {
  if (isReadOnly(plan))
    return {
      message: 'This plan was saved by a newer version, so it opens for reading only.',
      remedy: 'Update Proceeds to change it.',
    }
  const scenario = plan.scenarios.find(known => known.id === id)
  if (scenario === undefined)
    return { message: 'There is no scenario to change.', remedy: 'Choose one above.' }
  if (scenario.state === 'locked')
    return {
      message: `${scenario.name} is locked, so its numbers never move.`,
      remedy: 'Choose another scenario, or save a copy and change that.',
    }
  const held = plan.scenarios.find(other => other.state === 'locked' && descendsFrom(plan, other, id))
  if (held === undefined) return undefined
  return {
    message: `${held.name} is locked and takes its numbers from ${scenario.name}.`,
    remedy: `Save a copy of ${scenario.name} and change that.`,
  }
}

function descendsFrom(plan: Plan, scenario: Scenario, ancestor: string): boolean {
  const chain = scenarioChain(plan, scenario.id)
  return chain.ok && chain.value.some(({ id }) => id === ancestor)
}
