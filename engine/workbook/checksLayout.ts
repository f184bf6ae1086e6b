// Where the tables of the sheet `Checks` stand, and the words by which they say how things are.

import type { AgreementChapter } from './agreementLines.ts'
import { itemPlaces } from './inputFingerprint.ts'
import type { PlanSource } from './planSource.ts'
import { cellReference } from './reference.ts'
import { headlineLines } from './storedSections.ts'

/** What stands in a cell that tells a state. */
export const states = {
  holds: '✓ holds',
  fails: '× fails',
  agrees: '✓ agrees',
  moved: '! moved on',
  differs: '× differs',
  saved: '✓ as saved',
} as const

/** Rows of the headers of the tables, and of lines that others read. */
export type ChecksLayout = {
  readonly integrityTop: number
  readonly headlineTop: number
  readonly inputsTop: number
  /** 1 on this row when the inputs of the scenario shown are not those that the engine ran on. */
  readonly shownMoved: number
  /** How many scenarios that holds for. */
  readonly moved: number
  readonly chapterTop: number
  readonly toleranceTop: number
  readonly sourcesTop: number
  readonly listTop: number
  readonly columns: ChecksColumns
}

/** Columns of the tables that compare; the fast engine's is there only if it was asked. */
type ChecksColumns = {
  readonly state: number
  readonly difference: number
  readonly tolerance: number
  readonly engine: number
  readonly fast?: number
  readonly workbook: number
  readonly share: number
}

/** The column with 1 for whatever has moved on. */
export const movedColumn = 7

/** Tables stand below each other with a line between them; their sizes are known before their contents. */
export function checksLayout(
  source: PlanSource,
  chapters: readonly AgreementChapter[],
  checks: number,
): ChecksLayout {
  const scenarios = source.layout.scenarios.length
  const items = itemPlaces(source).length
  const integrityTop = 5
  const headlineTop = integrityTop + checks + 3
  const inputsTop = headlineTop + headlineLines(source).length + 2
  const chapterTop = inputsTop + scenarios + items + 4
  const toleranceTop = chapterTop + chapters.length + 3
  const sourcesTop = toleranceTop + 5
  return {
    integrityTop,
    headlineTop,
    inputsTop,
    shownMoved: inputsTop + scenarios + items + 1,
    moved: inputsTop + scenarios + items + 2,
    chapterTop,
    toleranceTop,
    sourcesTop,
    listTop: sourcesTop + 3,
    columns: columnsOf(source),
  }
}

function columnsOf({ engine }: PlanSource): ChecksColumns {
  const shared = { state: 2, difference: 3, tolerance: 4, engine: 5 }
  return engine.fast === undefined
    ? { ...shared, workbook: 6, share: 7 }
    : { ...shared, fast: 6, workbook: 7, share: 8 }
}

/** The cell that says how far a number of a unit may be off. */
export function toleranceCell(unit: string, at: ChecksLayout): string {
  return cellReference(at.toleranceTop + (unit.startsWith('money') ? 1 : 2), 3, 'both')
}

/** The cell that says which share of its value a number may be off. */
export function relativeTolerance(layout: ChecksLayout): string {
  return cellReference(layout.toleranceTop + 3, 3, 'both')
}
