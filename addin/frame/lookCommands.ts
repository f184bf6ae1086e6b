// A change of how a sheet looks as commands of o-spreadsheet.

import { type Area, type Chart, type Sheet, unreachable } from '../../engine/index.ts'
import type { LookWrite } from '../host/plannedWrite.ts'
import { type AreaSize, chartFigureId, spreadsheetFigure } from './spreadsheetChart.ts'
import { spreadsheetFormat } from './spreadsheetFormat.ts'
import type { Model, SheetCommand, Zone } from './spreadsheetLibrary.ts'
import { spreadsheetBorder, spreadsheetStyle } from './spreadsheetLooks.ts'
import {
  isMadeRule,
  placeOfValidation,
  spreadsheetCondition,
  spreadsheetValidation,
} from './spreadsheetRules.ts'

/** The commands, for a sheet that has room for them. How a sheet prints is not o-spreadsheet's to know. */
export function lookCommands(model: Model, sheetId: string, look: LookWrite): readonly SheetCommand[] {
  switch (look.kind) {
    case 'format':
      return formatCommands(sheetId, look)
    case 'conditionals':
      return conditionCommands(model, sheetId, look.added)
    case 'validations':
      return validationCommands(model, sheetId, look.removed, look.added)
    case 'charts':
      return chartCommands(model, sheetId, look.removed, look.added)
    case 'column_width':
      return [resized(sheetId, 'COL', look.from, look.to, look.pixels)]
    case 'row_height':
      return [
        resized(sheetId, 'ROW', look.from, look.to, look.points === null ? null : pixelsOf(look.points)),
      ]
    case 'groups':
      return [
        ...groupCommands(model, sheetId, 'ROW', look.rows),
        ...groupCommands(model, sheetId, 'COL', look.columns),
      ]
    case 'tab_color':
      return [['COLOR_SHEET', { sheetId, color: `#${look.color}` }]]
    case 'frozen':
      return [frozen(sheetId, 'ROWS', look.rows), frozen(sheetId, 'COLUMNS', look.columns)]
    case 'print':
      return []
    default:
      return unreachable(look)
  }
}

/** The pixels of a height in points. */
export function pixelsOf(points: number): number {
  return Math.round((points * 4) / 3)
}

/** The area as o-spreadsheet counts it. */
function zoneOf({ top, left, bottom, right }: Area): Zone {
  return { top: top - 1, left: left - 1, bottom: bottom - 1, right: right - 1 }
}

/** A style is laid over the one before it, so that one is cleared. */
function formatCommands(
  sheetId: string,
  { area, format }: Extract<LookWrite, { readonly kind: 'format' }>,
): readonly SheetCommand[] {
  const target = [zoneOf(area)]
  const cleared: readonly SheetCommand[] = [
    ['CLEAR_FORMATTING', { sheetId, target }],
    ['SET_BORDERS_ON_TARGET', { sheetId, target, border: undefined }],
  ]
  if (format === null) return cleared
  const border = spreadsheetBorder(format)
  const numberFormat = spreadsheetFormat(format.numberFormat)
  const style = spreadsheetStyle(format)
  return [
    ...cleared,
    [
      'SET_FORMATTING',
      { sheetId, target, style, ...(numberFormat !== undefined && { format: numberFormat }) },
    ],
    ...(border === undefined ? [] : [['SET_BORDERS_ON_TARGET', { sheetId, target, border }] as const]),
  ]
}

/** All conditions of ours are replaced, as their order decides. */
function conditionCommands(
  model: Model,
  sheetId: string,
  added: Sheet['conditionals'],
): readonly SheetCommand[] {
  const standing = model.getters.getConditionalFormats(sheetId).filter(({ id }) => isMadeRule(id))
  return [
    ...standing.map(({ id }): SheetCommand => ['REMOVE_CONDITIONAL_FORMAT', { sheetId, id }]),
    ...added.map((conditional): SheetCommand => {
      const { ranges, ...cf } = spreadsheetCondition(conditional)
      return ['ADD_CONDITIONAL_FORMAT', { sheetId, cf, ranges: placed(model, sheetId, ranges) }]
    }),
  ]
}

function validationCommands(
  model: Model,
  sheetId: string,
  removed: readonly Area[],
  added: Sheet['validations'],
): readonly SheetCommand[] {
  const gone = new Set(removed.map(placeOfValidation))
  const standing = model.getters.getDataValidationRules(sheetId)
  return [
    ...standing
      .filter(({ id }) => [...gone].some(place => id.startsWith(place)))
      .map(({ id }): SheetCommand => ['REMOVE_DATA_VALIDATION_RULE', { sheetId, id }]),
    ...added.map((validation): SheetCommand => {
      const { ranges, ...rule } = spreadsheetValidation(validation)
      return ['ADD_DATA_VALIDATION_RULE', { sheetId, rule, ranges: placed(model, sheetId, ranges) }]
    }),
  ]
}

function placed(model: Model, sheetId: string, ranges: readonly string[]): readonly object[] {
  return ranges.map(range => model.getters.getRangeDataFromXc(sheetId, range))
}

function chartCommands(
  model: Model,
  sheetId: string,
  removed: readonly string[],
  added: readonly Chart[],
): readonly SheetCommand[] {
  return [
    ...removed.map(
      (id): SheetCommand => ['DELETE_FIGURE', { sheetId, figureId: chartFigureId(sheetId, id) }],
    ),
    ...added.map((chart): SheetCommand => {
      const { id, col, row, offset, width, height, data } = spreadsheetFigure(
        chart,
        sheetId,
        areaSize(model, sheetId, chart.area),
      )
      const { chartId, ...definition } = data
      const place = { sheetId, col, row, offset, size: { width, height } }
      return ['CREATE_CHART', { ...place, figureId: id, chartId, definition }]
    }),
  ]
}

function areaSize({ getters }: Model, sheetId: string, { top, left, bottom, right }: Area): AreaSize {
  const sum = (from: number, to: number, size: (sheetId: string, index: number) => number) =>
    Array.from({ length: to - from + 1 }, (_, index) => size(sheetId, from - 1 + index)).reduce(
      (a, b) => a + b,
      0,
    )
  return { width: sum(left, right, getters.getColSize), height: sum(top, bottom, getters.getRowSize) }
}

function resized(
  sheetId: string,
  dimension: 'ROW' | 'COL',
  from: number,
  to: number,
  size: number | null,
): SheetCommand {
  const elements = Array.from({ length: to - from + 1 }, (_, index) => from - 1 + index)
  return ['RESIZE_COLUMNS_ROWS', { sheetId, dimension, elements, size }]
}

function groupCommands(
  model: Model,
  sheetId: string,
  dimension: 'ROW' | 'COL',
  groups: Sheet['rowGroups'],
): readonly SheetCommand[] {
  const command = (type: string, start: number, end: number): SheetCommand => [
    type,
    { sheetId, dimension, start, end },
  ]
  return [
    ...model.getters
      .getHeaderGroups(sheetId, dimension)
      .map(({ start, end }) => command('UNGROUP_HEADERS', start, end)),
    ...groups.map(({ from, to }) => command('GROUP_HEADERS', from - 1, to - 1)),
    ...groups
      .filter(({ hidden }) => hidden)
      .map(({ from, to }) => command('FOLD_HEADER_GROUP', from - 1, to - 1)),
  ]
}

function frozen(sheetId: string, headers: 'ROWS' | 'COLUMNS', quantity: number): SheetCommand {
  return quantity > 0 ? [`FREEZE_${headers}`, { sheetId, quantity }] : [`UNFREEZE_${headers}`, { sheetId }]
}
