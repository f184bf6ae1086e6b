// From exports to whole records and the last day that counts; why there are none goes to standard error.

import { type Calibration, dayText, type Import, lastClosedDay, printImport } from '../engine/index.ts'
import { isWhole, openImport } from './openImport.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** The mapping of the exports, and the last day that counts. */
export type ExportOptions = {
  readonly map?: string
  readonly asOf?: Calibration['asOf']
}

const shownRows = 10

/** The import of some files and its last day, or the exit code after telling why nothing was `done`. */
export async function closedRecords(
  terminal: Terminal,
  paths: readonly string[],
  options: ExportOptions,
  done: string,
): Promise<(Import & { readonly asOf: Calibration['asOf'] }) | ExitCode> {
  const found = await openImport(terminal, paths, options.map)
  if (typeof found === 'number') return found
  if (!isWhole(found)) {
    terminal.err(printImport(found, { most: shownRows }))
    terminal.err(`\nNothing was ${done}: answer the questions above in the mapping, or leave files out.`)
    return exitCodes.planFaults
  }
  const last = lastClosedDay(found.records)
  const asOf = options.asOf ?? last
  if (asOf === undefined) {
    terminal.err('The records hold no day: say up to which day they are whole, as in --as-of 2026-10-31.')
    return exitCodes.usage
  }
  if (last !== undefined && monthsApart(last, asOf) > 0)
    terminal.err(
      `The records end on ${dayText(last)}: until ${dayText(asOf)} they count as months in which nothing happened. Bring later exports, or leave --as-of out.`,
    )
  return { ...found, asOf }
}

function monthsApart(first: Calibration['asOf'], second: Calibration['asOf']): number {
  return 12 * (second.year - first.year) + second.month - first.month
}
