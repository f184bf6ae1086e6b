import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayStyleFinder, numberStyleFinder } from '../../engine/intake/columnStyle.ts'
import { decimalOfNumber, printUnits, unitsOf } from '../../engine/intake/plainDecimal.ts'
import {
  dayOfSerial,
  hasShortYear,
  readDay,
  readMonth,
  readMonthsInFigures,
} from '../../engine/intake/readDay.ts'
import { type NumberStyle, readNumber, standsForNothing } from '../../engine/intake/readNumber.ts'

const numbersOf = (...cells: readonly string[]) => {
  const finder = numberStyleFinder()
  for (const cell of cells) finder.take(cell)
  return finder.found()
}
const daysOf = (...cells: readonly string[]) => {
  const finder = dayStyleFinder()
  for (const cell of cells) finder.take(cell)
  return finder.found()
}

describe('an amount', () => {
  test.each<[string, NumberStyle, string | undefined]>([
    ['1,234.56', '1,234.56', '1234.56'],
    ['1.234,56', '1.234,56', '1234.56'],
    ['(1,234)', '1,234.56', '-1234'],
    ['1,234-', '1,234.56', '-1234'],
    ['−5', '1,234.56', '-5'],
    ['- $1,200.50', '1,234.56', '-1200.5'],
    ['$(3.00)', '1,234.56', undefined],
    ['($3.00)', '1,234.56', '-3'],
    ['1\u00A0234,5', '1.234,56', '1234.5'],
    ['1\u202F234\u202F567', '1.234,56', '1234567'],
    ["1'234.50", '1,234.56', '1234.5'],
    ['1,23,456', '1,234.56', '123456'],
    ['1,23,456', '1.234,56', undefined],
    ['12%', '1,234.56', '0.12'],
    ['12.5 %', '1,234.56', '0.125'],
    ['1.2m', '1,234.56', '1200000'],
    ['€1.2bn', '1,234.56', '1200000000'],
    ['85k', '1,234.56', '85000'],
    ['USD 1,234', '1,234.56', '1234'],
    ['12,34', '1,234.56', undefined],
    ['1,2345', '1,234.56', undefined],
    ['1.234.567', '1,234.56', undefined],
    ['.5', '1,234.56', '0.5'],
    ['5.', '1,234.56', undefined],
    ['1E5', '1,234.56', undefined],
    ['0x1F', '1,234.56', undefined],
    ['Infinity', '1,234.56', undefined],
    ['(-5)', '1,234.56', undefined],
    ['--5', '1,234.56', undefined],
    ['1 555 0100', '1,234.56', undefined],
    ['TBD', '1,234.56', undefined],
    ['1234567890123456', '1,234.56', undefined],
    ['-0', '1,234.56', '0'],
  ])('%s in the style %s is %s', (text, style, value) => {
    expect(readNumber(text, style)?.value).toBe(value)
  })

  test.each([
    ['$5', '$'],
    ['US$5', 'USD'],
    ['5 €', 'EUR'],
    ['GBP 5', 'GBP'],
    ['5', undefined],
  ])('%s is in %s', (text, currency) => {
    expect(readNumber(text, '1,234.56')?.currency).toBe(currency)
  })

  test.each(['', ' ', '-', '–', 'NULL', 'n/a', 'N/A', '#N/A', '(blank)'])('is unknown, not 0: "%s"', text => {
    expect(standsForNothing(text)).toBe(true)
  })

  test('of a workbook comes to 15 digits, as Excel shows it', () => {
    expect(decimalOfNumber(0.1 + 0.2)).toBe('0.3')
    expect(decimalOfNumber(-1.5e9)).toBe('-1500000000')
    expect(decimalOfNumber(1e-7)).toBe('0.0000001')
    expect(decimalOfNumber(0)).toBe('0')
    expect(decimalOfNumber(1e20)).toBeUndefined()
  })

  test('printed in either style is read back, to the last digit', () => {
    const amount = fc.tuple(
      fc.boolean(),
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
      fc.integer({ min: 0, max: 99 }),
    )
    fc.assert(
      fc.property(amount, fc.boolean(), ([negative, whole, cents], comma) => {
        const units = (whole * 100n + BigInt(cents)) * 10n ** 8n * (negative ? -1n : 1n)
        const plain = printUnits(units)
        const shown = comma ? plain.replace(/[,.]/g, sign => (sign === ',' ? '.' : ',')) : plain
        const read = readNumber(shown, comma ? '1.234,56' : '1,234.56')
        expect(read === undefined ? undefined : unitsOf(read.value)).toBe(units)
      }),
    )
  })
})

describe('a column of amounts', () => {
  test('has the one style that reads all of it', () => {
    expect(numbersOf('1,234', '5.50', 'n/a')).toMatchObject({ kind: 'settled', style: '1,234.56' })
    expect(numbersOf('1.234', '5,50')).toMatchObject({ kind: 'settled', style: '1.234,56' })
    expect(numbersOf('12', '(300)', '-5')).toMatchObject({ kind: 'settled', style: '1,234.56' })
    expect(numbersOf('1,234,567', '1,234')).toMatchObject({ kind: 'settled', style: '1,234.56' })
  })

  test('is asked about when two styles read it and differ', () => {
    expect(numbersOf('12', '1,234', '2,500')).toEqual({
      kind: 'ambiguous',
      doubts: [
        {
          cell: '1,234',
          readings: [
            ['1,234.56', '1234'],
            ['1.234,56', '1.234'],
          ],
        },
        {
          cell: '2,500',
          readings: [
            ['1,234.56', '2500'],
            ['1.234,56', '2.5'],
          ],
        },
      ],
    })
  })

  test('that mixes styles is asked about, never read cell by cell', () => {
    expect(numbersOf('1,234.50', '1.234,50', '7')).toEqual({
      kind: 'mixed',
      counts: [
        ['1,234.56', 1, '1,234.50'],
        ['1.234,56', 1, '1.234,50'],
      ],
    })
  })
})

describe('a day', () => {
  const day = (year: number, month: number, dayOfMonth: number) => ({ year, month, day: dayOfMonth })
  test.each([
    ['2024-01-31', day(2024, 1, 31)],
    ['2024-01-31T23:59:59.123Z', day(2024, 1, 31)],
    ['2024-01-31 10:15:00 +02:00', day(2024, 1, 31)],
    ['20240131', day(2024, 1, 31)],
    ['31/01/2024', day(2024, 1, 31)],
    ['31.1.2024', day(2024, 1, 31)],
    ['31/Jan/24 10:15 AM', day(2024, 1, 31)],
    ['31-Jan-2024', day(2024, 1, 31)],
    ['Jan 31, 2024', day(2024, 1, 31)],
    ['Wed, 31 Jan 2024', day(2024, 1, 31)],
    ['31. März 2024', day(2024, 3, 31)],
    ['1/2/68', day(2068, 2, 1)],
    ['1/2/71', day(1971, 2, 1)],
    ['31/02/2024', 'impossible'],
    ['30/02/2024', 'impossible'],
    ['29/02/2023', 'impossible'],
    ['2024-13-01', 'impossible'],
    ['0202-01-31', 'impossible'],
    ['1/13/2024', undefined],
    ['soon', undefined],
    ['Q1 2024', undefined],
    ['12', undefined],
  ])('%s, day first', (text, expected) => {
    expect(readDay(text, 'day/month/year')).toEqual(expected)
  })

  test('of a workbook is counted from 1900 or 1904, and the day that never was is none', () => {
    expect(dayOfSerial(45_322, false)).toEqual(day(2024, 1, 31))
    expect(dayOfSerial(45_322 - 1462, true)).toEqual(day(2024, 1, 31))
    expect(dayOfSerial(45_322.75, false)).toEqual(day(2024, 1, 31))
    expect(dayOfSerial(60, false)).toBe('impossible')
    expect(dayOfSerial(-1, false)).toBe('impossible')
    expect(dayOfSerial(3_000_000, false)).toBe('impossible')
  })

  test('with a year of two digits is noticed', () => {
    expect(['5/6/24', '31-Jan-24', '31/Jan/24 10:15 AM'].every(hasShortYear)).toBe(true)
    expect(['5/6/2024', '2024-06-05', '31-Jan-2024'].some(hasShortYear)).toBe(false)
  })
})

describe('a column of days', () => {
  test('has the order that all of them allow', () => {
    expect(daysOf('01/02/2024', '13/02/2024')).toMatchObject({ kind: 'settled', style: 'day/month/year' })
    expect(daysOf('01/02/2024', '02/13/2024')).toMatchObject({ kind: 'settled', style: 'month/day/year' })
    expect(daysOf('2024-01-02', '2024-02-13').kind).toBe('settled')
    expect(daysOf('03/03/2024', '4/4/2024').kind).toBe('settled')
  })

  test('is asked about when both orders fit', () => {
    expect(daysOf('03/03/2024', '01/02/2024')).toEqual({
      kind: 'ambiguous',
      doubts: [
        {
          cell: '01/02/2024',
          readings: [
            ['day/month/year', '1 Feb 2024'],
            ['month/day/year', '2 Jan 2024'],
          ],
        },
      ],
    })
    expect(daysOf('45322').kind).toBe('ambiguous')
    expect(daysOf('01/02/03').kind).toBe('ambiguous')
  })

  test('that needs both orders is asked about', () => {
    expect(daysOf('13/02/2024', '02/13/2024').kind).toBe('mixed')
  })
})

describe('a month', () => {
  test.each([
    'Oct 2023',
    'October 2023',
    'Oct-23',
    "Oct '23",
    '2023-10',
    '202310',
    '10/2023',
    'Oct 1 - 31, 2023',
    'Oct 1 - Oct 16, 2023',
    '31 Oct 2023',
    'Oct 31, 2023',
    '2023-10-31',
    'Okt 2023',
  ])('%s', text => {
    expect(readMonth(text)).toEqual({ year: 2023, monthOfYear: 10 })
  })

  test.each(['Total', 'Account', '', '2023', 'Q4 2023', '13/2023', 'Marketing 23x'])('not: %s', text => {
    expect(readMonth(text)).toBeUndefined()
  })

  test('in figures is read in the order in which the headers follow one another', () => {
    const months = (...list: readonly number[]) => list.map(monthOfYear => ({ year: 2024, monthOfYear }))
    expect(readMonthsInFigures(['01/01/2024', '02/01/2024', '03/01/2024'])).toEqual(months(1, 2, 3))
    expect(readMonthsInFigures(['31/01/2024', '29/02/2024'])).toEqual(months(1, 2))
    expect(readMonthsInFigures(['01/02/2024'])).toBeUndefined()
  })
})
