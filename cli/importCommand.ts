// `proceeds import FILES…`: what exports are, what became of every row and amount, and what is asked before they are used.

import { printImport, writeMapping } from '../engine/index.ts'
import { isWhole, openImport } from './openImport.ts'
import { writeOrTell } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** The mapping to start from, where to save the one that was used, and how it is printed. */
export type ImportOptions = {
  readonly map?: string
  readonly saveMap?: string
  readonly json?: boolean
  readonly all?: boolean
}

const shownRows = 10

/** Exit code 1 when something is refused, not recognised or asked about: then the records are not whole. */
export async function importCommand(
  terminal: Terminal,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ExitCode> {
  const found = await openImport(terminal, paths, options.map)
  if (typeof found === 'number') return found
  if (options.json) {
    const { records, questions, misses, proposed, assumptions, refused, warnings } = found
    const tables = found.tables.map(({ scanned: { known }, reconciliation, taken }) => ({
      file: known.table.file,
      ...(known.table.sheet === undefined ? {} : { sheet: known.table.sheet }),
      shape: known.shape.id,
      reconciliation,
      taken,
    }))
    const left = found.left.map(({ kind, table }) => ({ file: table.table.file, why: kind }))
    terminal.out(
      JSON.stringify(
        {
          tables,
          left,
          questions,
          misses,
          proposed,
          assumptions,
          refused,
          warnings,
          records,
          mapping: found.mapping,
        },
        null,
        2,
      ),
    )
  } else terminal.out(printImport(found, { most: options.all ? Number.POSITIVE_INFINITY : shownRows }))
  if (options.saveMap !== undefined) {
    const written = await writeOrTell(terminal, options.saveMap, writeMapping(found.mapping))
    if (written !== exitCodes.done) return written
    terminal.err(`${options.saveMap}: the mapping as it was used.`)
  }
  return isWhole(found) ? exitCodes.done : exitCodes.planFaults
}
