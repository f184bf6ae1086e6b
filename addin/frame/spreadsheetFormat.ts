// Number formats in the notation of o-spreadsheet, which is Excel's without colours and conditions, and back.

/** The format as o-spreadsheet reads it; undefined where it shows numbers as they are. */
export function spreadsheetFormat(numberFormat: string): string | undefined {
  // It has no powers of ten, `0.0E+0`.
  if (numberFormat === 'General' || numberFormat === '' || /E[+-]0/.test(numberFormat)) return undefined
  return numberFormat.replace(colour, '').replace(condition, '')
}

const colour = /\[(?:Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|Color ?\d+)\]/gi

/** `[>=0.005]`: what a section is for, where it is not the sign of the number; o-spreadsheet shows an error for it. */
const condition = /\[(?:<>|[<>]=?|=)-?[\d.]+\]/g

/** The format in Excel's notation: the one of those known that o-spreadsheet reads so, else as it is. */
export function excelFormat(format: string, known: readonly string[]): string {
  return known.find(numberFormat => spreadsheetFormat(numberFormat) === format) ?? format
}
