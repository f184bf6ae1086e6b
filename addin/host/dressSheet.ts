// Gives a new sheet of Excel its looks: formats on whole areas, widths, groups, rules, charts and print setup.

import {
  type Area,
  areaAddress,
  type Chart,
  cellFont,
  columnLetters,
  looks,
  type Sheet,
  type StyleName,
  splitSheet,
} from '../../engine/index.ts'
import type { ExcelRange, ExcelSheet } from './excelHost.ts'
import { formatAreas } from './formatAreas.ts'

/** Queues everything; the caller sends it. */
export function dressSheet(target: ExcelSheet, sheet: Sheet): void {
  target.tabColor = `#${sheet.tabColor.replace(/^#/, '')}`
  target.showGridlines = false
  dressCells(target, sheet)
  dressGrid(target, sheet)
  dressRules(target, sheet)
  for (const chart of sheet.charts) drawChart(target, chart)
  dressPrint(target, sheet)
}

function dressCells(target: ExcelSheet, sheet: Sheet): void {
  const { looks: shared, numberFormats } = formatAreas(sheet)
  for (const { value, areas } of shared)
    for (const addresses of addressLists(areas)) dressAreas(target, addresses, value.style, value.indent ?? 0)
  for (const { value, areas } of numberFormats)
    for (const area of areas) {
      // One value stands for every cell of the range; the type knows only the matrix.
      const range = target.getRange(areaAddress(area)) as unknown as {
        numberFormat: string
        untrack: () => void
      }
      range.numberFormat = value
      range.untrack()
    }
}

function dressAreas(target: ExcelSheet, addresses: string, style: StyleName, indent: number): void {
  const look = looks[style]
  const areas = target.getRanges(addresses)
  const { font, fill, borders, protection } = areas.format
  font.name = cellFont.name
  font.size = look.size ?? cellFont.size
  font.color = `#${look.color}`
  if (look.bold) font.bold = true
  if (look.italic) font.italic = true
  if (look.fill !== undefined) fill.color = `#${look.fill}`
  if (look.alignment !== undefined) areas.format.horizontalAlignment = alignments[look.alignment]
  if (indent > 0) areas.format.indentLevel = indent
  if (look.unlocked) protection.locked = false
  if (look.lineAbove !== undefined) {
    const edge = borders.getItem('EdgeTop')
    edge.style = 'Continuous'
    edge.color = `#${look.lineAbove}`
  }
  areas.untrack()
}

const alignments = { left: 'Left', right: 'Right', center: 'Center' } as const

/**
 * Addresses joined by commas. Excel refuses lists of more than about 8,000 characters
 * (github.com/OfficeDev/office-js/issues/5198) and is slow with many areas.
 */
function addressLists(areas: readonly Area[]): readonly string[] {
  const lists: string[] = []
  for (const area of areas) {
    const address = areaAddress(area)
    const last = lists.at(-1)
    if (last === undefined || last.length + address.length > 1_500) lists.push(address)
    else lists[lists.length - 1] = `${last},${address}`
  }
  return lists
}

function dressGrid(target: ExcelSheet, sheet: Sheet): void {
  // In points, three quarters of a pixel (github.com/OfficeDev/office-js/issues/187).
  for (const { from, to, pixels } of sheet.columnWidths)
    columns(target, from, to).format.columnWidth = pixels * 0.75
  for (const { row, points } of sheet.rowHeights) rows(target, row, row).format.rowHeight = points
  for (const { from, to, hidden } of byLevel(sheet.rowGroups)) {
    const range = rows(target, from, to)
    range.group('ByRows')
    if (hidden) range.hideGroupDetails('ByRows')
  }
  for (const { from, to, hidden } of byLevel(sheet.columnGroups)) {
    const range = columns(target, from, to)
    range.group('ByColumns')
    if (hidden) range.hideGroupDetails('ByColumns')
  }
  const { rows: top = 0, columns: left = 0 } = sheet.frozen ?? {}
  if (top > 0 && left > 0)
    target.freezePanes.freezeAt(target.getRange(areaAddress({ top: 1, left: 1, bottom: top, right: left })))
  else if (top > 0) target.freezePanes.freezeRows(top)
  else if (left > 0) target.freezePanes.freezeColumns(left)
}

/** Outer groups first: a group made inside another one becomes its next level. */
function byLevel<Group extends { readonly level: number }>(groups: readonly Group[]): readonly Group[] {
  return [...groups].sort((a, b) => a.level - b.level)
}

function dressRules(target: ExcelSheet, sheet: Sheet): void {
  for (const { area, formula, style } of sheet.conditionals) {
    const look = looks[style]
    const rule = target.getRange(areaAddress(area)).conditionalFormats.add('Custom')
    rule.custom.rule.formula = `=${formula}`
    rule.custom.format.font.color = `#${look.color}`
    if (look.bold) rule.custom.format.font.bold = true
    if (look.fill !== undefined) rule.custom.format.fill.color = `#${look.fill}`
  }
  for (const { area, rule, title, message } of sheet.validations) {
    const { dataValidation } = target.getRange(areaAddress(area))
    dataValidation.rule =
      rule.kind === 'list'
        ? { list: { inCellDropDown: true, source: rule.source } }
        : { [rule.kind === 'decimal' ? 'decimal' : 'wholeNumber']: bounds(rule.least, rule.most) }
    dataValidation.errorAlert = { title, message, showAlert: true, style: 'Stop' }
    dataValidation.prompt = { title, message, showPrompt: true }
  }
}

function bounds(
  least: number | undefined,
  most: number | undefined,
): {
  formula1: number
  formula2?: number
  operator: 'Between' | 'GreaterThanOrEqualTo' | 'LessThanOrEqualTo'
} {
  if (least !== undefined && most !== undefined)
    return { formula1: least, formula2: most, operator: 'Between' }
  if (most !== undefined) return { formula1: most, operator: 'LessThanOrEqualTo' }
  return { formula1: least ?? Number.MIN_SAFE_INTEGER, operator: 'GreaterThanOrEqualTo' }
}

function drawChart(
  target: ExcelSheet,
  { id, kind, title, area, categories, series, numberFormat }: Chart,
): void {
  const worksheets = target.context.workbook.worksheets
  const rangeAt = (reference: string): ExcelRange => {
    const parts = splitSheet(reference)
    if (parts === undefined) return target.getRange(reference)
    return worksheets.getItem(parts.sheet).getRange(parts.rest.replaceAll('$', ''))
  }
  const [first] = series
  if (first === undefined) return
  const chart = target.charts.add(chartTypes[kind], rangeAt(first.values), 'Auto')
  chart.name = id
  chart.title.text = title
  chart.setPosition(
    target.getCell(area.top - 1, area.left - 1),
    target.getCell(area.bottom - 1, area.right - 1),
  )
  for (const [index, { name, values, color, dashed, invisible }] of series.entries()) {
    const line = index === 0 ? chart.series.getItemAt(0) : chart.series.add(name)
    line.name = name
    line.setValues(rangeAt(values))
    line.setXAxisValues(rangeAt(categories))
    if (kind === 'line') {
      line.format.line.color = `#${color}`
      if (dashed) line.format.line.lineStyle = 'Dash'
    } else if (invisible) line.format.fill.clear()
    else line.format.fill.setSolidColor(`#${color}`)
  }
  chart.axes.valueAxis.numberFormat = numberFormat
}

const chartTypes = {
  line: 'Line',
  column: 'ColumnClustered',
  stacked_column: 'ColumnStacked',
  bar: 'BarClustered',
  area: 'Area',
} as const

function dressPrint(target: ExcelSheet, { print }: Sheet): void {
  const { pageLayout } = target
  pageLayout.orientation = print.landscape ? 'Landscape' : 'Portrait'
  if (print.fitToWidth) pageLayout.zoom = { horizontalFitToPages: 1 }
  if (print.repeatRows) pageLayout.setPrintTitleRows(`$${print.repeatRows[0]}:$${print.repeatRows[1]}`)
  if (print.repeatColumns) {
    const [from, to] = print.repeatColumns
    pageLayout.setPrintTitleColumns(`$${columnLetters(from)}:$${columnLetters(to)}`)
  }
  if (print.area) pageLayout.setPrintArea(areaAddress(print.area))
}

function columns(target: ExcelSheet, from: number, to: number): ExcelRange {
  return target.getRange(`${columnLetters(from)}:${columnLetters(to)}`)
}

function rows(target: ExcelSheet, from: number, to: number): ExcelRange {
  return target.getRange(`${from}:${to}`)
}
