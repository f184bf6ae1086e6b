// The model of a plan's futures: its growth model with the luck of single deals, contracts and people put in.

import type { CellValues } from '../formula/cellValues.ts'
import { compileModel } from '../formula/compileModel.ts'
import type { InputCell, Program } from '../formula/program.ts'
import { type Result, success } from '../formula/result.ts'
import { modelDefinition } from '../growth/baseModel.ts'
import { luckConstants, luckFigures } from '../growth/luck.ts'
import { luckDraws, luckSwitch, withLuck } from '../growth/withLuck.ts'
import type { CompiledPlan } from './compilePlan.ts'
import { planShape } from './planShape.ts'

/** What runs futures in the place of a plan's own program; its cells are those of the plan, and those of luck after them. */
export type LuckyProgram = {
  readonly program: Program
  /** The numbers of a scenario, and those of luck with nothing drawn yet. */
  readonly values: (scenario: CellValues) => CellValues
  /** The cells that take a draw for every month, uniform between 0 and 1. */
  readonly draws: readonly number[]
}

/** Compiled once for all scenarios and edits of a plan. Errors: a row of the company's own that has a name of luck's. */
export function luckyProgram(compiled: CompiledPlan): Result<LuckyProgram> {
  const known = programs.get(compiled.program)
  const found = known ?? programOf(compiled)
  if (known === undefined) programs.set(compiled.program, found)
  if (!found.ok) return found
  const program = found.value
  const own = program.cells.slice(compiled.program.cells.length)
  const isDraw = ({ input }: InputCell): boolean => luckDraws.includes(input)
  const values = own.map(cell =>
    isDraw(cell) ? new Array<number>(program.months).fill(middle) : luckValue(compiled, cell),
  )
  return success({
    program,
    values: scenario => [...scenario, ...values],
    draws: own.flatMap((cell, index) => (isDraw(cell) ? [compiled.program.cells.length + index] : [])),
  })
}

const middle = 0.5

/** Compiling takes longer than a thousand futures; edits of numbers leave the program as it is. */
const programs = new WeakMap<Program, Result<Program>>()

function programOf({ plan, model }: CompiledPlan): Result<Program> {
  const compiled = compileModel(withLuck(modelDefinition(model)), planShape(plan, model))
  return compiled.ok ? success(compiled.value.program) : compiled
}

function luckValue({ plan }: CompiledPlan, { input, member }: InputCell): number {
  if (input === luckSwitch) return 1
  const constant = luckConstants.find(({ name }) => name === input)
  if (constant !== undefined) return constant.value
  const figure = luckFigures.find(({ name }) => name === input)
  if (figure === undefined) throw new Error(`luckyProgram: no number for ${input}`)
  const given = plan.uncertainty.luck?.[figure.name]
  const own = typeof given === 'object' ? given[member[0] ?? ''] : given
  return own ?? figure.otherwise
}
