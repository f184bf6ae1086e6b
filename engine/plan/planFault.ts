// Something wrong at a place of a plan, before it is known whether the plan has a file with lines and columns.

import type { Diagnostic, Place } from '../formula/diagnostic.ts'
import { nearest } from '../formula/nearest.ts'
import { printPath, type ValuePath } from './valuePath.ts'

/** A fault by the path of what is wrong; with `part: 'key'` the name at the end of the path is meant. */
export type PlanFault = {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly path: ValuePath
  readonly part?: 'key'
  readonly message: string
  readonly remedy: string
}

/** The fault as a diagnostic with the place that `placeOf` knows. */
export function faultDiagnostic(
  { code, severity, path, part, message, remedy }: PlanFault,
  placeOf: (path: ValuePath, part?: 'value' | 'key') => Place,
): Diagnostic {
  return { code, severity, place: placeOf(path, part), message, remedy }
}

/** Places of a plan that is not read from a file: paths without lines. */
export function pathPlaces(root: unknown): (path: ValuePath) => Place {
  return path => ({ kind: 'file', path: printPath(root, path) })
}

/** "Did you mean …?", or the other advice where no known name is close. */
export function didYouMean(name: string, known: Iterable<string>, otherwise: string): string {
  const guess = nearest(name, known)
  return guess === undefined ? otherwise : `Did you mean ${guess}?`
}
