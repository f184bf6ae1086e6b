// The instructions as a program: registers given to the numbers that are needed at the same time, and reused as soon as
// they are free, the last one freed first because it is still in the processor's cache.

import {
  type InstructionName,
  instructionNames,
  instructionSet,
  type MoveName,
  operandKinds,
} from './instructionSet.ts'
import type { PathNode, Value } from './pathGraph.ts'
import { type Selected, selectInstructions } from './selectInstructions.ts'
import type { VectorProgram } from './vectorProgram.ts'

/** The program whose output k is the k-th node. O(nodes that these need). */
export function assembleProgram(wanted: readonly PathNode[]): VectorProgram {
  const selected = selectInstructions(wanted)
  const outputsOf = new Map<PathNode, number[]>()
  wanted.forEach((node, output) => {
    outputsOf.set(node, [...(outputsOf.get(node) ?? []), output])
  })
  const code: number[] = []
  const constants = new Map<number, number>()
  const reads = new Set<number>()
  const registers = registerBook(selected, wanted)
  let size = 0

  function emit(name: InstructionName | MoveName, first: number): void {
    code.push(codes[name], first)
    size += 1
  }

  function constant(value: number): number {
    const found = constants.get(value)
    if (found !== undefined) return found
    constants.set(value, constants.size)
    return constants.size - 1
  }

  /** The register of an operand; samples and numbers are fetched when they are first needed. */
  function fetched(value: Value): number {
    const found = registers.of(value)
    if (found !== undefined) return found
    const register = registers.take(value)
    if (typeof value === 'number') {
      emit('fill', register)
      code.push(constant(value))
    } else {
      emit('load', register)
      code.push(value.a as number)
      reads.add(value.a as number)
    }
    return register
  }

  function keep(node: PathNode): void {
    for (const output of outputsOf.get(node) ?? []) {
      emit('keep', fetched(node))
      code.push(output)
    }
  }

  for (const node of outputsOf.keys()) {
    if (node.operation !== 'column') continue
    keep(node)
    registers.releaseUnread(node)
  }
  for (const { node, name, operands } of selected) {
    const kinds = kindsOf[name]
    const words = operands.map((operand, index) =>
      kinds[index] === 'constant' ? constant(operand as number) : fetched(operand),
    )
    for (let index = 0; index < operands.length; index += 1) {
      if (kinds[index] === 'register') registers.release(operands[index] as Value)
    }
    emit(name, registers.take(node))
    for (const word of words) code.push(word)
    keep(node)
    registers.releaseUnread(node)
  }
  return {
    code: Int32Array.from(code),
    constants: Float64Array.from(constants.keys()),
    registers: registers.count(),
    outputs: wanted.length,
    reads,
    size,
  }
}

const codes = Object.fromEntries(instructionNames.map((name, code) => [name, code])) as Readonly<
  Record<InstructionName | MoveName, number>
>

const kindsOf = Object.fromEntries(
  Object.entries(instructionSet).map(([name, shape]) => [name, operandKinds(shape)]),
) as Readonly<Record<InstructionName, readonly ('register' | 'constant')[]>>

/** Which register holds which value. */
type RegisterBook = {
  readonly of: (value: Value) => number | undefined
  /** A free register for the value. */
  readonly take: (value: Value) => number
  /** One reading of the value is done; after the last its register is free. */
  readonly release: (value: Value) => void
  /** Frees the register of a value that no instruction reads. */
  readonly releaseUnread: (value: Value) => void
  /** How many registers there are. */
  readonly count: () => number
}

function registerBook(selected: readonly Selected[], wanted: readonly PathNode[]): RegisterBook {
  const nodes = wanted.reduce((most, { id }) => Math.max(most, id), 0) + 1
  const readings = valueBook(nodes)
  for (const { name, operands } of selected) {
    for (let index = 0; index < operands.length; index += 1) {
      const operand = operands[index] as Value
      if (kindsOf[name][index] === 'register') readings.set(operand, (readings.get(operand) ?? 0) + 1)
    }
  }
  const held = valueBook(nodes)
  const free: number[] = []
  let count = 0
  return {
    of: value => held.get(value),
    take: value => {
      const register = free.pop() ?? count++
      held.set(value, register)
      return register
    },
    release: value => {
      const left = (readings.get(value) ?? 0) - 1
      readings.set(value, left)
      if (left === 0) free.push(held.get(value) ?? 0)
    },
    releaseUnread: value => {
      if (readings.get(value) === undefined) free.push(held.get(value) ?? 0)
    },
    count: () => count,
  }
}

/** A whole number for each value; nodes have ids below `nodes`. */
function valueBook(nodes: number): {
  readonly get: (value: Value) => number | undefined
  readonly set: (value: Value, entry: number) => void
} {
  const byId = new Int32Array(nodes).fill(-1)
  const byNumber = new Map<number, number>()
  return {
    get: value => {
      if (typeof value === 'number') return byNumber.get(value)
      const entry = byId[value.id] as number
      return entry < 0 ? undefined : entry
    },
    set: (value, entry) => {
      if (typeof value === 'number') byNumber.set(value, entry)
      else byId[value.id] = entry
    },
  }
}
