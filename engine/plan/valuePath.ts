// How a place inside a plan is called: the names and positions on the way to it.

/** Names of fields and positions of list items (from 0) on the way from the root. */
export type ValuePath = readonly (string | number)[]

/**
 * A path as a person reads it, `scenarios.balanced.changes[3].value`: an item of a list that has an id is called by it.
 * An empty path is "the plan".
 */
export function printPath(root: unknown, path: ValuePath): string {
  let value: unknown = root
  let printed = ''
  for (const step of path) {
    const container = value
    value = partOf(container, step)
    const name = (Array.isArray(container) ? idOf(value) : undefined) ?? step
    printed += typeof name === 'number' ? `[${name}]` : printed === '' ? spoken(name) : `.${spoken(name)}`
  }
  return printed === '' ? 'the plan' : printed
}

/** A name that is not a plain word is put in quotes, so that what cannot be printed shows as an escape. */
function spoken(name: string): string {
  return /^[\w$-]+$/.test(name) ? name : JSON.stringify(name)
}

function idOf(value: unknown): string | undefined {
  const id = partOf(value, 'id')
  return typeof id === 'string' && id !== '' ? id : undefined
}

function partOf(value: unknown, step: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
  return Reflect.get(value, step)
}
