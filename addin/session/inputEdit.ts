// Edits of inputs: a number typed anywhere in the pane becomes a change of the shown scenario.

import type { Change } from '../../engine/index.ts'
import { type Edit, sameCells } from './edit.ts'
import type { InputPlace } from './inputCells.ts'
import { type Session, scenarioOf } from './session.ts'

/** A number and the value it is to have. */
export type NewNumber = InputPlace & { readonly value: number }

/** How an edit is told: beside Undo, and in the bar that shows its effect. */
export type EditWords = Pick<Edit, 'label' | 'says' | 'from' | 'to'>

/** Sets numbers of the shown scenario as one edit. */
export function inputEdit(session: Session, numbers: readonly NewNumber[], words: EditWords): Edit {
  const changes = numbers.map(number => changeOf(session, number))
  return { ...words, scenario: session.current, kind: 'set_inputs', changes }
}

/** A value that goes back to what was saved is that saved change again, with its note, so that nothing is unsaved. */
function changeOf(session: Session, { input, member, month, value }: NewNumber): Change {
  const dims = session.layout.inputs.get(input)?.dims ?? []
  const where = {
    ...Object.fromEntries(dims.map((dim, index) => [dim, member[index] ?? ''])),
    ...(month === undefined ? {} : { month }),
  }
  const saved = scenarioOf(session.saved, session.current)?.changes.find(
    change => change.value === value && sameCells(change, { input, where }),
  )
  return saved ?? { input, where, value }
}
