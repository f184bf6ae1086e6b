// How a sheet notices that inputs have changed since the engine ran: every input cell times a weight of its own, summed
// per scenario. Moving a hire to another month, or one up and another down, changes the sum.

import { sheetNames } from './layout.ts'
import { planSheetNames } from './planSheetNames.ts'
import type { PlanSource } from './planSource.ts'
import { areaReference } from './reference.ts'
import { membersIn } from './sheetBlocks.ts'
import { type SheetGrid, sheetGrid } from './sheetGrid.ts'
import type { Area, Sheet } from './workbook.ts'

/** Weights of the rows of both sheets of inputs, and of the columns of months. */
export type InputWeights = {
  readonly inputs: readonly number[]
  readonly monthly: readonly number[]
  readonly months: readonly number[]
}

/** Where the weights stand on the engine's sheet. */
export type WeightPlaces = { readonly inputs: Area; readonly monthly: Area; readonly months: Area }

/** The rows of both sheets in which scenarios have numbers. */
function inputRows({ layout, formulas, model }: PlanSource): {
  readonly inputs: readonly [number, number]
  readonly monthly: readonly [number, number]
} {
  const blocks = [...layout.blocks.values()].filter(
    ({ key, sheet }) => key.startsWith('input:') && sheet === sheetNames.inputs,
  )
  const groups = [...layout.scenarioRows.values()]
  const lastOf = ({ input, top }: (typeof groups)[number]): number =>
    top + membersIn(formulas.input(input)) * model.scenarios.length - 1
  return {
    inputs: [
      Math.min(...blocks.map(({ top }) => top)),
      Math.max(...blocks.map(({ top, block }) => top + membersIn(block) - 1)),
    ],
    monthly: [Math.min(...groups.map(({ top }) => top)), Math.max(...groups.map(lastOf))],
  }
}

/**
 * The weights: between 1 and 2 over the size of the row's numbers, so that a small rate counts as much as a large sum.
 * They are multiples of the golden ratio and of the root of 2 without their whole part, to nine digits: no few of them
 * add up to others.
 */
export function inputWeights(source: PlanSource, inputs: Sheet, monthly: Sheet): InputWeights {
  const rows = inputRows(source)
  const { layout } = source
  const [left, right] = [layout.scenarios[0]?.column ?? 1, layout.scenarios.at(-1)?.column ?? 1]
  const months = layout.lastColumn - layout.firstColumn + 1
  return {
    inputs: rowWeights(sheetGrid(inputs), rows.inputs, left, right),
    monthly: rowWeights(sheetGrid(monthly), rows.monthly, layout.firstColumn, layout.lastColumn),
    months: Array.from({ length: months }, (_, index) => scattered(index + 1, Math.SQRT2)),
  }
}

function rowWeights(
  grid: SheetGrid,
  [top, bottom]: readonly [number, number],
  left: number,
  right: number,
): readonly number[] {
  let scale = 1
  return Array.from({ length: bottom - top + 1 }, (_, index) => {
    const numbers = numbersOf(grid, top + index, left, right)
    // A row without numbers of its own takes them over from one above it.
    if (numbers.length > 0) scale = powerOfTen(Math.max(...numbers.map(Math.abs)))
    return Number((scattered(index + 1, goldenRatio) / scale).toPrecision(9))
  })
}

function numbersOf(grid: SheetGrid, row: number, left: number, right: number): readonly number[] {
  return Array.from({ length: right - left + 1 }, (_, index) => grid.content(row, left + index)).filter(
    content => typeof content === 'number',
  )
}

const goldenRatio = 1.618033988749895

/** Between 1 and 2, with nine digits. */
function scattered(index: number, step: number): number {
  return Number((1 + ((index * step) % 1)).toFixed(9))
}

/** The power of ten of a number's first digit; 1 for nothing. */
function powerOfTen(size: number): number {
  return size === 0 ? 1 : Number(`1e${size.toExponential().split('e')[1]}`)
}

/** The sum over the scenario's column of Inputs. */
export function inputsFormula(source: PlanSource, index: number, places: WeightPlaces): string {
  const [top, bottom] = inputRows(source).inputs
  const column = source.layout.scenarios[index]?.column ?? 1
  const values = areaReference({ top, bottom, left: column, right: column }, 'both', sheetNames.inputs)
  return `SUMPRODUCT(${values},${areaReference(places.inputs, 'both', planSheetNames.engine)})`
}

/** The sum over the scenario's rows of Monthly; its title stands in a cell. */
export function monthlyFormula(source: PlanSource, title: string, places: WeightPlaces): string {
  const { layout } = source
  const [top, bottom] = inputRows(source).monthly
  const on = (left: number, right: number): string =>
    areaReference({ top, bottom, left, right }, 'both', sheetNames.monthly)
  const rows = areaReference(places.monthly, 'both', planSheetNames.engine)
  const months = areaReference(places.months, 'both', planSheetNames.engine)
  const titles = on(layout.liveColumn, layout.liveColumn)
  return `SUMPRODUCT((${titles}=${title})*${rows}*${months},${on(layout.firstColumn, layout.lastColumn)})`
}

/** The mappings that start from one dimension: an area of ids on Inputs, a column each. */
export type ItemPlaces = {
  readonly dimension: string
  readonly label: string
  readonly area: Area
  readonly titles: readonly string[]
  /** The ids as the plan has them, item by item; null where an item belongs to none. */
  readonly ids: readonly (readonly (string | null)[])[]
}

/** Every dimension from which mappings start. */
export function itemPlaces({ layout, model }: PlanSource): readonly ItemPlaces[] {
  return [...layout.lists.values()].flatMap(list => {
    const { dimension, top, count, mappings } = list
    if (mappings.length === 0) return []
    const columns = mappings.map(({ column }) => column)
    const items = model.shape.items.get(dimension) ?? []
    return [
      {
        dimension,
        label: model.checked.dimensions.get(dimension)?.label ?? dimension,
        area: {
          top,
          bottom: top + count - 1,
          left: Math.min(...columns),
          right: Math.max(...columns),
        },
        titles: mappings.map(({ name }) => model.mappings.find(other => other.name === name)?.label ?? name),
        ids: items.map(({ id }) =>
          mappings.map(({ name }) => model.shape.mappings.get(name)?.get(id) ?? null),
        ),
      },
    ]
  })
}

/** How many items of a dimension belong elsewhere than when the engine ran. */
export function itemsFormula({ area }: ItemPlaces, stored: Area): string {
  const now = areaReference(area, 'both', sheetNames.inputs)
  return `SUMPRODUCT((${now}<>${areaReference(stored, 'both', planSheetNames.engine)})*1)`
}
