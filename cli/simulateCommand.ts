// `proceeds simulate FILE`: thousands of futures, and how likely the cash runs short.

import { setImmediate } from 'node:timers/promises'
import { monthLabel, periods, printFigure, type Simulation, type Spread, simulate } from '../engine/index.ts'
import { chosenRows, chosenScenario } from './choose.ts'
import { openPlan, refuse } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'
import { printCsv, printTable, type TextTable } from './textTable.ts'
import { unitsOf } from './unitsOf.ts'

/** What to simulate and how to print it. */
export type SimulateOptions = {
  readonly scenario?: string
  readonly paths: number
  readonly seed: number
  readonly floor: number
  readonly row: readonly string[]
  readonly json?: boolean
  readonly csv?: boolean
}

/** Prints P10, P50 and P90 at the end of every quarter, the lowest cash, and the chance of falling below the floor. */
export async function simulateCommand(
  terminal: Terminal,
  path: string,
  options: SimulateOptions,
): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const scenario = chosenScenario(terminal, compiled, options.scenario)
  const rows = chosenRows(terminal, compiled, options.row)
  if (scenario === undefined || rows === undefined) return exitCodes.usage
  const split = rows.find(row => compiled.checked.rows.get(row)?.definition.dims.length !== 0)
  if (split !== undefined) {
    terminal.err(`${split} has several members; simulate rows without dimensions, such as total_arr.`)
    return exitCodes.usage
  }
  const { paths, seed, floor } = options
  const result = await simulate(compiled, { scenario, paths, seed, floor, rows }, done =>
    goOn(terminal, done, paths),
  )
  terminal.progress('')
  if (result === undefined) {
    terminal.err('Stopped. Nothing was changed.')
    return exitCodes.cancelled
  }
  if (!result.ok) return refuse(terminal, path, result.diagnostics)
  if (options.json) {
    terminal.out(
      JSON.stringify(
        { scenario, paths, seed, floor, ...result.value, rows: Object.fromEntries(result.value.rows) },
        null,
        2,
      ),
    )
    return exitCodes.done
  }
  const unitOf = unitsOf(compiled)
  const ends = options.csv ? periods(compiled.plan, 'month') : periods(compiled.plan, 'quarter')
  const print = (value: number, row: string): string =>
    options.csv ? String(value) : printFigure(value, unitOf(row) ?? '', compiled.plan.currency)
  const table: TextTable = {
    header: ['', ...ends.map(({ to }) => monthLabel(compiled.plan, to))],
    rows: rows.flatMap(row =>
      percentiles.map(([label, read]) => [
        `${row} ${label}`,
        ...ends.map(({ to }) => {
          const spread = result.value.rows.get(row)?.[to - 1]
          return spread === undefined ? '' : print(read(spread), row)
        }),
      ]),
    ),
  }
  terminal.out(options.csv ? printCsv(table) : printTable(table, terminal.width))
  if (!options.csv) terminal.out(`\n${sentences(result.value, options, print)}`)
  return exitCodes.done
}

const percentiles: readonly (readonly [string, (spread: Spread) => number])[] = [
  ['P10', ({ p10 }) => p10],
  ['P50', ({ p50 }) => p50],
  ['P90', ({ p90 }) => p90],
]

/** Draws the bar, lets Ctrl-C come in, and says whether to go on. */
async function goOn(terminal: Terminal, done: number, paths: number): Promise<boolean> {
  const filled = Math.round((30 * done) / paths)
  terminal.progress(
    `${'#'.repeat(filled)}${'.'.repeat(30 - filled)} ${done.toLocaleString('en-US')} of ${paths.toLocaleString('en-US')} futures (Ctrl-C stops)`,
  )
  await setImmediate()
  return !terminal.cancelled.aborted
}

function sentences(
  { lowestCash, belowFloor }: Simulation,
  { paths, seed, floor }: SimulateOptions,
  print: (value: number, row: string) => string,
): string {
  const cash = (value: number): string => print(value, 'cash_balance')
  return [
    `Lowest cash: ${cash(lowestCash.p10)} at P10, ${cash(lowestCash.p50)} at P50, ${cash(lowestCash.p90)} at P90.`,
    `Cash falls below ${cash(floor)} in ${(100 * belowFloor).toFixed(1)}% of ${paths.toLocaleString('en-US')} futures (seed ${seed}).`,
  ].join('\n')
}
