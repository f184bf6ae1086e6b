// A sheet as text that a person can read in a diff: a line per row, formulas as they are typed.

import { columnLetters } from '../../engine/workbook/cellAddress.ts'
import { sheetGrid } from '../../engine/workbook/sheetGrid.ts'
import type { CellContent, Workbook } from '../../engine/workbook/workbook.ts'

/** The cells of a sheet between two columns, `|` between them; empty cells at the end of a row are left out. */
export function sheetText(workbook: Workbook, name: string, columns: readonly [number, number]): string {
  const sheet = workbook.sheets.find(other => other.name === name)
  if (sheet === undefined) throw new Error(`the workbook has no sheet ${name}`)
  const grid = sheetGrid(sheet)
  const [from, to] = [columns[0], Math.min(columns[1], grid.right)]
  const across = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const lines = Array.from({ length: grid.bottom }, (_, index) => {
    const cells = across.map(column => cellText(grid.content(index + 1, column)))
    return [String(index + 1), ...cells].join(' | ').replace(/(?: \| *)+$/, '')
  })
  const heads = ['', ...across.map(columnLetters)].join(' | ')
  return [`${name}${heads}`, ...lines, ''].join('\n')
}

function cellText(content: CellContent): string {
  if (content === null) return ''
  return typeof content === 'object' ? `=${content.formula}` : String(content)
}
