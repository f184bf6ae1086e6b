// Names that stand for nothing, or for two things.

import { didYouMean, type PlanFault } from './planFault.ts'
import type { ValuePath } from './valuePath.ts'

/** Ids that stand twice in a list, each at its second place. */
export function repeated(ids: readonly string[], path: ValuePath, what: string): readonly PlanFault[] {
  return ids.flatMap((id, index) => {
    if (ids.indexOf(id) === index) return []
    const message = `Two ${what} are called ${id}.`
    return [
      {
        code: 'P306',
        severity: 'error',
        path: [...path, index],
        message,
        remedy: 'Rename or remove one of them.',
      },
    ]
  })
}

/** Fields of an object that must be known names and are not. `suggested` are the names worth offering instead. */
export function unknownKeys(
  path: ValuePath,
  given: Readonly<Record<string, unknown>>,
  known: Iterable<string>,
  what: string,
  suggested: Iterable<string> = known,
): readonly PlanFault[] {
  const names = new Set(known)
  const suggestions = [...suggested]
  return Object.keys(given)
    .filter(key => !names.has(key))
    .map(key => unknownName(what, [...path, key], suggestions.length > 0 ? suggestions : [...names]))
}

/** A name that stands as a field and is not known. */
export function unknownName(what: string, path: ValuePath, known: readonly string[]): PlanFault {
  return { ...unknownValue(what, String(path.at(-1)), path, known), part: 'key' }
}

const unknownCodes: Readonly<Record<string, string>> = { 'an input': 'P301', 'a dimension': 'P302' }

/** A name that stands as a value and is not known; `what` says what it should be. */
export function unknownValue(
  what: string,
  name: string,
  path: ValuePath,
  known: Iterable<string>,
): PlanFault {
  const names = [...known]
  const otherwise =
    names.length <= 12 && names.length > 0
      ? `Known are ${names.join(', ')}.`
      : 'Check its name, or remove it.'
  return {
    code: unknownCodes[what] ?? 'P304',
    severity: 'error',
    path,
    message: `${name} is not ${what}.`,
    remedy: didYouMean(name, names, otherwise),
  }
}
