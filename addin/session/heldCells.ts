// Changes of cells that wait for a person's agreement, in words.

import { type FoundCell, monthLabel, type TypedCell } from '../../engine/index.ts'
import type { CellEntry } from '../host/cellEntry.ts'
import type { SheetCell } from './bookApi.ts'
import { meaningText } from './meaningText.ts'
import { type Session, scenarioOf } from './session.ts'

/** A cell that will hold something else. */
export type HeldCell = SheetCell & {
  /** What it is: "Planned hires, SDR, Mar 2027". */
  readonly says: string
  /** Whose number it is: the name of a scenario, or "the plan". */
  readonly of: string
  readonly before: string
  readonly after: string
  /** Why it is worth looking at before it is written. */
  readonly problem?: string
}

/** A cell of inputs whose meaning changes. */
export type MovedCell = Extract<TypedCell, { readonly kind: 'number' }>

/** `foreign` are cells that hold what nobody wrote from here; `found` tells what. */
export function heldCells(
  { plan }: Pick<Session, 'plan'>,
  cells: readonly MovedCell[],
  found: readonly (FoundCell & { readonly entry: CellEntry })[],
  foreign: readonly SheetCell[],
): readonly HeldCell[] {
  return cells.map(cell => {
    const { sheet, row, column, label, month, scenario, before, after } = cell
    const held = foreign.some(other => sameCell(other, cell))
      ? (found.find(other => sameCell(other, cell))?.entry ?? '')
      : undefined
    return {
      ...{ sheet, row, column },
      says: month === undefined ? label : `${label}, ${monthLabel(plan, month)}`,
      of: scenario === undefined ? 'the plan' : (scenarioOf(plan, scenario)?.name ?? scenario),
      before: held === undefined ? meaningText(plan, scenario, before) : shown(held),
      after: meaningText(plan, scenario, after),
      ...(held !== undefined && {
        problem: `The cell holds ${shown(held)}, which did not come from the plan.`,
      }),
    }
  })
}

/** Whether two places are the same cell. */
export function sameCell(a: SheetCell, b: SheetCell): boolean {
  return a.sheet === b.sheet && a.row === b.row && a.column === b.column
}

function shown(entry: CellEntry): string {
  return entry === '' ? 'nothing' : String(entry)
}
