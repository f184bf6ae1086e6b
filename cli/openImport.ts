// From paths and a mapping to what was imported; what cannot be read goes to standard error.

import { basename } from 'node:path'
import {
  emptyMapping,
  type Import,
  importFiles,
  type Mapping,
  printDiagnostic,
  readMapping,
} from '../engine/index.ts'
import { tellStopped } from './foundOrTell.ts'
import { readOrTell, readTextOrTell } from './openPlan.ts'
import { showProgress } from './showProgress.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** The import of some files, or the exit code after what stopped it has been told. */
export async function openImport(
  terminal: Terminal,
  paths: readonly string[],
  map: string | undefined,
): Promise<Import | ExitCode> {
  const mapping = await openMapping(terminal, map)
  if (typeof mapping === 'number') return mapping
  const files = []
  for (const path of paths) {
    const bytes = await readOrTell(terminal, path)
    if (bytes === undefined) return exitCodes.file
    files.push({ name: basename(path), bytes })
  }
  const found = await importFiles(files, mapping, rows =>
    showProgress(terminal, `${rows.toLocaleString('en-US')} rows`),
  )
  terminal.progress('')
  return found ?? tellStopped(terminal)
}

/** Whether everything that was given is in the records. */
export function isWhole({ questions, left, refused }: Import): boolean {
  return questions.length === 0 && left.length === 0 && refused.every(({ severity }) => severity !== 'error')
}

async function openMapping(terminal: Terminal, path: string | undefined): Promise<Mapping | ExitCode> {
  if (path === undefined) return emptyMapping
  const text = await readTextOrTell(terminal, path)
  if (text === undefined) return exitCodes.file
  const mapping = readMapping(text)
  if (mapping.ok) return mapping.value
  for (const problem of mapping.diagnostics) terminal.err(`${printDiagnostic(problem)}\n`)
  terminal.err(`${path} was not used, and nothing was imported.`)
  return exitCodes.planFaults
}
