// The company's items and where they belong, as lists that formulas search.

import { columnLetters } from './cellAddress.ts'
import { asideColumn } from './layout.ts'
import { listedDimensions } from './layoutSheets.ts'
import { look, type SheetParts, type SheetSource } from './sheetParts.ts'
import type { FormatRule, Validation } from './workbook.ts'

/** The company's items and where they map, as lists that formulas search. */
export function itemLists({ layout, model }: SheetSource): SheetParts {
  const dimensions = listedDimensions(model)
  const lists = dimensions.flatMap(dimension => layout.lists.get(dimension) ?? [])
  const [first] = lists
  if (first === undefined) return { blocks: [], formats: [] }
  const band = first.header - 1
  const bottom = Math.max(...lists.map(({ top, count }) => top + count - 1))
  const gap = Array.from({ length: layout.liveColumn + 2 - 1 - 2 }, () => null)
  const blocks = lists.map(({ dimension, header, mappings }) => {
    const definition = model.checked.dimensions.get(dimension)
    const heads = mappings.map(
      ({ name }) => model.mappings.find(mapping => mapping.name === name)?.label ?? name,
    )
    const items = model.shape.items.get(dimension) ?? []
    return {
      id: `inputs/items/${dimension}`,
      top: header,
      left: 1,
      cells: [
        [definition?.label ?? dimension, 'Item', ...gap, ...heads],
        ...items.map(({ id, label }) => [
          label,
          id,
          ...gap,
          ...mappings.map(({ name }) => model.shape.mappings.get(name)?.get(id) ?? null),
        ]),
      ],
    }
  })
  const formats = lists.flatMap(({ header, top, count, mappings }): readonly FormatRule[] => [
    look('label', { top: header, left: 1, bottom: header, right: 1 }),
    look('unit', { top: header, left: 2, bottom: header, right: layout.liveColumn + 1 + mappings.length }),
    { area: { top, left: 1, bottom: top + count - 1, right: 1 }, style: 'label', indent: 1 },
    look('unit', { top, left: 2, bottom: top + count - 1, right: 2 }),
    ...mappings.map(({ column }) =>
      look('input_text', { top, left: column, bottom: top + count - 1, right: column }),
    ),
  ])
  const validations = lists.flatMap(({ top, count, mappings }) =>
    mappings.flatMap(({ name, column }): readonly Validation[] => {
      const mapping = model.mappings.find(other => other.name === name)
      const target = layout.lists.get(mapping?.to ?? '')
      if (mapping === undefined || target === undefined) return []
      const ids = columnLetters(target.idColumn)
      return [
        {
          area: { top, left: column, bottom: top + count - 1, right: column },
          rule: { kind: 'list', source: `$${ids}$${target.top}:$${ids}$${target.top + target.count - 1}` },
          title: mapping.label.slice(0, 32),
          message: `${mapping.says} Choose one from the list${mapping.required ? '' : ', or leave it empty for none'}.`,
        },
      ]
    }),
  )
  return {
    blocks: [{ id: 'inputs/items', top: band, left: 1, cells: [['Items and where they belong']] }, ...blocks],
    formats: [
      look('section', { top: band, left: 1, bottom: band, right: asideColumn(layout) + 2 }),
      ...formats,
    ],
    validations,
    rowGroups: [{ from: band + 1, to: bottom, level: 1, hidden: false }],
    bottom,
  }
}
