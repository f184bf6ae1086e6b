// From exports to whole records and the last day that counts; why there are none goes to standard error.

import { type Calibration, type Import, lastClosedDay, printImport } from '../engine/index.ts'
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
  const asOf = options.asOf ?? lastClosedDay(found.records)
  if (asOf !== undefined) return { ...found, asOf }
  terminal.err('The records hold no day: say up to which day they are whole, as in --as-of 2026-10-31.')
  return exitCodes.usage
}
