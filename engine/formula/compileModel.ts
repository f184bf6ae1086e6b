// The whole way from text to program, on one page.

import type { CheckedModel } from './checkedModel.ts'
import { checkModel } from './checkModel.ts'
import type { ModelDefinition } from './definition.ts'
import { groundModel } from './groundModel.ts'
import { orderProgram } from './orderProgram.ts'
import type { Program, Shape } from './program.ts'
import { type Result, success } from './result.ts'

/** A model checked once and laid out for one company. */
export type CompiledModel = { readonly checked: CheckedModel; readonly program: Program }

/**
 * ModelDefinition -> CheckedModel (names, dimensions, units) -> GroundModel (a formula per member) -> Program (ordered).
 * Each stage gathers all its mistakes; a later stage is not reached with an earlier one's mistakes.
 */
export function compileModel(definition: ModelDefinition, shape: Shape): Result<CompiledModel> {
  const checked = checkModel(definition)
  if (!checked.ok) return checked
  const ground = groundModel(checked.value, shape)
  if (!ground.ok) return ground
  const program = orderProgram(ground.value, checked.value)
  if (!program.ok) return program
  return success({ checked: checked.value, program: program.value })
}
