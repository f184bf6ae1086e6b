// Edits after which scenarios say what they say elsewhere: as they were written, or as a workbook keeps them.

import type { Scenario } from '../../engine/index.ts'
import type { Edit } from './edit.ts'
import { editRefusal } from './editRefusal.ts'
import type { Session } from './session.ts'

/** One per scenario whose numbers or initiatives are other ones; scenarios that must not change stay as they are. */
export function editsTo(
  { plan }: Pick<Session, 'plan'>,
  scenarios: readonly Scenario[],
  words: Pick<Edit, 'from' | 'to'>,
): readonly Edit[] {
  return plan.scenarios.flatMap((now): readonly Edit[] => {
    const then = scenarios.find(({ id }) => id === now.id)
    if (then === undefined || numbersOf(then) === numbersOf(now)) return []
    if (editRefusal(plan, now.id) !== undefined) return []
    const { id, name } = now
    return [{ ...words, label: `edits of ${name}`, says: name, scenario: id, kind: 'restore', version: then }]
  })
}

function numbersOf({ changes, initiatives }: Scenario): string {
  return JSON.stringify([changes, initiatives])
}
