// Where a key leads in a grid that is worked like a sheet.

/** A place in a grid; columns left of the first or right of the last mean the year before or after. */
export type GridPlace = { readonly row: number; readonly column: number }

/** The keys of a sheet that move: by one, or with Ctrl to the end. Undefined for any other key. */
export function movedBy(
  key: string,
  toEnd: boolean,
  at: GridPlace,
  size: { readonly rows: number; readonly columns: number },
): GridPlace | undefined {
  const last = { row: size.rows - 1, column: size.columns - 1 }
  switch (key) {
    case 'ArrowUp':
      return { ...at, row: toEnd ? 0 : Math.max(0, at.row - 1) }
    case 'ArrowDown':
      return { ...at, row: toEnd ? last.row : Math.min(last.row, at.row + 1) }
    case 'ArrowLeft':
      return { ...at, column: toEnd ? 0 : at.column - 1 }
    case 'ArrowRight':
      return { ...at, column: toEnd ? last.column : at.column + 1 }
    case 'Home':
      return toEnd ? { row: 0, column: 0 } : { ...at, column: 0 }
    case 'End':
      return toEnd ? last : { ...at, column: last.column }
    case 'PageUp':
      return { ...at, row: 0 }
    case 'PageDown':
      return { ...at, row: last.row }
    default:
      return undefined
  }
}

/** Whether a key starts typing into a cell: a digit, a minus or a point. */
export function startsTyping(key: string): boolean {
  return /^[\d.,-]$/.test(key)
}
