// What limits new business, month by month, on the sheet `Compare`: S sellers, H a hire is awaited, P the pipeline.

import { monthLabel } from '../plan/calendar.ts'
import { type CompareLayout, compareColumns, compareRows, type Side, sideNumber } from './compareLayout.ts'
import type { StoredValues } from './engineSheet.ts'
import { memberRow, modelRow, monthColumn, sheetNames } from './layout.ts'
import { planSheetNames } from './planSheetNames.ts'
import { calendarOf, type PlanSource, rowNamed } from './planSource.ts'
import { areaReference, cellReference, shownNumber } from './reference.ts'
import { blockKey } from './sheetFormula.ts'
import type { SheetParts } from './sheetParts.ts'
import { joinedParts } from './sheetTable.ts'
import type { CellContent } from './workbook.ts'

/** Two strips below each other with the years beneath, and the workings of the scenario shown, folded away. */
export function limitStrips(source: PlanSource, stored: StoredValues, at: CompareLayout): SheetParts {
  const segments = source.model.shape.items.get('segment') ?? []
  const roles = source.model.shape.items.get('role') ?? []
  if (segments.length === 0) return { blocks: [], formats: [] }
  const top = at.stripsTop
  const beforeTop = top + 1
  const afterTop = beforeTop + segments.length + 1
  const yearsRow = afterTop + segments.length
  const workingTop = yearsRow + 3
  const codesTop = workingTop + 1 + roles.length
  const strip = (side: Side, first: number): SheetParts =>
    stripParts(source, stored, at, side, first, codesTop)
  return joinedParts([
    heading(at, top),
    strip('before', beforeTop),
    strip('after', afterTop),
    years(source, at, yearsRow),
    working(source, at, workingTop, codesTop),
  ])
}

function heading(at: CompareLayout, top: number): SheetParts {
  return {
    blocks: [{ id: 'compare/limits', top, left: 1, cells: [['What limits new business, by month']] }],
    formats: [{ area: { top, bottom: top, left: 1, right: at.lastMonth }, style: 'header' }],
  }
}

/** A line per segment. */
function stripParts(
  source: PlanSource,
  stored: StoredValues,
  at: CompareLayout,
  side: Side,
  first: number,
  codesTop: number,
): SheetParts {
  const { layout, model } = source
  const segments = model.shape.items.get('segment') ?? []
  const number = sideNumber(at, side)
  const last = first + segments.length - 1
  const cells = segments.map(({ id, label }, index) => {
    const top = stored.row('limit', `${id} 1`)
    const letters = Array.from({ length: layout.months }, (_, month): CellContent => {
      const live = cellReference(codesTop + index, at.firstMonth + month)
      const column = stored.column(month)
      const others = areaReference(
        { top, bottom: top + layout.scenarios.length - 1, left: column, right: column },
        'row',
        planSheetNames.engine,
      )
      const code = `IF(${number}=${shownNumber(layout)},${live},INDEX(${others},${number}))`
      return { formula: `CHOOSE(1+${code},"P","S","H")` }
    })
    const title: CellContent =
      index === 0 ? { formula: cellReference(compareRows.selectors, compareColumns[side], 'both') } : null
    return [title, label, null, null, null, null, ...letters]
  })
  const area = { top: first, bottom: last, left: at.firstMonth, right: at.lastMonth }
  const letter = cellReference(first, at.firstMonth)
  return {
    blocks: [{ id: `compare/limits/${side}`, top: first, left: 1, cells }],
    formats: [
      { area: { top: first, bottom: last, left: 1, right: 1 }, style: 'strong' },
      { area: { top: first, bottom: last, left: 2, right: 2 }, style: 'unit' },
      { area, style: 'limit_pipeline' },
    ],
    conditionals: [
      { area, formula: `${letter}="S"`, style: 'limit_sellers' },
      { area, formula: `${letter}="H"`, style: 'limit_waiting' },
    ],
    bottom: last,
  }
}

/** The names of every twelfth month under the columns, and what the letters stand for. */
function years(source: PlanSource, at: CompareLayout, row: number): SheetParts {
  const calendar = calendarOf(source)
  const labels = Array.from(
    { length: source.layout.months },
    (_, index): CellContent => (index % 12 === 0 ? monthLabel(calendar, index + 1) : null),
  )
  const legend = 'S sellers · H waiting for a hire · P pipeline'
  return {
    blocks: [
      { id: 'compare/limits/months', top: row, left: at.firstMonth, cells: [labels] },
      { id: 'compare/limits/legend', top: row, left: 2, cells: [[legend]] },
    ],
    formats: [{ area: { top: row, bottom: row, left: 2, right: at.lastMonth }, style: 'unit' }],
    bottom: row,
  }
}

/**
 * The scenario shown: planned hires of each role that are held back or under way, then a code per segment: 0 pipeline,
 * 1 sellers, 2 sellers while one of the segment's is being hired.
 */
function working(source: PlanSource, at: CompareLayout, top: number, codesTop: number): SheetParts {
  const { layout, model } = source
  const roles = model.shape.items.get('role') ?? []
  const segments = model.shape.items.get('segment') ?? []
  const months = Array.from({ length: layout.months }, (_, index) => monthColumn(layout, index + 1))
  const first = monthColumn(layout, 1)
  const onModel = (row: number, column: number): string => cellReference(row, column, 'row', sheetNames.model)
  const blanks: readonly CellContent[] = [null, null, null]
  const roleLines = roles.map(({ id, label }, index) => {
    const toFill = memberRow(layout, blockKey.input('time_to_fill'), [id], ['role'])
    const released = modelRow(layout, 'hires_released', [id], rowNamed(source, 'hires_released').dims)
    const held = modelRow(layout, 'hires_waiting', [id], rowNamed(source, 'hires_waiting').dims)
    const wait = cellReference(top + 1 + index, compareColumns.before, 'column')
    return [
      label,
      id,
      { formula: cellReference(toFill, layout.liveColumn, 'both', sheetNames.inputs) },
      ...blanks,
      ...months.map((column): CellContent => {
        const from = (row: number): string =>
          `${cellReference(row, first, 'both', sheetNames.model)}:${cellReference(row, column, 'row')}`
        return {
          formula: `SUMIF(${from(4)},">"&${onModel(4, column)}-${wait},${from(released)})+${onModel(held, column)}`,
        }
      }),
    ]
  })
  const list = layout.lists.get('role')
  const segmentColumn = list?.mappings.find(({ name }) => name === 'role_segment')?.column ?? 1
  const segmentOf = areaReference(
    {
      top: list?.top ?? 1,
      bottom: (list?.top ?? 1) + roles.length - 1,
      left: segmentColumn,
      right: segmentColumn,
    },
    'both',
    sheetNames.inputs,
  )
  const codeLines = segments.map(({ id, label }, index) => {
    const binds = modelRow(layout, 'capacity_binds', [id], rowNamed(source, 'capacity_binds').dims)
    const own = cellReference(codesTop + index, compareColumns.unit, 'column')
    return [
      label,
      id,
      null,
      ...blanks,
      ...months.map((column, month): CellContent => {
        const at0 = at.firstMonth + month
        const hires = areaReference({ top: top + 1, bottom: codesTop - 1, left: at0, right: at0 }, 'row')
        return {
          formula: `IF(${onModel(binds, column)}=1,1+IF(SUMIF(${segmentOf},${own},${hires})>0,1,0),0)`,
        }
      }),
    ]
  })
  const bottom = codesTop + segments.length - 1
  return {
    blocks: [
      {
        id: 'compare/limits/working',
        top,
        left: 1,
        cells: [
          [
            'Working: hires awaited and codes, scenario shown',
            'Item',
            'To fill',
            ...blanks,
            ...months.map(() => null),
          ],
          ...roleLines,
          ...codeLines,
        ],
      },
    ],
    formats: [
      { area: { top, bottom: top, left: 1, right: at.lastMonth }, style: 'section' },
      { area: { top: top + 1, bottom, left: 1, right: at.lastMonth }, style: 'unit', numberFormat: '0' },
    ],
    rowGroups: [{ from: top, to: bottom, level: 1, hidden: true }],
    bottom,
  }
}
