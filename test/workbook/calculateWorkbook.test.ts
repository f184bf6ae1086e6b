// Our own calculation of cells: a spreadsheet's precedence, its functions, its errors, and circular references.

import { describe, expect, test } from 'vitest'
import { calculateWorkbook, prepareCalculation } from '../../engine/workbook/calculateWorkbook.ts'
import type { SheetValue } from '../../engine/workbook/sheetValue.ts'
import type { CellContent, Workbook } from '../../engine/workbook/workbook.ts'
import { emptySheet } from './smallPlan.ts'
import { contentAt, valueIn } from './smallSheets.ts'

/** A1 to E1 are 5, 0.5, -3, empty, text; A2 to E2 are ids; A3 to E3 are 1 to 5. The formula stands in A5. */
const given: readonly (readonly CellContent[])[] = [
  [5, 0.5, -3, null, 'text'],
  ['a', 'b', 'a', 'c', 'B'],
  [1, 2, 3, 4, 5],
]

function worth(formula: string): SheetValue {
  const workbook = book([...given, [null, null, null, null, null], [{ formula }, null, null, null, null]])
  return valueIn(prepareCalculation(workbook)).run().value('Sheet', 5, 1)
}

function book(cells: readonly (readonly CellContent[])[]): Workbook {
  return {
    title: 'Test',
    sheets: [{ ...emptySheet('Sheet'), blocks: [{ id: 'all', top: 1, left: 1, cells }] }],
    names: [{ name: 'Five', refersTo: 'Sheet!$A$1' }],
    parts: [],
  }
}

describe('precedence', () => {
  test.each([
    ['-2^2', 4, 'the sign binds more tightly than the power'],
    ['2^3^2', 64, 'powers from left to right'],
    ['2^-1', 0.5, 'a sign after the power'],
    ['1+2*3', 7, 'products before sums'],
    ['7-2-1', 4, 'from left to right'],
    ['100/10/5', 2, 'from left to right'],
    ['1+1&2+2', '24', 'sums before joining'],
    ['1&2=12', false, 'a text is not a number'],
    ['2>1=TRUE', true, 'comparisons last, from left to right'],
    ['--5', 5, 'two signs'],
    ['(1+2)*3', 9, 'brackets first'],
  ] as const)('%s is %s: %s', (formula, value, _why) => {
    expect(worth(formula)).toBe(value)
  })
})

describe('functions', () => {
  test.each([
    ['SUM(A1:E1)', 2.5],
    ['SUM(A1,B1,TRUE)', 5.5],
    ['PRODUCT(A3:E3)', 120],
    ['MIN(A1:E1)', -3],
    ['MAX(A1:E1,7)', 7],
    ['MIN(D1)', 0],
    ['IF(D1="",1,0)', 1],
    ['IF(D1=0,1,0)', 1],
    ['IF(A1>1,2)', 2],
    ['IF(A1<1,2)', false],
    ['IF(0,1/0,7)', 7],
    ['IFERROR(1/0,7)', 7],
    ['CHOOSE(2,1/0,8)', 8],
    ['AND(A1=5,B1<1)', true],
    ['OR(A1=4,B1>1)', false],
    ['NOT(C1)', false],
    ['ABS(C1)', 3],
    ['INT(-2.5)', -3],
    ['MOD(-3,2)', 1],
    ['MOD(3,-2)', -1],
    ['ROUND(2.5,0)', 3],
    ['ROUND(-2.5,0)', -3],
    ['ROUND(1.005,2)', 1.01],
    ['EXP(0)', 1],
    ['LN(1)', 0],
    ['INDEX(A3:E3,1,2)', 2],
    ['INDEX(A3:E3,4)', 4],
    ['INDEX(A1:A3,3)', 1],
    ['MATCH("A",A2:E2,0)', 1],
    ['MATCH(3.5,A3:E3,1)', 3],
    ['LOOKUP(2,A3:E3,A2:E2)', 'b'],
    ['SUMIF(A2:E2,"a",A3:E3)', 4],
    ['SUMIF(A2:E2,"b",A3:E3)', 7],
    ['SUMIF(A3:E3,">=3")', 12],
    ['SUMIFS(A3:E3,A2:E2,"a",A3:E3,">1")', 3],
    ['SUMIF(A2:E2,D1,A3:E3)', 0],
    ['SUMPRODUCT(A3:E3,A3:E3)', 55],
    ['SUMPRODUCT((A2:E2="a")*A3:E3)', 4],
    ['SUMPRODUCT(A2:E2="a")', 0],
    ['SUMPRODUCT((A3:E3>2)*(A3:E3<5)*2)', 4],
    ['DATE(2026,1,1)', 46_023],
    ['EDATE(DATE(2026,1,31),1)', 46_081],
    ['EDATE(DATE(2026,3,31),-1)', 46_081],
    ['EOMONTH(DATE(2026,1,1),0)', 46_053],
    ['YEAR(46023)*100+MONTH(46023)', 202_601],
    ['NPV(1,2,4)', 2],
    ['PMT(0,10,100)', -10],
    ['Five+1', 6],
    ['"it is "&A1&" ""now"""', 'it is 5 "now"'],
  ] as const)('%s is %s', (formula, value) => {
    expect(worth(formula)).toBe(value)
  })
})

describe('errors', () => {
  test.each([
    ['1/0', '#DIV/0!'],
    ['MOD(1,0)', '#DIV/0!'],
    ['0^0', '#NUM!'],
    ['EXP(1000)', '#NUM!'],
    ['LN(0)', '#NUM!'],
    ['(-1)^0.5', '#NUM!'],
    ['E1+1', '#VALUE!'],
    ['ABS(A3:E3)', '#VALUE!'],
    ['INDEX(A3:E3,1,6)', '#REF!'],
    ['MATCH("z",A2:E2,0)', '#N/A'],
    ['SUM(A3:E3)+1/0', '#DIV/0!'],
    ['SECRET(1)', '#NAME?'],
    ['Six', '#NAME?'],
  ] as const)('%s is %s', (formula, error) => {
    expect(worth(formula)).toEqual({ error })
  })
})

describe('circular references', () => {
  test('every cell of a range counts, as in Excel: a sum over its own row is circular', () => {
    const result = calculateWorkbook(book([[1, 2, { formula: 'SUM(A1:C1)' }]]))
    expect(result.ok ? [] : result.diagnostics.map(({ message }) => message)).toEqual([
      'In the workbook these cells need each other: Sheet!C1 -> Sheet!C1.',
    ])
  })

  test('a circle is told cell by cell', () => {
    const result = calculateWorkbook(book([[{ formula: 'B1' }, { formula: 'C1+1' }, { formula: 'A1' }]]))
    expect(result.ok ? [] : result.diagnostics.map(({ message }) => message)).toEqual([
      'In the workbook these cells need each other: Sheet!A1 -> Sheet!B1 -> Sheet!C1 -> Sheet!A1.',
    ])
  })

  test('a chain of ten thousand cells is no circle, and no stack is too short for it', () => {
    const chain = Array.from({ length: 10_000 }, (_, index): readonly CellContent[] => [
      index === 0 ? 1 : { formula: `A${index}+1` },
    ])
    const cells = valueIn(prepareCalculation(book(chain))).run()
    expect(cells.value('Sheet', 10_000, 1)).toBe(10_000)
  })
})

test('the calculated workbook holds the result of every formula beside it, and every constant as it was', () => {
  const calculated = valueIn(calculateWorkbook(book([[2, { formula: 'A1*21' }, 'text', null]])))
  expect(calculated.sheets[0]?.blocks[0]?.cells).toEqual([[2, { formula: 'A1*21', value: 42 }, 'text', null]])
  expect(contentAt(calculated, 'Sheet', 1, 2)).toBe('=A1*21')
})

test('a cell that is changed for one run is as it was in the next', () => {
  const calculation = valueIn(prepareCalculation(book([[2, { formula: 'A1*21' }]])))
  const changed = calculation.run([{ sheet: 'Sheet', row: 1, column: 1, value: 3 }])
  expect(changed.value('Sheet', 1, 2)).toBe(63)
  expect(calculation.run().value('Sheet', 1, 2)).toBe(42)
  const fixed = calculation.run([{ sheet: 'Sheet', row: 1, column: 2, value: 7 }])
  expect(fixed.value('Sheet', 1, 2)).toBe(7)
})
