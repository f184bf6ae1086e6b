// `proceeds backtest FILES…`: how good the numbers of a calibration would have been some months ago.

import { backtest, type Calibration, lastClosedDay, printBacktest, printImport } from '../engine/index.ts'
import { isWhole, openImport } from './openImport.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** The mapping of the exports, the last day that counts, and how many months before it only what was known counts. */
export type BacktestOptions = {
  readonly map?: string
  readonly asOf?: Calibration['asOf']
  readonly months: number
  readonly json?: boolean
}

/** What is drawn for forecasts is drawn the same each time. */
const seed = 1
const shownRows = 10

/** Prints each number then and since. */
export async function backtestCommand(
  terminal: Terminal,
  paths: readonly string[],
  options: BacktestOptions,
): Promise<ExitCode> {
  const found = await openImport(terminal, paths, options.map)
  if (typeof found === 'number') return found
  if (!isWhole(found)) {
    terminal.err(printImport(found, { most: shownRows }))
    terminal.err('\nNothing was tested: answer the questions above in the mapping, or leave files out.')
    return exitCodes.planFaults
  }
  const asOf = options.asOf ?? lastClosedDay(found.records)
  if (asOf === undefined) {
    terminal.err('The records hold no day: say up to which day they are whole, as in --as-of 2026-10-31.')
    return exitCodes.usage
  }
  const tested = backtest(found.records, asOf, options.months, seed)
  terminal.out(
    options.json ? JSON.stringify(tested, null, 2) : printBacktest(tested, found.mapping.currency ?? 'USD'),
  )
  return exitCodes.done
}
