// How sheets of Excel look: formats on whole areas, rules, charts, sizes, groups and print setup.

import {
  type Area,
  areaAddress,
  type CellFormat,
  type Chart,
  cellFont,
  columnLetters,
  looks,
  splitSheet,
  unreachable,
} from '../../engine/index.ts'
import type { ExcelContext, ExcelRange, ExcelSheet } from './excelHost.ts'
import type { LookWrite } from './plannedWrite.ts'

/** Queues the changes; the caller sends them. Formats come first, many areas in one call. */
export function applyLooks(context: ExcelContext, writes: readonly LookWrite[]): void {
  const sheetOf = (name: string): ExcelSheet => context.workbook.worksheets.getItem(name)
  const formats = writes.filter(write => write.kind === 'format')
  for (const name of new Set(formats.map(({ sheet }) => sheet)))
    formatCells(
      sheetOf(name),
      formats.filter(({ sheet }) => sheet === name),
    )
  for (const write of writes) applyLook(sheetOf(write.sheet), write)
}

type Groups = LookWrite & { readonly kind: 'groups' }

/** Outer groups first: a group made inside another one becomes its next level. */
export function groupRowsAndColumns(context: ExcelContext, { sheet: name, ...groups }: Groups): void {
  const sheet = context.workbook.worksheets.getItem(name)
  for (const { from, to, hidden } of byLevel(groups.rows)) {
    const range = rows(sheet, from, to)
    range.group('ByRows')
    if (hidden) range.hideGroupDetails('ByRows')
  }
  for (const { from, to, hidden } of byLevel(groups.columns)) {
    const range = columns(sheet, from, to)
    range.group('ByColumns')
    if (hidden) range.hideGroupDetails('ByColumns')
  }
}

/** Takes one level away from all rows and columns in use. */
export function ungroupRowsAndColumns(context: ExcelContext, { sheet: name }: Groups): void {
  const used = context.workbook.worksheets.getItem(name).getUsedRange()
  used.getEntireRow().ungroup('ByRows')
  used.getEntireColumn().ungroup('ByColumns')
}

function applyLook(sheet: ExcelSheet, write: LookWrite): void {
  switch (write.kind) {
    case 'format':
      break
    case 'validations':
      for (const area of write.removed) sheet.getRange(areaAddress(area)).dataValidation.clear()
      for (const validation of write.added) validate(sheet, validation)
      break
    case 'conditionals':
      for (const { area } of write.removed) sheet.getRange(areaAddress(area)).conditionalFormats.clearAll()
      for (const rule of write.added) addCondition(sheet, rule)
      break
    case 'charts':
      for (const id of write.removed) sheet.charts.getItemOrNullObject(id).delete()
      for (const chart of write.added) drawChart(sheet, chart)
      break
    case 'column_width': {
      const { format } = columns(sheet, write.from, write.to)
      // In points, three quarters of a pixel (github.com/OfficeDev/office-js/issues/187).
      if (write.pixels === null) format.useStandardWidth = true
      else format.columnWidth = write.pixels * 0.75
      break
    }
    case 'row_height': {
      const { format } = rows(sheet, write.from, write.to)
      if (write.points === null) format.useStandardHeight = true
      else format.rowHeight = write.points
      break
    }
    case 'groups':
      groupRowsAndColumns(sheet.context, write)
      break
    case 'tab_color':
      sheet.tabColor = hash(write.color)
      break
    case 'frozen':
      freeze(sheet, write.rows, write.columns)
      break
    case 'print':
      setPrint(sheet, write.print)
      break
    default:
      unreachable(write)
  }
}

function formatCells(sheet: ExcelSheet, formats: readonly (LookWrite & { readonly kind: 'format' })[]): void {
  const byLook = new Map<string, { readonly format: CellFormat | null; readonly areas: Area[] }>()
  for (const { area, format } of formats) {
    const key = format === null ? '' : `${format.style} ${format.indent}`
    const known = byLook.get(key)
    if (known === undefined) byLook.set(key, { format, areas: [area] })
    else known.areas.push(area)
  }
  for (const { format, areas } of byLook.values())
    for (const addresses of addressLists(areas)) formatAreas(sheet, addresses, format)
  for (const { area, format } of formats) {
    if (format === null) continue
    // One value stands for every cell of the range; the type knows only the matrix.
    const range = sheet.getRange(areaAddress(area)) as unknown as {
      numberFormat: string
      untrack: () => void
    }
    range.numberFormat = format.numberFormat
    range.untrack()
  }
}

/** Sets every property that a look may have, as other looks may have left them otherwise. */
function formatAreas(sheet: ExcelSheet, addresses: string, format: CellFormat | null): void {
  const areas = sheet.getRanges(addresses)
  if (format === null) {
    areas.clear('Formats')
    areas.untrack()
    return
  }
  const look = looks[format.style]
  const { font, fill, borders, protection } = areas.format
  font.name = cellFont.name
  font.size = look.size ?? cellFont.size
  font.color = hash(look.color)
  font.bold = look.bold ?? false
  font.italic = look.italic ?? false
  if (look.fill === undefined) fill.clear()
  else fill.color = hash(look.fill)
  areas.format.horizontalAlignment = alignmentOf(look.alignment ?? (format.indent > 0 ? 'left' : undefined))
  areas.format.indentLevel = format.indent
  protection.locked = look.unlocked === undefined
  const edge = borders.getItem('EdgeTop')
  edge.style = look.lineAbove === undefined ? 'None' : 'Continuous'
  if (look.lineAbove !== undefined) edge.color = hash(look.lineAbove)
  areas.untrack()
}

function alignmentOf(
  alignment: 'left' | 'right' | 'center' | undefined,
): 'General' | 'Left' | 'Right' | 'Center' {
  const names = { left: 'Left', right: 'Right', center: 'Center' } as const
  return alignment === undefined ? 'General' : names[alignment]
}

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

function validate(sheet: ExcelSheet, { area, rule, title, message }: Added<'validations'>): void {
  const { dataValidation } = sheet.getRange(areaAddress(area))
  dataValidation.rule =
    rule.kind === 'list'
      ? { list: { inCellDropDown: true, source: rule.source } }
      : { [rule.kind === 'decimal' ? 'decimal' : 'wholeNumber']: boundsOf(rule.least, rule.most) }
  dataValidation.errorAlert = { title, message, showAlert: true, style: 'Stop' }
  dataValidation.prompt = { title, message, showPrompt: true }
}

/** What a change of this kind adds. */
type Added<Kind extends 'validations' | 'conditionals'> = (LookWrite & {
  readonly kind: Kind
})['added'][number]

type Bounds = {
  readonly formula1: number
  readonly formula2?: number
  readonly operator: 'Between' | 'GreaterThanOrEqualTo' | 'LessThanOrEqualTo'
}

function boundsOf(least: number | undefined, most: number | undefined): Bounds {
  if (least !== undefined && most !== undefined)
    return { formula1: least, formula2: most, operator: 'Between' }
  if (most !== undefined) return { formula1: most, operator: 'LessThanOrEqualTo' }
  return { formula1: least ?? Number.MIN_SAFE_INTEGER, operator: 'GreaterThanOrEqualTo' }
}

/** A condition may change weight, slant and colours, but not the font. */
function addCondition(sheet: ExcelSheet, { area, formula, style }: Added<'conditionals'>): void {
  const look = looks[style]
  const { custom } = sheet.getRange(areaAddress(area)).conditionalFormats.add('Custom')
  custom.rule.formula = `=${formula}`
  custom.format.font.color = hash(look.color)
  if (look.bold) custom.format.font.bold = true
  if (look.italic) custom.format.font.italic = true
  if (look.fill !== undefined) custom.format.fill.color = hash(look.fill)
}

function drawChart(
  sheet: ExcelSheet,
  { id, kind, title, area, categories, series, numberFormat }: Chart,
): void {
  const rangeAt = (reference: string): ExcelRange => {
    const parts = splitSheet(reference)
    if (parts === undefined) return sheet.getRange(reference)
    return sheet.context.workbook.worksheets.getItem(parts.sheet).getRange(parts.rest.replaceAll('$', ''))
  }
  const [first] = series
  if (first === undefined) return
  const chart = sheet.charts.add(chartTypes[kind], rangeAt(first.values), 'Auto')
  chart.name = id
  chart.title.text = title
  chart.setPosition(
    sheet.getCell(area.top - 1, area.left - 1),
    sheet.getCell(area.bottom - 1, area.right - 1),
  )
  for (const [index, { name, values, color, dashed, invisible }] of series.entries()) {
    const line = index === 0 ? chart.series.getItemAt(0) : chart.series.add(name)
    line.name = name
    line.setValues(rangeAt(values))
    line.setXAxisValues(rangeAt(categories))
    if (kind === 'line') {
      line.format.line.color = hash(color)
      if (dashed) line.format.line.lineStyle = 'Dash'
    } else if (invisible) line.format.fill.clear()
    else line.format.fill.setSolidColor(hash(color))
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

function freeze(sheet: ExcelSheet, top: number, left: number): void {
  if (top > 0 && left > 0)
    sheet.freezePanes.freezeAt(sheet.getRange(areaAddress({ top: 1, left: 1, bottom: top, right: left })))
  else if (top > 0) sheet.freezePanes.freezeRows(top)
  else if (left > 0) sheet.freezePanes.freezeColumns(left)
  else sheet.freezePanes.unfreeze()
}

function setPrint(sheet: ExcelSheet, print: (LookWrite & { readonly kind: 'print' })['print']): void {
  const { pageLayout } = sheet
  pageLayout.orientation = print.landscape ? 'Landscape' : 'Portrait'
  if (print.fitToWidth) pageLayout.zoom = { horizontalFitToPages: print.pagesWide ?? 1 }
  if (print.repeatRows) pageLayout.setPrintTitleRows(`$${print.repeatRows[0]}:$${print.repeatRows[1]}`)
  if (print.repeatColumns) {
    const [from, to] = print.repeatColumns
    pageLayout.setPrintTitleColumns(`$${columnLetters(from)}:$${columnLetters(to)}`)
  }
  if (print.area) pageLayout.setPrintArea(areaAddress(print.area))
}

function byLevel<Group extends { readonly level: number }>(groups: readonly Group[]): readonly Group[] {
  return [...groups].sort((a, b) => a.level - b.level)
}

function columns(sheet: ExcelSheet, from: number, to: number): ExcelRange {
  return sheet.getRange(`${columnLetters(from)}:${columnLetters(to)}`)
}

function rows(sheet: ExcelSheet, from: number, to: number): ExcelRange {
  return sheet.getRange(`${from}:${to}`)
}

/** Colours are RRGGBB; Excel wants the sign in front. */
function hash(color: string): string {
  return `#${color}`
}
