// The two copies of the saved scenarios held against each other: the revisions in the workbook, and the sheet Scenarios.

import type { ReadableCopy, Scenario } from '../../engine/index.ts'
import type { Refusal } from './editRefusal.ts'

/** What the comparison asks for. */
export type CopyFinding =
  | { readonly kind: 'same' }
  /** The sheet is written again; a person is told if it was not merely older. */
  | { readonly kind: 'rewrite'; readonly notice?: Refusal }
  /** The sheet says something that no revision says: these are kept as scenarios of their own before it is written. */
  | { readonly kind: 'keepBoth'; readonly scenarios: readonly Scenario[]; readonly notice: Refusal }

/** `expected` is how the sheet of the saved revisions reads; `found` how it reads in the workbook, if it does. */
export function compareCopies(expected: ReadableCopy, found: ReadableCopy | undefined): CopyFinding {
  if (found === undefined) return { kind: 'rewrite', notice: missingNotice }
  const changed = found.scenarios.filter(scenario => {
    const saved = expected.scenarios.find(({ id }) => id === scenario.id)
    return saved === undefined || numbersOf(saved) !== numbersOf(scenario)
  })
  const isShorter = found.scenarios.length < expected.scenarios.length
  const isOlder = found.revision !== expected.revision && found.saved < expected.saved
  if (found.brokenRows.length > 0 && !isOlder)
    return { kind: 'rewrite', notice: brokenNotice(found.brokenRows) }
  if (isOlder) return { kind: 'rewrite' }
  if (changed.length > 0) return keepBoth(changed, expected)
  return isShorter || found.revision !== expected.revision ? { kind: 'rewrite' } : { kind: 'same' }
}

function keepBoth(changed: readonly Scenario[], expected: ReadableCopy): CopyFinding {
  const ids = new Set(expected.scenarios.map(({ id }) => id))
  const scenarios = changed.map(scenario => {
    const id = freeId(`${scenario.id}_sheet`, ids)
    ids.add(id)
    const isNew = !expected.scenarios.some(other => other.id === scenario.id)
    return isNew
      ? scenario
      : { ...scenario, id, name: `${scenario.name} (sheet Scenarios)`, state: 'draft' as const }
  })
  const names = scenarios.map(({ name }) => name).join(', ')
  const notice = {
    message: 'The sheet Scenarios says other numbers than the saved scenarios do; both are kept.',
    remedy: `Compare ${names} with what it was saved as. Numbers are changed on Inputs and Monthly, or in this pane.`,
  }
  return { kind: 'keepBoth', scenarios, notice }
}

/** What a scenario sets, and where it starts from; the order of its lines does not matter. */
function numbersOf({ parent, changes }: Scenario): string {
  const lines = changes.map(({ input, where, value, multiply, add }) => {
    const place = Object.entries(where).sort(([a], [b]) => a.localeCompare(b))
    return JSON.stringify([input, place, value ?? null, multiply ?? null, add ?? null])
  })
  return JSON.stringify([parent, lines.sort()])
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? wanted : `${wanted}_${number}`
    if (!taken.has(candidate)) return candidate
  }
}

const missingNotice: Refusal = {
  message:
    'The sheet Scenarios, the copy of the saved scenarios that people can read, was missing or no longer readable.',
  remedy: 'It was written again from the saved revisions.',
}

function brokenNotice(rows: readonly number[]): Refusal {
  const shown = rows.slice(0, 5).join(', ')
  const more = rows.length > 5 ? ` and ${rows.length - 5} more` : ''
  return {
    message: `Lines of the sheet Scenarios can no longer be read (row ${shown}${more}).`,
    remedy: 'They were written again from the saved revisions. Numbers are changed on Inputs and Monthly.',
  }
}
