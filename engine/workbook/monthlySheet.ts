// The sheet `Monthly`: inputs that vary by month. What is shown now stands on top, a row per scenario below.

import { columnLetters } from './cellAddress.ts'
import { calendarRows, pagesWide, sheetNames } from './layout.ts'
import { headRows, inputsByMonth } from './layoutSheets.ts'
import { acrossMonths, monthsArea, nameLooks } from './monthlyLines.ts'
import { scenarioLines } from './monthlyScenarios.ts'
import { inputLook, monthFormat } from './numberFormats.ts'
import { scenarioCells } from './scenarioCells.ts'
import { membersIn, positionsAt } from './sheetBlocks.ts'
import { blockKey } from './sheetFormula.ts'
import type { SheetInput } from './sheetModel.ts'
import { emptySheet, memberName, type SheetParts, type SheetSource } from './sheetParts.ts'
import type { CellContent, Sheet } from './workbook.ts'

/** The sheet of inputs by month. O(cells × scenarios × months). */
export function monthlySheet(source: SheetSource): Sheet {
  const { layout } = source
  const inputs = inputsByMonth(source.model, source.formulas)
  const cellOf = scenarioCells(source.model)
  const shown = inputs.map(input => shownLines(input, source))
  const scenarios = inputs.map(input => scenarioLines(input, source, cellOf))
  const parts = [heading(source), ...bands(inputs, source), ...shown, ...scenarios]
  const bottom = Math.max(headRows.monthly, ...parts.flatMap(({ bottom: last }) => last ?? []))
  return {
    ...emptySheet(sheetNames.monthly, 'E0A100'),
    blocks: parts.flatMap(({ blocks }) => blocks),
    formats: parts.flatMap(({ formats }) => formats),
    validations: parts.flatMap(({ validations }) => validations ?? []),
    conditionals: parts.flatMap(({ conditionals }) => conditionals ?? []),
    rowGroups: parts.flatMap(({ rowGroups }) => rowGroups ?? []),
    columnGroups:
      layout.historyColumns < 2
        ? []
        : [{ from: layout.firstColumn, to: layout.openingColumn - 1, level: 1, hidden: true }],
    columnWidths: [
      { from: 1, to: 1, pixels: 236 },
      { from: 2, to: 2, pixels: 130 },
      { from: 3, to: layout.keyColumns + 1, pixels: 70 },
      { from: layout.unitColumn, to: layout.unitColumn, pixels: 74 },
      { from: layout.liveColumn, to: layout.liveColumn, pixels: 116 },
      { from: layout.firstColumn, to: layout.lastColumn, pixels: 68 },
    ],
    rowHeights: [{ row: 1, points: 22.5 }],
    frozen: { rows: headRows.monthly, columns: layout.liveColumn },
    print: {
      landscape: true,
      fitToWidth: true,
      pagesWide: pagesWide(layout),
      repeatRows: [1, headRows.monthly],
      repeatColumns: [1, 1],
      area: { top: 1, left: 1, bottom, right: layout.lastColumn },
    },
  }
}

/** Title and calendar, in the columns of Model. */
function heading({ layout }: SheetSource): SheetParts {
  const { firstColumn, lastColumn } = layout
  const months = Array.from({ length: lastColumn - firstColumn + 1 }, (_, index) =>
    columnLetters(firstColumn + index),
  )
  const ofModel = (row: number): readonly CellContent[] =>
    months.map(column => ({ formula: `${sheetNames.model}!${column}$${row}` }))
  const blanks = Array.from({ length: layout.keyColumns - 1 }, () => null)
  return {
    blocks: [
      {
        id: 'monthly/title',
        top: 1,
        left: 1,
        cells: [
          ['Inputs by month'],
          [
            'Blue on cream is yours to change. A scenario takes over a month of the one it is based on until it has its own. Months before the first are folded away above.',
          ],
        ],
      },
      {
        id: 'monthly/calendar',
        top: calendarRows.date,
        left: 1,
        cells: [
          ['Month', 'Name or item', ...blanks, 'Unit', 'Scenario', ...ofModel(calendarRows.date)],
          ['Month number', null, ...blanks, null, null, ...ofModel(calendarRows.month)],
        ],
      },
    ],
    formats: [
      { area: { top: 1, left: 1, bottom: 1, right: 1 }, style: 'title' },
      { area: { top: 2, left: 1, bottom: 2, right: 1 }, style: 'subtitle' },
      {
        area: { top: calendarRows.date, left: 1, bottom: calendarRows.date, right: lastColumn },
        style: 'header',
      },
      {
        area: { top: calendarRows.date, left: firstColumn, bottom: calendarRows.date, right: lastColumn },
        style: 'header_right',
        numberFormat: monthFormat,
      },
      {
        area: { top: calendarRows.month, left: 1, bottom: calendarRows.month, right: lastColumn },
        style: 'unit',
        numberFormat: '0',
      },
    ],
  }
}

function bands(inputs: readonly SheetInput[], { layout }: SheetSource): readonly SheetParts[] {
  const [first] = inputs
  const shown = first && layout.blocks.get(blockKey.input(first.name))
  const below = first && layout.scenarioRows.get(first.name)
  if (shown === undefined || below === undefined) return []
  const band = (row: number, id: string, title: string): SheetParts => ({
    blocks: [{ id: `monthly/${id}`, top: row, left: 1, cells: [[title]] }],
    formats: [{ area: { top: row, left: 1, bottom: row, right: layout.lastColumn }, style: 'section' }],
  })
  return [
    band(shown.header - 1, 'shown', 'Shown now: the scenario that is chosen'),
    band(below.header - 1, 'scenarios', 'Every scenario'),
  ]
}

function shownLines(input: SheetInput, source: SheetSource): SheetParts {
  const { layout, model } = source
  const placed = layout.blocks.get(blockKey.input(input.name))
  const below = layout.scenarioRows.get(input.name)
  if (placed === undefined || below === undefined) throw new Error(`${input.name} has no place`)
  const { block, header, top } = placed
  const { numberFormat, label: unit } = inputLook(input.unit, model.currency)
  const count = layout.scenarios.length
  const chosen = `${sheetNames.inputs}!$${columnLetters(layout.scenarioNumber.column)}$${layout.scenarioNumber.row}`
  const blanks = Array.from({ length: layout.keyColumns - 1 }, () => null)
  const lines = Array.from({ length: membersIn(block) }, (_, index) => {
    const member = memberName(block, positionsAt(block, index), layout)
    const from = below.top + index * count
    const cells = acrossMonths(input, source, (_month, column) => ({
      formula: `INDEX(${column}${from}:${column}${from + count - 1},${chosen})`,
    }))
    return { ...member, cells }
  })
  const empty = Array.from({ length: layout.lastColumn - layout.firstColumn + 1 }, () => null)
  const bottom = top + lines.length - 1
  return {
    blocks: [
      {
        id: `monthly/${input.name}`,
        top: header,
        left: 1,
        cells:
          block.dims.length === 0
            ? lines.map(({ cells }) => [input.label, input.name, ...blanks, unit, input.says, ...cells])
            : [
                [input.label, input.name, ...blanks, unit, input.says, ...empty],
                ...lines.map(({ label, ids, cells }) => [
                  label,
                  ...ids,
                  ...blanks.slice(block.dims.length - 1),
                  unit,
                  null,
                  ...cells,
                ]),
              ],
      },
    ],
    formats: [
      ...nameLooks(header, top, bottom, block.dims.length > 0, layout),
      { area: monthsArea(input, top, bottom, source), style: 'computed', numberFormat },
    ],
    bottom,
  }
}
