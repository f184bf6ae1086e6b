// The formats of a sheet as few areas as possible: which cells share a style, a number format and an indent.

import { type Area, type FormatRule, type Sheet, sheetGrid } from '../../engine/index.ts'
import { areasByKey } from './areasByKey.ts'

/** Cells with the same value of one property. */
type SharedFormat<Value> = { readonly value: Value; readonly areas: readonly Area[] }

/** Areas by style and indent, and areas by number format; together they say the last word of every rule. */
export type FormatAreas = {
  readonly looks: readonly SharedFormat<Pick<FormatRule, 'style' | 'indent'>>[]
  readonly numberFormats: readonly SharedFormat<string>[]
}

/** Resolves the rules of a sheet, of which the later win. */
export function formatAreas(sheet: Sheet): FormatAreas {
  const grid = sheetGrid(sheet)
  const rule = (row: number, column: number) => grid.format(row, column)
  const looks = areasByKey(grid.bottom, grid.right, (row, column) => {
    const found = rule(row, column)
    return found === undefined ? undefined : `${found.style} ${found.indent ?? 0}`
  })
  const numberFormats = areasByKey(grid.bottom, grid.right, (row, column) => rule(row, column)?.numberFormat)
  return {
    looks: [...looks].flatMap(([, areas]) => {
      const [first] = areas
      const found = first === undefined ? undefined : rule(first.top, first.left)
      if (found === undefined) return []
      const { style, indent } = found
      return [{ value: indent === undefined ? { style } : { style, indent }, areas }]
    }),
    numberFormats: [...numberFormats].map(([value, areas]) => ({ value, areas })),
  }
}
