import { expect, test } from 'vitest'
import { enteredText } from './enteredText.ts'

test.each([
  ['12.5', { constant: 12.5 }],
  ['1,234', { constant: 1234 }],
  ['(250)', { constant: -250 }],
  ['12%', { constant: 0.12, format: '0%' }],
  ['true', { constant: true }],
  ['=A1+1', { formula: '=A1+1' }],
  ['+A1', { formula: '=+A1' }],
  ["'=A1+1", { constant: '=A1+1' }],
  ["'00123", { constant: '00123' }],
  ['New ARR', { constant: 'New ARR' }],
  ['1E5', { constant: 100000 }],
  ['', {}],
])('entering %j leaves %j in the cell', (text, cell) => {
  expect(enteredText(text, 'General')).toEqual(cell)
})

test.each(['MAR1', '1/2', '2027-03-01', '3 Jan'])(
  'entering %j makes it a date, so the text is lost',
  text => {
    expect(typeof enteredText(text, 'General').constant).toBe('number')
  },
)

test('a cell formatted as text keeps what is typed', () => {
  expect(enteredText('=A1', '@')).toEqual({ constant: '=A1' })
})
