// Machines that take their paths in blocks of another size, to show that the size makes no difference.

import { jsMachine } from '../../engine/kernel/jsMachine.ts'
import type { MakeMachine } from '../../engine/kernel/vectorProgram.ts'

/** The JavaScript machine, given at most that many paths at a time; larger blocks than it takes are split again. */
export function machineInBlocksOf(size: number): MakeMachine {
  return (program, columns, outputs) => {
    const machine = jsMachine(program, columns, outputs)
    return {
      blockSize: size,
      runBlock: (first, count) => {
        for (let from = first; from < first + count; from += machine.blockSize) {
          machine.runBlock(from, Math.min(machine.blockSize, first + count - from))
        }
      },
    }
  }
}
