// The cells that wait, put together by sheet and scenario.

import { cellAddress } from '../../../engine/index.ts'
import type { HeldCell } from '../../session/heldCells.ts'

/** Cells of one sheet and one scenario, in the order of the sheet. */
export type HeldGroup = {
  readonly sheet: string
  readonly of: string
  readonly cells: readonly (HeldCell & { readonly address: string })[]
}

/** Groups in the order in which their first cells stand; the first `most` cells in all. */
export function heldGroups(held: readonly HeldCell[], most: number): readonly HeldGroup[] {
  const groups = new Map<string, HeldGroup>()
  for (const cell of held.slice(0, most)) {
    const { sheet, of, row, column } = cell
    const key = `${sheet}\n${of}`
    const { cells } = groups.get(key) ?? { cells: [] }
    groups.set(key, { sheet, of, cells: [...cells, { ...cell, address: cellAddress(row, column) }] })
  }
  return [...groups.values()]
}
