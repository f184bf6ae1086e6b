// How good a plan made some months ago would have been: its futures from then, held against what the exports say came.

import {
  type Calibration,
  type CompiledPlan,
  closedMonths,
  type ForecastLine,
  forecastAgainstActual,
  type HeldLine,
  heldAgainstFutures,
  lastMonthEnd,
  type PlanOfThen,
  planOfThen,
  type Records,
  runScenario,
} from '../engine/index.ts'
import { countRuns } from './countRuns.ts'
import { foundOrTell } from './foundOrTell.ts'
import { openPlan, refuse } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** The plan to make as it would have been then, its futures, and what counts. */
export type ThenOptions = {
  readonly plan: string
  readonly paths: number
  readonly seed: number
  readonly asOf: Calibration['asOf']
  readonly months: number
}

/** The plan of then and, row by row, its futures beside what came. */
export type ForecastThen = {
  readonly made: PlanOfThen
  readonly months: number
  readonly lines: readonly (ForecastLine & { readonly held: HeldLine })[]
}

/** The forecast of then, or the exit code after telling what is wrong or that it was stopped. */
export async function forecastThen(
  terminal: Terminal,
  records: Records,
  { plan: path, paths, seed, asOf: day, months }: ThenOptions,
): Promise<ForecastThen | ExitCode> {
  const given = await openPlan(terminal, path)
  if (typeof given === 'number') return given
  if (months > given.plan.months) return tooFewMonths(terminal, given, months)
  const asOf = lastMonthEnd(day)
  const made = planOfThen(given, records, asOf, months, seed)
  if (!made.ok) return refuse(terminal, path, made.diagnostics)
  const { compiled, scenario } = made.value
  const run = runScenario(compiled, scenario, 'exact')
  if (!run.ok) return refuse(terminal, path, run.diagnostics)
  const { inputs, numbers } = run.value
  const lines = forecastAgainstActual(compiled, numbers, closedMonths(compiled, inputs, records, asOf))
  const found = foundOrTell(
    terminal,
    path,
    await heldAgainstFutures(compiled, { scenario, paths, seed }, lines, countRuns(terminal)),
  )
  if (typeof found === 'number') return found
  const held = lines.flatMap((line, at) => {
    const own = found[at]
    return own === undefined ? [] : [{ ...line, held: own }]
  })
  return { made: made.value, months, lines: held }
}

function tooFewMonths(terminal: Terminal, { plan }: CompiledPlan, months: number): ExitCode {
  terminal.err(
    `The plan has ${plan.months} months, and ${months} are to be tested: ask for fewer with --months, or give the plan more.`,
  )
  return exitCodes.usage
}
