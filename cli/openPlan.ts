// From a path to a compiled plan; what is wrong goes to standard error as a person reads it.

import {
  type CompiledPlan,
  compilePlan,
  counted,
  type Diagnostic,
  printDiagnostic,
  readPlan,
} from '../engine/index.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** The compiled plan of a file, or the exit code after everything wrong with it has been told. */
export async function openPlan(terminal: Terminal, path: string): Promise<CompiledPlan | ExitCode> {
  const text = await readTextOrTell(terminal, path)
  if (text === undefined) return exitCodes.file
  const plan = readPlan(text)
  if (!plan.ok) return refuse(terminal, path, plan.diagnostics)
  tell(terminal, plan.warnings)
  const compiled = compilePlan(plan.value)
  if (!compiled.ok) return refuse(terminal, path, compiled.diagnostics)
  tell(terminal, compiled.warnings)
  return compiled.value
}

/** The bytes of a file; when it cannot be read, why, and undefined. */
export async function readOrTell(terminal: Terminal, path: string): Promise<Uint8Array | undefined> {
  try {
    return await terminal.read(path)
  } catch (error) {
    terminal.err(`${path} cannot be read: ${reason(error, 'there is no such file')}.`)
    return undefined
  }
}

/** The text of a file, a byte order mark still in it; when it cannot be read, why, and undefined. */
export async function readTextOrTell(terminal: Terminal, path: string): Promise<string | undefined> {
  const bytes = await readOrTell(terminal, path)
  return bytes && new TextDecoder('utf-8', { fatal: false, ignoreBOM: true }).decode(bytes)
}

/** Writes a file; when it cannot be written, tells why and gives the exit code. */
export async function writeOrTell(
  terminal: Terminal,
  path: string,
  content: string | Uint8Array,
): Promise<ExitCode> {
  try {
    await terminal.write(path, content)
    return exitCodes.done
  } catch (error) {
    terminal.err(`${path} cannot be written: ${reason(error, 'its folder does not exist')}.`)
    return exitCodes.file
  }
}

/** Prints diagnostics to standard error, a blank line between them. */
export function tell(terminal: Terminal, diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) terminal.err(`${printDiagnostic(diagnostic)}\n`)
}

/** Prints diagnostics and how many there are; the exit code of a plan with mistakes. */
export function refuse(terminal: Terminal, path: string, diagnostics: readonly Diagnostic[]): ExitCode {
  tell(terminal, diagnostics)
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  terminal.err(`${path}: ${counted(errors, 'mistake')}. Nothing was computed.`)
  return exitCodes.planFaults
}

/** `absent` is said where the path leads nowhere. */
function reason(error: unknown, absent: string): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  const known: Readonly<Record<string, string>> = {
    ENOENT: absent,
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of the path is not a folder',
    EACCES: 'permission is denied',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
  }
  return known[code] ?? (error instanceof Error ? error.message : String(error))
}
