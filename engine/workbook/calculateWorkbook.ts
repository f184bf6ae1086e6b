// Our own calculation of a workbook: fills the cached results, and shows what a spreadsheet will show.

import { failure, type Result, success } from '../formula/result.ts'
import { cellAddress } from './cellAddress.ts'
import { type CompiledFormula, formulaCompiler } from './compileSheetFormula.ts'
import type { SheetValue } from './sheetValue.ts'
import type { CellContent, CellValue, Sheet, Workbook } from './workbook.ts'

/** A cell whose content is replaced before calculating. */
export type CellChange = {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly value: number | string | null
}

/** A workbook that was read and ordered once, to be calculated with different contents. */
export type Calculation = {
  /** The results with some cells changed. O(formulas). */
  readonly run: (changes?: readonly CellChange[]) => CalculatedCells
  /** How many formulas there are, and how many cells they read in all, every cell of every range counted. */
  readonly formulas: number
  readonly reads: number
}

/** Results by cell; null for an empty one. */
export type CalculatedCells = { readonly value: (sheet: string, row: number, column: number) => SheetValue }

/** The same workbook with the result of every formula. Errors: `W201` formulas that need each other. */
export function calculateWorkbook(workbook: Workbook): Result<Workbook> {
  const calculation = prepareCalculation(workbook)
  if (!calculation.ok) return calculation
  return success(withResults(workbook, calculation.value.run()))
}

/** The workbook with results that were calculated before. O(cells). */
export function withResults(workbook: Workbook, { value }: CalculatedCells): Workbook {
  const sheets = workbook.sheets.map(sheet => ({
    ...sheet,
    blocks: sheet.blocks.map(block => ({
      ...block,
      cells: block.cells.map((row, down) =>
        row.map((content, across) =>
          withValue(content, () => value(sheet.name, block.top + down, block.left + across)),
        ),
      ),
    })),
  }))
  return { ...workbook, sheets }
}

function withValue(content: CellContent, result: () => SheetValue): CellContent {
  if (typeof content !== 'object' || content === null) return content
  const value: CellValue = result() ?? 0
  return { formula: content.formula, value }
}

type Grid = {
  readonly name: string
  readonly width: number
  /** Where its first cell stands among all cells. */
  readonly offset: number
  readonly height: number
}

/**
 * Reads all formulas and orders them so that each comes after the cells it reads. Every cell of a range counts as read,
 * as Excel counts it: a formula within its own range is a circular one. O(formulas + cells read).
 */
export function prepareCalculation(workbook: Workbook): Result<Calculation> {
  const grids = gridsOf(workbook.sheets)
  const size = grids.reduce((sum, { width, height }) => sum + width * height, 0)
  const contents: SheetValue[] = new Array<SheetValue>(size).fill(null)
  const formulas: (CompiledFormula | undefined)[] = new Array(size)
  const values: SheetValue[] = []
  const gridByName = new Map(grids.map(grid => [grid.name, grid]))
  const placeOf = (sheet: string, row: number, column: number): number => {
    const grid = gridByName.get(sheet)
    if (grid === undefined || row < 1 || column < 1 || row > grid.height || column > grid.width) return -1
    return grid.offset + (row - 1) * grid.width + column - 1
  }
  const compile = formulaCompiler(new Map(workbook.names.map(({ name, refersTo }) => [name, refersTo])), {
    value: (sheet, row, column) => values[placeOf(sheet, row, column)] ?? null,
  })
  let count = 0
  const ordered: { readonly place: number; readonly formula: CompiledFormula }[] = []
  for (const sheet of workbook.sheets) {
    for (const { top, left, cells } of sheet.blocks) {
      for (const [down, line] of cells.entries()) {
        for (const [across, content] of line.entries()) {
          const [row, column] = [top + down, left + across]
          const place = placeOf(sheet.name, row, column)
          if (typeof content === 'object' && content !== null) {
            formulas[place] = compile(content.formula, { sheet: sheet.name, row, column })
            count += 1
          } else contents[place] = content
        }
      }
    }
  }
  const reads = readsOf(formulas, placeOf)
  const order = topologicalOrder(reads.from, reads.cells, formulas)
  if ('loop' in order) return failure([loopDiagnostic(order.loop, grids)])
  for (const place of order.order) {
    const formula = formulas[place]
    if (formula !== undefined) ordered.push({ place, formula })
  }
  return success({
    formulas: count,
    reads: reads.cells.length,
    run: (changes = []) => {
      values.length = 0
      for (const content of contents) values.push(content)
      const fixed = new Map(
        changes.map(({ sheet, row, column, value }) => [placeOf(sheet, row, column), value]),
      )
      for (const [place, value] of fixed) values[place] = value
      for (const { place, formula } of ordered) if (!fixed.has(place)) values[place] = formula.evaluate()
      const results = [...values]
      return { value: (sheet, row, column) => results[placeOf(sheet, row, column)] ?? null }
    },
  })
}

function gridsOf(sheets: readonly Sheet[]): readonly Grid[] {
  let offset = 0
  return sheets.map(({ name, blocks }): Grid => {
    const height = Math.max(1, ...blocks.map(({ top, cells }) => top + cells.length - 1))
    const width = Math.max(1, ...blocks.map(({ left, cells }) => left + (cells[0]?.length ?? 0) - 1))
    const grid = { name, width, height, offset }
    offset += width * height
    return grid
  })
}

/** For every formula the formulas it reads, in one list: those of place p stand from `from[p]` to `from[p + 1]`. */
function readsOf(
  formulas: readonly (CompiledFormula | undefined)[],
  placeOf: (sheet: string, row: number, column: number) => number,
): { readonly from: Int32Array; readonly cells: readonly number[] } {
  const from = new Int32Array(formulas.length + 1)
  const cells: number[] = []
  for (let place = 0; place < formulas.length; place += 1) {
    from[place] = cells.length
    for (const { sheet, top, left, bottom, right } of formulas[place]?.reads() ?? []) {
      for (let row = top; row <= bottom; row += 1) {
        for (let column = left; column <= right; column += 1) {
          const read = placeOf(sheet, row, column)
          if (formulas[read] !== undefined) cells.push(read)
        }
      }
    }
  }
  from[formulas.length] = cells.length
  return { from, cells }
}

/** Depth-first without recursion; on a loop, the cells round it. */
function topologicalOrder(
  from: Int32Array,
  reads: readonly number[],
  formulas: readonly (CompiledFormula | undefined)[],
): { readonly order: readonly number[] } | { readonly loop: readonly number[] } {
  const state = new Uint8Array(formulas.length)
  const next = from.slice()
  const order: number[] = []
  const path: number[] = []
  for (let start = 0; start < formulas.length; start += 1) {
    if (formulas[start] === undefined || state[start] !== 0) continue
    path.push(start)
    state[start] = 1
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const at = next[top] ?? 0
      if (at >= (from[top + 1] ?? 0)) {
        state[top] = 2
        order.push(top)
        path.pop()
        continue
      }
      next[top] = at + 1
      const read = reads[at] ?? 0
      if (state[read] === 1) return { loop: path.slice(path.indexOf(read)) }
      if (state[read] === 0) {
        state[read] = 1
        path.push(read)
      }
    }
  }
  return { order }
}

function loopDiagnostic(
  loop: readonly number[],
  grids: readonly Grid[],
): Parameters<typeof failure>[0][number] {
  const names = [...loop, ...loop.slice(0, 1)].map(place => {
    const grid = grids.findLast(({ offset }) => offset <= place)
    if (grid === undefined) return '?'
    const within = place - grid.offset
    return `${grid.name}!${cellAddress(Math.floor(within / grid.width) + 1, (within % grid.width) + 1)}`
  })
  const shown = names.length <= 8 ? names : [...names.slice(0, 4), '…', ...names.slice(-3)]
  return {
    code: 'W201',
    severity: 'error',
    place: { kind: 'plan' },
    message: `In the workbook these cells need each other: ${shown.join(' -> ')}.`,
    remedy: 'Let one of their rows read the month before, or sum over rows that do not read it back.',
  }
}
