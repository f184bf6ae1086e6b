import { expect, test } from 'vitest'
import type { CellContent, Sheet, Workbook } from '../../engine/workbook/workbook.ts'
import { workbookFaults } from '../../engine/workbook/workbookFaults.ts'
import { writeXlsx } from '../../engine/workbook/xlsxFile.ts'
import { emptySheet, smallPlan, workbookOf, workbookOfCells } from './smallPlan.ts'

const cell = (content: CellContent) => workbookOfCells([[content]])
const formula = (text: string) => cell({ formula: text })
const sheet = (changes: Partial<Sheet>) => workbookOf({ ...emptySheet('Sheet'), ...changes })
const named = (...names: readonly string[]) => workbookOf(...names.map(emptySheet))
const withName = (...names: readonly string[]): Workbook => ({
  ...named('Sheet'),
  names: names.map(name => ({ name, refersTo: 'Sheet!$A$1' })),
})
const at = { top: 1, left: 1, bottom: 1, right: 1 }

test('a workbook within the limits has no fault', () => {
  expect(workbookFaults(smallPlan())).toEqual([])
  expect(workbookFaults(formula(`${'1+'.repeat(4_095)}1`))).toEqual([])
  expect(workbookFaults(formula(`${'ABS('.repeat(64)}1${')'.repeat(64)}`))).toEqual([])
  expect(workbookFaults(named("It's", 'Use of proceeds', 'Plan 🚀', 'x'.repeat(31)))).toEqual([])
  expect(workbookFaults(withName('Scenario', 'arr_m1', 'tax_2026', 'cash.floor'))).toEqual([])
})

const faults: readonly (readonly [what: string, workbook: Workbook, message: string])[] = [
  ['no sheet', named(), 'a workbook needs a sheet'],
  [
    'a formula of 8,193 characters',
    formula('1+'.repeat(4_096)),
    'Sheet: A1 has a formula of 8193 characters; Excel takes 8192',
  ],
  [
    '65 levels',
    formula(`${'ABS('.repeat(65)}1${')'.repeat(65)}`),
    'Sheet: A1 has a formula 65 levels deep; Excel takes 64',
  ],
  ['an equals sign twice', formula('=1'), 'Sheet: A1 has a formula that cannot be read: =1'],
  ['an open bracket', formula('SUM(A2'), 'Sheet: A1 has a formula that cannot be read: SUM(A2'],
  ['an open text', formula('"a'), 'Sheet: A1 has a formula that cannot be read: "a'],
  ['an empty formula', formula(' '), 'Sheet: A1 has a formula that cannot be read:  '],
  ['no number', cell(Number.NaN), 'Sheet: A1 holds NaN, which is no number'],
  [
    'an endless value',
    cell({ formula: '1/0', value: Number.POSITIVE_INFINITY }),
    'Sheet: A1 holds Infinity, which is no number',
  ],
  ['a long text', cell('x'.repeat(32_768)), 'Sheet: A1 holds a text of 32768 characters; Excel keeps 32767'],
  [
    'a long name of a sheet',
    named('x'.repeat(32)),
    `${'x'.repeat(32)}: this cannot be the name of a sheet in Excel`,
  ],
  ['a forbidden sign', named('a/b'), 'a/b: this cannot be the name of a sheet in Excel'],
  ['a quote at the end', named("a'"), "a': this cannot be the name of a sheet in Excel"],
  ['a reserved name', named('History'), 'History: this cannot be the name of a sheet in Excel'],
  ['the same sheet twice', named('Plan', 'PLAN'), 'two sheets are called PLAN'],
  ['a name that is a cell', withName('ARR1'), 'ARR1 cannot be a name in Excel'],
  ['a name that is a row and column', withName('R1C1'), 'R1C1 cannot be a name in Excel'],
  ['a name of one letter that means the row', withName('r'), 'r cannot be a name in Excel'],
  ['a name with a space', withName('bad name'), 'bad name cannot be a name in Excel'],
  ['a name twice', withName('Scenario', 'scenario'), 'the name scenario stands twice'],
  [
    'overlapping blocks',
    sheet({
      blocks: [
        { id: 'a', top: 1, left: 1, cells: [[1, 2]] },
        { id: 'b', top: 1, left: 2, cells: [[3]] },
      ],
    }),
    'Sheet: blocks a and b overlap',
  ],
  [
    'rows of different lengths',
    workbookOfCells([[1, 2], [3]]),
    'Sheet: block cells has rows of different lengths',
  ],
  [
    'a block without cells',
    sheet({ blocks: [{ id: 'a', top: 1, left: 1, cells: [] }] }),
    'Sheet: block a covers no area of a sheet ({"top":1,"left":1,"bottom":0,"right":0})',
  ],
  [
    'an area off the sheet',
    sheet({ formats: [{ area: { ...at, right: 16_385 }, style: 'plain' }] }),
    'Sheet: a format covers no area of a sheet ({"top":1,"left":1,"bottom":1,"right":16385})',
  ],
  [
    'formats over everything',
    sheet({ formats: [{ area: { ...at, bottom: 1_048_576, right: 100 }, style: 'plain' }] }),
    'Sheet: formats reach over 104857600 cells',
  ],
  ['a colour by name', sheet({ tabColor: 'navy' }), 'Sheet: navy is no colour'],
  [
    'a group of level 8',
    sheet({ rowGroups: [{ from: 1, to: 2, level: 8, hidden: false }] }),
    'Sheet: a group from 1 to 2 has level 8',
  ],
  ['a high row', sheet({ rowHeights: [{ row: 3, points: 410 }] }), 'Sheet: row 3 is 410 points high'],
  [
    'a negative width',
    sheet({ columnWidths: [{ from: 2, to: 2, pixels: -1 }] }),
    'Sheet: column 2 is -1 pixels wide',
  ],
  [
    'a long message',
    sheet({ validations: [{ area: at, rule: { kind: 'whole' }, title: 'T', message: 'x'.repeat(256) }] }),
    'Sheet: the message "T" at A1 is too long',
  ],
  [
    'a chart of a sheet that is not there',
    sheet({
      charts: [
        {
          id: 'arr',
          kind: 'line',
          title: 'ARR',
          area: at,
          categories: 'Sheet!$A$1:$B$1',
          series: [{ name: 'ARR', values: 'Model!$A$1:$B$1', color: '1F5FA8' }],
          numberFormat: '0',
        },
      ],
    }),
    'Sheet: chart arr reads Model!$A$1:$B$1, which is no range of this workbook',
  ],
]

test.each(faults)('%s is found, with its place, and the workbook is not written', (_, workbook, message) => {
  expect(workbookFaults(workbook)).toEqual([message])
  expect(() => writeXlsx(workbook)).toThrow(message)
})
