// What is wrong with a question, rather than with the plan that it is asked of.

import type { Diagnostic } from '../formula/diagnostic.ts'

/** An error that names no place in the plan. */
export function questionFault(code: string, message: string, remedy: string): Diagnostic {
  return { code, severity: 'error', place: { kind: 'plan' }, message, remedy }
}
