// Where items belonged when the engine ran, and the weights by which changed inputs are noticed, on the engine's sheet.

import { type InputWeights, itemPlaces, type WeightPlaces } from './inputFingerprint.ts'
import type { PlanSource } from './planSource.ts'
import type { SheetParts } from './sheetParts.ts'
import { tableParts } from './sheetTable.ts'
import { engineColumns as columns } from './storedSections.ts'
import type { Area } from './workbook.ts'

/** Where items belonged when the engine ran: a table per dimension, a mapping a column. */
export function itemSections(
  source: PlanSource,
  first: number,
): {
  readonly parts: readonly SheetParts[]
  readonly areas: ReadonlyMap<string, Area>
  readonly next: number
} {
  const parts: SheetParts[] = []
  const areas = new Map<string, Area>()
  let top = first
  for (const { dimension, label, titles, ids } of itemPlaces(source)) {
    const items = source.model.shape.items.get(dimension) ?? []
    parts.push(
      tableParts({
        id: `engine/items/${dimension}`,
        top,
        left: columns.label,
        header: [`Where each ${label.toLowerCase()} belonged`, 'Item', null, ...titles],
        columns: [
          { style: 'label' },
          { style: 'unit' },
          { style: 'unit' },
          ...titles.map(() => ({ style: 'unit' }) as const),
        ],
        lines: items.map((item, index) => ({ cells: [item.label, item.id, null, ...(ids[index] ?? [])] })),
      }),
    )
    areas.set(dimension, {
      top: top + 1,
      bottom: top + items.length,
      left: columns.first,
      right: columns.first + titles.length - 1,
    })
    top += items.length + 2
  }
  return { parts, areas, next: top }
}

/** The weights: those of months across, those of rows down. */
export function weightSection(
  { inputs, monthly, months }: InputWeights,
  top: number,
): { readonly parts: SheetParts; readonly places: WeightPlaces } {
  const { first } = columns
  const across = top + 1
  const down = top + 4
  const blanks = Array.from({ length: months.length - 2 }, () => null)
  const rows = Array.from({ length: Math.max(inputs.length, monthly.length) }, (_, index) => [
    `Row ${index + 1}`,
    null,
    null,
    inputs[index] ?? null,
    monthly[index] ?? null,
  ])
  const bottom = down + rows.length - 1
  const format = '0.000000000'
  return {
    parts: {
      blocks: [
        {
          id: 'engine/weights/months',
          top,
          left: columns.label,
          cells: [
            ['Weights by which changed inputs are noticed', null, null, 'By column', null, ...blanks],
            ['Columns of Monthly', null, null, ...months],
          ],
        },
        {
          id: 'engine/weights/rows',
          top: down - 1,
          left: columns.label,
          cells: [['Rows of inputs', null, null, 'Inputs', 'Monthly'], ...rows],
        },
      ],
      formats: [
        { area: { top, bottom: top, left: 1, right: first + 1 }, style: 'header' },
        { area: { top: across, bottom: across, left: 1, right: columns.unit }, style: 'label' },
        {
          area: { top: across, bottom: across, left: first, right: first + months.length - 1 },
          style: 'unit',
          numberFormat: format,
        },
        { area: { top: down - 1, bottom: down - 1, left: 1, right: first + 1 }, style: 'header' },
        { area: { top: down, bottom, left: 1, right: columns.unit }, style: 'label' },
        { area: { top: down, bottom, left: first, right: first + 1 }, style: 'unit', numberFormat: format },
      ],
      rowGroups: [{ from: top + 1, to: bottom, level: 1, hidden: true }],
      bottom,
    },
    places: {
      months: { top: across, bottom: across, left: first, right: first + months.length - 1 },
      inputs: { top: down, bottom: down + inputs.length - 1, left: first, right: first },
      monthly: { top: down, bottom: down + monthly.length - 1, left: first + 1, right: first + 1 },
    },
  }
}
