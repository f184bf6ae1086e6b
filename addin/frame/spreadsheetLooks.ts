// The looks of the design as o-spreadsheet's styles and borders, and back.

import { cellFont, looks, type StyleName } from '../../engine/index.ts'
import type { SpreadsheetBorder, SpreadsheetStyle } from './spreadsheetLibrary.ts'

/** What a format rule says of how a cell looks. */
export type NamedLook = { readonly style: StyleName; readonly indent?: number }

/** The style of a look; o-spreadsheet's own is left out of it. */
export function spreadsheetStyle({ style, indent = 0 }: NamedLook): SpreadsheetStyle {
  const { color, fill, size = cellFont.size, bold, italic, alignment } = looks[style]
  return {
    textColor: `#${color}`,
    ...(fill !== undefined && { fillColor: `#${fill}` }),
    ...(size !== 10 && { fontSize: size }),
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(alignment !== undefined && { align: alignment }),
    proceeds: { style, ...(indent > 0 && { indent }) },
  }
}

/** The border of a look that has one. */
export function spreadsheetBorder({ style }: NamedLook): SpreadsheetBorder | undefined {
  const { lineAbove } = looks[style]
  return lineAbove === undefined ? undefined : { top: { style: 'thin', color: `#${lineAbove}` } }
}

/** The look that a style began with, whatever a person has laid over it. */
export function lookOf({ proceeds = { style: 'plain' } }: SpreadsheetStyle): NamedLook {
  return proceeds
}

/** Whether a style is nothing but a look of the design. Alignments that a cell has anyway are left out of a document. */
export function isLook(style: SpreadsheetStyle): boolean {
  const { align: _, ...rest } = style
  const { align: __, ...made } = spreadsheetStyle(lookOf(style))
  const keys = new Set([...Object.keys(rest), ...Object.keys(made)]) as ReadonlySet<keyof typeof rest>
  return [...keys].every(key => key === 'proceeds' || rest[key] === made[key])
}
