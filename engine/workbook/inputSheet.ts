// The sheet `Inputs`: what is shown now, a column per scenario, the company's items, and numbers that formulas use.

import { columnLetters } from './cellAddress.ts'
import { numberTable, weightTable } from './formulaNumbers.ts'
import { inputChapter } from './inputLines.ts'
import { itemLists } from './itemLists.ts'
import { asideColumn, type Layout, sheetNames } from './layout.ts'
import { headRows } from './layoutSheets.ts'
import { monthFormat } from './numberFormats.ts'
import { scenarioCells } from './scenarioCells.ts'
import { emptySheet, look, type SheetParts, type SheetSource } from './sheetParts.ts'
import type { CellContent, Sheet } from './workbook.ts'

/** The sheet of inputs. O(cells × scenarios). */
export function inputSheet(source: SheetSource): Sheet {
  const cellOf = scenarioCells(source.model)
  const chapters = source.model.themes.map(theme => inputChapter(theme, source, cellOf))
  const parts = [
    heading(source),
    calendarFacts(source),
    ...chapters,
    itemLists(source),
    numberTable(source),
    weightTable(source),
  ]
  const bottom = Math.max(headRows.inputs, ...parts.flatMap(({ bottom: last }) => last ?? []))
  const { layout } = source
  return {
    ...emptySheet(sheetNames.inputs, 'E0A100'),
    blocks: parts.flatMap(({ blocks }) => blocks),
    formats: parts.flatMap(({ formats }) => formats),
    validations: parts.flatMap(({ validations }) => validations ?? []),
    conditionals: ownNumbers(layout, bottom),
    rowGroups: parts.flatMap(({ rowGroups }) => rowGroups ?? []),
    columnWidths: columnWidths(layout),
    rowHeights: [{ row: 1, points: 22.5 }],
    frozen: { rows: headRows.inputs, columns: layout.liveColumn },
    print: {
      landscape: true,
      fitToWidth: true,
      repeatRows: [1, headRows.inputs],
      // Usual ranges and sentences are long: they are for the screen.
      area: { top: 1, left: 1, bottom, right: asideColumn(layout) },
    },
  }
}

/** Title, selector, and the heads of the columns. */
function heading({ layout, model }: SheetSource): SheetParts {
  const { scenarios, selector, scenarioNumber, liveColumn, unitColumn } = layout
  const left = scenarios[0]?.column ?? 1
  const right = left + scenarios.length - 1
  const [from, to] = [columnLetters(left), columnLetters(right)]
  const chosen = columnLetters(scenarioNumber.column)
  const onThisSheet = selector.sheet === sheetNames.inputs
  const shown: CellContent = onThisSheet
    ? (scenarios[0]?.title ?? '')
    : { formula: `${selector.sheet}!$${columnLetters(selector.column)}$${selector.row}` }
  const names = `$${from}$${headRows.inputs}:$${to}$${headRows.inputs}`
  const numbers = `$${from}$4:$${to}$4`
  const blanks = Array.from({ length: layout.keyColumns - 1 }, () => null)
  const parents = scenarios.map(
    ({ parent }): CellContent =>
      parent === null
        ? null
        : { formula: `${columnLetters(scenarios[parent]?.column ?? 1)}$${headRows.inputs}` },
  )
  const width = asideColumn(layout) + 2
  const head = (
    row: number,
    cells: readonly CellContent[],
    id: string,
    at = 1,
  ): SheetParts['blocks'][number] => ({
    id: `inputs/${id}`,
    top: row,
    left: at,
    cells: [cells],
  })
  return {
    blocks: [
      head(1, ['Inputs'], 'title'),
      head(
        2,
        [
          'Blue on cream is yours to change, black is computed. A scenario takes over the number of the one it is based on until it has its own.',
        ],
        'subtitle',
      ),
      head(3, ['Scenario shown', null, shown], 'selector'),
      head(
        4,
        ['Its number', null, { formula: `MATCH(SUMPRODUCT((${names}=${chosen}3)*${numbers}),${numbers},0)` }],
        'scenario_number',
      ),
      head(
        4,
        scenarios.map(({ number }) => number),
        'scenario_numbers',
        left,
      ),
      head(5, ['Based on'], 'based_on'),
      head(5, parents, 'scenario_parents', left),
      head(
        headRows.inputs,
        [
          'Input',
          'Name or item',
          ...blanks,
          'Unit',
          'Shown',
          null,
          ...scenarios.map(({ title }) => title),
          null,
          'Source',
          'Usual',
          'What it is',
        ],
        'header',
      ),
    ],
    formats: [
      look('title', { top: 1, left: 1, bottom: 1, right: 1 }),
      look('subtitle', { top: 2, left: 1, bottom: 2, right: 1 }),
      look('label', { top: 3, left: 1, bottom: 5, right: 1 }),
      look(onThisSheet ? 'selector' : 'link', { top: 3, left: 3, bottom: 3, right: 3 }),
      { area: { top: 4, left: 3, bottom: 4, right: 3 }, style: 'computed', numberFormat: '0' },
      { area: { top: 4, left, bottom: 4, right }, style: 'unit', numberFormat: '0' },
      look('note_right', { top: 5, left, bottom: 5, right }),
      look('header', { top: headRows.inputs, left: 1, bottom: headRows.inputs, right: width }),
      look('header_right', { top: headRows.inputs, left: liveColumn, bottom: headRows.inputs, right }),
      look('header', { top: headRows.inputs, left: unitColumn, bottom: headRows.inputs, right: unitColumn }),
    ],
    validations: onThisSheet
      ? [
          {
            area: { top: 3, left: 3, bottom: 3, right: 3 },
            rule: { kind: 'list', source: names },
            title: 'Scenario',
            message: `Choose one of the ${model.scenarios.length} scenarios.`,
          },
        ]
      : [],
  }
}

/** The first month and the length of the history: they shape the sheets, so they are not changed here. */
function calendarFacts({ layout, model }: SheetSource): SheetParts {
  const { calendar, liveColumn, unitColumn } = layout
  const band = calendar.firstMonth - 1
  const blanks = Array.from({ length: layout.keyColumns - 1 }, () => null)
  const [year = 2000, month = 1] = model.startMonth.split('-').map(Number)
  const line = (label: string, name: string, unit: string, value: CellContent): readonly CellContent[] => [
    label,
    name,
    ...blanks,
    unit,
    value,
  ]
  return {
    blocks: [
      {
        id: 'inputs/calendar',
        top: band,
        left: 1,
        cells: [
          line('Calendar of the sheets', '', '', null),
          line('First month', 'start_month', 'month', { formula: `DATE(${year},${month},1)` }),
          line('Columns before the first month', 'history_columns', 'months', layout.historyColumns),
        ],
      },
    ],
    formats: [
      look('section', { top: band, left: 1, bottom: band, right: asideColumn(layout) + 2 }),
      look('label', { top: band + 1, left: 1, bottom: band + 2, right: 1 }),
      look('unit', { top: band + 1, left: 2, bottom: band + 2, right: unitColumn }),
      {
        area: { top: band + 1, left: liveColumn, bottom: band + 1, right: liveColumn },
        style: 'link',
        numberFormat: monthFormat,
      },
      {
        area: { top: band + 2, left: liveColumn, bottom: band + 2, right: liveColumn },
        style: 'link',
        numberFormat: '0',
      },
    ],
  }
}

/** A number that differs from the one taken over turns blue as soon as it is typed. */
function ownNumbers(layout: Layout, bottom: number): Sheet['conditionals'] {
  const top = headRows.inputs + 1
  return layout.scenarios.flatMap(({ parent, column }) => {
    if (parent === null) return []
    const before = columnLetters(layout.scenarios[parent]?.column ?? 1)
    const own = columnLetters(column)
    return [
      {
        area: { top, left: column, bottom, right: column },
        formula: `AND($${columnLetters(layout.liveColumn)}${top}<>"",${own}${top}<>${before}${top})`,
        style: 'input' as const,
      },
    ]
  })
}

function columnWidths(layout: Layout): Sheet['columnWidths'] {
  const first = layout.scenarios[0]?.column ?? 1
  const last = layout.scenarios.at(-1)?.column ?? 1
  return [
    { from: 1, to: 1, pixels: 236 },
    { from: 2, to: 2, pixels: 130 },
    { from: 3, to: layout.keyColumns + 1, pixels: 76 },
    { from: layout.unitColumn, to: layout.unitColumn, pixels: 92 },
    { from: layout.liveColumn, to: layout.liveColumn, pixels: 92 },
    { from: layout.liveColumn + 1, to: layout.liveColumn + 1, pixels: 16 },
    { from: first, to: last, pixels: 92 },
    { from: last + 1, to: last + 1, pixels: 16 },
    { from: asideColumn(layout), to: asideColumn(layout), pixels: 112 },
    { from: asideColumn(layout) + 1, to: asideColumn(layout) + 1, pixels: 216 },
    { from: asideColumn(layout) + 2, to: asideColumn(layout) + 2, pixels: 430 },
  ]
}
