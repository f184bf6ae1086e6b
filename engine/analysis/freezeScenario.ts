// A scenario frozen: what it came to, kept with it, so that a later day can say whether it still comes to the same.

import { type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { keyFigures } from '../plan/keyFigures.ts'
import type { FrozenResults } from '../plan/plan.ts'
import { fingerprint } from './fingerprint.ts'
import { runScenario, type ScenarioRun } from './runScenario.ts'

/** A key figure that is no longer what it was; null where there was, or is, none. */
export type MovedFigure = {
  readonly id: string
  readonly label: string
  readonly row: string
  readonly from: number | null
  readonly to: number | null
}

/** Whether a frozen scenario still comes to the same, and if not, what has changed since. */
export type Reproduction =
  | { readonly reproduces: true; readonly numbers: number }
  | {
      readonly reproduces: false
      /** The key figures that moved; none where only other numbers did. */
      readonly figures: readonly MovedFigure[]
      /** Inputs whose numbers are others now. */
      readonly inputs: readonly string[]
      /** Formulas were changed, by the company or by a newer release. */
      readonly formulas: boolean
    }

/** Computes a scenario exactly and keeps what it came to, with fingerprints of what it was computed from. */
export function freezeScenario(compiled: CompiledPlan, id: string, time: string): Result<FrozenResults> {
  const run = runScenario(compiled, id, 'exact')
  if (!run.ok) return run
  return success({ time, ...resultsOf(compiled, run.value) }, run.warnings)
}

/** Computes a frozen scenario exactly again and compares. Numbers count as the same to twelve digits. */
export function reproduceScenario(
  compiled: CompiledPlan,
  id: string,
  frozen: FrozenResults,
): Result<Reproduction> {
  const run = runScenario(compiled, id, 'exact')
  if (!run.ok) return run
  const now = resultsOf(compiled, run.value)
  if (now.numbers === frozen.numbers) {
    const count = compiled.program.series.length * compiled.program.months
    return success({ reproduces: true, numbers: count }, run.warnings)
  }
  const names = new Set([...Object.keys(frozen.inputs), ...Object.keys(now.inputs)])
  return success(
    {
      reproduces: false,
      figures: movedFigures(compiled, run.value, frozen),
      inputs: [...names].filter(name => frozen.inputs[name] !== now.inputs[name]),
      formulas: now.formulas !== frozen.formulas,
    },
    run.warnings,
  )
}

function resultsOf(compiled: CompiledPlan, run: ScenarioRun): Omit<FrozenResults, 'time'> {
  const { program, plan, checked } = compiled
  const inputs = new Map<string, unknown[]>()
  for (const [index, { input, member }] of program.cells.entries())
    inputs.set(input, [...(inputs.get(input) ?? []), member, run.values[index]])
  const numbers = program.series.map(({ row, member }) => [
    row,
    member,
    run.numbers(row, member).map(twelveDigits),
  ])
  return {
    figures: Object.fromEntries(
      keyFigures(plan, row => run.numbers(row)).map(({ id, value }) => [id, value]),
    ),
    inputs: Object.fromEntries([...inputs].map(([name, values]) => [name, fingerprint(values)])),
    formulas: fingerprint([...checked.rows.values()].map(({ definition }) => definition)),
    numbers: fingerprint(numbers),
  }
}

/** Integrity checks come to nothing but rounding, which is no difference. */
function twelveDigits(value: number): string {
  return Math.abs(value) < 1e-9 ? '0' : value.toPrecision(12)
}

function movedFigures(
  { plan }: CompiledPlan,
  run: ScenarioRun,
  frozen: FrozenResults,
): readonly MovedFigure[] {
  return keyFigures(plan, row => run.numbers(row)).flatMap(({ id, label, row, value: to }) => {
    const from = frozen.figures[id] ?? null
    return from === to ? [] : [{ id, label, row, from, to }]
  })
}
