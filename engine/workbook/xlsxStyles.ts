// The styles part of an .xlsx file: every combination of look, number format and indent that cells use, numbered.

import { cellFont, type Look, looks } from './looks.ts'
import type { FormatRule, StyleName } from './workbook.ts'
import { element, xmlDocument } from './xmlText.ts'

/** Hands out numbers for styles while sheets are written, and then writes them. */
export type XlsxStyles = {
  /** The number of a cell's style; 0 is the sheet's own, which cells of ours never have. */
  readonly ofCell: (rule: Pick<FormatRule, 'style' | 'numberFormat' | 'indent'>) => number
  /** The number of a style that is laid over a cell's own by a condition. */
  readonly ofCondition: (style: StyleName) => number
  readonly xml: () => string
}

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/**
 * The font of the file's "Normal" style stays Calibri 11 though our cells are Calibri 10: Excel measures column widths
 * in its digits, 7 pixels wide, and its natural row height is the 15 points we want.
 */
const normalFont = element(
  'font',
  {},
  element('sz', { val: 11 }),
  element('name', { val: 'Calibri' }),
  element('family', { val: 2 }),
)

/** Number formats below 164 are Excel's own; 0 is General. */
const firstOwnFormat = 164

/** An empty table of styles. */
export function xlsxStyles(): XlsxStyles {
  const formats = numbered()
  const fonts = numbered(normalFont)
  const fills = numbered(patternFill('none'), patternFill('gray125'))
  const borders = numbered(borderXml(undefined))
  const cells = numbered(cellXml({ format: 0, font: 0, fill: 0, border: 0 }, {}, 0))
  const conditions = numbered()
  return {
    ofCell: ({ style, numberFormat = 'General', indent = 0 }) => {
      const look = looks[style]
      const format = numberFormat === 'General' ? 0 : firstOwnFormat + formats.number(numberFormat)
      const font = fonts.number(fontXml(look))
      const fill = look.fill === undefined ? 0 : fills.number(patternFill('solid', { fgColor: look.fill }))
      const border = borders.number(borderXml(look.lineAbove))
      return cells.number(cellXml({ format, font, fill, border }, look, indent))
    },
    ofCondition: style => conditions.number(conditionXml(looks[style])),
    xml: () =>
      xmlDocument(
        element(
          'styleSheet',
          { xmlns: spreadsheet },
          list('numFmts', formats.all.map(formatXml)),
          list('fonts', fonts.all),
          list('fills', fills.all),
          list('borders', borders.all),
          list('cellStyleXfs', [element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })]),
          list('cellXfs', cells.all),
          list('cellStyles', [element('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })]),
          list('dxfs', conditions.all),
        ),
      ),
  }
}

/** Texts numbered from 0 in the order in which they first come. */
function numbered(...first: readonly string[]) {
  const numbers = new Map(first.map((text, index) => [text, index]))
  return {
    number: (text: string): number => {
      const known = numbers.get(text)
      if (known !== undefined) return known
      numbers.set(text, numbers.size)
      return numbers.size - 1
    },
    get all(): readonly string[] {
      return [...numbers.keys()]
    },
  }
}

function list(name: string, items: readonly string[]): string {
  return items.length === 0 ? '' : element(name, { count: items.length }, ...items)
}

function formatXml(formatCode: string, index: number): string {
  return element('numFmt', { numFmtId: firstOwnFormat + index, formatCode })
}

function fontXml({ bold, italic, size = cellFont.size, color }: Look): string {
  return element(
    'font',
    {},
    bold ? element('b') : '',
    italic ? element('i') : '',
    element('sz', { val: size }),
    colorXml('color', color),
    element('name', { val: cellFont.name }),
    element('family', { val: 2 }),
  )
}

function colorXml(name: string, color: string): string {
  return element(name, { rgb: `FF${color}` })
}

/** A cell's own fill names its colour as the foreground, one laid over by a condition as the background. */
function patternFill(patternType: string, colors: Readonly<Record<string, string>> = {}): string {
  const children = Object.entries(colors).map(([name, color]) => colorXml(name, color))
  return element('fill', {}, element('patternFill', { patternType }, ...children))
}

function borderXml(lineAbove: string | undefined): string {
  const top =
    lineAbove === undefined ? element('top') : element('top', { style: 'thin' }, colorXml('color', lineAbove))
  return element('border', {}, element('left'), element('right'), top, element('bottom'), element('diagonal'))
}

type PartNumbers = {
  readonly format: number
  readonly font: number
  readonly fill: number
  readonly border: number
}

function cellXml(parts: PartNumbers, { alignment, unlocked }: Partial<Look>, indent: number): string {
  const horizontal = indent > 0 ? (alignment ?? 'left') : alignment
  const aligned =
    horizontal === undefined ? '' : element('alignment', { horizontal, indent: indent || undefined })
  const protection = unlocked === undefined ? '' : element('protection', { locked: false })
  return element(
    'xf',
    {
      numFmtId: parts.format,
      fontId: parts.font,
      fillId: parts.fill,
      borderId: parts.border,
      xfId: 0,
      applyNumberFormat: parts.format > 0 || undefined,
      applyFont: parts.font > 0 || undefined,
      applyFill: parts.fill > 0 || undefined,
      applyBorder: parts.border > 0 || undefined,
      applyAlignment: aligned !== '' || undefined,
      applyProtection: protection !== '' || undefined,
    },
    aligned,
    protection,
  )
}

/** Excel lets a condition change weight, slant and colours, but not the font's name and size. */
function conditionXml({ bold, italic, color, fill, lineAbove }: Look): string {
  return element(
    'dxf',
    {},
    element('font', {}, bold ? element('b') : '', italic ? element('i') : '', colorXml('color', color)),
    fill === undefined ? '' : element('fill', {}, element('patternFill', {}, colorXml('bgColor', fill))),
    lineAbove === undefined
      ? ''
      : element('border', {}, element('top', { style: 'thin' }, colorXml('color', lineAbove))),
  )
}
