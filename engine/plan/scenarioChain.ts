// From a scenario back to the oldest of its ancestors.

import { failure, type Result, success } from '../formula/result.ts'
import type { Plan, Scenario } from './plan.ts'
import { didYouMean, faultDiagnostic, type PlanFault, pathPlaces } from './planFault.ts'

/** The ancestors of a scenario and the scenario itself, oldest first. Errors: unknown scenario, parents in a circle. */
export function scenarioChain(plan: Plan, id: string): Result<readonly Scenario[]> {
  const { chain, fault } = climb(plan, id)
  return fault === undefined ? success(chain) : failure([faultDiagnostic(fault, pathPlaces(plan))])
}

/** Parents that do not exist or lead round in a circle; each circle is told once. */
export function chainFaults(plan: Plan): readonly PlanFault[] {
  const faults = plan.scenarios.flatMap(({ id }) => climb(plan, id).fault ?? [])
  return faults.filter((fault, index) => faults.findIndex(same => samePath(same, fault)) === index)
}

function samePath(a: PlanFault, b: PlanFault): boolean {
  return a.path.join('.') === b.path.join('.')
}

function climb(plan: Plan, id: string): { readonly chain: readonly Scenario[]; readonly fault?: PlanFault } {
  const chain: Scenario[] = []
  let next: string | null = id
  while (next !== null) {
    const at: string = next
    const index = plan.scenarios.findIndex(scenario => scenario.id === at)
    const scenario = plan.scenarios[index]
    if (scenario === undefined) return { chain, fault: unknownScenario(plan, at, chain[0]) }
    if (chain.includes(scenario)) return { chain, fault: circle(plan, [...chain].reverse(), scenario) }
    chain.unshift(scenario)
    next = scenario.parent
  }
  return { chain }
}

function unknownScenario(plan: Plan, id: string, child: Scenario | undefined): PlanFault {
  const known = plan.scenarios.map(scenario => scenario.id)
  const otherwise =
    known.length === 0 ? 'The plan has no scenarios.' : `The scenarios are ${known.join(', ')}.`
  return {
    code: 'P411',
    severity: 'error',
    path: child === undefined ? ['scenarios'] : ['scenarios', plan.scenarios.indexOf(child), 'parent'],
    message: `${id} is not a scenario.`,
    remedy: didYouMean(id, known, otherwise),
  }
}

/** `climbed` runs from child to parent and comes back to `again`. The circle is told from its first scenario in the plan. */
function circle(plan: Plan, climbed: readonly Scenario[], again: Scenario): PlanFault {
  const ring = climbed.slice(climbed.indexOf(again))
  const first = Math.min(...ring.map(scenario => plan.scenarios.indexOf(scenario)))
  const start = ring.findIndex(scenario => plan.scenarios.indexOf(scenario) === first)
  const ids = [...ring.slice(start), ...ring.slice(0, start + 1)].map(({ id }) => id)
  return {
    code: 'P412',
    severity: 'error',
    path: ['scenarios', first, 'parent'],
    message: `The parents lead round in a circle: ${ids.join(' -> ')}.`,
    remedy: 'Give one of them another parent, or none (null).',
  }
}
