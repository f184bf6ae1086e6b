// What a vector machine runs: instructions as plain numbers, the same for every block of paths. The machines (one in
// JavaScript is here; others may follow) differ only in how they go through the paths of a block.

import type { Columns } from './uncertainCell.ts'

/** A straight line of instructions: there are no jumps and no months. Plain data, fit to be sent to a worker. */
export type VectorProgram = {
  /**
   * One instruction after another: its number in `instructionNames`, then
   * - `load`: the register and the column whose samples it fetches;
   * - `fill`: the register and the constant that fills it;
   * - `keep`: the register and the output it is copied to;
   * - others: the target register, and for each operand of the shape a register or a constant, as the shape says.
   *   The target may be the register of an operand.
   */
  readonly code: Int32Array
  readonly constants: Float64Array
  /** How many numbers per path are held at the same time. */
  readonly registers: number
  readonly outputs: number
  /** The columns that it fetches. */
  readonly reads: ReadonlySet<number>
  /** How many instructions there are. */
  readonly size: number
}

/** Runs one program over blocks of paths of one set of samples. */
export type VectorMachine = {
  /** Most paths that one call takes. */
  readonly blockSize: number
  /** Computes the paths `first` to `first + count - 1` and writes output k of path p to `outputs[k][p]`. */
  readonly runBlock: (first: number, count: number) => void
}

/** Makes a machine ready. `outputs` are as long as the columns. */
export type MakeMachine = (
  program: VectorProgram,
  columns: Columns,
  outputs: readonly Float64Array[],
) => VectorMachine
