// Columns of text as wide as their widest cell.

/** Lines under a header; the columns whose numbers are named stand to the right. Nothing without rows. */
export function printColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  toTheRight: readonly number[],
): string {
  if (rows.length === 0) return ''
  const all = [header, ...rows]
  const widths = header.map((_, column) => Math.max(...all.map(cells => cells[column]?.length ?? 0)))
  const padded = (cell: string, column: number): string =>
    toTheRight.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)
  return all.map(cells => cells.map(padded).join('  ').trimEnd()).join('\n')
}
