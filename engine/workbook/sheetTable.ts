// A table on a sheet: a dark header, lines below it, each column with its look.

import type { SheetParts } from './sheetParts.ts'
import type { CellContent, FormatRule, StyleName } from './workbook.ts'

/** How the cells of a column look. A number format puts the header to the right, over the numbers. */
export type TableColumn = {
  readonly style: StyleName
  readonly numberFormat?: string
  readonly indent?: number
}

/** A line; its own look replaces that of every column. */
export type TableLine = {
  readonly cells: readonly CellContent[]
  readonly style?: StyleName
  /** The format of all its numbers, where lines differ in unit. */
  readonly numberFormat?: string
}

/** A table with its place. Header and lines have a cell for every column. */
export type Table = {
  readonly id: string
  readonly top: number
  readonly left: number
  readonly header: readonly CellContent[]
  readonly columns: readonly TableColumn[]
  readonly lines: readonly TableLine[]
  /** How far the header reaches, where that is beyond the last column. */
  readonly headerTo?: number
}

/** The cells and looks of a table; its first line stands in `top + 1`. */
export function tableParts({ id, top, left, header, columns, lines, headerTo }: Table): SheetParts {
  const right = headerTo ?? left + columns.length - 1
  const first = top + 1
  const bottom = top + lines.length
  return {
    blocks: [{ id, top, left, cells: [header, ...lines.map(({ cells }) => cells)] }],
    formats: [
      { area: { top, left, bottom: top, right }, style: 'header' },
      ...columns.flatMap((column, index): readonly FormatRule[] => {
        const at = { left: left + index, right: left + index }
        const { numberFormat } = column
        const heading: readonly FormatRule[] =
          numberFormat === undefined
            ? column.indent === undefined
              ? []
              : [{ area: { top, bottom: top, ...at }, style: 'header', indent: column.indent }]
            : [{ area: { top, bottom: top, ...at }, style: 'header_right', numberFormat }]
        if (lines.length === 0) return heading
        return [...heading, { area: { top: first, bottom, ...at }, ...column }]
      }),
      ...lines.flatMap((line, index) => lineFormats(line, first + index, left, columns)),
    ],
    bottom,
  }
}

/** A line with a look or a format of its own. */
function lineFormats(
  { style, numberFormat }: TableLine,
  row: number,
  left: number,
  columns: readonly TableColumn[],
): readonly FormatRule[] {
  if (style === undefined && numberFormat === undefined) return []
  return columns.map((column, index): FormatRule => {
    const format = column.numberFormat === undefined ? undefined : (numberFormat ?? column.numberFormat)
    return {
      area: { top: row, bottom: row, left: left + index, right: left + index },
      style: style ?? column.style,
      ...(format === undefined ? {} : { numberFormat: format }),
      ...(column.indent === undefined ? {} : { indent: column.indent }),
    }
  })
}

/** A title in the largest letters and a sentence below it. */
export function titleParts(
  id: string,
  title: CellContent,
  subtitle: CellContent,
  left = 1,
  top = 1,
): SheetParts {
  return {
    blocks: [{ id, top, left, cells: [[title], [subtitle]] }],
    formats: [
      { area: { top, left, bottom: top, right: left }, style: 'title' },
      { area: { top: top + 1, left, bottom: top + 1, right: left }, style: 'subtitle' },
    ],
  }
}

/** Parts of a sheet as one. */
export function joinedParts(parts: readonly SheetParts[]): Required<SheetParts> {
  return {
    blocks: parts.flatMap(({ blocks }) => blocks),
    formats: parts.flatMap(({ formats }) => formats),
    rowGroups: parts.flatMap(({ rowGroups }) => rowGroups ?? []),
    validations: parts.flatMap(({ validations }) => validations ?? []),
    conditionals: parts.flatMap(({ conditionals }) => conditionals ?? []),
    bottom: Math.max(1, ...parts.flatMap(({ bottom }) => bottom ?? [])),
  }
}
