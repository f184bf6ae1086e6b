// A workbook small enough to count by hand: two sheets of ours, formulas across four months, texts, a format, a name;
// a scenario saved in it, and what a host did with either.

import type { Outcome, Revision } from '../../addin/host/workbookPort.ts'
import {
  type BlockWrite,
  type CellContent,
  type Sheet,
  type Workbook,
  writesBetween,
} from '../../engine/index.ts'

const nothing = {
  blocks: [],
  formats: [],
  conditionals: [],
  validations: [],
  charts: [],
  columnWidths: [],
  rowHeights: [],
  rowGroups: [],
  columnGroups: [],
  print: { landscape: true, fitToWidth: true },
} as const

/** Seats in E2 to E3; price in E4. */
const inputs: Sheet = {
  ...nothing,
  name: 'Inputs',
  tabColor: '1F3247',
  blocks: [
    { id: 'inputs/title', top: 1, left: 1, cells: [['Small plan inputs']] },
    {
      id: 'inputs/seats',
      top: 2,
      left: 4,
      cells: [
        ['Seats at start', 100],
        ['Seats added a month', 10],
        ['Price of a seat', 250],
      ],
    },
  ],
  formats: [{ area: { top: 2, left: 5, bottom: 4, right: 5 }, style: 'input', numberFormat: '#,##0' }],
}

/** Seats and revenue by month in B3:E4; the month numbers in B2:E2; texts that look like something else in A6:A12. */
const model: Sheet = {
  ...nothing,
  name: 'Model',
  tabColor: '1F3247',
  blocks: [
    { id: 'model/months', top: 2, left: 1, cells: [['Month number', 1, 2, 3, 4]] },
    {
      id: 'model/seats',
      top: 3,
      left: 1,
      cells: [
        ['Seats', ...months(column => `Inputs!$E$2+Inputs!$E$3*${column}$2`)],
        ['Revenue', ...months(column => `${column}3*Inputs!$E$4`)],
      ],
    },
    {
      id: 'model/texts',
      top: 6,
      left: 1,
      cells: ['=1+1', '00123', '3-4', 'TRUE', '-5', "'tis", ''].map(text => [text]),
    },
  ],
  formats: [{ area: { top: 3, left: 2, bottom: 4, right: 5 }, style: 'computed', numberFormat: '#,##0' }],
}

/** Both sheets, a name for the price, and a text. */
export const smallWorkbook: Workbook = {
  title: 'Small plan',
  sheets: [inputs, model],
  names: [{ name: 'Seat_price', refersTo: 'Inputs!$E$4' }],
  parts: [{ name: 'plan', xml: '<plan xmlns="urn:test:small-plan">100 seats</plan>' }],
}

/** Builds it. */
export const smallBuild: readonly BlockWrite[] = writesBetween(undefined, smallWorkbook)

/** The first, second … time that a scenario of it was saved. */
export function smallRevision(revision: number): Revision {
  return {
    id: 'base',
    revision,
    parent: revision === 1 ? null : revision - 1,
    author: 'Ana',
    time: '2026-11-22T14:02:00Z',
    schema: 1,
    engine: '0.1.0',
    json: JSON.stringify({ name: 'Base & "bold" <é ✓>', changes: [1, 2, revision] }),
  }
}

/** What a host did, or the test fails with what was in the way. */
export function done<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.problem.code}: ${outcome.problem.message}`)
  return outcome.value
}

function months(formula: (column: string) => string): readonly CellContent[] {
  return ['B', 'C', 'D', 'E'].map(column => ({ formula: formula(column) }))
}
