// Gives every block its place: chapters in the order of the model, members below each other, months side by side.

import type { HistoryDepth } from './historyDepth.ts'
import {
  type ItemList,
  type Layout,
  type PlacedBlock,
  type ScenarioColumn,
  type ScenarioRows,
  type Selector,
  sheetNames,
} from './layout.ts'
import { membersIn, type SheetBlock } from './sheetBlocks.ts'
import { blockKey } from './sheetFormula.ts'
import type { SheetFormulas } from './sheetFormulas.ts'
import type { SheetInput, SheetModel } from './sheetModel.ts'

/** Rows above the first chapter, which stay when the sheet is scrolled. */
export const headRows = { inputs: 6, monthly: 5, model: 5 } as const

/** Lays out the three sheets of the model. Without a selector elsewhere, the scenario is chosen on Inputs. O(members). */
export function layoutSheets(
  model: SheetModel,
  formulas: SheetFormulas,
  depth: HistoryDepth,
  selector?: Selector,
): Layout {
  const keyColumns = Math.max(2, ...formulas.blocks.map(({ block }) => block.dims.length))
  const unitColumn = keyColumns + 2
  const liveColumn = keyColumns + 3
  const firstColumn = keyColumns + 4
  const openingColumn = firstColumn + depth.columns - 1
  const scenarioColumn = liveColumn + 2
  const inputs = placeInputs(model, formulas, liveColumn)
  const lists = placeLists(model, inputs.next, scenarioColumn)
  const numbers = placeNumbers(formulas, lists.next)
  const weights = placeWeights(formulas, numbers.next)
  const monthly = placeMonthly(model, formulas)
  const rows = placeRows(model, formulas)
  return {
    months: model.shape.months,
    historyColumns: depth.columns,
    openingColumn,
    firstColumn,
    lastColumn: openingColumn + model.shape.months,
    keyColumns,
    unitColumn,
    liveColumn,
    selector: selector ?? { sheet: sheetNames.inputs, row: 3, column: 3 },
    scenarioNumber: { row: 4, column: 3 },
    scenarios: model.scenarios.map(
      ({ id, title, parent }, index): ScenarioColumn => ({
        id,
        title,
        parent,
        number: index + 1,
        column: scenarioColumn + index,
      }),
    ),
    blocks: new Map(
      [...inputs.blocks, ...lists.blocks, ...monthly.blocks, ...rows].map(placed => [placed.key, placed]),
    ),
    lists: new Map(lists.lists.map(list => [list.dimension, list])),
    numbers: numbers.rows,
    weights: weights.rows,
    weightsColumn: scenarioColumn,
    scenarioRows: new Map(monthly.scenarioRows.map(group => [group.input, group])),
    calendar: { firstMonth: headRows.inputs + 2, historyMonths: headRows.inputs + 3 },
    items: dimension => model.shape.items.get(dimension) ?? [],
  }
}

/** The inputs of a chapter that are the same in every month and have members. */
export function constantInputs(
  theme: SheetModel['themes'][number],
  formulas: SheetFormulas,
): readonly SheetInput[] {
  return theme.inputs.filter(({ name, time }) => time === 'constant' && membersIn(formulas.input(name)) > 0)
}

/** The inputs that vary by month and have members, in the order of the model. */
export function inputsByMonth(model: SheetModel, formulas: SheetFormulas): readonly SheetInput[] {
  return model.themes.flatMap(({ inputs }) =>
    inputs.filter(({ name, time }) => time !== 'constant' && membersIn(formulas.input(name)) > 0),
  )
}

/** The dimensions that have items, in the order of the model. */
export function listedDimensions(model: SheetModel): readonly string[] {
  return [...model.checked.dimensions.keys()].filter(name => (model.shape.items.get(name)?.length ?? 0) > 0)
}

type Cursor = { row: number }

/** A block at the cursor: its name on a line of its own where it has members, else on the only line. */
function placed(cursor: Cursor, sheet: string, block: SheetBlock, column?: number): PlacedBlock {
  const header = cursor.row
  const top = block.dims.length === 0 ? header : header + 1
  cursor.row = top + membersIn(block)
  return { key: block.key, sheet, header, top, block, ...(column === undefined ? {} : { column }) }
}

function placeInputs(
  model: SheetModel,
  formulas: SheetFormulas,
  column: number,
): { readonly blocks: readonly PlacedBlock[]; readonly next: number } {
  const calendar = 3
  const cursor: Cursor = { row: headRows.inputs + 1 + calendar }
  const blocks = model.themes.flatMap(theme => {
    const inputs = constantInputs(theme, formulas)
    if (inputs.length > 0) cursor.row += 1
    return inputs.map(({ name }) => placed(cursor, sheetNames.inputs, formulas.input(name), column))
  })
  return { blocks, next: cursor.row }
}

/** A list per dimension; the mappings that start from it stand beside it, a column each. */
function placeLists(
  model: SheetModel,
  first: number,
  column: number,
): { readonly lists: readonly ItemList[]; readonly blocks: readonly PlacedBlock[]; readonly next: number } {
  let row = first + 1
  const lists = listedDimensions(model).map((dimension): ItemList => {
    const count = model.shape.items.get(dimension)?.length ?? 0
    const header = row
    row += count + 1
    const mappings = model.mappings.filter(({ from }) => from === dimension)
    return {
      dimension,
      header,
      top: header + 1,
      count,
      idColumn: 2,
      mappings: mappings.map(({ name }, index) => ({ name, column: column + index })),
    }
  })
  const blocks = lists.flatMap(({ dimension, header, top, count, idColumn, mappings }) => {
    const at = (key: string, inColumn: number): PlacedBlock => {
      const block = { key, dims: [dimension], sizes: [count], byMonth: false, zeroBeforeFirst: false }
      return { key, sheet: sheetNames.inputs, header, top, block, column: inColumn }
    }
    return [
      at(blockKey.items(dimension), idColumn),
      ...mappings.map(mapping => at(blockKey.mapping(mapping.name), mapping.column)),
    ]
  })
  return { lists, blocks, next: row }
}

function placeNumbers(
  formulas: SheetFormulas,
  first: number,
): { readonly rows: ReadonlyMap<number, number>; readonly next: number } {
  const values = [...formulas.numbers.keys()].sort((a, b) => a - b)
  const next = values.length === 0 ? first : first + 1 + values.length
  return { rows: new Map(values.map((value, index) => [value, first + 1 + index])), next }
}

function placeWeights(
  formulas: SheetFormulas,
  first: number,
): { readonly rows: ReadonlyMap<string, number> } {
  return {
    rows: new Map(formulas.weights.map(({ block, from }, index) => [`${block} ${from}`, first + 1 + index])),
  }
}

/** What is shown now on top, below it the rows of every scenario by member. */
function placeMonthly(
  model: SheetModel,
  formulas: SheetFormulas,
): { readonly blocks: readonly PlacedBlock[]; readonly scenarioRows: readonly ScenarioRows[] } {
  const cursor: Cursor = { row: headRows.monthly + 2 }
  const inputs = inputsByMonth(model, formulas)
  const blocks = inputs.map(({ name }) => placed(cursor, sheetNames.monthly, formulas.input(name)))
  cursor.row += 1
  const scenarioRows = inputs.map(({ name }): ScenarioRows => {
    const header = cursor.row
    cursor.row += 1 + membersIn(formulas.input(name)) * model.scenarios.length
    return { input: name, header, top: header + 1 }
  })
  return { blocks, scenarioRows }
}

function placeRows(model: SheetModel, formulas: SheetFormulas): readonly PlacedBlock[] {
  const cursor: Cursor = { row: headRows.model + 1 }
  return model.themes.flatMap(theme => {
    const names = new Set(theme.rows.map(({ name }) => name))
    const blocks = formulas.blocks.filter(({ row, block }) => names.has(row) && membersIn(block) > 0)
    if (blocks.length > 0) cursor.row += 1
    return blocks.map(({ block }) => placed(cursor, sheetNames.model, block))
  })
}
