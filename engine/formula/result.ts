// A computation that either gives a value or says, as values, what a person has to mend.

import type { Diagnostic } from './diagnostic.ts'

/** Success with a value (and warnings), or at least one error. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** A success without warnings unless some are given. */
export function success<T>(value: T, warnings: readonly Diagnostic[] = []): Result<T> {
  return { ok: true, value, warnings }
}

/** The values of all results, or everything that is wrong with any of them. */
export function allOf<T>(results: readonly Result<T>[]): Result<readonly T[]> {
  const wrong = results.flatMap(one => (one.ok ? [] : one.diagnostics))
  if (wrong.length > 0) return failure(wrong)
  return success(
    results.flatMap(one => (one.ok ? [one.value] : [])),
    results.flatMap(one => (one.ok ? one.warnings : [])),
  )
}

/** A failure; the diagnostics hold at least one error. */
export function failure<T>(diagnostics: readonly Diagnostic[]): Result<T> {
  return { ok: false, diagnostics }
}
