// The values that a spreadsheet program gave to the formulas of a workbook, and how far two programs agree on them.

import { cellAddress } from '../../engine/workbook/cellAddress.ts'
import type { CellContent, CellValue, Sheet, Workbook } from '../../engine/workbook/workbook.ts'

/** Values by sheet and address (`AD12`); cells that are empty are left out. */
export type CalculatedCells = ReadonlyMap<string, ReadonlyMap<string, CellValue>>

/** How far two sets of values agree. */
export type Agreement = {
  readonly compared: number
  /** The largest difference of two numbers: relative above 1 in size, absolute below. */
  readonly largest: number
  readonly where: string
  /** What differs by more than it may, or differs in kind; the first twenty as sentences. */
  readonly disagreements: readonly string[]
  /** How many differ, also beyond the first twenty. */
  readonly disagreeing: number
}

/** How much the numbers of a cell may differ; 0 for flags and months, which are compared exactly. */
export type Tolerance = number | ((sheet: string, address: string) => number)

/** Compares every expected cell with the one found. */
export function compareCells(
  expected: CalculatedCells,
  found: CalculatedCells,
  tolerance: Tolerance,
): Agreement {
  const allowed = typeof tolerance === 'number' ? () => tolerance : tolerance
  const disagreements: string[] = []
  let compared = 0
  let disagreeing = 0
  let largest = 0
  let where = ''
  for (const [sheet, cells] of expected)
    for (const [address, value] of cells) {
      const other = found.get(sheet)?.get(address)
      const difference = differenceOf(value, other)
      compared++
      if (difference > largest) {
        largest = difference
        where = `${sheet}!${address}`
      }
      if (difference <= allowed(sheet, address)) continue
      disagreeing++
      if (disagreements.length < 20)
        disagreements.push(`${sheet}!${address}: expected ${print(value)}, found ${print(other)}`)
    }
  return { compared, largest, where, disagreements, disagreeing }
}

/** `35,604 cells compared, largest difference 3.5e-14 at Model!AD12, 0 beyond tolerance`. */
export function printAgreement({ compared, largest, where, disagreeing, disagreements }: Agreement): string {
  const at = where === '' ? '' : ` at ${where}`
  const summary = `${compared.toLocaleString('en-US')} cells compared, largest difference ${largest.toExponential(1)}${at}, ${disagreeing} beyond tolerance`
  return [summary, ...disagreements].join('\n')
}

/** What stands in the cells of a sheet, by address; empty cells are left out. */
export function filledCells({ blocks }: Sheet): ReadonlyMap<string, Exclude<CellContent, null>> {
  return new Map(
    blocks.flatMap(({ top, left, cells }) =>
      cells.flatMap((row, down) =>
        row.flatMap((content, across): readonly (readonly [string, Exclude<CellContent, null>])[] =>
          content === null ? [] : [[cellAddress(top + down, left + across), content]],
        ),
      ),
    ),
  )
}

/** The values that a workbook says its formulas have and, `withConstants`, what stands there as a constant. */
export function statedCells(
  workbook: Workbook,
  options: { readonly withConstants?: true } = {},
): CalculatedCells {
  const valuesOf = (sheet: Sheet) =>
    [...filledCells(sheet)].flatMap(([address, content]): readonly (readonly [string, CellValue])[] => {
      const isFormula = typeof content === 'object'
      const value = isFormula ? content.value : content
      return value === undefined || (!isFormula && !options.withConstants) ? [] : [[address, value]]
    })
  return new Map(workbook.sheets.map(sheet => [sheet.name, new Map(valuesOf(sheet))]))
}

/** No number a plan gives; a program that shows it has not calculated. */
export const plantedValue = -987_654_321.5

/** The workbook with a wrong value in every formula, so that what is read back can only have been calculated. */
export function withPlantedValues(workbook: Workbook): Workbook {
  const plant = (content: CellContent): CellContent =>
    typeof content === 'object' && content !== null
      ? { formula: content.formula, value: plantedValue }
      : content
  return {
    ...workbook,
    sheets: workbook.sheets.map(sheet => ({
      ...sheet,
      blocks: sheet.blocks.map(block => ({ ...block, cells: block.cells.map(row => row.map(plant)) })),
    })),
  }
}

/** Infinite where two values differ in kind, or are texts, flags or errors that are not the same. */
function differenceOf(value: CellValue, other: CellValue | undefined): number {
  if (typeof value === 'number' && typeof other === 'number')
    return Math.abs(value - other) / Math.max(1, Math.abs(value), Math.abs(other))
  if (value === '' && other === undefined) return 0
  return print(value) === print(other) ? 0 : Number.POSITIVE_INFINITY
}

function print(value: CellValue | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}
