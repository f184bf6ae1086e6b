// `proceeds backtest FILES…`: how good the numbers of a calibration, or with a plan its forecast, would have been some months ago.

import { backtest, itemLabels, printBacktest } from '../engine/index.ts'
import { closedRecords, type ExportOptions } from './closedRecords.ts'
import { forecastThen } from './forecastThen.ts'
import { forecastThenReport } from './forecastThenReport.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** The mapping of the exports, the last day that counts, and how many months before it only what was known counts. */
export type BacktestOptions = ExportOptions & {
  readonly months: number
  /** The plan whose forecast of then is held against what came; only its numbers are without one. */
  readonly plan?: string
  readonly paths: number
  readonly json?: boolean
}

/** What is drawn for forecasts is drawn the same each time. */
const seed = 1

/** Prints each number then and since. */
export async function backtestCommand(
  terminal: Terminal,
  paths: readonly string[],
  options: BacktestOptions,
): Promise<ExitCode> {
  const found = await closedRecords(terminal, paths, options, 'tested')
  if (typeof found === 'number') return found
  const { asOf } = found
  const tested = backtest(found.records, asOf, options.months, seed)
  const currency = found.mapping.currency ?? 'USD'
  if (options.plan === undefined) {
    terminal.out(options.json ? JSON.stringify(tested, null, 2) : printBacktest(tested, currency))
    return exitCodes.done
  }
  const { plan, paths: futures, months } = options
  const asked = { plan, paths: futures, seed, asOf, months }
  const forecast = await forecastThen(terminal, found.records, asked)
  if (typeof forecast === 'number') return forecast
  const { knownUntil, told } = forecast.made
  terminal.out(
    options.json
      ? JSON.stringify(
          { ...tested, forecast: { knownUntil, paths: futures, seed, told, lines: forecast.lines } },
          null,
          2,
        )
      : `${forecastThenReport(forecast, terminal.width)}\n\n${printBacktest(tested, currency, itemLabels(forecast.made.compiled))}`,
  )
  return exitCodes.done
}
