// The text of a formula in its cell, once every block has a place.

import { unreachable } from '../formula/unreachable.ts'
import { columnLetters, sheetInFormula } from './cellAddress.ts'
import { calendarRows, type Layout, type PlacedBlock, sheetNames } from './layout.ts'
import type { Part, Reference } from './sheetFormula.ts'

/** Writes formulas without the equals sign for cells of one layout. */
export type FormulaRenderer = (
  parts: readonly Part[],
  cell: { readonly sheet: string; readonly row: number; readonly column: number },
) => string

/** A renderer for a layout. O(length) per formula. */
export function formulaRenderer(layout: Layout): FormulaRenderer {
  const letters = Array.from({ length: layout.lastColumn + 1 }, (_, column) => columnLetters(column))
  const columnAt = (column: number): string => letters[column] ?? columnLetters(column)
  const placedAt = (key: string): PlacedBlock => {
    const placed = layout.blocks.get(key)
    if (placed === undefined) throw new Error(`a formula refers to ${key}, which has no place`)
    return placed
  }

  return (parts, cell) => {
    const elsewhere = (sheet: string): string => (sheet === cell.sheet ? '' : `${sheetInFormula(sheet)}!`)
    const monthColumn = (back: number): string => columnAt(cell.column - back)
    const first = columnAt(layout.firstColumn)
    const model = elsewhere(sheetNames.model)

    function text(reference: Reference): string {
      switch (reference.kind) {
        case 'cells': {
          const { block, from, to, back, fixed } = reference
          const { sheet, top, column } = placedAt(block)
          const row = fixed ? '$' : ''
          const at = column === undefined ? monthColumn(back) : `$${columnAt(column)}`
          const start = `${elsewhere(sheet)}${at}${row}${top + from}`
          return from === to ? start : `${start}:${at}${row}${top + to}`
        }
        case 'window': {
          const { block, index, from, to } = reference
          const { sheet, top } = placedAt(block)
          const row = top + index
          const start = typeof from === 'number' ? monthColumn(from) : `$${first}`
          return `${elsewhere(sheet)}${start}${row}:${monthColumn(to)}${row}`
        }
        case 'month':
          return `${model}${monthColumn(reference.back)}$${calendarRows.month}`
        case 'months':
          return `${model}$${first}$${calendarRows.month}:${monthColumn(reference.to)}$${calendarRows.month}`
        case 'column':
          return `${model}${monthColumn(reference.back)}$${calendarRows.column}`
        case 'ids': {
          const { block, key, from, to } = reference
          const { sheet, top } = placedAt(block)
          const column = columnAt(2 + key)
          const start = `${elsewhere(sheet)}$${column}$${top + from}`
          return from === to ? start : `${start}:$${column}$${top + to}`
        }
        case 'own_id':
          return `$${columnAt(2 + reference.key)}${cell.row}`
        case 'number':
          return `${elsewhere(sheetNames.inputs)}$${columnAt(layout.liveColumn)}$${layout.numbers.get(reference.value)}`
        case 'weights': {
          const { block, from, count } = reference
          const row = layout.weights.get(`${block} ${from}`)
          const [left, right] = [layout.weightsColumn, layout.weightsColumn + count - 1].map(columnAt)
          return `${elsewhere(sheetNames.inputs)}$${left}$${row}:$${right}$${row}`
        }
        default:
          return unreachable(reference)
      }
    }

    return parts.map(part => (typeof part === 'string' ? part : text(part))).join('')
  }
}
