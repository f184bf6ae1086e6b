// The sheet `Compare`: two scenarios beside each other, what leads from one's ARR to the other's, what limits them.

import type { ChecksPlaces } from './checksSheet.ts'
import { bridgeSteps, compareBridge } from './compareBridge.ts'
import {
  type CompareLayout,
  compareColumns,
  compareLayout,
  compareRows,
  figureOf,
  type Side,
  sideNumber,
  workingCell,
  workingColumns,
} from './compareLayout.ts'
import type { StoredValues } from './engineSheet.ts'
import type { HomePlaces } from './homeSheet.ts'
import { limitStrips } from './limitStrips.ts'
import { changeFormat, monthFormat } from './numberFormats.ts'
import { planSheetNames } from './planSheetNames.ts'
import type { PlanSource } from './planSource.ts'
import { cellReference, headRange, numberOfTitle, shownNumber } from './reference.ts'
import { emptySheet, type SheetParts } from './sheetParts.ts'
import { joinedParts, tableParts, titleParts } from './sheetTable.ts'
import { lowPoint, type SummaryFigure } from './summaryFigures.ts'
import type { FormatRule, Sheet } from './workbook.ts'

/** What the switch offers. */
const views = { both: 'Both', before: 'Before', after: 'After', changes: 'Changes only' } as const

/** The comparison. O(segments × months). */
export function compareSheet(
  source: PlanSource,
  stored: StoredValues,
  checks: ChecksPlaces,
  home: HomePlaces,
): Sheet {
  const lines = comparedLines(home.figures)
  const at = compareLayout(source, lines.length, bridgeSteps(source).length)
  const bridge = compareBridge({ source, stored, checks, home, at })
  const { bottom, ...parts } = joinedParts([
    heading(source, checks, at),
    figureTable(source, home, lines, checks, at),
    bridge.parts,
    limitStrips(source, stored, at),
  ])
  const { working } = at
  return {
    ...emptySheet(planSheetNames.compare, '1F3247'),
    ...parts,
    charts: [bridge.chart],
    columnWidths: [
      { from: compareColumns.label, to: compareColumns.label, pixels: 216 },
      { from: compareColumns.unit, to: compareColumns.unit, pixels: 76 },
      { from: compareColumns.before, to: compareColumns.change, pixels: 92 },
      { from: compareColumns.change + 1, to: compareColumns.change + 1, pixels: 16 },
      { from: at.firstMonth, to: at.lastMonth, pixels: 22 },
      { from: working - 1, to: working - 1, pixels: 16 },
      { from: working, to: working, pixels: 216 },
      { from: working + 1, to: working + workingColumns.show, pixels: 76 },
      { from: working + workingColumns.show + 2, to: working + workingColumns.show + 3, pixels: 216 },
    ],
    rowHeights: [{ row: 1, points: 22.5 }],
    frozen: { rows: compareRows.header, columns: 1 },
    print: {
      landscape: true,
      fitToWidth: true,
      area: { top: 1, left: 1, bottom, right: at.lastMonth },
    },
  }
}

type ComparedLine = { readonly id: string; readonly figure?: SummaryFigure }

/** The figures of Home; the month of the low point stands below it. */
function comparedLines(figures: readonly SummaryFigure[]): readonly ComparedLine[] {
  return figures.flatMap((figure): readonly ComparedLine[] =>
    figure.id === lowPoint
      ? [{ id: figure.id, figure }, { id: 'cash_low_point_month' }]
      : [{ id: figure.id, figure }],
  )
}

/** Title, the two choices and the switch, whether each side can be trusted, and the numbers of the two. */
function heading(source: PlanSource, checks: ChecksPlaces, at: CompareLayout): SheetParts {
  const { layout } = source
  const [before, after] = firstPair(source)
  const { selectors, states } = compareRows
  const choice = (side: Side): string => cellReference(selectors, compareColumns[side], 'both')
  const state = (side: Side) => {
    const number = sideNumber(at, side)
    const moved = `IF(INDEX(${checks.movedFlags},${number})=1,"! moved on","✓ engine")`
    return { formula: `IF(${number}=${shownNumber(layout)},"✓ live",${moved})` }
  }
  const area = (row: number, left: number, right = left) => ({ top: row, bottom: row, left, right })
  const workings = at.working + workingColumns.label
  const late = cellReference(states, compareColumns.before, 'none')
  return joinedParts([
    titleParts('compare/title', 'Compare', 'Before, after, and what to show'),
    {
      blocks: [
        {
          id: 'compare/choice',
          top: selectors,
          left: compareColumns.before,
          cells: [[before, after, views.both]],
        },
        {
          id: 'compare/states',
          top: states,
          left: compareColumns.label,
          cells: [['Where the numbers come from', null, state('before'), state('after')]],
        },
        {
          id: 'compare/working/numbers',
          top: selectors,
          left: workings,
          cells: [
            ['Working: number of the first', null, { formula: numberOfTitle(layout, choice('before')) }],
            ['Working: number of the second', null, { formula: numberOfTitle(layout, choice('after')) }],
          ],
        },
      ],
      formats: [
        { area: area(selectors, compareColumns.before, compareColumns.change), style: 'selector' },
        { area: area(states, compareColumns.label), style: 'unit' },
        { area: area(states, compareColumns.before, compareColumns.after), style: 'check_holds' },
        {
          area: { top: selectors, bottom: states, left: workings, right: workings + workingColumns.before },
          style: 'unit',
          numberFormat: '0',
        },
      ],
      validations: [
        {
          area: area(selectors, compareColumns.before, compareColumns.after),
          rule: { kind: 'list', source: headRange(layout, 'title') },
          title: 'Scenario',
          message: `Choose one of the ${layout.scenarios.length} scenarios.`,
        },
        {
          area: area(selectors, compareColumns.change),
          rule: { kind: 'list', source: `"${Object.values(views).join(',')}"` },
          title: 'What to show',
          message: 'Choose both scenarios, one of them, or only the lines that change.',
        },
      ],
      conditionals: [
        {
          area: area(states, compareColumns.before, compareColumns.after),
          formula: `${late}="! moved on"`,
          style: 'check_warns',
        },
      ],
    },
  ])
}

/** The scenario shown against the first that starts from the same parent, else against its parent. */
function firstPair({ layout, about }: PlanSource): readonly [string, string] {
  const { scenarios } = layout
  const shown = scenarios.find(({ id }) => id === about.shown) ?? scenarios.at(-1)
  const sibling = scenarios.find(
    ({ number, parent }) => number !== shown?.number && parent !== null && parent === shown?.parent,
  )
  const other = sibling ?? scenarios[shown?.parent ?? 0] ?? shown
  return [other?.title ?? '', shown?.title ?? '']
}

/** What is seen, and right of it the workings: both values, the change, which way is better, whether the line shows. */
function figureTable(
  source: PlanSource,
  home: HomePlaces,
  lines: readonly ComparedLine[],
  checks: ChecksPlaces,
  at: CompareLayout,
): SheetParts {
  const top = at.figuresTop
  const first = top + 1
  const bottom = top + lines.length
  const view = cellReference(compareRows.selectors, compareColumns.change, 'both')
  const titles = (['before', 'after'] as const).map(side => ({
    formula: cellReference(compareRows.selectors, compareColumns[side], 'both'),
  }))
  const seen = tableParts({
    id: 'compare/figures',
    top,
    left: compareColumns.label,
    header: ['Figure', 'Unit', ...titles, 'Change'],
    columns: [
      { style: 'label' },
      { style: 'unit' },
      { style: 'computed', numberFormat: '0.0' },
      { style: 'computed', numberFormat: '0.0' },
      { style: 'strong', numberFormat: '0.0' },
    ],
    lines: lines.map(({ figure }, index) => {
      const row = first + index
      const own = (what: keyof typeof workingColumns): string => workingCell(at, row, what)
      const shows = `${own('show')}=1`
      return {
        cells: [
          { formula: `IF(${shows},${own('label')},"")` },
          { formula: `IF(${shows},${own('unit')},"")` },
          { formula: `IF(AND(${shows},${view}<>"${views.after}"),${own('before')},"")` },
          { formula: `IF(AND(${shows},${view}<>"${views.before}"),${own('after')},"")` },
          figure === undefined
            ? null
            : {
                formula: `IF(AND(${shows},${view}<>"${views.before}",${view}<>"${views.after}"),${own('change')},"")`,
              },
        ],
      }
    }),
  })
  return joinedParts([
    { ...seen, formats: [...seen.formats, ...lineFormats(lines, first)] },
    workings(source, home, lines, checks, at, view),
    colours(source, at, first, bottom),
  ])
}

/** Every line in its own unit; the change is coloured by what is better, so its format leaves colour alone. */
function lineFormats(lines: readonly ComparedLine[], first: number): readonly FormatRule[] {
  return lines.flatMap(({ figure }, index): readonly FormatRule[] => {
    const row = first + index
    const numberFormat = figure?.numberFormat ?? monthFormat
    return [
      {
        area: { top: row, bottom: row, left: compareColumns.before, right: compareColumns.after },
        style: 'computed',
        numberFormat,
      },
      {
        area: { top: row, bottom: row, left: compareColumns.change, right: compareColumns.change },
        style: 'strong',
        numberFormat: changeFormat(numberFormat),
      },
    ]
  })
}

function workings(
  source: PlanSource,
  home: HomePlaces,
  lines: readonly ComparedLine[],
  checks: ChecksPlaces,
  at: CompareLayout,
  view: string,
): SheetParts {
  const first = at.figuresTop + 1
  return tableParts({
    id: 'compare/working/figures',
    top: at.figuresTop,
    left: at.working,
    header: ['Working: figure', 'Unit', 'Before', 'After', 'Change', 'Better', 'Shows'],
    columns: [
      { style: 'unit' },
      { style: 'unit' },
      { style: 'unit', numberFormat: '0.00' },
      { style: 'unit', numberFormat: '0.00' },
      { style: 'unit', numberFormat: '0.00' },
      { style: 'unit', numberFormat: '0' },
      { style: 'unit', numberFormat: '0' },
    ],
    lines: lines.map(({ id, figure }, index) => {
      const row = first + index
      const own = (what: keyof typeof workingColumns): string => workingCell(at, row, what)
      const difference = `${own('after')}-${own('before')}`
      const close = `${checks.relativeTolerance}*MAX(1,ABS(${own('before')}))`
      return {
        cells: [
          figure?.label ?? 'in month',
          figure?.unit ?? 'month',
          { formula: figureOf(source, home, at, 'before', id) },
          { formula: figureOf(source, home, at, 'after', id) },
          { formula: `IF(ABS(${difference})<=${close},0,${difference})` },
          figure === undefined ? 0 : figure.better === 'higher' ? 1 : -1,
          { formula: `IF(AND(${view}="${views.changes}",${own('change')}=0),0,1)` },
        ],
        ...(figure === undefined ? {} : { numberFormat: figure.numberFormat }),
      }
    }),
  })
}

/** Better is green and worse is red, whichever way the figure moves; the scenario shown is shaded. */
function colours({ layout }: PlanSource, at: CompareLayout, first: number, bottom: number): SheetParts {
  const column = (left: number) => ({ top: first, bottom, left, right: left })
  const good = `${workingCell(at, first, 'change')}*${workingCell(at, first, 'better')}`
  const shaded = (side: Side) => ({
    area: column(compareColumns[side]),
    formula: `${sideNumber(at, side)}=${shownNumber(layout)}`,
    style: 'shown' as const,
  })
  return {
    blocks: [],
    formats: [],
    conditionals: [
      { area: column(compareColumns.change), formula: `${good}>0`, style: 'better' },
      { area: column(compareColumns.change), formula: `${good}<0`, style: 'worse' },
      shaded('before'),
      shaded('after'),
    ],
  }
}
