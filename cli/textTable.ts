// Tables for a terminal: columns padded to their widest cell, numbers to the right, wide tables in several bands.

/** A table: the first column is text to the left, the others are figures to the right unless they are said to be words. */
export type TextTable = {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Per column whether it holds words, which stand to the left. */
  readonly areWords?: readonly boolean[]
}

/** The table as text, its columns in bands that fit the width, each band with the first column repeated. O(cells). */
export function printTable(table: TextTable, width = 110): string {
  const widths = table.header.map((title, column) =>
    Math.max(title.length, ...table.rows.map(row => row[column]?.length ?? 0)),
  )
  return bands(widths, width)
    .map(columns => printBand(table, widths, columns))
    .join('\n\n')
}

/** Runs of columns (from the second on) that fit beside the first one; at least one column a band. */
function bands(widths: readonly number[], width: number): readonly (readonly number[])[] {
  const all: number[][] = []
  let used = Number.POSITIVE_INFINITY
  for (let column = 1; column < widths.length; column += 1) {
    const needed = (widths[column] ?? 0) + 2
    if (used + needed > width) {
      all.push([])
      used = widths[0] ?? 0
    }
    all.at(-1)?.push(column)
    used += needed
  }
  return all.length === 0 ? [[]] : all
}

function printBand(table: TextTable, widths: readonly number[], columns: readonly number[]): string {
  const line = (cells: readonly string[]): string =>
    [
      (cells[0] ?? '').padEnd(widths[0] ?? 0),
      ...columns.map(column => {
        const [text, room] = [cells[column] ?? '', widths[column] ?? 0]
        return table.areWords?.[column] ? text.padEnd(room) : text.padStart(room)
      }),
    ]
      .join('  ')
      .trimEnd()
  const rule = '-'.repeat(
    (widths[0] ?? 0) + columns.reduce((sum, column) => sum + (widths[column] ?? 0) + 2, 0),
  )
  return [line(table.header), rule, ...table.rows.map(line)].join('\n')
}

/** The table as CSV (RFC 4180). A text that a spreadsheet would take for a formula is kept as text by a leading quote. */
export function printCsv(table: TextTable): string {
  const cell = (text: string): string => {
    const safe = /^[=+\-@\t\r]/.test(text) && !/^-?[\d.]+(e[+-]?\d+)?$/i.test(text) ? `'${text}` : text
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return [table.header, ...table.rows].map(row => row.map(cell).join(',')).join('\r\n')
}
