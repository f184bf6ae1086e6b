// `proceeds import FILES…`: what exports are, what became of every row and amount, and what is asked before they are used.

import { basename } from 'node:path'
import {
  emptyMapping,
  importFiles,
  type Mapping,
  printDiagnostic,
  printImport,
  readMapping,
  writeMapping,
} from '../engine/index.ts'
import { readOrTell, writeOrTell } from './openPlan.ts'
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
  const mapping = await openMapping(terminal, options.map)
  if (typeof mapping === 'number') return mapping
  const files = []
  for (const path of paths) {
    const bytes = await readOrTell(terminal, path)
    if (bytes === undefined) return exitCodes.file
    files.push({ name: basename(path), bytes })
  }
  const found = await importFiles(files, mapping, async rows => {
    terminal.progress(`${rows.toLocaleString('en-US')} rows`)
    await new Promise(resolve => setImmediate(resolve))
    return !terminal.cancelled.aborted
  })
  terminal.progress('')
  if (found === undefined) {
    terminal.err('Stopped. Nothing was imported.')
    return exitCodes.cancelled
  }
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
  const whole =
    found.questions.length === 0 &&
    found.left.length === 0 &&
    found.refused.every(({ severity }) => severity !== 'error')
  return whole ? exitCodes.done : exitCodes.planFaults
}

async function openMapping(terminal: Terminal, path: string | undefined): Promise<Mapping | ExitCode> {
  if (path === undefined) return emptyMapping
  const bytes = await readOrTell(terminal, path)
  if (bytes === undefined) return exitCodes.file
  const mapping = readMapping(new TextDecoder('utf-8', { fatal: false, ignoreBOM: true }).decode(bytes))
  if (mapping.ok) return mapping.value
  for (const problem of mapping.diagnostics) terminal.err(`${printDiagnostic(problem)}\n`)
  terminal.err(`${path} was not used, and nothing was imported.`)
  return exitCodes.planFaults
}
