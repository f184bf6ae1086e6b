// Number formats in the notation of o-spreadsheet, which is Excel's without colours and conditions, and back.

/** The format as o-spreadsheet reads it; undefined where it shows numbers as they are. */
export function spreadsheetFormat(numberFormat: string): string | undefined {
  if (numberFormat === 'General' || numberFormat === '') return undefined
  return numberFormat.replace(colour, '')
}

const colour = /\[(?:Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|Color ?\d+)\]/gi

/** The format in Excel's notation: the one of those known that o-spreadsheet reads so, else as it is. */
export function excelFormat(format: string, known: readonly string[]): string {
  return known.find(numberFormat => spreadsheetFormat(numberFormat) === format) ?? format
}
