// Formula trees to functions that compute them. Copies of one formula share a tree.

import { unreachable } from '../formula/unreachable.ts'
import {
  type BinaryOperator,
  type Corner,
  parseSheetFormula,
  type SheetExpression,
} from './parseSheetFormula.ts'
import { relativeFormula } from './relativeFormula.ts'
import { isSheetFunction, sheetFunctions } from './sheetFunctions.ts'
import {
  compareValues,
  divisionByZero,
  finite,
  isArea,
  isError,
  notNumber,
  type Operand,
  type SheetArea,
  type SheetError,
  type SheetValue,
  toNumber,
  toText,
  wrongName,
  wrongValue,
} from './sheetValue.ts'

/** A formula in its cell. */
export type CompiledFormula = {
  readonly evaluate: () => SheetValue
  /** The areas it reads. */
  readonly reads: () => readonly ReadArea[]
}

/** Rows and columns from 1, both ends included. */
type ReadArea = {
  readonly sheet: string
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

type Cell = { readonly sheet: string; readonly row: number; readonly column: number }
type Cells = { readonly value: (sheet: string, row: number, column: number) => SheetValue }

/** Compiles formulas of one workbook. `names` are its defined names and what they refer to. */
export function formulaCompiler(
  names: ReadonlyMap<string, string>,
  cells: Cells,
): (formula: string, cell: Cell) => CompiledFormula {
  const trees = new Map<string, SheetExpression>()
  const treeOf = (text: string): SheetExpression => {
    const known = trees.get(text)
    if (known !== undefined) return known
    const tree = parseSheetFormula(text)
    trees.set(text, tree)
    return tree
  }
  const named = new Map(
    [...names].map(([name, refersTo]) => [name.toLowerCase(), treeOf(relativeFormula(refersTo, 1, 1))]),
  )

  return (formula, cell) => {
    const tree = treeOf(relativeFormula(formula, cell.row, cell.column))
    return {
      evaluate: () => {
        const result = compute(tree, cell)
        return isArea(result) ? wrongValue : (result ?? 0)
      },
      reads: () => areasIn(tree, cell),
    }
  }

  function compute(node: SheetExpression, cell: Cell): Operand {
    switch (node.kind) {
      case 'number':
      case 'text':
      case 'boolean':
        return node.value
      case 'area':
        return valuesOf(placed(node, cell), cells)
      case 'name': {
        const meant = named.get(node.name.toLowerCase())
        return meant === undefined ? wrongName : compute(meant, cell)
      }
      case 'sign':
        return spread([compute(node.of, cell)], ([value = null]) => {
          const number = toNumber(value)
          return typeof number === 'number' ? (node.sign === '-' ? -number + 0 : number) : number
        })
      case 'binary':
        return spread([compute(node.left, cell), compute(node.right, cell)], ([a = null, b = null]) =>
          binaryOperators[node.operator](a, b),
        )
      case 'call': {
        if (!isSheetFunction(node.name)) return wrongName
        return sheetFunctions[node.name](node.args.map(arg => () => compute(arg, cell)))
      }
      default:
        return unreachable(node)
    }
  }

  function areasIn(node: SheetExpression, cell: Cell): readonly ReadArea[] {
    switch (node.kind) {
      case 'number':
      case 'text':
      case 'boolean':
        return []
      case 'area':
        return [placed(node, cell)]
      case 'name': {
        const meant = named.get(node.name.toLowerCase())
        return meant === undefined ? [] : areasIn(meant, cell)
      }
      case 'sign':
        return areasIn(node.of, cell)
      case 'binary':
        return [...areasIn(node.left, cell), ...areasIn(node.right, cell)]
      case 'call':
        return node.args.flatMap(arg => areasIn(arg, cell))
      default:
        return unreachable(node)
    }
  }
}

type AreaNode = Extract<SheetExpression, { readonly kind: 'area' }>

function placed({ sheet, from, to }: AreaNode, cell: Cell): ReadArea {
  const a = cornerAt(from, cell)
  const b = cornerAt(to, cell)
  return {
    sheet: sheet ?? cell.sheet,
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  }
}

function cornerAt({ row, column }: Corner, cell: Cell): { readonly row: number; readonly column: number } {
  return {
    row: row.fixed ? row.at : cell.row + row.at,
    column: column.fixed ? column.at : cell.column + column.at,
  }
}

function valuesOf({ sheet, top, left, bottom, right }: ReadArea, cells: Cells): Operand {
  if (top === bottom && left === right) return cells.value(sheet, top, left)
  const values: SheetValue[] = []
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) values.push(cells.value(sheet, row, column))
  return { rows: bottom - top + 1, columns: right - left + 1, values }
}

/** Over several cells an operation is done cell by cell; a single value, row or column goes with all of them. */
function spread(
  operands: readonly Operand[],
  compute: (values: readonly SheetValue[]) => SheetValue,
): Operand {
  const areas = operands.filter(isArea)
  if (areas.length === 0) return compute(operands.map(operand => (isArea(operand) ? null : operand)))
  const rows = Math.max(...areas.map(area => area.rows))
  const columns = Math.max(...areas.map(area => area.columns))
  const values: SheetValue[] = []
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      values.push(
        compute(operands.map(operand => (isArea(operand) ? valueAt(operand, row, column) : operand))),
      )
  return { rows, columns, values }
}

function valueAt({ rows, columns, values }: SheetArea, row: number, column: number): SheetValue {
  const [down, across] = [rows === 1 ? 0 : row, columns === 1 ? 0 : column]
  return down < rows && across < columns ? (values[down * columns + across] ?? null) : { error: '#N/A' }
}

const binaryOperators: Readonly<Record<BinaryOperator, (a: SheetValue, b: SheetValue) => SheetValue>> = {
  '+': arithmetic((a, b) => finite(a + b)),
  '-': arithmetic((a, b) => finite(a - b)),
  '*': arithmetic((a, b) => finite(a * b)),
  '/': arithmetic((a, b) => (b === 0 ? divisionByZero : finite(a / b))),
  '^': arithmetic(power),
  '&': (a, b) => {
    const [left, right] = [toText(a), toText(b)]
    if (typeof left !== 'string') return left
    return typeof right === 'string' ? left + right : right
  },
  '=': comparison(order => order === 0),
  '<>': comparison(order => order !== 0),
  '<': comparison(order => order < 0),
  '<=': comparison(order => order <= 0),
  '>': comparison(order => order > 0),
  '>=': comparison(order => order >= 0),
}

function arithmetic(
  compute: (a: number, b: number) => number | SheetError,
): (a: SheetValue, b: SheetValue) => SheetValue {
  return (a, b) => {
    const left = toNumber(a)
    if (typeof left !== 'number') return left
    const right = toNumber(b)
    return typeof right === 'number' ? compute(left, right) : right
  }
}

/** 0^0 is an error in Excel, 1 in JavaScript. */
function power(a: number, b: number): number | SheetError {
  if (a === 0 && b <= 0) return b === 0 ? notNumber : divisionByZero
  return finite(a ** b)
}

function comparison(decide: (order: number) => boolean): (a: SheetValue, b: SheetValue) => SheetValue {
  return (a, b) => {
    const order = compareValues(a, b)
    return isError(order) ? order : decide(Number(order))
  }
}
