// What a question found, once it has run; that it was stopped, or what was wrong with it, goes to standard error.

import type { Result } from '../engine/index.ts'
import { refuse } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** What was found, or the exit code after telling that it was stopped (undefined) or refused. Ends its progress. */
export function foundOrTell<Found extends object>(
  terminal: Terminal,
  path: string,
  found: Result<Found> | undefined,
): Found | ExitCode {
  terminal.progress('')
  if (found === undefined) {
    terminal.err('Stopped. Nothing was changed.')
    return exitCodes.cancelled
  }
  return found.ok ? found.value : refuse(terminal, path, found.diagnostics)
}
