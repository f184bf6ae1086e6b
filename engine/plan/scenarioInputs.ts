// What a scenario runs on: the plan's numbers with every change of its ancestors, its initiatives and its own.

import type { CellValues } from '../formula/cellValues.ts'
import type { Diagnostic } from '../formula/diagnostic.ts'
import type { Program } from '../formula/program.ts'
import { failure, type Result, success } from '../formula/result.ts'
import { applyChange } from './applyChange.ts'
import type { CompiledPlan } from './compilePlan.ts'
import type { CellValue } from './givenInputs.ts'
import type { Scenario } from './plan.ts'
import { faultDiagnostic, pathPlaces } from './planFault.ts'
import { cellName } from './planVocabulary.ts'
import { scenarioChain } from './scenarioChain.ts'
import { type ChangeSource, scenarioSteps } from './scenarioSteps.ts'

/** The numbers of one scenario and where they come from. */
export type ScenarioInputs = {
  readonly scenario: Scenario
  /** The value of a cell: a number, or one for each month of a monthly input or a history. */
  quantity(input: string, member: readonly string[]): CellValue
  /** The change that set a cell (of an input by month: in that month), or undefined where the plan itself does. */
  source(input: string, member: readonly string[], month?: number): ChangeSource | undefined
}

/**
 * The inputs of a scenario: ancestors first, at each level the initiatives that are on, then the changes in their order,
 * later over earlier. Sums and products are exact. Warnings: changes that fall off the plan's months.
 */
export function resolveScenario(compiled: CompiledPlan, id: string): Result<ScenarioInputs> {
  const chain = scenarioChain(compiled.plan, id)
  if (!chain.ok) return chain
  const scenario = chain.value.at(-1)
  if (scenario === undefined) throw new Error(`resolveScenario: ${id} has an empty chain`)
  const values = new Map<string, CellValue>()
  const sources = new Map<string, ChangeSource>()
  const diagnostics: Diagnostic[] = []
  for (const step of scenarioSteps(compiled.plan, chain.value)) {
    const { settings, faults } = applyChange(
      step,
      compiled.vocabulary,
      cell => values.get(cell) ?? compiled.given.get(cell),
    )
    diagnostics.push(...faults.map(fault => faultDiagnostic(fault, pathPlaces(compiled.plan))))
    for (const { cell, value, months } of settings) {
      values.set(cell, value)
      for (const place of months ?? ['']) sources.set(`${cell}@${place}`, step.source)
    }
  }
  if (diagnostics.some(({ severity }) => severity === 'error')) return failure(diagnostics)
  const inputs: ScenarioInputs = {
    scenario,
    quantity(input, member) {
      const cell = cellName(input, member)
      const value = values.get(cell) ?? compiled.given.get(cell)
      if (value === undefined) throw new Error(`resolveScenario: no cell ${cell}`)
      return value
    },
    source: (input, member, month) => sources.get(`${cellName(input, member)}@${month ?? ''}`),
  }
  return success(inputs, diagnostics)
}

/** The numbers that a scenario runs on; its warnings with them. */
export function scenarioValues(compiled: CompiledPlan, id: string): Result<CellValues> {
  const inputs = resolveScenario(compiled, id)
  return inputs.ok ? success(cellValues(compiled.program, inputs.value), inputs.warnings) : inputs
}

/** The numbers of a scenario in the order of a program's cells: what a backend is given to run. */
export function cellValues(program: Program, inputs: ScenarioInputs): CellValues {
  return program.cells.map(({ input, member }) => inputs.quantity(input, member))
}
