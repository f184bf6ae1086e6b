// Edits that switches and chips make: something on or off, or in another month.

import { monthLabel } from '../../../engine/index.ts'
import type { Edit } from '../../session/edit.ts'
import { type InputPlace, numberNow } from '../../session/inputCells.ts'
import { inputEdit } from '../../session/inputEdit.ts'
import type { Session } from '../../session/session.ts'

/** Chooses or leaves something of the plan. */
export function switchEdit(session: Session, place: InputPlace, name: string, on: boolean): Edit {
  const words = { label: name, says: name, from: on ? 'off' : 'on', to: on ? 'on' : 'off' }
  return inputEdit(session, [{ ...place, value: on ? 1 : 0 }], words)
}

/** Moves something to another month. */
export function monthEdit(session: Session, place: InputPlace, name: string, month: number): Edit {
  const before = numberNow(session, session.current, place)
  const words = {
    label: `${name} month`,
    says: name,
    from: before === undefined ? '' : monthLabel(session.plan, before),
    to: monthLabel(session.plan, month),
  }
  return inputEdit(session, [{ ...place, value: month }], words)
}
