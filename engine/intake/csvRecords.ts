// Records of separated values out of a text that comes in pieces; the only file that knows papaparse.

/// <reference path="./papaparse.d.ts" />

import papaparse from 'papaparse'
import { noText } from './encoding.ts'

/** One record: a row of the sheet it would make in a spreadsheet. */
export type CsvRecord = { readonly cells: readonly string[]; readonly problem?: 'quote' | 'notText' }

/** How reading ends: at the end of the text, or inside a cell that began in a record and does not end. */
export type CsvEnd = 'whole' | 'openQuote' | 'tooLong'

/** A record may have this many characters (an Excel cell holds 32,767). */
export const longestRecord = 2_000_000

/**
 * Takes records one after another; gives how it ended. Lines may end in CR LF, LF or (in a text without LF) CR. At no time
 * is more of the text held than a piece and the record it cuts. O(characters).
 */
export function* csvRecords(pieces: Iterable<string>, separator: string): Generator<CsvRecord, CsvEnd> {
  let waiting = ''
  let parser: InstanceType<typeof papaparse.Parser> | undefined
  for (const piece of pieces) {
    waiting += piece
    parser ??= parserFor(waiting, separator)
    const { data, errors, meta } = parser.parse(waiting, 0, true)
    yield* withProblems(data, errors, waiting)
    waiting = waiting.slice(meta.cursor)
    if (waiting.length > longestRecord) return endOf(parser.parse(waiting, 0, false).errors, 'tooLong')
  }
  if (waiting === '') return 'whole'
  const { data, errors } = (parser ?? parserFor(waiting, separator)).parse(waiting, 0, false)
  const end = endOf(errors, 'whole')
  if (end === 'whole') yield* withProblems(data, errors, waiting)
  return end
}

/** The cells of the first records of a text; the last one may be cut short. */
export function recordsOf(text: string, separator: string, most: number): readonly (readonly string[])[] {
  return parserFor(text, separator).parse(text, 0, true).data.slice(0, most)
}

function parserFor(text: string, separator: string): InstanceType<typeof papaparse.Parser> {
  const newline = !text.includes('\n') && text.includes('\r') ? '\r' : '\n'
  return new papaparse.Parser({ delimiter: separator, newline })
}

type QuoteProblems = ReturnType<InstanceType<typeof papaparse.Parser>['parse']>['errors']

function* withProblems(
  data: readonly (readonly string[])[],
  errors: QuoteProblems,
  text: string,
): Generator<CsvRecord> {
  const quotes = new Set(errors.map(({ row }) => row))
  const doubtful = text.includes('\0') || text.includes(noText)
  for (const [index, record] of data.entries()) {
    const cells = withoutReturn(record)
    if (quotes.has(index)) yield { cells, problem: 'quote' }
    else if (doubtful && cells.some(cell => cell.includes('\0') || cell.includes(noText)))
      yield { cells, problem: 'notText' }
    else yield { cells }
  }
}

/** The parser ends lines at LF: of CR LF, the CR is still there. */
function withoutReturn(cells: readonly string[]): readonly string[] {
  const last = cells.at(-1)
  return last?.endsWith('\r') ? [...cells.slice(0, -1), last.slice(0, -1)] : cells
}

function endOf(errors: QuoteProblems, otherwise: CsvEnd): CsvEnd {
  return errors.some(({ code }) => code === 'MissingQuotes') ? 'openQuote' : otherwise
}
