import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copiedFormula, fromR1C1, toR1C1, withColumnInserted, withSheetRenamed } from './references.ts'

describe('a copied formula', () => {
  test.each([
    ['=A1+B$2', 1, 1, '=B2+C$2'],
    ['=SUM($A1:B1)', 0, 3, '=SUM($A1:E1)'],
    ['=Inputs!$E$7*AD10', 0, 1, '=Inputs!$E$7*AE10'],
    ["='It''s A1'!B2", 1, 0, "='It''s A1'!B3"],
    ['=IF(A1="B2",1,0)', 1, 0, '=IF(A2="B2",1,0)'],
    ['=LOG10(A1)', 0, 1, '=LOG10(B1)'],
    ['=A1', -1, 0, '=#REF!'],
    ['=Q1!A1', 0, 1, '=Q1!B1'],
  ])('%s moved by %i rows and %i columns', (formula, down, right, copied) => {
    expect(copiedFormula(formula, down, right)).toBe(copied)
  })
})

describe('R1C1 notation', () => {
  test('names a cell by its distance, and a fixed one by its number', () => {
    expect(toR1C1('=A1+$B3-C$4+$D$5', 2, 2)).toBe('=R[-2]C[-2]+RC2-R4C+R5C4')
  })

  test('comes back as the formula it was made from', () => {
    const cell = fc.tuple(fc.nat(200), fc.nat(100))
    const end = fc.tuple(
      fc.constantFrom('', '$'),
      fc.constantFrom('A', 'Z', 'BM'),
      fc.constantFrom('', '$'),
      fc.integer({ min: 1, max: 300 }),
    )
    fc.assert(
      fc.property(cell, end, ([row, column], [columnMark, letters, rowMark, number]) => {
        const formula = `=MAX(${columnMark}${letters}${rowMark}${number},'Model 2'!A1,1)`
        expect(fromR1C1(toR1C1(formula, row, column), row, column)).toBe(formula)
      }),
    )
  })
})

test('an inserted column moves the references to its sheet and no others', () => {
  const ofPlan = (sheet: string | undefined) => sheet === undefined || sheet === 'Plan'
  expect(withColumnInserted('=B1+SUM(A1:C1)+Plan!$D$2+Other!D2', 2, ofPlan)).toBe(
    '=B1+SUM(A1:D1)+Plan!$E$2+Other!D2',
  )
})

test('a renamed sheet is renamed in the formulas that read it', () => {
  expect(withSheetRenamed("=Plan!A1:B2+'Plan 2'!A1+A1", 'Plan', "Ana's plan")).toBe(
    "='Ana''s plan'!A1:B2+'Plan 2'!A1+A1",
  )
})
