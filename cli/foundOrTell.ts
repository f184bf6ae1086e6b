// What a question found, once it has run; that it was stopped, or what was wrong with it, goes to standard error.

import type { Diagnostic, Result } from '../engine/index.ts'
import { refuse, tell } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/**
 * What was found, or the exit code after telling that it was stopped (undefined), that the question cannot be asked, or
 * what is wrong with the plan. Ends its progress.
 */
export function foundOrTell<Found extends object>(
  terminal: Terminal,
  path: string,
  found: Result<Found> | undefined,
): Found | ExitCode {
  terminal.progress('')
  if (found === undefined) return tellStopped(terminal)
  if (found.ok) return found.value
  if (!found.diagnostics.every(isOfQuestion)) return refuse(terminal, path, found.diagnostics)
  tell(terminal, found.diagnostics)
  return exitCodes.usage
}

/** Says that a person stopped it; gives the exit code. */
export function tellStopped(terminal: Terminal): ExitCode {
  terminal.err('Stopped. Nothing was changed.')
  return exitCodes.cancelled
}

/** What is wrong with a question has no place in the plan. */
function isOfQuestion({ place }: Diagnostic): boolean {
  return place.kind === 'plan'
}
