// The sheet `Checks`: do the books close, does this workbook agree with the engine, have inputs moved on since it ran.

import { agreementLines } from './agreementLines.ts'
import { chapterTable, fullList, headlineTable } from './agreementTables.ts'
import { cellAddress } from './cellAddress.ts'
import { type ChecksLayout, checksLayout, movedColumn, states } from './checksLayout.ts'
import type { StoredValues } from './engineSheet.ts'
import { checkRows, integrityTable, toleranceTable } from './integrityTable.ts'
import { inputsTable } from './movedInputsTable.ts'
import { planSheetNames } from './planSheetNames.ts'
import type { PlanSource } from './planSource.ts'
import { areaReference, cellReference } from './reference.ts'
import { emptySheet, type SheetParts } from './sheetParts.ts'
import { joinedParts, titleParts } from './sheetTable.ts'
import { lineKey } from './storedSections.ts'
import type { ConditionalRule, Sheet, StyleName } from './workbook.ts'

/** What other sheets read of the checks, as references from there. */
export type ChecksPlaces = {
  /** How many integrity checks there are and how many fail. */
  readonly checks: string
  readonly fails: string
  /** How many lines are compared with the engine, and how many are further off than they may be. */
  readonly lines: string
  readonly differs: string
  /** 1 when the inputs of the scenario shown are not those that the engine ran on. */
  readonly shownMoved: string
  /** In how many scenarios that is so. */
  readonly moved: string
  /** 1 for each scenario of which that is so, one below the other. */
  readonly movedFlags: string
  /** The cell, on Checks, of what a scenario's inputs add up to. */
  readonly fingerprint: (index: number) => { readonly row: number; readonly column: number }
  /** How far proofs of money may be off. */
  readonly moneyTolerance: string
  /** Which share of its value any number may be off. */
  readonly relativeTolerance: string
  /** The sum of all months of a line: as this workbook has it, on its row. */
  readonly sumRow: (row: string, member: readonly string[]) => number
  readonly sumColumn: number
}

/** The sheet, and what others read of it. */
export type ChecksSheet = { readonly sheet: Sheet; readonly places: ChecksPlaces }

/** The checks. O(lines of the model). */
export function checksSheet(source: PlanSource, stored: StoredValues): ChecksSheet {
  const chapters = agreementLines(source)
  const checks = checkRows(source)
  const at = checksLayout(source, chapters, checks.length)
  const { integrityTop, inputsTop, chapterTop, toleranceTop, listTop } = at
  const wrong = wrongFormula(at, checks.length, chapters.length)
  const list = fullList(source, stored, chapters, at)
  const parts = [
    titleParts(
      'checks/title',
      'Checks',
      'Everything on one page. A check holds when its largest difference stays inside the tolerance.',
    ),
    overall(at, wrong),
    integrityTable(source, checks, at),
    headlineTable(source, stored, at),
    inputsTable(source, stored, at),
    chapterTable(chapters, list.chapterRows, at),
    toleranceTable(at),
    sourcesNote(at),
    list.parts,
  ]
  const { bottom, ...joined } = joinedParts(parts)
  const onChecks = (row: number, column: number): string =>
    cellReference(row, column, 'both', planSheetNames.checks)
  const { workbook, share } = at.columns
  return {
    sheet: {
      ...emptySheet(planSheetNames.checks, '2F7D5B'),
      ...joined,
      conditionals: stateLooks(at, wrong, bottom),
      columnWidths: [
        { from: 1, to: 1, pixels: 250 },
        { from: 2, to: 4, pixels: 92 },
        { from: 5, to: workbook, pixels: 104 },
        { from: share, to: share, pixels: 76 },
      ],
      rowHeights: [{ row: 1, points: 22.5 }],
      frozen: { rows: 3, columns: 1 },
      print: {
        landscape: false,
        fitToWidth: true,
        repeatRows: [1, 3],
        area: { top: 1, left: 1, bottom: listTop - 1, right: share },
      },
    },
    places: {
      checks: onChecks(integrityTop + checks.length + 1, 4),
      fails: onChecks(integrityTop + checks.length + 1, 3),
      lines: onChecks(chapterTop + chapters.length + 1, 4),
      differs: onChecks(chapterTop + chapters.length + 1, 5),
      shownMoved: onChecks(at.shownMoved, movedColumn),
      moved: onChecks(at.moved, movedColumn),
      movedFlags: areaReference(
        {
          top: inputsTop + 1,
          bottom: inputsTop + source.layout.scenarios.length,
          left: movedColumn,
          right: movedColumn,
        },
        'both',
        planSheetNames.checks,
      ),
      fingerprint: index => ({ row: inputsTop + 1 + index, column: 5 }),
      moneyTolerance: onChecks(toleranceTop + 1, 3),
      relativeTolerance: onChecks(toleranceTop + 3, 3),
      sumRow: (row, member) => {
        const found = list.rows.get(lineKey(row, member))
        if (found === undefined) throw new Error(`the checks have no line ${lineKey(row, member)}`)
        return found
      },
      sumColumn: workbook,
    },
  }
}

/** How many checks fail and lines differ; lines count only while the inputs are those the engine ran on. */
function wrongFormula(at: ChecksLayout, checks: number, chapters: number): string {
  const fails = cellReference(at.integrityTop + checks + 1, 3, 'both')
  const differs = cellReference(at.chapterTop + chapters + 1, 5, 'both')
  return `${fails}+${differs}*(1-${cellReference(at.shownMoved, movedColumn, 'both')})`
}

function overall(at: ChecksLayout, wrong: string): SheetParts {
  const good = `IF(${cellAddress(at.moved, movedColumn)}=0,"✓ All hold","! Inputs moved on")`
  return {
    blocks: [
      {
        id: 'checks/overall',
        top: 3,
        left: 1,
        cells: [['Overall', { formula: `IF(${wrong}=0,${good},"× "&(${wrong})&" fail")` }]],
      },
    ],
    formats: [
      { area: { top: 3, left: 1, bottom: 3, right: 1 }, style: 'strong' },
      { area: { top: 3, left: 2, bottom: 3, right: 3 }, style: 'check_holds' },
    ],
  }
}

function sourcesNote({ sourcesTop: row, columns }: ChecksLayout): SheetParts {
  return {
    blocks: [
      {
        id: 'checks/sources',
        top: row,
        left: 1,
        cells: [
          ['Sources'],
          ['No data source has been read into this plan, so there is nothing to reconcile yet.'],
        ],
      },
    ],
    formats: [
      { area: { top: row, left: 1, bottom: row, right: columns.share }, style: 'header' },
      { area: { top: row + 1, left: 1, bottom: row + 1, right: 1 }, style: 'note' },
    ],
    bottom: row + 1,
  }
}

/** States that are not good news show it. */
function stateLooks(at: ChecksLayout, wrong: string, bottom: number): readonly ConditionalRule[] {
  const column = at.columns.state
  const area = { top: at.integrityTop, left: column, bottom, right: column }
  const cell = cellReference(area.top, column, 'column')
  const rule = (state: string, style: StyleName): ConditionalRule => ({
    area,
    formula: `${cell}="${state}"`,
    style,
  })
  const light = { top: 3, left: column, bottom: 3, right: column + 1 }
  return [
    { area: light, formula: `${wrong}>0`, style: 'check_fails' },
    { area: light, formula: `${cellReference(at.moved, movedColumn, 'both')}>0`, style: 'check_warns' },
    rule(states.fails, 'check_fails'),
    rule(states.differs, 'check_fails'),
    rule(states.moved, 'check_warns'),
  ]
}
