// An id for something that a person names.

/**
 * "Hire later" becomes hire_later, or hire_later_2 where that is taken; a name without a letter of a to z becomes
 * `otherwise`.
 */
export function idFromName(name: string, taken: ReadonlySet<string>, otherwise: string): string {
  const words = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 50)
  const base = words === '' || words === 'constructor' || words === 'prototype' ? otherwise : words
  if (!taken.has(base)) return base
  for (let number = 2; ; number += 1) if (!taken.has(`${base}_${number}`)) return `${base}_${number}`
}
