// In which order the members of a block stand: the dimension that formulas walk along comes last, so that its items
// stand directly below each other.

import type { CheckedExpression, CheckedModel } from '../formula/checkedModel.ts'
import { childrenOf } from './expressionFacts.ts'

/** The dimensions of rows and inputs in the order in which their members are laid out, outermost first. */
export type BlockOrders = {
  readonly row: (name: string) => readonly string[]
  readonly input: (name: string) => readonly string[]
}

/** A running total down a block must find its items in order; other walks can be served by a copy of the block. */
const voteOfRunningTotal = 1000

/**
 * Orders by vote: every formula that walks along a dimension of a row or input votes for that dimension to come last.
 * Rows with the same dimensions share one order, so that a member stands in the same place in each. O(size of the model).
 */
export function blockOrders(checked: CheckedModel): BlockOrders {
  const votes = new Map<string, Map<string, number>>()
  const vote = (block: string, dimension: string, weight: number): void => {
    const counts = votes.get(block) ?? new Map<string, number>()
    counts.set(dimension, (counts.get(dimension) ?? 0) + weight)
    votes.set(block, counts)
  }
  const rowDims = (name: string): readonly string[] => checked.rows.get(name)?.definition.dims ?? []
  const inputDims = (name: string): readonly string[] => checked.inputs.get(name)?.dims ?? []

  function visit(node: CheckedExpression, walked: ReadonlyMap<string, number>): void {
    if (node.kind === 'row' || node.kind === 'input') {
      const dims = node.kind === 'row' ? rowDims(node.name) : inputDims(node.name)
      const block = node.kind === 'row' ? sameDimensions(dims) : `input ${node.name}`
      for (const dimension of dims) vote(block, dimension, walked.get(dimension) ?? 0)
      return
    }
    const inner = walkedInside(node, walked, checked)
    for (const child of childrenOf(node)) visit(child, inner)
  }

  for (const row of checked.rows.values()) {
    visit(row.formula, new Map())
    if (row.opening !== undefined) visit(row.opening, new Map())
  }
  const firstSeen = new Map<string, readonly string[]>()
  for (const { definition } of checked.rows.values()) {
    const key = sameDimensions(definition.dims)
    if (!firstSeen.has(key)) firstSeen.set(key, definition.dims)
  }
  const ordered = (dims: readonly string[], block: string): readonly string[] => {
    const counts = votes.get(block)
    return [...dims].sort((a, b) => (counts?.get(a) ?? 0) - (counts?.get(b) ?? 0))
  }
  const row = (dims: readonly string[]): readonly string[] => {
    const key = sameDimensions(dims)
    return ordered(firstSeen.get(key) ?? dims, key)
  }
  return {
    row: name => row(rowDims(name)),
    input: name => {
      const walked = [...(votes.get(`input ${name}`)?.values() ?? [])].some(count => count > 0)
      return walked ? ordered(inputDims(name), `input ${name}`) : row(inputDims(name))
    },
  }
}

function sameDimensions(dims: readonly string[]): string {
  return [...dims].sort().join(' ')
}

/** The dimensions that are walked inside a node, with the weight of the walk. */
function walkedInside(
  node: CheckedExpression,
  walked: ReadonlyMap<string, number>,
  checked: CheckedModel,
): ReadonlyMap<string, number> {
  switch (node.kind) {
    case 'reduce':
      return new Map([...walked, ...node.dimensions.map(dimension => [dimension, 1] as const)])
    case 'sum_by':
      return new Map([...walked, [checked.mappings.get(node.mapping)?.from ?? '', 1]])
    case 'lookup':
      return new Map([...walked, [checked.mappings.get(node.mapping)?.to ?? '', 1]])
    case 'convolve':
      return new Map([...walked, [node.dimension, 1]])
    case 'sum_above':
      return new Map([...walked, [node.dimension, voteOfRunningTotal]])
    case 'previous_member':
      return new Map([...walked, [node.dimension, 1]])
    default:
      return walked
  }
}
