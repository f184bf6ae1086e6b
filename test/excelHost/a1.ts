// Areas of the emulated workbook as the API counts them (from 0, with sizes), and their addresses.

import { columnLetters, columnNumber, lastColumn, lastRow } from '../../engine/workbook/cellAddress.ts'

/** A rectangle of cells; whole columns have `lastRow` rows, whole rows `lastColumn` columns. */
export type Rectangle = {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** `B3`, `B3:D9`, `B:D`, `3:9`, with dollar signs when absolute. */
export function rectangleAddress(area: Rectangle, absolute = false): string {
  const mark = absolute ? '$' : ''
  const column = (offset: number) => mark + columnLetters(area.column + offset + 1)
  const row = (offset: number) => mark + String(area.row + offset + 1)
  const [down, right] = [area.rows - 1, area.columns - 1]
  if (area.rows === lastRow) return `${column(0)}:${column(right)}`
  if (area.columns === lastColumn) return `${row(0)}:${row(down)}`
  const first = column(0) + row(0)
  return down === 0 && right === 0 ? first : `${first}:${column(right)}${row(down)}`
}

/** The area that an address without a sheet names, or undefined when the text is no address. */
export function parseRectangle(local: string): Rectangle | undefined {
  const text = local.trim().replaceAll('$', '')
  const cells = /^([A-Za-z]{1,3})(\d{1,7})(?::([A-Za-z]{1,3})(\d{1,7}))?$/.exec(text)
  if (cells) {
    const [, left = '', top = '', right = left, bottom = top] = cells
    return between(Number(top), columnNumber(left), Number(bottom), columnNumber(right))
  }
  const columns = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(text)
  if (columns) return between(1, columnNumber(columns[1] ?? ''), lastRow, columnNumber(columns[2] ?? ''))
  const rows = /^(\d{1,7}):(\d{1,7})$/.exec(text)
  return rows ? between(Number(rows[1]), 1, Number(rows[2]), lastColumn) : undefined
}

/** The cells two areas share. */
export function intersection(a: Rectangle, b: Rectangle): Rectangle | undefined {
  const row = Math.max(a.row, b.row)
  const column = Math.max(a.column, b.column)
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : undefined
}

/** Whether an area lies on the sheet at all. */
export function insideSheet(area: Rectangle): boolean {
  const { row, column, rows, columns } = area
  const positive = row >= 0 && column >= 0 && rows >= 1 && columns >= 1
  return positive && row + rows <= lastRow && column + columns <= lastColumn
}

function between(row1: number, column1: number, row2: number, column2: number): Rectangle | undefined {
  const area = {
    row: Math.min(row1, row2) - 1,
    column: Math.min(column1, column2) - 1,
    rows: Math.abs(row2 - row1) + 1,
    columns: Math.abs(column2 - column1) + 1,
  }
  return insideSheet(area) ? area : undefined
}
