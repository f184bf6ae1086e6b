// Where everything stands: the rows of every member, the columns of every month and scenario. Pure look-up.

import type { SheetBlock } from './sheetBlocks.ts'

/** The sheets that hold the model itself. */
export const sheetNames = { inputs: 'Inputs', monthly: 'Monthly', model: 'Model' } as const

/** A run of rows with a member each. */
export type PlacedBlock = {
  readonly key: string
  readonly sheet: string
  /** The line with the name, where members have lines of their own; else the one line there is. */
  readonly header: number
  /** The row of the first member. */
  readonly top: number
  readonly block: SheetBlock
  /** The column of the numbers, where they do not vary by month. */
  readonly column?: number
}

/** The cell in which a scenario is chosen. */
export type Selector = { readonly sheet: string; readonly row: number; readonly column: number }

/** One column of scenario numbers on the sheet of inputs. */
export type ScenarioColumn = {
  readonly id: string
  readonly title: string
  /** From 1, as the selector counts. */
  readonly number: number
  readonly parent: number | null
  readonly column: number
}

/** Items of one dimension as a list on the sheet of inputs, with the mappings that start from it beside them. */
export type ItemList = {
  readonly dimension: string
  readonly header: number
  readonly top: number
  readonly count: number
  readonly idColumn: number
  readonly mappings: readonly { readonly name: string; readonly column: number }[]
}

/** The scenario rows of an input by month: a group of rows per member, a row per scenario in it. */
export type ScenarioRows = { readonly input: string; readonly header: number; readonly top: number }

/** The places of everything on the three sheets of the model. */
export type Layout = {
  readonly months: number
  /** Columns before the first month. */
  readonly historyColumns: number
  /** The column of month 0. */
  readonly openingColumn: number
  /** The first column with a month. */
  readonly firstColumn: number
  readonly lastColumn: number
  /** Columns of item ids, from B. */
  readonly keyColumns: number
  readonly unitColumn: number
  /** The sentence on Model; what is shown now on Inputs. */
  readonly liveColumn: number
  readonly selector: Selector
  /** The cell with the number of the chosen scenario, from 1. */
  readonly scenarioNumber: { readonly row: number; readonly column: number }
  readonly scenarios: readonly ScenarioColumn[]
  readonly blocks: ReadonlyMap<string, PlacedBlock>
  readonly lists: ReadonlyMap<string, ItemList>
  readonly numbers: ReadonlyMap<number, number>
  /** Rows of the weights written across, by block and position of the first weight; they begin in `weightsColumn`. */
  readonly weights: ReadonlyMap<string, number>
  readonly weightsColumn: number
  readonly scenarioRows: ReadonlyMap<string, ScenarioRows>
  /** Facts of the calendar on the sheet of inputs. */
  readonly calendar: { readonly firstMonth: number; readonly historyMonths: number }
  readonly items: (dimension: string) => readonly { readonly id: string; readonly label: string }[]
}

/** Rows of the calendar on Model and Monthly. */
export const calendarRows = { date: 3, month: 4, column: 5 } as const

/** The column of a month, the same on Model and Monthly: 1 is the first month, 0 the opening. */
export function monthColumn(layout: Layout, month: number): number {
  return layout.openingColumn + month
}

/** A year's months stand on a page. */
export function pagesWide({ months }: Layout): number {
  return Math.ceil(months / 12)
}

/** The first of the columns right of the scenarios on Inputs: source, usual range, sentence. */
export function asideColumn(layout: Layout): number {
  return layout.liveColumn + 2 + layout.scenarios.length + 1
}

/** The row of a member of a row of the model; item ids in the order of the row's dimensions. */
export function modelRow(
  layout: Layout,
  row: string,
  member: readonly string[],
  dims: readonly string[],
): number {
  return memberRow(layout, `row:${row}`, member, dims)
}

/** The row of a member of any block; item ids in the order of `dims`. */
export function memberRow(
  layout: Layout,
  key: string,
  member: readonly string[],
  dims: readonly string[],
): number {
  const placed = layout.blocks.get(key)
  if (placed === undefined) throw new Error(`the sheets have no block ${key}`)
  const place = placed.block.dims.reduce((sum, dimension, index) => {
    const id = member[dims.indexOf(dimension)]
    const position = layout.items(dimension).findIndex(item => item.id === id)
    if (position < 0) throw new Error(`${key} has no member ${member.join(', ')}`)
    return sum * (placed.block.sizes[index] ?? 1) + position
  }, 0)
  return placed.top + place
}
