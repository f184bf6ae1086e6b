import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentOf, entryOf, sameContent } from '../../addin/host/cellEntry.ts'
import { enteredText } from '../excelHost/enteredText.ts'

describe('a text entered into a cell stays that text', () => {
  test.each([
    '=1+1',
    '+1 555 0100',
    '-5',
    '@name',
    '00123',
    '1E5',
    'MAR1',
    '1/2',
    '12%',
    'TRUE',
    'wahr',
    "'tis",
    '',
  ])('%j', text => {
    expect(enteredText(String(entryOf(text)), 'General')).toEqual({ constant: text })
  })

  test('whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), text => {
        expect(enteredText(String(entryOf(text)), 'General')).toEqual({ constant: text })
      }),
    )
  })

  test('and labels of several words stay as a person would type them', () => {
    expect(entryOf('New ARR, net')).toBe('New ARR, net')
  })
})

describe('what stands in a cell', () => {
  test('is the same for a number with its last digit lost, and for a formula spaced or quoted otherwise', () => {
    expect(sameContent(0.1 + 0.2, 0.3)).toBe(true)
    expect(sameContent({ formula: "sum( A1 , 'Inputs'!B2)" }, { formula: 'SUM(A1,Inputs!B2)' })).toBe(true)
  })

  test('is the same when a spreadsheet names an area of one cell once', () => {
    expect(
      sameContent({ formula: 'SUM(Model!$C$9:$C$9)&"A1:A1"' }, { formula: 'SUM(Model!$C$9)&"A1:A1"' }),
    ).toBe(true)
    expect(sameContent({ formula: 'SUM($C$9:C$9)' }, { formula: 'SUM($C$9)' })).toBe(true)
    expect(sameContent({ formula: 'SUM(A1:A12)' }, { formula: 'SUM(A12)' })).toBe(false)
  })

  test.each([
    [1, 2],
    [0, null],
    ['1', 1],
    [{ formula: 'A1&" a"' }, { formula: 'A1&"a"' }],
    [{ formula: '1' }, 1],
  ])('%j is not %j', (one, other) => {
    expect(sameContent(one, other)).toBe(false)
  })

  test('that looks like a formula is a text when we wrote it as one', () => {
    expect(contentOf('=1+1', '=1+1')).toBe('=1+1')
    expect(contentOf('=1+1', null)).toEqual({ formula: '1+1' })
  })
})
