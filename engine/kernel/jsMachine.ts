// The vector machine in JavaScript: takes a block of paths through a program, instruction by instruction.

import { copyOut, type Loop, loops, memory, mostPaths } from './blockLoops.ts'
import { instructionNames, instructionSet, operandKinds } from './instructionSet.ts'
import type { Columns } from './uncertainCell.ts'
import type { VectorMachine, VectorProgram } from './vectorProgram.ts'

/**
 * Makes the JavaScript machine ready for a program and its samples. A program with more registers than memory has room
 * for runs in smaller blocks.
 */
export function jsMachine(
  program: VectorProgram,
  columns: Columns,
  outputs: readonly Float64Array[],
): VectorMachine {
  const { constants, registers } = program
  const room = Math.floor((memory.length - mostPaths - constants.length) / Math.max(1, registers))
  const blockSize = Math.min(mostPaths, room)
  if (blockSize < 1)
    throw new RangeError(`${registers} registers and ${constants.length} constants are too many`)
  const steps = placed.get(program) ?? placedSteps(program, blockSize)
  placed.set(program, steps)
  const end = steps.length - mostOperands

  function runBlock(first: number, count: number): void {
    memory.set(constants)
    for (let at = 0; at < end; ) {
      const code = steps[at] as number
      const place = steps[at + 1] as number
      const operand = steps[at + 2] as number
      if (code === codes.load) {
        memory.set((columns[operand] as Float64Array).subarray(first, first + count), place)
      } else if (code === codes.fill) {
        memory.fill(memory[operand] as number, place, place + count)
      } else if (code === codes.keep) {
        copyOut(count, place, outputs[operand] as Float64Array, first)
      } else {
        const loop = loopsByCode[code] as Loop
        loop(
          count,
          place,
          operand,
          steps[at + 3] as number,
          steps[at + 4] as number,
          steps[at + 5] as number,
          steps[at + 6] as number,
          steps[at + 7] as number,
          steps[at + 8] as number,
          steps[at + 9] as number,
        )
      }
      at += stepLengths[code] as number
    }
  }

  return { blockSize, runBlock }
}

const codes = {
  load: instructionNames.indexOf('load'),
  fill: instructionNames.indexOf('fill'),
  keep: instructionNames.indexOf('keep'),
}

const loopsByCode: readonly (Loop | undefined)[] = instructionNames.map(name =>
  name === 'load' || name === 'fill' || name === 'keep' ? undefined : loops[name],
)

/** By instruction number, what the words after it are. */
const wordKinds: readonly (readonly ('register' | 'constant' | 'number')[])[] = instructionNames.map(name => {
  if (name === 'load' || name === 'keep') return ['register', 'number']
  if (name === 'fill') return ['register', 'constant']
  return ['register', ...operandKinds(instructionSet[name])]
})

const stepLengths = Int32Array.from(wordKinds, kinds => 1 + kinds.length)

/** A loop is called with this many operands, whatever it takes. */
const mostOperands = 8

/** Placing takes as long as some dozens of paths, and who asks in rounds runs few at a time. */
const placed = new WeakMap<VectorProgram, Int32Array>()

/** The program's code with places in memory for registers and constants, and some words more than are read at once. */
function placedSteps({ code, constants }: VectorProgram, blockSize: number): Int32Array {
  const steps = new Int32Array(code.length + mostOperands)
  for (let at = 0; at < code.length; ) {
    const kinds = wordKinds[code[at] as number] as readonly string[]
    steps[at] = code[at] as number
    kinds.forEach((kind, index) => {
      const word = code[at + 1 + index] as number
      steps[at + 1 + index] = kind === 'register' ? constants.length + word * blockSize : word
    })
    at += 1 + kinds.length
  }
  return steps
}
