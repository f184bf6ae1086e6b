// The scenarios in the order of a tree: each below its parent, with how deep it stands.

import type { Plan } from '../../engine/index.ts'

/** A scenario's place in the tree. */
export type TreePlace = { readonly id: string; readonly name: string; readonly depth: number }

/** Parents before children, in the order of the plan; scenarios whose parent is unknown stand at the top. */
export function scenarioTree({ scenarios }: Plan): readonly TreePlace[] {
  const known = new Set(scenarios.map(({ id }) => id))
  const below = (parent: string | null, depth: number): readonly TreePlace[] =>
    scenarios
      .filter(scenario => (depth === 0 ? isRoot(scenario.parent, known) : scenario.parent === parent))
      .flatMap(({ id, name }) => [{ id, name, depth }, ...below(id, depth + 1)])
  return below(null, 0)
}

function isRoot(parent: string | null, known: ReadonlySet<string>): boolean {
  return parent === null || !known.has(parent)
}
