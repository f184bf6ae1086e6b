// What a cell holds, as it is entered into a spreadsheet and as it is found there again.

import type { CellContent } from '../../engine/index.ts'

/** What can be found in a cell: also a truth value, which we never write but a person may. */
export type HeldContent = CellContent | boolean

/** What a spreadsheet takes and gives as the entry of a cell: '' is empty, formulas begin with an equals sign. */
export type CellEntry = string | number | boolean

/**
 * The entry that makes a cell hold this content, whatever the language and settings of the spreadsheet. A text without
 * letters is an apostrophe alone (unverified in Excel): a formula that shows such a cell shows nothing, where it would
 * show 0 for an empty one.
 */
export function entryOf(content: HeldContent): CellEntry {
  if (content === null) return ''
  if (typeof content === 'object') return `=${content.formula}`
  if (typeof content !== 'string') return content
  return staysText(content) ? content : `'${content}`
}

/**
 * What an entry that was found means. A text that looks like a formula cannot be told from one, because spreadsheets
 * do not give its apostrophe back (github.com/OfficeDev/office-js/issues/6687): it is a text when we wrote it as one.
 */
export function contentOf(entry: CellEntry, written: HeldContent): HeldContent {
  if (entry === '') return null
  if (typeof entry !== 'string' || !entry.startsWith('=') || entry === written) return entry
  return { formula: entry.slice(1) }
}

/** Whether two contents are the same to a person, as far as can be read back: numbers to 15 digits, formulas but for case, blanks, needless quotes and areas of one cell. */
export function sameContent(a: HeldContent, b: HeldContent): boolean {
  if (a === b) return true
  if (a === null || b === null) return isEmpty(a) && isEmpty(b)
  if (typeof a === 'object' && typeof b === 'object')
    return plainFormula(a.formula) === plainFormula(b.formula)
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 1e-15 * Math.max(Math.abs(a), Math.abs(b))
  return false
}

/**
 * Texts that no spreadsheet takes for a number, date, truth value, error or formula: several words that begin with a
 * letter and have no digit. All others get the apostrophe, also single words, which may mean TRUE in another language.
 */
function staysText(text: string): boolean {
  return /^\p{L}+[ ,;:]/u.test(text) && !/\p{N}/u.test(text)
}

function isEmpty(content: HeldContent): boolean {
  return content === null || content === ''
}

function plainFormula(formula: string): string {
  return formula
    .replace(/"(?:[^"]|"")*"|'([A-Za-z_][A-Za-z0-9_]*)'(?=!)|[^"']+/g, (part, quoted?: string) => {
      if (quoted !== undefined) return quoted.toUpperCase()
      return part.startsWith('"') ? part : part.replace(/\s+/g, '').toUpperCase().replace(oneCellArea, '$1')
    })
    .trim()
}

/** The embedded spreadsheet names a cell once where we wrote `A1:A1` or `$A$1:A1`. */
const oneCellArea = /(?<![A-Z0-9_.$])(\$?([A-Z]{1,3})\$?(\d{1,7})):\$?\2\$?\3(?![A-Z0-9_.$])/g
