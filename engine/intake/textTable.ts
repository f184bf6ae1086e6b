// The table in a text file: .csv, .tsv or .txt.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { type CsvEnd, csvRecords, longestRecord } from './csvRecords.ts'
import { decodeText, detectEncoding, type Encoding } from './encoding.ts'
import { type RawRow, type RawTable, UnreadableTable } from './rawTable.ts'
import { declaredSeparator, detectSeparator, type Separator, separators } from './separator.ts'

/** What a person may set when it was found wrong. */
export type TextSettings = { readonly encoding?: Encoding; readonly separator?: Separator }

/** Rows that a file may have: twice what fits on an Excel sheet. */
const mostRows = 2_097_152

/** The table of a text file. Nothing is decoded yet but its beginning. */
export function textTable(file: string, bytes: Uint8Array, settings: TextSettings = {}): RawTable {
  const encoding = settings.encoding ?? detectEncoding(bytes)
  const beginning = decodeText(bytes.subarray(0, 65_536), encoding).next().value ?? ''
  const declared = declaredSeparator(beginning) !== undefined
  const separator = settings.separator ?? detectSeparator(beginning)
  const rows = function* (): Generator<RawRow> {
    let row = 0
    const records = csvRecords(decodeText(bytes, encoding), separators[separator])
    for (;;) {
      const { value, done } = records.next()
      if (done) return endReading(file, row, value)
      row += 1
      if (row > mostRows) throw new UnreadableTable(tooManyRows(file))
      if (row === 1 && declared) continue
      const { cells, problem } = value
      yield problem === undefined
        ? { row, cells }
        : { row, cells, problem: problems[problem](cells, encoding) }
    }
  }
  return { file, rows, text: { encoding, separator }, datesFrom1904: false }
}

const problems = {
  quote: (cells: readonly string[]) => {
    const lines = cells.join('').split('\n').length
    const swallowed = lines > 1 ? `, so that ${lines} lines were taken for one row` : ''
    return `a quotation mark in it does not end where the cell does${swallowed}`
  },
  notText: (_cells: readonly string[], encoding: Encoding) =>
    `it holds bytes that are no text in ${encoding}`,
}

function endReading(file: string, rows: number, end: CsvEnd): void {
  switch (end) {
    case 'whole':
      return
    case 'openQuote':
      throw new UnreadableTable({
        code: 'I102',
        severity: 'error',
        place: { kind: 'file', path: file, line: rows + 1 },
        message: `In row ${rows + 1} of ${file} a quotation mark opens a cell and is never closed, so all that follows would be one cell.`,
        remedy:
          'Close or remove that quotation mark, or export the file again. Nothing of the file was used.',
      })
    case 'tooLong':
      throw new UnreadableTable({
        code: 'I103',
        severity: 'error',
        place: { kind: 'file', path: file, line: rows + 1 },
        message: `Row ${rows + 1} of ${file} has more than ${longestRecord.toLocaleString('en-US')} characters.`,
        remedy: 'Leave the column with the long texts out of the export. Nothing of the file was used.',
      })
  }
}

function tooManyRows(file: string): Diagnostic {
  return {
    code: 'I104',
    severity: 'error',
    place: { kind: 'file', path: file, line: mostRows },
    message: `${file} has more than ${mostRows.toLocaleString('en-US')} rows.`,
    remedy: 'Export it year by year and import the files together. Nothing of the file was used.',
  }
}
