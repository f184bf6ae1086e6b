// A small workbook made by hand: a scenario selector, inputs, twelve months of a model, figures and charts.

import { columnLetters } from '../../engine/workbook/cellAddress.ts'
import type {
  Area,
  Block,
  CellContent,
  CellValue,
  Chart,
  Sheet,
  Workbook,
} from '../../engine/workbook/workbook.ts'

const months = 12
const firstMonth = 6
const lastMonth = firstMonth + months - 1
const thousands = '#,##0,;[Red](#,##0,);"–"'
const percent = '0.0%;[Red](0.0%);"–"'
const monthFormat = 'mmm-yy'

/** A sheet without anything on it. */
export function emptySheet(name: string): Sheet {
  return {
    name,
    tabColor: '1F3247',
    blocks: [],
    formats: [],
    conditionals: [],
    validations: [],
    charts: [],
    columnWidths: [],
    rowHeights: [],
    rowGroups: [],
    columnGroups: [],
    print: { landscape: false, fitToWidth: false },
  }
}

/** A workbook of some sheets without names or parts. */
export function workbookOf(...sheets: readonly Sheet[]): Workbook {
  return { title: 'Test', sheets, names: [], parts: [] }
}

/** A workbook of one sheet with one block from A1. */
export function workbookOfCells(cells: readonly (readonly CellContent[])[]): Workbook {
  return workbookOf({ ...emptySheet('Sheet'), blocks: [{ id: 'cells', top: 1, left: 1, cells }] })
}

/**
 * The small plan. New ARR of a month is demand times a win rate, ARR grows by it, and cash pays for a fixed cost.
 * Every formula has its value as Excel gives it, unless `uncached`.
 */
export function smallPlan(options: { readonly uncached?: true } = {}): Workbook {
  const workbook: Workbook = {
    title: 'Larkspur & Co: how to spend the raise',
    sheets: [home, inputs, model],
    names: [{ name: 'Scenario', refersTo: 'Home!$C$4' }],
    parts: [{ name: 'plan', xml: '<plan xmlns="urn:proceeds:plan:1">{"a":"&lt;b&gt; é 🚀"}</plan>' }],
  }
  return options.uncached ? withoutValues(workbook) : workbook
}

const demand = monthly(month => 1_000_000 + 10_000 * month)
const newArr = demand.map(opportunities => opportunities * 0.25)
const arr = running(12_000_000, newArr)
const cash = running(
  5_000_000,
  arr.map(value => value / 12 - 1_100_000),
)
const endArr = arr.at(-1) ?? 0
const endCash = cash.at(-1) ?? 0

const home: Sheet = {
  ...emptySheet('Home'),
  blocks: [
    {
      id: 'home/title',
      top: 2,
      left: 2,
      cells: [['Larkspur: how to spend the raise'], ['12 months from Jan 2026']],
    },
    {
      id: 'home/selector',
      top: 4,
      left: 2,
      cells: [
        [
          'Scenario shown',
          'Balanced',
          { formula: 'IF(Model!Q8<0,"× Cash runs out","✓ Cash holds")', value: '✓ Cash holds' },
        ],
      ],
    },
    {
      id: 'home/figures',
      top: 6,
      left: 2,
      cells: [
        ['Key figures', 'Opening', 'End', 'Change'],
        ['ARR', 12_000_000, formula('Model!Q7', endArr), formula('D7-C7', endArr - 12_000_000)],
        ['Cash', 5_000_000, formula('Model!Q8', endCash), formula('D8-C8', endCash - 5_000_000)],
        ['Growth', null, formula('IF(C7=0,0,D7/C7-1)', endArr / 12_000_000 - 1), null],
      ],
    },
    {
      id: 'home/bridge',
      top: 11,
      left: 2,
      cells: [
        ['Bridge', 'Base', 'Total', 'Up'],
        ['Opening', 0, formula('C7', 12_000_000), 0],
        ['New', formula('C7', 12_000_000), 0, formula('E7', endArr - 12_000_000)],
        ['End', 0, formula('D7', endArr), 0],
      ],
    },
  ],
  formats: [
    { area: area(2, 2, 2, 2), style: 'title' },
    { area: area(3, 2, 3, 2), style: 'subtitle' },
    { area: area(4, 2, 4, 2), style: 'unit' },
    { area: area(4, 3, 4, 3), style: 'selector' },
    { area: area(4, 4, 4, 5), style: 'check_holds' },
    { area: area(6, 2, 6, 5), style: 'header_right' },
    { area: area(6, 2, 6, 2), style: 'header' },
    { area: area(7, 2, 9, 2), style: 'label' },
    { area: area(7, 3, 8, 5), style: 'computed', numberFormat: '0.0,,;[Red](0.0,,);"–"' },
    { area: area(8, 2, 8, 5), style: 'result', numberFormat: '0.0,,;[Red](0.0,,);"–"' },
    { area: area(9, 4, 9, 4), style: 'computed', numberFormat: percent },
    { area: area(11, 2, 11, 5), style: 'header_right' },
    { area: area(12, 3, 14, 5), style: 'computed', numberFormat: '0.0,,;[Red](0.0,,);"–"' },
  ],
  conditionals: [{ area: area(4, 4, 4, 5), formula: 'LEFT($D$4,1)="×"', style: 'check_fails' }],
  validations: [
    {
      area: area(4, 3, 4, 3),
      rule: { kind: 'list', source: 'Inputs!$D$4:$E$4' },
      title: 'Choose a scenario',
      message: 'Take one of the scenarios in the list.',
    },
  ],
  charts: [
    chart('arr', 'line', 'ARR and cash, $M', area(17, 2, 32, 4), {
      categories: monthRange(4),
      series: [
        { name: 'ARR', values: monthRange(7), color: '1F5FA8' },
        { name: 'Cash', values: monthRange(8), color: 'C55A11' },
        { name: 'Floor', values: monthRange(9), color: 'B3261E', dashed: true },
      ],
    }),
    chart('bridge', 'stacked_column', 'ARR bridge, $M', area(17, 5, 32, 8), {
      categories: 'Home!$B$12:$B$14',
      series: [
        { name: 'Base', values: 'Home!$C$12:$C$14', color: 'FFFFFF', invisible: true },
        { name: 'Total', values: 'Home!$D$12:$D$14', color: '1F3247' },
        { name: 'Up', values: 'Home!$E$12:$E$14', color: '2F7D5B' },
      ],
    }),
    chart('column', 'column', 'New ARR, $M', area(34, 2, 46, 4), {
      categories: monthRange(4),
      series: [{ name: 'New ARR', values: monthRange(6), color: '1F5FA8' }],
    }),
    chart('bar', 'bar', 'Bridge as bars, $M', area(34, 5, 46, 8), {
      categories: 'Home!$B$12:$B$14',
      series: [{ name: 'Total', values: 'Home!$D$12:$D$14', color: '1F5FA8' }],
    }),
    chart('area', 'area', 'ARR and cash, stacked, $M', area(48, 2, 60, 4), {
      categories: monthRange(4),
      series: [
        { name: 'ARR', values: monthRange(7), color: '1F5FA8' },
        { name: 'Cash', values: monthRange(8), color: '3F8F8A' },
      ],
    }),
  ],
  columnWidths: [
    { from: 1, to: 1, pixels: 16 },
    { from: 2, to: 2, pixels: 216 },
    { from: 3, to: 9, pixels: 92 },
  ],
  rowHeights: [{ row: 2, points: 22.5 }],
  print: { landscape: true, fitToWidth: true, area: area(1, 1, 60, 9) },
}

const inputs: Sheet = {
  ...emptySheet('Inputs'),
  tabColor: 'E0A100',
  blocks: [
    {
      id: 'inputs/scenarios',
      top: 1,
      left: 1,
      cells: [
        ['Inputs', null, null, null, null],
        ['Blue on cream is yours to change.', null, null, null, null],
        ['Scenario number', '#', formula('MATCH(Scenario,D4:E4,0)', 2), null, null],
        ['Input', 'Unit', 'Live', 'Base', 'Balanced'],
      ],
    },
    {
      id: 'inputs/values',
      top: 5,
      left: 1,
      cells: [
        ['Sales', null, null, null, null],
        ['Win rate', '%', formula('INDEX(D6:E6,1,$C$3)', 0.25), 0.2, 0.25],
        ['Cost of a month', '$', formula('INDEX(D7:E7,1,$C$3)', 1_100_000), 1_000_000, 1_100_000],
        ['Floor', '$', formula('INDEX(D8:E8,1,$C$3)', 4_500_000), 4_500_000, formula('D8', 4_500_000)],
        ['Months in a year', '#', 12, null, null],
      ],
    },
  ],
  formats: [
    { area: area(1, 1, 1, 1), style: 'title' },
    { area: area(2, 1, 2, 1), style: 'subtitle' },
    { area: area(4, 1, 4, 5), style: 'header' },
    { area: area(5, 1, 5, 5), style: 'section' },
    { area: area(6, 2, 8, 2), style: 'unit' },
    { area: area(6, 4, 6, 5), style: 'input', numberFormat: percent },
    { area: area(6, 3, 6, 3), style: 'computed', numberFormat: percent },
    { area: area(7, 3, 8, 3), style: 'computed', numberFormat: '#,##0' },
    { area: area(7, 4, 8, 5), style: 'input', numberFormat: '#,##0' },
  ],
  validations: [
    {
      area: area(6, 4, 6, 5),
      rule: { kind: 'decimal', least: 0, most: 1 },
      title: 'Win rate',
      message: 'A share from 0% to 100%.',
    },
    {
      area: area(7, 4, 8, 5),
      rule: { kind: 'decimal', least: 0 },
      title: 'Money',
      message: 'An amount of 0 or more.',
    },
  ],
  columnWidths: [
    { from: 1, to: 1, pixels: 236 },
    { from: 2, to: 2, pixels: 62 },
    { from: 3, to: 5, pixels: 76 },
  ],
  frozen: { rows: 4, columns: 0 },
}

const model: Sheet = {
  ...emptySheet('Model'),
  tabColor: '8A94A0',
  blocks: [
    { id: 'model/title', top: 1, left: 1, cells: [['Model'], ['One formula per row, copied right']] },
    row(
      'model/month',
      4,
      'Month',
      null,
      monthly(month => new Date(Date.UTC(2026, month, 1)).getTime() / 86_400_000 + 25_569),
    ),
    row('model/demand', 5, 'Demand', null, demand),
    row(
      'model/new_arr',
      6,
      'New ARR',
      null,
      formulas(newArr, here => `${here}5*Inputs!$C$6`),
    ),
    row(
      'model/arr',
      7,
      'ARR',
      12_000_000,
      formulas(arr, (here, before) => `${before}7+${here}6`),
    ),
    row(
      'model/cash',
      8,
      'Cash',
      5_000_000,
      formulas(cash, (here, before) => `${before}8+${here}7/Inputs!$C$9-Inputs!$C$7`),
    ),
    row(
      'model/floor',
      9,
      'Floor',
      null,
      formulas(
        monthly(() => 4_500_000),
        () => 'Inputs!$C$8',
      ),
    ),
  ],
  formats: [
    { area: area(1, 1, 1, 1), style: 'title' },
    { area: area(2, 1, 2, 1), style: 'subtitle' },
    { area: area(4, 1, 4, lastMonth), style: 'header_right', numberFormat: monthFormat },
    { area: area(4, 1, 4, 1), style: 'header' },
    { area: area(5, firstMonth - 1, 9, firstMonth - 1), style: 'opening', numberFormat: thousands },
    { area: area(5, firstMonth, 9, lastMonth), style: 'computed', numberFormat: thousands },
    { area: area(7, 1, 7, lastMonth), style: 'result', numberFormat: thousands },
  ],
  columnWidths: [
    { from: 1, to: 1, pixels: 236 },
    { from: firstMonth, to: lastMonth, pixels: 68 },
  ],
  rowHeights: [{ row: 1, points: 22.5 }],
  rowGroups: [{ from: 5, to: 6, level: 1, hidden: true }],
  columnGroups: [{ from: 2, to: 4, level: 1, hidden: true }],
  frozen: { rows: 4, columns: 5 },
  print: {
    landscape: true,
    fitToWidth: true,
    pagesWide: 2,
    repeatRows: [1, 4],
    repeatColumns: [1, 1],
    area: area(1, 1, 9, lastMonth),
  },
}

function area(top: number, left: number, bottom: number, right: number): Area {
  return { top, left, bottom, right }
}

function formula(text: string, value: CellValue): CellContent {
  return { formula: text, value }
}

function monthly(value: (month: number) => number): readonly number[] {
  return Array.from({ length: months }, (_, month) => value(month))
}

/** The opening plus all changes up to each month. */
function running(opening: number, changes: readonly number[]): readonly number[] {
  let balance = opening
  return changes.map(change => {
    balance += change
    return balance
  })
}

/** A month's formulas with their values, from the letters of the month's column and of the one before. */
function formulas(
  values: readonly number[],
  text: (here: string, before: string) => string,
): readonly CellContent[] {
  return values.map((value, month) =>
    formula(text(columnLetters(firstMonth + month), columnLetters(firstMonth + month - 1)), value),
  )
}

/** A model row: its name in A, its opening in E, its months from F. */
function row(
  id: string,
  top: number,
  name: string,
  opening: number | null,
  months: readonly CellContent[],
): Block {
  return { id, top, left: 1, cells: [[name, null, null, null, opening, ...months]] }
}

function monthRange(row: number): string {
  return `Model!$${columnLetters(firstMonth)}$${row}:$${columnLetters(lastMonth)}$${row}`
}

function chart(
  id: string,
  kind: Chart['kind'],
  title: string,
  area: Area,
  rest: Pick<Chart, 'categories' | 'series'>,
): Chart {
  return { id, kind, title, area, numberFormat: '0,,', ...rest }
}

function withoutValues(workbook: Workbook): Workbook {
  const bare = (content: CellContent) =>
    typeof content === 'object' && content !== null ? { formula: content.formula } : content
  return {
    ...workbook,
    sheets: workbook.sheets.map(sheet => ({
      ...sheet,
      blocks: sheet.blocks.map(block => ({ ...block, cells: block.cells.map(row => row.map(bare)) })),
    })),
  }
}
