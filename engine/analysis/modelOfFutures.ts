// What runs the futures of a plan: its model with luck or without, and what is drawn. Whoever asks about futures asks about
// these, so that two answers of the same seed are about the same worlds.

import type { CellValues } from '../formula/cellValues.ts'
import type { Program } from '../formula/program.ts'
import { type Result, success } from '../formula/result.ts'
import { pathValues } from '../kernel/pathValues.ts'
import { samplePlan } from '../kernel/sample.ts'
import { luckDraws } from '../kernel/sampleLuck.ts'
import type { Columns } from '../kernel/uncertainCell.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { luckyProgram } from '../plan/luckyProgram.ts'
import type { PathDraws } from './prepareWorlds.ts'

/** Which draws. */
export type Drawing = {
  /** Same seed, same futures. */
  readonly seed: number
  /** Leaves the luck of single deals, contracts and people out: only the plan's uncertain numbers differ. */
  readonly withoutLuck?: boolean
}

/** A run of paths, from 0. */
export type PathRange = { readonly first: number; readonly count: number }

/** A program, a scenario's numbers for its cells, and what differs from path to path. */
export type ModelOfFutures = {
  /** Its first cells are those of the plan's own program. */
  readonly program: Program
  readonly values: (scenario: CellValues) => CellValues
  /** What was drawn of the plan's uncertain numbers: a column for each, in the order of the plan. */
  readonly uncertain: Columns
  readonly draws: PathDraws
}

/**
 * The model of some paths of a plan. Fails on what planChecks finds too, and on a row of the company's own that has a name
 * of luck's.
 */
export function modelOfFutures(
  compiled: CompiledPlan,
  { seed, withoutLuck = false }: Drawing,
  { first, count }: PathRange,
): Result<ModelOfFutures> {
  const drawn = samplePlan(compiled, seed, count, first)
  if (!drawn.ok) return drawn
  const uncertain = drawn.value.columns
  // Nothing uncertain leaves no column to count the paths by.
  const samples = uncertain.length > 0 ? drawn.value : { columns: [new Float64Array(count)], cells: [] }
  if (withoutLuck)
    return success({ program: compiled.program, values: so => so, uncertain, draws: { samples } })
  const lucky = luckyProgram(compiled)
  if (!lucky.ok) return lucky
  const { program, values } = lucky.value
  return success({
    program,
    values,
    uncertain,
    draws: { samples, luck: { draws: luckDraws(lucky.value, seed), first } },
  })
}

/** Whether all paths are the same. */
export function isCertain({ draws: { samples, luck } }: ModelOfFutures): boolean {
  return samples.cells.length === 0 && luck === undefined
}

/** The numbers of a scenario on one path (from 0), to be run by any backend. */
export function valuesOnPath(
  { program, values, draws: { samples, luck } }: ModelOfFutures,
  scenario: CellValues,
  path: number,
): CellValues {
  const { cells: uncertain, columns } = samples
  const sampled = pathValues({ program, values: values(scenario), uncertain, columns }, path)
  if (luck === undefined) return sampled
  const { draws, first } = luck
  const drawn = Array.from({ length: draws.columns }, (_, column) => draws.draw(column, first + path, 1))
  return pathValues({ program, values: sampled, uncertain: draws.cells, columns: drawn }, 0)
}
