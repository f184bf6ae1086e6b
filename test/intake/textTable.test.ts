import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvRecords } from '../../engine/intake/csvRecords.ts'
import { decodeText, detectEncoding } from '../../engine/intake/encoding.ts'
import { textTable } from '../../engine/intake/textTable.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, order: 'little' | 'big', mark = true) => {
  const all = mark ? `\uFEFF${text}` : text
  const bytes = new Uint8Array(all.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < all.length; at++) view.setUint16(at * 2, all.charCodeAt(at), order === 'little')
  return bytes
}
const rowsOf = (bytes: Uint8Array) => [...textTable('file.csv', bytes).rows()]
const cellsOf = (bytes: Uint8Array) => rowsOf(bytes).map(({ cells }) => cells)

describe('the letters of a file', () => {
  const text = 'Kunde;Betrag\nMüller €;12\n'
  test.each([
    ['UTF-8', utf8(text), 'UTF-8'],
    ['UTF-8 with a mark', utf8(`\uFEFF${text}`), 'UTF-8'],
    ['UTF-16 with a mark', utf16(text, 'little'), 'UTF-16LE'],
    ['UTF-16 the other way round', utf16(text, 'big'), 'UTF-16BE'],
    ['UTF-16 without a mark', utf16(text, 'little', false), 'UTF-16LE'],
    [
      'Windows-1252',
      Uint8Array.from([...text].map(sign => (sign === '€' ? 0x80 : sign.charCodeAt(0)))),
      'Windows-1252',
    ],
  ])('are right in %s', (_, bytes, encoding) => {
    expect(detectEncoding(bytes)).toBe(encoding)
    expect(cellsOf(bytes)).toEqual([
      ['Kunde', 'Betrag'],
      ['Müller €', '12'],
    ])
  })

  test('are the same whatever the pieces they are decoded in', () => {
    const long = `${'aé€😀'.repeat(100_000)}`
    expect([...decodeText(utf8(long), 'UTF-8')].join('')).toBe(long)
    expect([...decodeText(utf16(long, 'big'), 'UTF-16BE')].join('')).toBe(long)
  })

  test('that no encoding has, and NULs, refuse their row and no other', () => {
    const bytes = new Uint8Array([...utf8('Name;Zahl\nÄnne;1\nB'), 0xff, ...utf8(';2\nÖ\0;3\nD;4\n')])
    expect(rowsOf(bytes).map(({ row, problem }) => [row, problem])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, 'it holds bytes that are no text in UTF-8'],
      [4, 'it holds bytes that are no text in UTF-8'],
      [5, undefined],
    ])
  })
})

describe('what separates cells', () => {
  test.each([
    ['comma', 'a,b,c\n1,2,3\n'],
    ['semicolon', 'Name;Betrag;Satz\nA;1,5;2,5\nB;3,5;4,5\n'],
    ['tab', 'a\tb\nx, y\t2\n'],
    ['bar', 'a|b\n1|2\n'],
    ['semicolon', 'sep=;\na;b,c,d\n1;2,3,4\n'],
    ['comma', 'Acme, Inc.\nProfit and Loss\n\nAccount,Jan 2024,Feb 2024\nSales,"1,200.00",3\nTotal,4,5\n'],
  ] as const)('is found: %s', (separator, text) => {
    expect(textTable('file.csv', utf8(text)).text?.separator).toBe(separator)
  })

  test('can be set', () => {
    expect([...textTable('a.csv', utf8('a,b;c\n'), { separator: 'semicolon' }).rows()]).toEqual([
      { row: 1, cells: ['a,b', 'c'] },
    ])
  })
})

describe('a table written as text', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('', '"', '""', ',', ';', '\n', '\r\n', 'a"b', '"a', ' "x" ', '=1+1', "'"),
  )
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 })
  const quoted = (text: string, always: boolean, separator: string) =>
    always || /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text

  test('comes back with every quote, whatever pieces it comes in', () => {
    fc.assert(
      fc.property(
        table,
        fc.boolean(),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 40 }),
        (rows, always, separator, newline, size) => {
          const plain = rows.map(row => row.map(text => text.replaceAll(/\0|\uFFFD/g, '')))
          const text = plain
            .map(row => row.map(value => quoted(value, always, separator)).join(separator))
            .join(newline)
          const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
          const records = csvRecords([`\n`, ...pieces], separator)
          expect([...records].map(({ cells }) => cells)).toEqual([[''], ...plain])
        },
      ),
    )
  })

  test('keeps the row of a cell when other cells hold lines', () => {
    expect(rowsOf(utf8('a,b\n"x\ny",2\n\nz,3')).map(({ row, cells }) => [row, cells])).toEqual([
      [1, ['a', 'b']],
      [2, ['x\ny', '2']],
      [3, ['']],
      [4, ['z', '3']],
    ])
  })

  test('may have a million rows and one, or a cell of a megabyte', () => {
    let rows = 0
    for (const _ of textTable('long.csv', utf8('12,3\n'.repeat(1_048_577))).rows()) rows += 1
    expect(rows).toBe(1_048_577)
    const wide = 'x'.repeat(1_000_000)
    expect(cellsOf(utf8(`a,b\n"${wide}",1\n`))[1]).toEqual([wide, '1'])
  })
})
