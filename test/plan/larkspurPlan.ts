// The sample company for tests: its file, its plan, and both with something changed.

import { readFileSync } from 'node:fs'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import type { Result } from '../../engine/formula/result.ts'
import { type CompiledPlan, compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import { readPlan } from '../../engine/plan/readPlan.ts'
import { resolveScenario, type ScenarioInputs } from '../../engine/plan/scenarioInputs.ts'

/** The file as it stands in samples/. */
export const larkspurText = readFileSync(new URL('../../samples/larkspur/plan.json', import.meta.url), 'utf8')

/** The plan in it. */
export const larkspur: Plan = expected(readPlan(larkspurText))

/** The plan with some of its inputs replaced. */
export function withInputs(inputs: Plan['inputs'], plan: Plan = larkspur): Plan {
  return { ...plan, inputs: { ...plan.inputs, ...inputs } }
}

/** The file with one piece of its text replaced; the piece must stand in it. */
export function edited(piece: string, replacement: string, text: string = larkspurText): string {
  if (!text.includes(piece)) throw new Error(`the sample does not contain ${piece}`)
  return text.replace(piece, () => replacement)
}

/**
 * What a person reads when a file is opened: diagnostics and warnings as printed, nothing when all is well. For the line
 * number stands what is found there, so that the tests hold when the sample grows: `(at "months": 36)`.
 */
export function openingPrinted(text: string): string {
  const result = readPlan(text)
  const printed = (result.ok ? result.warnings : result.diagnostics).map(printDiagnostic).join('\n')
  return printed.replace(/\(line (\d+), column (\d+)\)/g, (_, line, column) => {
    const found = text.split('\n')[Number(line) - 1]?.slice(Number(column) - 1) ?? ''
    const shown = found.replace(/[\p{Cs}\p{Cc}]/gu, '·')
    return `(at ${shown.length > 40 ? `${shown.slice(0, 40)}…` : shown})`
  })
}

/** The value of a result that is expected to succeed; its mistakes fail the test as printed. */
export function expected<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.diagnostics.map(printDiagnostic).join('\n'))
}

/** The mistakes of a result that is expected to fail, as printed. */
export function mistakes(result: Result<unknown>): string {
  if (!result.ok) return result.diagnostics.map(printDiagnostic).join('\n')
  throw new Error('expected a mistake')
}

/** A plan compiled, and one of its scenarios resolved. */
export function resolved(
  plan: Plan,
  scenario: string,
): { readonly compiled: CompiledPlan; readonly inputs: ScenarioInputs } {
  const compiled = expected(compilePlan(plan))
  return { compiled, inputs: expected(resolveScenario(compiled, scenario)) }
}
