// What would make Excel refuse or repair a workbook's file. Each is a bug of the program that made the workbook.

import {
  areaAddress,
  cellAddress,
  lastColumn,
  lastRow,
  parseArea,
  parseCell,
  splitSheet,
} from './cellAddress.ts'
import type { Area, Block, CellContent, CellValue, Sheet, Workbook } from './workbook.ts'

/** Excel's limits (support.microsoft.com, "Excel specifications and limits"), and ours on the size of a sheet. */
const limits = {
  formula: 8_192,
  nesting: 64,
  text: 32_767,
  sheetName: 31,
  name: 255,
  title: 32,
  message: 255,
  outline: 7,
  rowPoints: 409,
  columnPixels: 1_790,
  cells: 5_000_000,
}

/** Every fault as a sentence with its place; none when the workbook can be written. */
export function workbookFaults(workbook: Workbook): readonly string[] {
  return [
    ...(workbook.sheets.length === 0 ? ['a workbook needs a sheet'] : []),
    ...twice(workbook.sheets.map(({ name }) => name)).map(name => `two sheets are called ${name}`),
    ...twice(workbook.names.map(({ name }) => name)).map(name => `the name ${name} stands twice`),
    ...twice(workbook.parts.map(({ name }) => name)).map(name => `two parts are called ${name}`),
    ...workbook.names.flatMap(({ name }) => nameFaults(name)),
    ...workbook.parts
      .filter(({ xml }) => unwritable.test(xml))
      .map(({ name }) => `part ${name} is no XML text`),
    ...workbook.sheets.flatMap(sheet => sheetFaults(sheet, workbook).map(fault => `${sheet.name}: ${fault}`)),
  ]
}

/** Signs that no XML can hold; cells keep them in a way of their own, other texts cannot. */
const unwritable = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/u

function twice(names: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return names.filter(name => seen.size === seen.add(name.toLowerCase()).size)
}

function nameFaults(name: string): readonly string[] {
  const wellFormed = /^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) && name.length <= limits.name
  const otherMeaning = parseCell(name) !== undefined || /^(r\d*c?\d*|c\d*|true|false)$/i.test(name)
  return wellFormed && !otherMeaning ? [] : [`${name} cannot be a name in Excel`]
}

function sheetFaults(sheet: Sheet, workbook: Workbook): readonly string[] {
  return [
    ...sheetNameFaults(sheet.name),
    ...areaFaults(sheet),
    ...blockFaults(sheet.blocks),
    ...sheet.blocks.flatMap(contentFaults),
    ...decorFaults(sheet),
    ...chartFaults(sheet, workbook),
  ]
}

function sheetNameFaults(name: string): readonly string[] {
  const bad =
    name.length === 0 ||
    name.length > limits.sheetName ||
    /[:\\/?*[\]]|^'|'$|_x[0-9A-Fa-f]{4}_/.test(name) ||
    unwritable.test(name) ||
    name.toLowerCase() === 'history'
  return bad ? ['this cannot be the name of a sheet in Excel'] : []
}

/** Everything that covers an area, with what it is. */
function areasOf(sheet: Sheet): readonly (readonly [string, Area])[] {
  return [
    ...sheet.blocks.map(block => [`block ${block.id}`, blockArea(block)] as const),
    ...sheet.formats.map(({ area }) => ['a format', area] as const),
    ...sheet.conditionals.map(({ area }) => ['a conditional format', area] as const),
    ...sheet.validations.map(({ area }) => ['a validation', area] as const),
    ...sheet.charts.map(({ id, area }) => [`chart ${id}`, area] as const),
    ...(sheet.print.area === undefined ? [] : [['the print area', sheet.print.area] as const]),
  ]
}

function blockArea({ top, left, cells }: Block): Area {
  return { top, left, bottom: top + cells.length - 1, right: left + (cells[0]?.length ?? 0) - 1 }
}

function areaFaults(sheet: Sheet): readonly string[] {
  const areas = areasOf(sheet)
  const outside = areas.filter(([, area]) => !standsOnSheet(area))
  const bottom = Math.max(0, ...sheet.formats.map(({ area }) => area.bottom))
  const right = Math.max(0, ...sheet.formats.map(({ area }) => area.right))
  return [
    ...outside.map(([what, area]) => `${what} covers no area of a sheet (${JSON.stringify(area)})`),
    ...(bottom * right > limits.cells ? [`formats reach over ${bottom * right} cells`] : []),
  ]
}

function standsOnSheet({ top, left, bottom, right }: Area): boolean {
  const whole = [top, left, bottom, right].every(Number.isInteger)
  return (
    whole &&
    1 <= top &&
    top <= bottom &&
    bottom <= lastRow &&
    1 <= left &&
    left <= right &&
    right <= lastColumn
  )
}

function blockFaults(blocks: readonly Block[]): readonly string[] {
  const owners = new Map<string, string>()
  const overlaps = new Set<string>()
  for (const block of blocks)
    for (const [down, row] of block.cells.entries())
      for (const across of row.keys()) {
        const address = cellAddress(block.top + down, block.left + across)
        const owner = owners.get(address)
        if (owner !== undefined) overlaps.add(`blocks ${owner} and ${block.id} overlap`)
        owners.set(address, block.id)
      }
  const ragged = blocks.filter(({ cells }) => cells.some(row => row.length !== cells[0]?.length))
  return [
    ...twice(blocks.map(({ id }) => id)).map(id => `two blocks are called ${id}`),
    ...ragged.map(({ id }) => `block ${id} has rows of different lengths`),
    ...overlaps,
  ]
}

function contentFaults(block: Block): readonly string[] {
  return block.cells.flatMap((row, down) =>
    row.flatMap((content, across) =>
      faultsOfContent(content).map(fault => `${cellAddress(block.top + down, block.left + across)} ${fault}`),
    ),
  )
}

function faultsOfContent(content: CellContent): readonly string[] {
  if (content === null) return []
  if (typeof content !== 'object') return valueFaults(content)
  return [
    ...formulaFaults(content.formula),
    ...(content.value === undefined ? [] : valueFaults(content.value)),
  ]
}

function valueFaults(value: CellValue): readonly string[] {
  if (typeof value === 'number' && !Number.isFinite(value)) return [`holds ${value}, which is no number`]
  if (typeof value === 'string' && value.length > limits.text)
    return [`holds a text of ${value.length} characters; Excel keeps ${limits.text}`]
  return []
}

function formulaFaults(formula: string): readonly string[] {
  const levels = nesting(formula)
  return [
    ...(formula.length > limits.formula - 1
      ? [`has a formula of ${formula.length + 1} characters; Excel takes ${limits.formula}`]
      : []),
    ...(levels > limits.nesting
      ? [`has a formula ${levels} levels deep; Excel takes ${limits.nesting}`]
      : []),
    ...(levels < 0 || formula.startsWith('=') || formula.trim() === '' || unwritable.test(formula)
      ? [`has a formula that cannot be read: ${formula.slice(0, 80)}`]
      : []),
  ]
}

/** How deep brackets stand in one another, outside texts and quoted sheets; below 0 when they or quotes do not close. */
function nesting(formula: string): number {
  let depth = 0
  let most = 0
  let quote = ''
  for (const sign of formula) {
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '(') most = Math.max(most, ++depth)
    else if (sign === ')' && --depth < 0) return -1
  }
  return depth === 0 && quote === '' ? most : -1
}

/** Colours, sizes, groups and the texts of validations. */
function decorFaults(sheet: Sheet): readonly string[] {
  const groups = [...sheet.rowGroups, ...sheet.columnGroups]
  const colors = [sheet.tabColor, ...sheet.charts.flatMap(({ series }) => series.map(({ color }) => color))]
  return [
    ...colors.filter(color => !/^[0-9A-F]{6}$/.test(color)).map(color => `${color} is no colour`),
    ...sheet.rowHeights
      .filter(({ points }) => !(points >= 0 && points <= limits.rowPoints))
      .map(({ row, points }) => `row ${row} is ${points} points high`),
    ...sheet.columnWidths
      .filter(({ pixels }) => !(pixels >= 5 && pixels <= limits.columnPixels))
      .map(({ from, pixels }) => `column ${from} is ${pixels} pixels wide`),
    ...groups
      .filter(({ from, to, level }) => !(from >= 1 && from <= to && level >= 1 && level <= limits.outline))
      .map(({ from, to, level }) => `a group from ${from} to ${to} has level ${level}`),
    ...sheet.validations
      .filter(({ title, message }) => title.length > limits.title || message.length > limits.message)
      .map(({ area, title }) => `the message "${title}" at ${areaAddress(area)} is too long`),
    ...sheet.validations
      .filter(({ rule }) => rule.kind === 'list' && /^".*"$/.test(rule.source) && rule.source.length > 257)
      .map(({ area }) => `the list at ${areaAddress(area)} is too long to be written out`),
  ]
}

function chartFaults({ charts }: Sheet, { sheets }: Workbook): readonly string[] {
  const known = new Set(sheets.map(({ name }) => name))
  const readable = (reference: string) => {
    const { sheet = '', rest = '' } = splitSheet(reference) ?? {}
    return known.has(sheet) && parseArea(rest) !== undefined
  }
  return charts.flatMap(({ id, title, categories, series }) => [
    ...[categories, ...series.map(({ values }) => values)]
      .filter(reference => !readable(reference))
      .map(reference => `chart ${id} reads ${reference}, which is no range of this workbook`),
    ...[title, ...series.map(({ name }) => name)]
      .filter(text => unwritable.test(text))
      .map(() => `chart ${id} has a text that cannot be written`),
    ...(series.length === 0 ? [`chart ${id} shows nothing`] : []),
  ])
}
