// `proceeds compare FILE A B …`: scenarios beside each other, and the inputs in which they differ.

import {
  type Comparison,
  type ComparisonView,
  compare,
  compareAnswer,
  type PeriodLength,
} from '../engine/index.ts'
import { chosenScenario } from './choose.ts'
import { chosenSeries } from './chosenSeries.ts'
import { type AnswerOptions, giveAnswer } from './giveAnswer.ts'
import { openPlan, refuse } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** What is compared and how it is given. */
export type CompareOptions = AnswerOptions & {
  readonly row?: readonly string[]
  readonly by: PeriodLength
  readonly only?: Exclude<ComparisonView, 'both'>
  /** The same as `only: 'changes'`. */
  readonly changes?: boolean
}

/** Prints the key figures side by side, the rows that are wanted, what was changed, and what limits new business. */
export async function compareCommand(
  terminal: Terminal,
  path: string,
  ids: readonly string[],
  options: CompareOptions,
): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  if (ids.length < 2) {
    terminal.err('Name at least two scenarios to compare.')
    return exitCodes.usage
  }
  const scenarios = ids.flatMap(id => chosenScenario(terminal, compiled, id) ?? [])
  const rows = chosenSeries(terminal, compiled, options.row ?? [])
  if (scenarios.length < ids.length || rows === undefined) return exitCodes.usage
  const found = compare(compiled, { scenarios, rows, by: options.by })
  if (!found.ok) return refuse(terminal, path, found.diagnostics)
  const answer = compareAnswer(compiled, found.value, options.changes ? 'changes' : (options.only ?? 'both'))
  const asked = {
    compiled,
    path,
    scenario: scenarios.at(-1) ?? '',
    answer,
    value: jsonOf(found.value, options),
  }
  return giveAnswer(terminal, asked, options)
}

/** Two scenarios are `before` and `after` with from and to; of more, every figure has a list of values. */
function jsonOf(comparison: Comparison, { changes, only }: CompareOptions): unknown {
  const { scenarios, inputs, rows, limits, periods } = comparison
  const figures = comparison.figures.filter(
    ({ values }) => !(changes || only === 'changes') || values.some(value => value !== values[0]),
  )
  const others = { periods: periods.map(({ label }) => label), rows, limits }
  if (scenarios.length !== 2) return { scenarios, figures, inputs, ...others }
  const [before, after] = scenarios
  return {
    before,
    after,
    figures: figures.map(({ label, row, values: [from, to], months }) => ({ label, row, from, to, months })),
    inputs: inputs.map(({ input, month, values: [from, to] }) => ({
      input,
      ...(month !== undefined && { month }),
      from,
      to,
    })),
    ...others,
  }
}
