// What a person typed into cells, as edits of the plan, and what is put back because it must not stand there.

import { type CellContent, cellAddress, type Scenario, type TypedCell } from '../../engine/index.ts'
import type { CellEntry, HeldContent } from '../host/cellEntry.ts'
import type { CellsWrite } from '../host/workbookPort.ts'
import type { TypedCells } from './bookApi.ts'
import { type Edit, unsavedChanges } from './edit.ts'
import { editRefusal, type Refusal } from './editRefusal.ts'
import { meaningText } from './meaningText.ts'
import { type Session, scenarioOf } from './session.ts'

/** What follows from what was typed. */
export type TypedEdits = {
  /** One per scenario. */
  readonly edits: readonly Edit[]
  /** The text of the plan's file, where numbers of the plan itself were typed. */
  readonly text?: string
  /** Cells that get back what we wrote there. */
  readonly repairs: readonly CellsWrite[]
  /** Why, in words. */
  readonly refusals: readonly Refusal[]
}

/** Sorts what was typed. Locked numbers do not move, and cells that are no inputs keep what we wrote. */
export function typedEdits(
  session: Session,
  { cells, scenarios, text }: TypedCells,
  entryOf: (cell: TypedCell) => CellEntry,
): TypedEdits {
  const edits: Edit[] = []
  const refusals: Refusal[] = []
  const putBack: TypedCell[] = []
  const numbers = cells.filter(cell => cell.kind === 'number')
  for (const id of new Set(numbers.map(({ scenario }) => scenario))) {
    const own = numbers.filter(cell => cell.scenario === id)
    const refusal = id === undefined ? planRefusal(session) : editRefusal(session.plan, id)
    const after = scenarios.find(scenario => scenario.id === id)
    if (refusal !== undefined) {
      refusals.push(refusal)
      putBack.push(...own)
    } else if (id !== undefined && after !== undefined && isOther(session, after))
      edits.push({ ...words(session, own), scenario: id, kind: 'restore', version: after })
  }
  for (const cell of cells) {
    if (cell.kind === 'number') continue
    refusals.push(cell.kind === 'damage' ? damageRefusal(cell) : overwrittenRefusal(cell))
    putBack.push(cell)
  }
  const takesPlan = text !== undefined && planRefusal(session) === undefined
  return {
    edits,
    refusals,
    repairs: putBack.map(cell => repair(cell, entryOf(cell))),
    ...(takesPlan && { text }),
  }
}

/** What was typed may be in the plan already: when it is asked about twice, or waits to be written. */
function isOther({ plan }: Session, after: Scenario): boolean {
  return unsavedChanges(scenarioOf(plan, after.id), after) > 0
}

type TypedNumber = Extract<TypedCell, { readonly kind: 'number' }>

/** All scenarios start from the plan's own numbers, so that they stay where one of those is locked. */
function planRefusal({ plan }: Session): Refusal | undefined {
  const locked = plan.scenarios.find(({ state }) => state === 'locked')
  if (locked === undefined) return undefined
  return {
    message: `${locked.name} is locked and starts from the plan's own numbers, so they never move.`,
    remedy: 'Type the number into the column of another scenario.',
  }
}

function words(
  session: Session,
  [first, ...others]: readonly TypedNumber[],
): Pick<Edit, 'label' | 'says' | 'from' | 'to'> {
  if (first === undefined || others.length > 0) {
    const count = `${others.length + 1} cells`
    return { label: count, says: `${count} of the sheet`, from: 'as they were', to: 'as typed' }
  }
  const label = first.month === undefined ? first.label : `${first.label}, month ${first.month}`
  const from = meaningText(session.plan, first.scenario, first.before)
  return { label, says: label, from, to: meaningText(session.plan, first.scenario, first.after) }
}

function damageRefusal({ damage }: Extract<TypedCell, { readonly kind: 'damage' }>): Refusal {
  return { message: `${damage.message} It was put back as it was.`, remedy: damage.remedy }
}

function overwrittenRefusal({ sheet, row, column, ours }: TypedCell): Refusal {
  const what = typeof ours === 'object' ? 'is computed' : 'belongs to the sheet'
  return {
    message: `${sheet}!${cellAddress(row, column)} ${what}, so it was put back as it was.`,
    remedy: 'Type numbers into the cells on cream, in the column of a scenario.',
  }
}

function repair({ sheet, row, column, ours }: TypedCell, entry: CellEntry): CellsWrite {
  return { kind: 'cells', sheet, top: row, left: column, before: [[heldIn(entry)]], after: [[plain(ours)]] }
}

function heldIn(entry: CellEntry): HeldContent {
  if (entry === '') return null
  return typeof entry === 'string' && entry.startsWith('=') ? { formula: entry.slice(1) } : entry
}

function plain(ours: CellContent): HeldContent {
  return typeof ours === 'object' && ours !== null ? { formula: ours.formula } : ours
}
