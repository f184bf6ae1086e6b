// A formula as it reads from its own cell: `RC[-1]` is the cell to the left. Copies of one formula read the same.

import { columnNumber } from './cellAddress.ts'

/**
 * The formula in R1C1 notation: `$` parts as row and column numbers, others as distances from the given cell. Texts,
 * quoted sheet names and function names stay. O(length).
 */
export function relativeFormula(formula: string, row: number, column: number): string {
  return formula.replace(
    token,
    (all, cell?: string, dollarColumn = '', letters = '', dollarRow = '', digits = '') => {
      if (cell === undefined) return all
      const rowNumber = Number(digits)
      const columnPlace = columnOf(letters)
      const rowText = dollarRow === '$' ? `R${rowNumber}` : distance('R', rowNumber - row)
      const columnText = dollarColumn === '$' ? `C${columnPlace}` : distance('C', columnPlace - column)
      return rowText + columnText
    },
  )
}

/** Texts and quoted sheet names as they are; a cell only where no word, `!` or bracket follows and no word precedes. */
const token = /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\w.$])((\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6}))(?![\w.(!])/g

function distance(letter: string, by: number): string {
  return by === 0 ? letter : `${letter}[${by}]`
}

const places = new Map<string, number>()

function columnOf(letters: string): number {
  const known = places.get(letters)
  if (known !== undefined) return known
  const place = columnNumber(letters)
  places.set(letters, place)
  return place
}
