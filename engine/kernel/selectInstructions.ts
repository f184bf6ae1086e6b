// Which instructions compute the nodes that are wanted: a node that only one other node reads is computed within that
// node's instruction where there is one for the two, so that it never goes through memory.

import { type CompoundShape, type InstructionName, instructionSet, type Shape } from './instructionSet.ts'
import type { Operation, PathNode, Value } from './pathGraph.ts'

/** The instruction for a node; its operands are nodes of instructions before it, columns, and numbers. */
export type Selected = {
  readonly node: PathNode
  readonly name: InstructionName
  readonly operands: readonly Value[]
}

/** An instruction for each node that is not part of another's, in an order in which they can run. O(needed nodes). */
export function selectInstructions(wanted: readonly PathNode[]): readonly Selected[] {
  const { needed, reads } = neededNodes(wanted)
  const selected: Selected[] = []
  const fit: Fit = { operands: [], operandCount: 0, inner: [], innerCount: 0 }
  for (const node of needed) {
    if (node.operation === 'column' || reads[node.id] === withinAnother) continue
    const { name, operands, inner } = instructionFor(node, reads, fit)
    selected.push({ node, name, operands })
    for (const part of inner) reads[part.id] = withinAnother
  }
  return selected.reverse()
}

const withinAnother = -1

/** The nodes that the wanted ones need, last first, and by id how often each is read; wanted counts as read twice. */
function neededNodes(wanted: readonly PathNode[]): {
  readonly needed: readonly PathNode[]
  readonly reads: Int32Array
} {
  const size = wanted.reduce((most, { id }) => Math.max(most, id + 1), 0)
  const byId = new Array<PathNode | undefined>(size)
  const reads = new Int32Array(size)
  const read = (operand: Value, times: number): void => {
    if (typeof operand === 'number') return
    byId[operand.id] = operand
    reads[operand.id] = (reads[operand.id] as number) + times
  }
  for (const node of wanted) read(node, 2)
  const needed: PathNode[] = []
  for (let id = size - 1; id > 0; id -= 1) {
    const node = byId[id]
    if (node === undefined) continue
    needed.push(node)
    if (node.operation === 'column') continue
    read(node.a, 1)
    read(node.b, 1)
    read(node.c, 1)
  }
  return { needed, reads }
}

/** What a shape has been fitted to so far; entries beyond the counts are left over from attempts that failed. */
type Fit = {
  /** The operands from left to right. */
  readonly operands: Value[]
  operandCount: number
  /** The nodes the instruction computes besides its own. */
  readonly inner: PathNode[]
  innerCount: number
}

type Chosen = {
  readonly name: InstructionName
  readonly operands: readonly Value[]
  readonly inner: readonly PathNode[]
}

/** The instruction that fits and computes most nodes besides; of equals the first. */
function instructionFor(node: PathNode, reads: Int32Array, fit: Fit): Chosen {
  let best: Chosen | undefined
  for (const { name, shape, most } of candidates.get(node.operation) ?? []) {
    if (best !== undefined && most <= best.inner.length) continue
    fit.operandCount = 0
    fit.innerCount = 0
    if (!fits(shape, node, reads, fit) || (best !== undefined && fit.innerCount <= best.inner.length))
      continue
    best = {
      name,
      operands: fit.operands.slice(0, fit.operandCount),
      inner: fit.inner.slice(0, fit.innerCount),
    }
  }
  if (best === undefined) throw new Error(`no instruction computes ${node.operation}`)
  return best
}

/** `most`: how many nodes besides its own the instruction computes at most. */
type Candidate = { readonly name: InstructionName; readonly shape: CompoundShape; readonly most: number }

const candidates = new Map<Operation, readonly Candidate[]>()
for (const [name, shape] of Object.entries(instructionSet) as [InstructionName, CompoundShape][]) {
  const known = candidates.get(shape.operation) ?? []
  candidates.set(shape.operation, [...known, { name, shape, most: operationCount(shape) - 1 }])
}

function operationCount(shape: Shape): number {
  if (typeof shape === 'string') return shape === 'scaled' ? 1 : 0
  return shape.parts.reduce((count, part) => count + operationCount(part), 1)
}

const interchangeable: ReadonlySet<Operation> = new Set(['add', 'multiply', 'min', 'max'])

/** Whether the node has the shape; its operands and parts are then added to the fit. */
function fits(shape: CompoundShape, node: PathNode, reads: Int32Array, fit: Fit): boolean {
  if (shape.operation !== node.operation) return false
  const { operandCount, innerCount } = fit
  const first = shape.parts[0]
  const second = shape.parts[1]
  if (
    fitsPart(first, node.a, reads, fit) &&
    fitsPart(second, node.b, reads, fit) &&
    fitsPart(shape.parts[2], node.c, reads, fit)
  )
    return true
  if (!interchangeable.has(node.operation)) return false
  fit.operandCount = operandCount
  fit.innerCount = innerCount
  return fitsPart(first, node.b, reads, fit) && fitsPart(second, node.a, reads, fit)
}

function fitsPart(shape: Shape | undefined, value: Value, reads: Int32Array, fit: Fit): boolean {
  switch (shape) {
    case undefined:
      return true
    case 'register':
      fit.operands[fit.operandCount++] = value
      return true
    case 'constant':
      fit.operands[fit.operandCount++] = value
      return typeof value === 'number'
    case 'scaled':
      fitScaled(value, reads, fit)
      return true
    default:
      if (typeof value === 'number' || reads[value.id] !== 1) return false
      fit.inner[fit.innerCount++] = value
      return fits(shape, value, reads, fit)
  }
}

function fitScaled(value: Value, reads: Int32Array, fit: Fit): void {
  const isProduct = typeof value !== 'number' && reads[value.id] === 1 && value.operation === 'multiply'
  if (isProduct && typeof value.a === 'number') {
    fit.operands[fit.operandCount++] = value.a
    fit.operands[fit.operandCount++] = value.b
    fit.inner[fit.innerCount++] = value
  } else {
    fit.operands[fit.operandCount++] = 1
    fit.operands[fit.operandCount++] = value
  }
}
