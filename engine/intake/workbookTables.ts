// The tables of a workbook: one for each sheet that can be seen and holds anything.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { failure, type Result, success } from '../formula/result.ts'
import { readXlsx, type XlsxContent } from '../workbook/readXlsx.ts'
import type { RawCell, RawRow, RawTable } from './rawTable.ts'

/** The tables of an .xlsx file, in the order of its sheets. A file that cannot be read safely is refused. */
export function workbookTables(file: string, bytes: Uint8Array): Result<readonly RawTable[]> {
  const content = readXlsx(bytes)
  if (!content.ok)
    return failure(
      content.diagnostics.map(problem => ({
        ...problem,
        place: { kind: 'file', path: file },
        remedy: problem.code === 'X103' ? asText : problem.remedy,
      })),
    )
  const { sheets, datesFrom1904 } = content.value
  const tables: RawTable[] = []
  const warnings: Diagnostic[] = []
  for (const { name, hidden, cells } of sheets) {
    if (hidden && cells.size > 0) warnings.push(hiddenSheet(file, name))
    if (hidden || cells.size === 0) continue
    const rows = rowsOf(cells)
    if (rows === undefined) return failure([farApart(file, name)])
    warnings.push(...formulaNotices(file, name, cells))
    tables.push({ file, sheet: name, rows: () => rows, datesFrom1904 })
  }
  return success(tables, warnings)
}

const asText =
  'If it is yours, open it in Excel and save the sheet with the table as "CSV UTF-8": a text file may have two million rows.'

type Cells = XlsxContent['sheets'][number]['cells']

/** Places of a sheet that are kept, with the empty ones left of a cell. */
const mostPlaces = 5_000_000

/**
 * Rows in order, without those that are empty; cells that are empty between others are empty texts. Undefined when a few
 * cells lie so far apart that the empty ones would fill the memory.
 */
function rowsOf(cells: Cells): readonly RawRow[] | undefined {
  const rows = new Map<number, RawCell[]>()
  let places = 0
  for (const [address, cell] of cells) {
    const { row, column } = placeOf(address)
    const line = rows.get(row) ?? []
    rows.set(row, line)
    places += Math.max(0, column - line.length)
    if (places > mostPlaces) return undefined
    while (line.length < column) line.push('')
    line[column - 1] = rawCell(cell)
  }
  return [...rows].sort(([a], [b]) => a - b).map(([row, line]) => ({ row, cells: line }))
}

/** Row and column, from 1, of an address as the reader writes it. */
function placeOf(address: string): { readonly row: number; readonly column: number } {
  let column = 0
  let at = 0
  for (; address.charCodeAt(at) >= letterA; at++) column = column * 26 + address.charCodeAt(at) - letterA + 1
  return { row: Number(address.slice(at)), column }
}

const letterA = 65

function rawCell(cell: Cells extends ReadonlyMap<string, infer Cell> ? Cell : never): RawCell {
  if (typeof cell !== 'object') return cell
  if ('error' in cell) return { problem: `it is the error ${cell.error}` }
  if (cell.value === undefined)
    return { problem: 'it is a formula that was not calculated when the file was saved' }
  return rawCell(cell.value)
}

function hiddenSheet(file: string, sheet: string): Diagnostic {
  return {
    code: 'I204',
    severity: 'warning',
    place: { kind: 'file', path: `${file}, sheet ${sheet}` },
    message: 'The sheet is hidden, and was not read.',
    remedy: 'Show it in Excel, save the file and import it again if it was meant to count.',
  }
}

function farApart(file: string, sheet: string): Diagnostic {
  return {
    code: 'I105',
    severity: 'error',
    place: { kind: 'file', path: `${file}, sheet ${sheet}` },
    message: 'The cells of this sheet lie so far apart that it is no table.',
    remedy: 'Delete what stands far to the right of the table, save the file and import it again.',
  }
}

/** A formula's value is what the file was saved with: it may be missing, old, or all zero where nothing calculated it. */
function formulaNotices(file: string, sheet: string, cells: Cells): readonly Diagnostic[] {
  const values = [...cells.values()].flatMap(cell =>
    typeof cell === 'object' && 'formula' in cell ? [cell.value] : [],
  )
  const missing = values.filter(value => value === undefined).length
  const kept = values.filter(value => value !== undefined)
  const place = { kind: 'file', path: `${file}, sheet ${sheet}` } as const
  const notices: Diagnostic[] = []
  if (missing > 0)
    notices.push({
      code: 'I201',
      severity: 'warning',
      place,
      message: `${missing} of ${values.length} formulas on the sheet have no value: the file was saved without calculating.`,
      remedy: 'Open it in Excel, save it and import it again. Until then these cells are unknown, not 0.',
    })
  if (kept.length > 1 && kept.every(value => value === 0))
    notices.push({
      code: 'I202',
      severity: 'warning',
      place,
      message: `All ${kept.length} formulas on the sheet give 0, as in a file that no spreadsheet program has calculated.`,
      remedy: 'Open it in Excel, look at the figures, save it and import it again.',
    })
  else if (kept.length > 0)
    notices.push({
      code: 'I203',
      severity: 'warning',
      place,
      message: `${kept.length} cells are formulas: their values are those of the last time the file was saved.`,
      remedy:
        'If sources have changed since, open the file in Excel, let it calculate, save it and import it again.',
    })
  return notices
}
