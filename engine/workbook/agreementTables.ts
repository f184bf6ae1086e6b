// How far this workbook and the engine agree, on the sheet `Checks`: the lines people know, every chapter, every line.

import { monthLabel } from '../plan/calendar.ts'
import type { AgreementChapter, AgreementLine } from './agreementLines.ts'
import { cellAddress } from './cellAddress.ts'
import { type ChecksLayout, movedColumn, relativeTolerance, states, toleranceCell } from './checksLayout.ts'
import type { StoredValues } from './engineSheet.ts'
import { modelRow, sheetNames } from './layout.ts'
import { proofFormats } from './numberFormats.ts'
import { planSheetNames } from './planSheetNames.ts'
import { calendarOf, type PlanSource, rowNamed } from './planSource.ts'
import { lineHeads, lineListTitle } from './readAgreement.ts'
import { areaReference, cellReference, modelMonths, shownNumber } from './reference.ts'
import type { SheetParts } from './sheetParts.ts'
import { joinedParts, type TableColumn, tableParts } from './sheetTable.ts'
import { headlineLines, lineKey } from './storedSections.ts'
import type { CellContent } from './workbook.ts'

/** What stands above the fast engine's numbers, where it was asked. */
export const fastEngineTitle = 'Fast engine'

/** The lines that people know, in the last month. */
export function headlineTable(source: PlanSource, stored: StoredValues, at: ChecksLayout): SheetParts {
  const { layout } = source
  const calendar = calendarOf(source)
  return tableParts({
    id: 'checks/agreement',
    top: at.headlineTop,
    left: 1,
    headerTo: at.columns.share,
    header: agreementHeader(`Agreement at ${monthLabel(calendar, layout.months)}`, at),
    columns: agreementColumns(at),
    lines: headlineLines(source).map(({ row, member }, index) => {
      const { dims, label, unit } = rowNamed(source, row)
      const line: AgreementLine = {
        row,
        member,
        label: [label, ...member.map(id => itemLabel(source, id).toLowerCase())].join(': '),
        unit,
        at: modelRow(layout, row, member, dims),
      }
      const live = cellReference(line.at, layout.lastColumn, 'both', sheetNames.model)
      return agreementLine(line, at.headlineTop + 1 + index, live, stored.row('line', lineKey(row, member)), {
        source,
        stored,
        at,
      })
    }),
  })
}

/** Every chapter of the model in one line: its worst difference as a share of what it may be, and where that is. */
export function chapterTable(
  chapters: readonly AgreementChapter[],
  rows: readonly (readonly [number, number])[],
  at: ChecksLayout,
): SheetParts {
  const { share } = at.columns
  const [first, last] = [at.chapterTop + 1, at.chapterTop + chapters.length]
  const moved = cellReference(at.shownMoved, movedColumn, 'both')
  const state = (row: number): CellContent => ({
    formula: `IF(E${row}=0,"${states.agrees}",IF(${moved}=1,"${states.moved}","${states.differs}"))`,
  })
  const lines = chapters.map(({ title }, index) => {
    const [top = 0, bottom = 0] = rows[index] ?? []
    const row = first + index
    const shares = areaReference({ top, bottom, left: share, right: share })
    const labels = areaReference({ top, bottom, left: 1, right: 1 })
    return {
      cells: [
        title,
        state(row),
        { formula: `MAX(${shares})` },
        { formula: `SUMPRODUCT((${shares}>=0)*1)` },
        { formula: `SUMPRODUCT((${shares}>1)*1)` },
        { formula: `IF(E${row}=0,"",INDEX(${labels},MATCH(C${row},${shares},0)))` },
      ],
    }
  })
  return tableParts({
    id: 'checks/chapters',
    top: at.chapterTop,
    left: 1,
    headerTo: at.columns.share,
    header: ['Agreement of all months, by chapter', 'State', 'Of tolerance', 'Lines', 'Differ', 'Worst line'],
    columns: [
      { style: 'label' },
      { style: 'check_holds' },
      { style: 'computed', numberFormat: '0.0%' },
      { style: 'unit', numberFormat: proofFormats.count },
      { style: 'computed', numberFormat: proofFormats.number },
      { style: 'unit', indent: 1 },
    ],
    lines: [
      ...lines,
      {
        cells: [
          'All lines',
          null,
          { formula: `MAX(C${first}:C${last})` },
          { formula: `SUM(D${first}:D${last})` },
          { formula: `SUM(E${first}:E${last})` },
          null,
        ],
        style: 'result',
      },
    ],
  })
}

/** Every line of the model: the sum of its months here and in the engine. Chapters are folded away. */
export function fullList(
  source: PlanSource,
  stored: StoredValues,
  chapters: readonly AgreementChapter[],
  at: ChecksLayout,
): {
  readonly parts: SheetParts
  /** First and last line of each chapter. */
  readonly chapterRows: readonly (readonly [number, number])[]
  readonly rows: ReadonlyMap<string, number>
} {
  const { layout } = source
  const rows = new Map<string, number>()
  const chapterRows: (readonly [number, number])[] = []
  const parts: SheetParts[] = []
  let band = at.listTop + 1
  for (const { title, lines } of chapters) {
    const first = band + 1
    const last = band + lines.length
    chapterRows.push([first, last])
    const cells = lines.map((line, index) => {
      rows.set(lineKey(line.row, line.member), first + index)
      const live = `SUM(${modelMonths(layout, line.at)})`
      const storedRow = stored.row('sum', lineKey(line.row, line.member))
      return agreementLine(line, first + index, live, storedRow, { source, stored, at }).cells
    })
    parts.push({
      blocks: [
        { id: `checks/chapter/${title}`, top: band, left: 1, cells: [[title]] },
        { id: `checks/lines/${title}`, top: first, left: 1, cells },
      ],
      formats: [
        { area: { top: band, left: 1, bottom: band, right: at.columns.share }, style: 'section' },
        ...agreementColumns(at).map((column, index) => ({
          area: { top: first, bottom: last, left: index + 1, right: index + 1 },
          ...column,
        })),
      ],
      rowGroups: [{ from: first, to: last, level: 1, hidden: true }],
      bottom: last,
    })
    band = last + 1
  }
  const header = tableParts({
    id: 'checks/list',
    top: at.listTop,
    left: 1,
    headerTo: at.columns.share,
    header: agreementHeader(lineListTitle, at),
    columns: agreementColumns(at),
    lines: [],
  })
  const joined = joinedParts([header, ...parts])
  return { parts: joined, chapterRows, rows }
}

function agreementHeader(title: string, { columns }: ChecksLayout): readonly CellContent[] {
  const fast = columns.fast === undefined ? [] : [fastEngineTitle]
  const { state, difference, tolerance, engine } = lineHeads
  return [title, state, difference, tolerance, engine, ...fast, 'This workbook', 'Of tolerance']
}

function agreementColumns({ columns }: ChecksLayout): readonly TableColumn[] {
  const { money, tolerance, share } = { ...proofFormats, share: '0.0%' }
  return [
    { style: 'label' },
    { style: 'check_holds' },
    { style: 'computed', numberFormat: proofFormats.largest },
    { style: 'unit', numberFormat: tolerance },
    { style: 'link', numberFormat: money },
    ...(columns.fast === undefined ? [] : [{ style: 'link', numberFormat: money } as const]),
    { style: 'link', numberFormat: money },
    { style: 'unit', numberFormat: share },
  ]
}

/** One line: what the engine found for the scenario shown, what stands here, and how far apart they may be. */
function agreementLine(
  { label, unit }: AgreementLine,
  row: number,
  live: string,
  storedRow: number,
  {
    source,
    stored,
    at,
  }: { readonly source: PlanSource; readonly stored: StoredValues; readonly at: ChecksLayout },
): { readonly cells: readonly CellContent[] } {
  const { layout } = source
  const { engine, workbook, share, difference, tolerance } = at.columns
  const cell = (column: number): string => cellAddress(row, column)
  const values = (column: (index: number) => number): string =>
    areaReference(
      {
        top: storedRow,
        bottom: storedRow,
        left: column(0),
        right: column(layout.scenarios.length - 1),
      },
      'both',
      planSheetNames.engine,
    )
  const shown = shownNumber(layout)
  const moved = cellReference(at.shownMoved, movedColumn, 'both')
  const relative = relativeTolerance(at)
  const off = `ABS(${cell(difference)})`
  const furthest =
    at.columns.fast === undefined ? off : `MAX(${off},ABS(${cell(at.columns.fast)}-${cell(engine)}))`
  const fast: readonly CellContent[] =
    at.columns.fast === undefined ? [] : [{ formula: `INDEX(${values(stored.fastColumn)},1,${shown})` }]
  return {
    cells: [
      label,
      {
        formula: `IF(${cell(share)}<=1,"${states.agrees}",IF(${moved}=1,"${states.moved}","${states.differs}"))`,
      },
      { formula: `${cell(workbook)}-${cell(engine)}` },
      { formula: `MAX(${toleranceCell(unit, at)},${relative}*ABS(${cell(engine)}))` },
      { formula: `INDEX(${values(stored.column)},1,${shown})` },
      ...fast,
      { formula: live },
      { formula: `${furthest}/${cell(tolerance)}` },
    ],
  }
}

function itemLabel({ model }: PlanSource, id: string): string {
  return [...model.shape.items.values()].flat().find(item => item.id === id)?.label ?? id
}
