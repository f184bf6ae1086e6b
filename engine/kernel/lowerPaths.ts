// From the formulas of a plan and its samples to a program for a vector machine.

import type { CellValues } from '../formula/cellValues.ts'
import type { Program } from '../formula/program.ts'
import { extentOf } from '../numeric/extent.ts'
import { assembleProgram } from './assembleProgram.ts'
import { inputReading } from './inputReading.ts'
import type { Interval } from './interval.ts'
import { type PathNode, pathGraph } from './pathGraph.ts'
import { pathOperations } from './pathOperations.ts'
import type { Columns, UncertainCell } from './uncertainCell.ts'
import { type FoundFault, unfold } from './unfold.ts'
import type { MakeMachine, VectorProgram } from './vectorProgram.ts'

/** One scenario, the series to keep, and what is uncertain. */
export type Batch = {
  readonly program: Program
  readonly values: CellValues
  /** Indexes of series; nothing that none of them needs is computed. */
  readonly keep: readonly number[]
  readonly uncertain: readonly UncertainCell[]
  readonly columns: Columns
  /** Columns that are drawn only once it is known which are read: their ranges, by column. They never hold a number of months. */
  readonly ranges?: ReadonlyMap<number, Interval>
  readonly paths: number
}

/** What has to be computed path by path, and what is known already. Plain data, fit to be sent to a worker. */
export type LoweredPaths = {
  readonly vector: VectorProgram
  /** For each kept series and month from 1. */
  readonly results: readonly (readonly LoweredResult[])[]
  /** Faults of numbers that are the same on all paths; some may not matter on a path that decides otherwise. */
  readonly faults: readonly FoundFault[]
  /** Of every column, from the least to the greatest number. */
  readonly ranges: readonly Interval[]
  readonly choices: readonly Choice[]
}

/** A number of months that differs from path to path: how it is computed, and all it comes to, each once and rising. */
type Choice = { readonly vector: VectorProgram; readonly numbers: readonly number[] }

/** An output of the vector program, or a number that is the same on all paths. */
type LoweredResult = { readonly output: number } | { readonly number: number }

/**
 * The vector program that computes the kept series. It may be run on any part of the paths: what it leaves out was
 * decided by the range of all samples. O(terms × months), and the samples once.
 */
export function lowerPaths(batch: Batch, makeMachine: MakeMachine): LoweredPaths {
  const { program, values, keep, uncertain, columns } = batch
  const ranges = columns.map((column, index) => batch.ranges?.get(index) ?? rangeOf(column))
  const make = pathOperations(pathGraph())
  const choices = new Map<PathNode, Choice>()
  const { valueAt, faults } = unfold(program, keep, {
    make,
    input: inputReading(program, values, uncertain, ranges, make),
    distinct: node => {
      const known = choices.get(node) ?? choiceOf(node, batch, makeMachine)
      choices.set(node, known)
      return known.numbers
    },
  })
  const wanted: PathNode[] = []
  const results = keep.map(series =>
    Array.from({ length: program.months }, (_, index): LoweredResult => {
      const value = valueAt(series, index + 1)
      return typeof value === 'number' ? { number: value + 0 } : { output: wanted.push(value) - 1 }
    }),
  )
  return {
    vector: assembleProgram(wanted),
    results,
    faults,
    ranges,
    choices: [...choices.values()],
  }
}

function choiceOf(node: PathNode, { columns, paths }: Batch, makeMachine: MakeMachine): Choice {
  const vector = assembleProgram([node])
  const numbers = onlyOutput(vector, columns, paths, makeMachine)
  return { vector, numbers: [...new Set(numbers)].sort((a, b) => a - b) }
}

/** The one output of a vector program on every path. O(instructions × paths). */
export function onlyOutput(
  vector: VectorProgram,
  columns: Columns,
  paths: number,
  makeMachine: MakeMachine,
): Float64Array {
  const numbers = new Float64Array(paths)
  const { blockSize, runBlock } = makeMachine(vector, columns, [numbers])
  for (let first = 0; first < paths; first += blockSize) runBlock(first, Math.min(blockSize, paths - first))
  return numbers
}

/** The least interval that holds all numbers of a column. O(paths). */
function rangeOf(column: Float64Array): Interval {
  const [low, high] = extentOf(column)
  return { low, high }
}
