// Where a person said on the sheet Inputs that an item belongs: to another one of the list, or to none.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { nearest } from '../formula/nearest.ts'
import { cellAddress } from './cellAddress.ts'
import { sheetNames } from './layout.ts'
import type { PlanSource } from './planSource.ts'
import { described } from './sheetContents.ts'
import { damageAt } from './sheetStructure.ts'
import type { XlsxCells } from './xlsxCells.ts'

/** An item that belongs elsewhere. */
export type ItemChange = {
  readonly mapping: string
  readonly label: string
  readonly item: string
  /** `Inputs!K310`. */
  readonly place: string
  readonly before: string | null
  readonly after: string | null
}

/** All mappings; without cells nothing is read, but the places are known. */
export function readItems(
  { layout, model }: PlanSource,
  cells: XlsxCells | undefined,
): {
  readonly places: readonly string[]
  readonly changes: readonly ItemChange[]
  readonly damage: readonly Diagnostic[]
} {
  const places: string[] = []
  const changes: ItemChange[] = []
  const damage: Diagnostic[] = []
  for (const { dimension, top, mappings } of layout.lists.values())
    for (const { name, column } of mappings)
      for (const [index, { id, label }] of (model.shape.items.get(dimension) ?? []).entries()) {
        const address = cellAddress(top + index, column)
        places.push(address)
        if (cells === undefined) continue
        const before = model.shape.mappings.get(name)?.get(id) ?? null
        const now = cells.get(address) ?? null
        const after = now === '' ? null : now
        if (after === before) continue
        const mapping = model.mappings.find(other => other.name === name)
        const known = (model.shape.items.get(mapping?.to ?? '') ?? []).map(item => item.id)
        const place = `${sheetNames.inputs}!${address}`
        const says = `${mapping?.label ?? name}, ${label}`
        if (after === null ? mapping?.required !== true : typeof after === 'string' && known.includes(after))
          changes.push({
            mapping: name,
            label: says,
            item: id,
            place,
            before,
            after: typeof after === 'string' ? after : null,
          })
        else {
          const guess = typeof after === 'string' ? nearest(after, known) : undefined
          damage.push(
            damageAt(
              'W318',
              place,
              `${place} (${says}) ${after === null ? 'is empty' : `holds ${described(after)}`}, which is none of the list.`,
              guess === undefined ? `Choose one of ${known.join(', ')}.` : `Did you mean ${guess}?`,
            ),
          )
        }
      }
  return { places, changes, damage }
}
