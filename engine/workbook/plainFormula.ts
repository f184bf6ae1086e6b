// A formula as programs agree on it: they differ in blanks, capitals, quotes around sheets, how numbers are written and
// whether an area of one cell is named once or twice.

import { sheetInFormula } from './cellAddress.ts'

/** Texts and quoted sheets; areas of one cell; words, cells and numbers; blanks; any other sign. */
const token =
  /("(?:[^"]|"")*")|'((?:[^']|'')*)'!|([\p{L}_][\p{L}\p{N}_.]*)!|(\$?([A-Za-z]{1,3})\$?(\d{1,7})):\$?\5\$?\6(?![\p{L}\p{N}_.$])|([\p{L}_$][\p{L}\p{N}_.$]*)|(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|(\s+)|(.)/gu

/**
 * The formula without blanks, in capitals outside texts, sheets quoted only where they must be, numbers in 15 digits,
 * `A1` for `A1:A1`, however its corners move when they are copied.
 * `sheetNamed` gives the name by which we know a sheet. O(length).
 */
export function plainFormula(formula: string, sheetNamed: (name: string) => string = name => name): string {
  return formula
    .replace(/^[=+]/, '')
    .replace(
      token,
      (
        all,
        text?: string,
        quoted?: string,
        sheet?: string,
        cell?: string,
        _column?: string,
        _row?: string,
        word?: string,
        number?: string,
        blank?: string,
      ) => {
        if (text !== undefined) return text
        const name = quoted?.replaceAll("''", "'") ?? sheet
        if (name !== undefined) return `${sheetInFormula(sheetNamed(name)).toUpperCase()}!`
        if (cell !== undefined) return cell.toUpperCase()
        if (word !== undefined) return word.toUpperCase()
        if (number !== undefined) return String(fifteenDigits(Number(number)))
        return blank === undefined ? all : ''
      },
    )
}

/** Some programs keep no more than 15 digits of a number. */
export function fifteenDigits(value: number): number {
  return Number(value.toPrecision(15))
}

/** The sheets that a formula reads, by the names it gives them. */
export function sheetsRead(formula: string): readonly string[] {
  return [...formula.matchAll(token)].flatMap(
    ([, , quoted, sheet]) => quoted?.replaceAll("''", "'") ?? sheet ?? [],
  )
}
