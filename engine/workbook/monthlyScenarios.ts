// The numbers of every scenario month by month: a row per scenario, grouped by member.

import { columnLetters } from './cellAddress.ts'
import { inputBounds } from './inputBounds.ts'
import type { Layout } from './layout.ts'
import { acrossMonths, monthsArea, nameLooks } from './monthlyLines.ts'
import { inputLook } from './numberFormats.ts'
import type { ScenarioCell } from './scenarioCells.ts'
import { membersIn, positionsAt } from './sheetBlocks.ts'
import { blockKey } from './sheetFormula.ts'
import type { SheetInput } from './sheetModel.ts'
import { memberName, type SheetParts, type SheetSource } from './sheetParts.ts'
import type { FormatRule, Sheet } from './workbook.ts'

/** A row per scenario below each other, member by member. */
export function scenarioLines(input: SheetInput, source: SheetSource, cellOf: ScenarioCell): SheetParts {
  const { layout, model } = source
  const below = layout.scenarioRows.get(input.name)
  const placed = layout.blocks.get(blockKey.input(input.name))
  if (placed === undefined || below === undefined) throw new Error(`${input.name} has no place`)
  const { block } = placed
  const { numberFormat, label: unit } = inputLook(input.unit, model.currency)
  const blanks = Array.from({ length: layout.keyColumns - 1 }, () => null)
  const empty = Array.from({ length: layout.lastColumn - layout.firstColumn + 1 }, () => null)
  const count = layout.scenarios.length
  const members = Array.from({ length: membersIn(block) }, (_, index) =>
    memberName(block, positionsAt(block, index), layout),
  )
  const lines = members.flatMap((member, index) => {
    const ids = input.dims.map(dimension => member.ids[block.dims.indexOf(dimension)] ?? '')
    return layout.scenarios.map(({ title, parent }, scenario) => {
      const parentRow = below.top + index * count + (parent ?? 0)
      const cells = acrossMonths(input, source, (month, column) =>
        cellOf(scenario, input.name, ids, month, `${column}${parentRow}`),
      )
      return [
        member.label === '' ? input.label : member.label,
        ...(block.dims.length === 0 ? [null] : member.ids),
        ...blanks.slice(Math.max(0, block.dims.length - 1)),
        unit,
        title,
        ...cells,
      ]
    })
  })
  const bottom = below.top + lines.length - 1
  const area = monthsArea(input, below.top, bottom, source)
  const roots = members.map((_, index): FormatRule => {
    const row = below.top + index * count
    return { area: { ...area, top: row, bottom: row }, style: 'input', numberFormat }
  })
  return {
    blocks: [
      {
        id: `monthly/scenarios/${input.name}`,
        top: below.header,
        left: 1,
        cells: [[input.label, input.name, ...blanks, unit, null, ...empty], ...lines],
      },
    ],
    formats: [
      ...nameLooks(below.header, below.top, bottom, true, layout),
      { area, style: 'computed', numberFormat },
      ...roots,
    ],
    validations: inputBounds(input, area, source),
    conditionals: ownMonths(area, lines, layout),
    rowGroups: [{ from: below.top, to: bottom, level: 1, hidden: lines.length > mostOpenLines }],
    bottom,
  }
}

/** Scenario rows beyond this number are folded away. */
const mostOpenLines = 40

/** A month that differs from the one taken over turns blue; one rule per distance to the parent's row. */
function ownMonths(
  area: Sheet['conditionals'][number]['area'],
  lines: readonly unknown[],
  layout: Layout,
): Sheet['conditionals'] {
  const count = layout.scenarios.length
  const column = columnLetters(area.left)
  return lines.flatMap((_, index) => {
    const scenario = layout.scenarios[index % count]
    if (scenario === undefined || scenario.parent === null) return []
    const row = area.top + index
    const parentRow = row - (index % count) + scenario.parent
    return [
      {
        area: { ...area, top: row, bottom: row },
        formula: `${column}${row}<>${column}${parentRow}`,
        style: 'input' as const,
      },
    ]
  })
}
