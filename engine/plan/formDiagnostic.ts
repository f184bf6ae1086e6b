// What does not fit the form of a plan file, as a person reads it.

import type { Diagnostic, Place } from '../formula/diagnostic.ts'
import { didYouMean } from './planFault.ts'
import type { FormFault } from './planSchema.ts'
import { printPath, type ValuePath } from './valuePath.ts'

/** The fault in words, with the place that `placeOf` knows. Unknown fields are warnings: they are kept, not used. */
export function formDiagnostic(
  fault: FormFault,
  document: unknown,
  placeOf: (path: ValuePath, part?: 'value' | 'key') => Place,
): Diagnostic {
  const { kind, path, expected, found } = fault
  const name = printPath(document, path)
  switch (kind) {
    case 'missing':
      return {
        code: 'P203',
        severity: 'error',
        place: placeOf(path),
        message: `${name} is missing.`,
        remedy: `Add ${JSON.stringify(String(path.at(-1)))}: ${expected}.`,
      }
    case 'unknown':
      return {
        code: 'P204',
        severity: 'warning',
        place: placeOf(path, 'key'),
        message: `${name} is not a field that a plan has: it is kept and not used.`,
        remedy: didYouMean(String(path.at(-1)), expected.split(', '), 'Remove it if it was meant to count.'),
      }
    case 'wrong':
      return {
        code: 'P202',
        severity: 'error',
        place: placeOf(path),
        message: `${name} is ${shown(found)}, and must be ${expected}.`,
        remedy: didYouMean(typeof found === 'string' ? found : '', choices(expected), `Write ${expected}.`),
      }
  }
}

/** The names in "one of draft, shared, locked, approved". */
function choices(expected: string): readonly string[] {
  return expected.startsWith('one of ') ? expected.slice('one of '.length).split(', ') : []
}

function shown(found: unknown): string {
  if (Array.isArray(found)) return 'a list'
  if (typeof found === 'object' && found !== null) {
    const keys = Object.keys(found)
    return keys.length === 0 ? 'an empty object' : `an object with ${keys.slice(0, 5).join(', ')}`
  }
  const text = JSON.stringify(found) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 50)}…` : text
}
