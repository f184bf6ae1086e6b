// The rules that every formula on our sheets keeps, checked on the workbook as a value.

import { prepareCalculation } from '../../engine/workbook/calculateWorkbook.ts'
import { cellAddress } from '../../engine/workbook/cellAddress.ts'
import type { Layout } from '../../engine/workbook/layout.ts'
import { parseSheetFormula, type SheetExpression } from '../../engine/workbook/parseSheetFormula.ts'
import { relativeFormula } from '../../engine/workbook/relativeFormula.ts'
import { isSheetFunction } from '../../engine/workbook/sheetFunctions.ts'
import type { CellContent, Sheet, Workbook } from '../../engine/workbook/workbook.ts'

/** Formulas are short enough to read. */
const longestFormula = 120

type FormulaCell = {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly formula: string
  /** The same text for every copy of one formula. */
  readonly relative: string
}

/** Every broken rule as a sentence with its cell; none when all are kept. */
export function brokenRules(workbook: Workbook, layout: Layout): readonly string[] {
  const formulas = workbook.sheets.flatMap(formulaCells)
  const contents = new Map(workbook.sheets.map(sheet => [sheet.name, contentsOf(sheet)]))
  const trees = new Map(formulas.map(({ relative }) => [relative, parseSheetFormula(relative)]))
  const calculation = prepareCalculation(workbook)
  const circles = calculation.ok ? [] : calculation.diagnostics.map(({ message }) => message)
  return [
    ...circles,
    ...inconsistentRows(formulas, layout),
    ...formulas.flatMap(cell => {
      const tree = trees.get(cell.relative)
      if (tree === undefined) return []
      const at = `${cell.sheet}!${cellAddress(cell.row, cell.column)}: =${cell.formula}`
      return [
        ...(cell.formula.length > longestFormula ? [`${at} has ${cell.formula.length} characters`] : []),
        ...wrongNodes(tree, cell).map(wrong => `${at} ${wrong}`),
        ...wrongReads(tree, cell, contents, layout, false).map(wrong => `${at} ${wrong}`),
      ]
    }),
  ]
}

/** The lengths of the formulas of a sheet, ascending. */
export function formulaLengths(workbook: Workbook, sheet: string): readonly number[] {
  const lengths = workbook.sheets.filter(({ name }) => name === sheet).flatMap(formulaCells)
  return lengths.map(({ formula }) => formula.length).sort((a, b) => a - b)
}

function formulaCells(sheet: Sheet): readonly FormulaCell[] {
  return sheet.blocks.flatMap(({ top, left, cells }) =>
    cells.flatMap((line, down) =>
      line.flatMap((content, across): readonly FormulaCell[] => {
        if (typeof content !== 'object' || content === null) return []
        const [row, column] = [top + down, left + across]
        const { formula } = content
        return [{ sheet: sheet.name, row, column, formula, relative: relativeFormula(formula, row, column) }]
      }),
    ),
  )
}

function contentsOf(sheet: Sheet): ReadonlyMap<string, CellContent> {
  return new Map(
    sheet.blocks.flatMap(({ top, left, cells }) =>
      cells.flatMap((line, down) =>
        line.map((content, across) => [cellAddress(top + down, left + across), content] as const),
      ),
    ),
  )
}

/** On Model and among what Monthly shows, a row has one formula in its months and one before them. */
function inconsistentRows(formulas: readonly FormulaCell[], layout: Layout): readonly string[] {
  const texts = new Map<string, Set<string>>()
  const firstScenarioRow = Math.min(...[...layout.scenarioRows.values()].map(({ header }) => header))
  for (const { sheet, row, column, relative } of formulas) {
    if (sheet !== 'Model' && !(sheet === 'Monthly' && row < firstScenarioRow)) continue
    if (column < layout.firstColumn) continue
    const part = column <= layout.openingColumn ? 'before the first month' : 'in its months'
    const key = `${sheet} row ${row} ${part}`
    texts.set(key, (texts.get(key) ?? new Set()).add(relative))
  }
  return [...texts].flatMap(([key, found]) =>
    found.size > 1 ? [`${key} has ${found.size} formulas: ${[...found].slice(0, 3).join(' | ')}`] : [],
  )
}

/** The sheets on which people type numbers; a fraction stands there as a formula of two. */
const inputSheets = ['Inputs', 'Monthly']

/** Numbers other than 0 and 1 outside the sheets of inputs, and functions that are not on the list. */
function wrongNodes(node: SheetExpression, cell: FormulaCell): readonly string[] {
  switch (node.kind) {
    case 'number':
      return inputSheets.includes(cell.sheet) || node.value === 0 || node.value === 1
        ? []
        : [`holds ${node.value}`]
    case 'sign':
      return wrongNodes(node.of, cell)
    case 'binary':
      return [...wrongNodes(node.left, cell), ...wrongNodes(node.right, cell)]
    case 'call':
      return [
        ...(isSheetFunction(node.name) ? [] : [`calls ${node.name}`]),
        ...node.args.flatMap(arg => wrongNodes(arg, cell)),
      ]
    default:
      return []
  }
}

/** Ranges around the formula's own cell, cells left of the months, and cells that hold nothing. */
function wrongReads(
  node: SheetExpression,
  cell: FormulaCell,
  contents: ReadonlyMap<string, ReadonlyMap<string, CellContent>>,
  layout: Layout,
  emptyCounts: boolean,
): readonly string[] {
  switch (node.kind) {
    case 'sign':
      return wrongReads(node.of, cell, contents, layout, emptyCounts)
    case 'binary':
      return [node.left, node.right].flatMap(side => wrongReads(side, cell, contents, layout, emptyCounts))
    case 'call':
      return node.args.flatMap(arg =>
        wrongReads(
          arg,
          cell,
          contents,
          layout,
          emptyCounts || node.name === 'SUMPRODUCT' || node.name === 'INDEX',
        ),
      )
    case 'area': {
      const sheet = node.sheet ?? cell.sheet
      const [rowA, rowB] = [node.from, node.to].map(({ row }) => (row.fixed ? row.at : cell.row + row.at))
      const [columnA, columnB] = [node.from, node.to].map(({ column }) =>
        column.fixed ? column.at : cell.column + column.at,
      )
      if (rowA === undefined || rowB === undefined || columnA === undefined || columnB === undefined)
        return []
      const own = sheet === cell.sheet && rowA <= cell.row && cell.row <= rowB
      const found: string[] = []
      if (own && columnA <= cell.column && cell.column <= columnB) found.push('reads its own cell')
      const ofMonths =
        (sheet === 'Model' || sheet === 'Monthly') &&
        columnB > layout.liveColumn &&
        cell.column >= layout.firstColumn
      if (ofMonths && columnA < layout.firstColumn) found.push('reads left of the months')
      if (emptyCounts || sheet === 'Inputs') return found
      for (let row = rowA; row <= rowB; row += 1)
        for (let column = columnA; column <= columnB; column += 1)
          if ((contents.get(sheet)?.get(cellAddress(row, column)) ?? null) === null)
            found.push(`reads ${sheet}!${cellAddress(row, column)}, which is empty`)
      return found
    }
    default:
      return []
  }
}
