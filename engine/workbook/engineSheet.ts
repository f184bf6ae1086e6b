// The sheet `Engine`: what the engine computed for every scenario when the plan was saved. Nothing here is calculated;
// other sheets hold their own numbers against these, and show these for the scenarios that are not chosen.

import type { InputWeights, WeightPlaces } from './inputFingerprint.ts'
import { planSheetNames } from './planSheetNames.ts'
import { type PlanSource, revisionText } from './planSource.ts'
import { emptySheet, type SheetParts } from './sheetParts.ts'
import { joinedParts, tableParts, titleParts } from './sheetTable.ts'
import { itemSections, weightSection } from './storedInputs.ts'
import {
  engineColumns as columns,
  type StoredKind,
  type StoredSection,
  storedSections,
} from './storedSections.ts'
import type { Area, Sheet } from './workbook.ts'

/** The sheet, and where its values stand. */
export type StoredValues = {
  readonly sheet: Sheet
  /** The value in the column of the first scenario (or month, or year) is the one at this place, others follow. */
  readonly row: (kind: StoredKind, key: string) => number
  readonly column: (index: number) => number
  /** The column of the fast engine's value of a scenario. */
  readonly fastColumn: (index: number) => number
  /** Where each item of a dimension belonged. */
  readonly items: (dimension: string) => Area
  readonly weights: WeightPlaces
}

/** The engine's values and their places. `fingerprints` are those of the inputs, once they are known. O(scenarios × lines). */
export function engineSheet(
  source: PlanSource,
  weights: InputWeights,
  fingerprints?: readonly number[],
): StoredValues {
  const rows = new Map<string, number>()
  const parts: SheetParts[] = [heading(source)]
  let next = 5
  const add = (section: StoredSection): void => {
    const { kind, lines } = section
    if (lines.length === 0) return
    parts.push(sectionParts(section, next))
    for (const [index, { key }] of lines.entries()) rows.set(`${kind} ${key}`, next + 1 + index)
    next += lines.length + 2
  }
  for (const section of storedSections(source, fingerprints)) add(section)
  const belonged = itemSections(source, next)
  const weighed = weightSection(weights, belonged.next)
  parts.push(...belonged.parts, weighed.parts)
  const { bottom, ...joined } = joinedParts(parts)
  const fast = columns.first + source.layout.scenarios.length + 1
  const right = Math.max(columns.first + source.layout.months - 1, fast + source.layout.scenarios.length)
  return {
    sheet: {
      ...emptySheet(planSheetNames.engine, 'C8C8C8'),
      ...joined,
      columnWidths: [
        { from: columns.label, to: columns.label, pixels: 250 },
        { from: columns.name, to: columns.name, pixels: 250 },
        { from: columns.unit, to: columns.unit, pixels: 76 },
        { from: columns.first, to: right, pixels: 92 },
      ],
      rowHeights: [{ row: 1, points: 22.5 }],
      frozen: { rows: 3, columns: columns.name },
      print: {
        landscape: true,
        fitToWidth: true,
        repeatRows: [1, 3],
        // Months and single lines of the model are for formulas to read, not for paper.
        area: {
          top: 1,
          left: 1,
          bottom: (rows.get('arr 1') ?? bottom) - 3,
          right: columns.first + Math.max(6, source.layout.scenarios.length - 1),
        },
      },
    },
    row: (kind, key) => {
      const row = rows.get(`${kind} ${key}`)
      if (row === undefined) throw new Error(`the engine's values have no ${kind} ${key}`)
      return row
    },
    column: index => columns.first + index,
    fastColumn: index => fast + index,
    items: dimension => {
      const area = belonged.areas.get(dimension)
      if (area === undefined) throw new Error(`the engine's values have no items of ${dimension}`)
      return area
    },
    weights: weighed.places,
  }
}

function heading({ about }: PlanSource): SheetParts {
  return titleParts(
    'engine/title',
    'Engine',
    `Values of ${revisionText(about)}, computed by the exact engine; not calculated here and not to be changed.`,
  )
}

function sectionParts({ id, header, lines, numberFormat }: StoredSection, top: number): SheetParts {
  return tableParts({
    id: `engine/${id}`,
    top,
    left: columns.label,
    header,
    columns: header.map((_, index) =>
      index === 0
        ? { style: 'label' }
        : index < columns.first - 1
          ? { style: 'unit' }
          : { style: 'unit', numberFormat },
    ),
    lines,
  })
}
