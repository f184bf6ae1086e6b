// The sheet `Monthly`: inputs that vary by month. What is shown now stands on top, a row per scenario below.

import { columnLetters } from './cellAddress.ts'
import { bounds } from './inputSheet.ts'
import { calendarRows, type Layout, monthColumn, sheetNames } from './layout.ts'
import { headRows, inputsByMonth } from './layoutSheets.ts'
import { inputLook, monthFormat } from './numberFormats.ts'
import { type ScenarioCell, scenarioCells } from './scenarioCells.ts'
import { membersIn, positionsAt } from './sheetBlocks.ts'
import { blockKey } from './sheetFormula.ts'
import type { SheetInput } from './sheetModel.ts'
import { emptySheet, memberName, type SheetParts, type SheetSource } from './sheetParts.ts'
import type { CellContent, FormatRule, Sheet } from './workbook.ts'

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
        : [{ from: layout.firstColumn, to: layout.openingColumn - 1, level: 1, hidden: false }],
    columnWidths: [
      { from: 1, to: 1, pixels: 236 },
      { from: 2, to: 2, pixels: 130 },
      { from: 3, to: layout.keyColumns + 1, pixels: 70 },
      { from: layout.unitColumn, to: layout.unitColumn, pixels: 74 },
      { from: layout.liveColumn, to: layout.liveColumn, pixels: 216 },
      { from: layout.firstColumn, to: layout.lastColumn, pixels: 68 },
    ],
    rowHeights: [{ row: 1, points: 22.5 }],
    frozen: { rows: headRows.monthly, columns: layout.liveColumn },
    print: {
      landscape: true,
      fitToWidth: false,
      repeatRows: [1, headRows.monthly],
      repeatColumns: [1, layout.liveColumn],
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
            'Blue on cream is yours to change. A scenario takes over the month of the one it is based on until it has its own.',
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

/** The months in which an input has numbers. */
function monthsOf(input: SheetInput, { layout, model }: SheetSource): readonly number[] {
  const [from, count] =
    input.time === 'history' ? [1 - model.shape.historyMonths, model.shape.historyMonths] : [1, layout.months]
  return Array.from({ length: count }, (_, index) => from + index)
}

/** A line of cells with something in the months of the input and nothing in the others. */
function across(
  input: SheetInput,
  source: SheetSource,
  cell: (month: number, column: string) => CellContent,
): readonly CellContent[] {
  const { layout } = source
  const months = new Set(monthsOf(input, source))
  return Array.from({ length: layout.lastColumn - layout.firstColumn + 1 }, (_, index) => {
    const column = layout.firstColumn + index
    const month = column - layout.openingColumn
    return months.has(month) ? cell(month, columnLetters(column)) : null
  })
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
    const cells = across(input, source, (_month, column) => ({
      formula: `INDEX(${column}${from}:${column}${from + count - 1},${chosen})`,
    }))
    return { ...member, cells }
  })
  const empty = Array.from({ length: layout.lastColumn - layout.firstColumn + 1 }, () => null)
  const bottom = top + lines.length - 1
  const months = monthsOf(input, source)
  const area = {
    top,
    left: monthColumn(layout, months[0] ?? 1),
    bottom,
    right: monthColumn(layout, months.at(-1) ?? 1),
  }
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
      ...names(header, top, bottom, block.dims.length, layout),
      { area, style: 'computed', numberFormat },
    ],
    bottom,
  }
}

/** A row per scenario below each other, member by member. */
function scenarioLines(input: SheetInput, source: SheetSource, cellOf: ScenarioCell): SheetParts {
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
      const cells = across(input, source, (month, column) =>
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
  const months = monthsOf(input, source)
  const left = monthColumn(layout, months[0] ?? 1)
  const area = { top: below.top, left, bottom, right: monthColumn(layout, months.at(-1) ?? 1) }
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
      ...names(below.header, below.top, bottom, 1, layout),
      { area, style: 'computed', numberFormat },
      ...roots,
    ],
    validations: bounds(input, area, source),
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

function names(
  header: number,
  top: number,
  bottom: number,
  dims: number,
  layout: Layout,
): readonly FormatRule[] {
  const members: readonly FormatRule[] =
    dims === 0 ? [] : [{ area: { top, left: 1, bottom, right: 1 }, style: 'label', indent: 1 }]
  return [
    { area: { top: header, left: 1, bottom: header, right: 1 }, style: 'label' },
    ...members,
    { area: { top: header, left: 2, bottom, right: layout.liveColumn }, style: 'unit' },
  ]
}
