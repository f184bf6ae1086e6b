// `proceeds explain FILE ROW --month M`: why a number is what it is.

import {
  type CompiledPlan,
  cellValues,
  explain,
  monthLabel,
  printExplanation,
  printFigure,
  resolveScenario,
  runExact,
} from '../engine/index.ts'
import { chosenScenario } from './choose.ts'
import { tellMonth } from './chosenMonth.ts'
import { chosenOne } from './chosenSeries.ts'
import { monthNamed } from './monthNamed.ts'
import { openPlan, refuse } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'
import { unitsOf } from './unitsOf.ts'

/** Which number, and how far to follow it. */
export type ExplainOptions = {
  /** `15`, `2027-03`, `Mar 2027`; 0 and below are before the plan. */
  readonly month: string
  readonly scenario?: string
  readonly depth: number
  readonly json?: boolean
}

/** Prints the formula with names and values, and the numbers it reads, to the depth asked for. */
export async function explainCommand(
  terminal: Terminal,
  path: string,
  cell: string,
  options: ExplainOptions,
): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const series = chosenOne(terminal, compiled, cell)
  const scenario = chosenScenario(terminal, compiled, options.scenario)
  const month = monthNamed(compiled, options.month)
  if (month === undefined) tellMonth(terminal, compiled, options.month)
  if (series === undefined || scenario === undefined || month === undefined) return exitCodes.usage
  const inputs = resolveScenario(compiled, scenario)
  if (!inputs.ok) return refuse(terminal, path, inputs.diagnostics)
  const run = runExact(compiled.program, cellValues(compiled.program, inputs.value))
  const explained = explain(run, compiled.checked.rows, { ...series, month }, options.depth)
  if (!explained.ok) return refuse(terminal, path, explained.diagnostics)
  if (options.json) {
    terminal.out(JSON.stringify(explained.value, null, 2))
    return exitCodes.done
  }
  const unitOf = unitsOf(compiled)
  terminal.out(`${inputs.value.scenario.name}, ${monthLabel(compiled.plan, month)}\n`)
  terminal.out(
    printExplanation(explained.value, (value, of) =>
      figure(value, 'name' in of ? unitOf(of.name) : undefined, compiled),
    ),
  )
  return exitCodes.done
}

/** Figures for people; a number whose unit is not known, such as a term of a sum, with six significant digits. */
function figure(value: number, unit: string | undefined, { plan }: CompiledPlan): string {
  return unit === undefined || unit === 'any'
    ? String(Number(value.toPrecision(6)))
    : printFigure(value, unit, plan.currency)
}
