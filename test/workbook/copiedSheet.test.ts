import { describe, expect, test } from 'vitest'
import { copiedSheet, sheetNameFrom } from '../../engine/workbook/copiedSheet.ts'
import { type CopiedTable, copiedTable } from '../../engine/workbook/copiedTable.ts'
import type { FormatRule } from '../../engine/workbook/workbook.ts'
import { workbookFaults } from '../../engine/workbook/workbookFaults.ts'

const figures: CopiedTable = {
  id: 'figures',
  header: ['Figure', 'Before', 'After', 'Change'],
  lines: [
    { name: 'ARR', values: [44_000_000, 43_300_000, -700_000], unit: 'money/year' },
    { name: 'NRR', values: [1.009, 1.03, 0.021], unit: 'ratio' },
    { name: 'Burn multiple', values: [null, 0.65, null], unit: 'year' },
  ],
}

const costs: CopiedTable = {
  id: 'costs',
  header: ['Cost', 'Change'],
  lines: [{ name: 'Sales', values: [-4_500], unit: 'money' }],
  chart: { kind: 'bar', title: 'Cost', series: [{ column: 1, color: '1F3247' }] },
}

const place = { sheet: "It's mine", top: 4, currency: 'EUR' }

function formatAt(formats: readonly FormatRule[], row: number, column: number): FormatRule | undefined {
  return formats.findLast(
    ({ area }) => area.top <= row && row <= area.bottom && area.left <= column && column <= area.right,
  )
}

describe('a copied table', () => {
  test('of several units has a column for them, and each line its own format', () => {
    const { parts } = copiedTable(figures, place)
    expect(parts.blocks[0]?.cells).toEqual([
      ['Figure', 'Unit', 'Before', 'After', 'Change'],
      ['ARR', '€M', 44_000_000, 43_300_000, -700_000],
      ['NRR', '%', 1.009, 1.03, 0.021],
      ['Burn multiple', '×', null, 0.65, null],
    ])
    expect([5, 6, 7].map(row => formatAt(parts.formats, row, 3)?.numberFormat)).toEqual([
      expect.stringContaining('0.0,,'),
      expect.stringContaining('0.0%'),
      expect.stringContaining('"×"'),
    ])
  })

  test('of one unit says it in the header', () => {
    const { parts } = copiedTable(costs, place)
    expect(parts.blocks[0]?.cells[0]).toEqual(['Cost', 'Change, €k'])
  })

  test('gives its chart ranges of its own sheet, whatever that is called', () => {
    const { chart } = copiedTable(costs, place)
    expect(chart).toMatchObject({
      title: 'Cost',
      categories: "'It''s mine'!$A$5:$A$5",
      series: [{ name: 'Change', values: "'It''s mine'!$B$5:$B$5", color: '1F3247' }],
    })
    expect(chart?.area).toMatchObject({ top: 7, left: 1 })
  })

  test('that is long has its chart on its right', () => {
    const [line] = costs.lines
    const long = { ...costs, lines: Array.from({ length: 36 }, () => line).filter(one => one !== undefined) }
    expect(copiedTable(long, place).chart?.area).toMatchObject({ top: 4, left: 4 })
  })

  test('shows marks in their looks', () => {
    const { parts } = copiedTable(
      {
        id: 'limits',
        header: ['Month', 'Enterprise'],
        lines: [
          { name: { year: 2026, monthOfYear: 1 }, values: ['S'], unit: '' },
          { name: { year: 2026, monthOfYear: 2 }, values: ['P'], unit: '' },
        ],
        marks: { S: 'limit_sellers', P: 'limit_pipeline' },
      },
      place,
    )
    expect([5, 6].map(row => formatAt(parts.formats, row, 2)?.style)).toEqual([
      'limit_sellers',
      'limit_pipeline',
    ])
    expect(formatAt(parts.formats, 5, 1)?.numberFormat).toBe('mmm-yy')
  })
})

describe('a sheet of copied tables', () => {
  test('is one that Excel opens without repair, no table over another', () => {
    const content = { title: 'Before to After', note: 'A copy.', currency: 'USD', tables: [costs, figures] }
    const sheet = copiedSheet('Before to After', content)
    expect(workbookFaults({ title: '', sheets: [sheet], names: [], parts: [] })).toEqual([])
    const [, first, second] = sheet.blocks
    expect(second?.top).toBeGreaterThan(sheet.charts[0]?.area.bottom ?? 0)
    expect(first?.top).toBe(4)
  })

  test.each([
    ['Hire first to Balanced', 'Hire first to Balanced'],
    ['2026/27: [plan] * what?', '2026 27 plan what'],
    ["'Best' case'", "Best' case"],
    ['A scenario whose name goes on and on', 'A scenario whose name goes on'],
    ['History', 'From Proceeds'],
    ['///', 'From Proceeds'],
  ])('named for %s is called %s', (words, name) => {
    expect(sheetNameFrom(words)).toBe(name)
    const content = { title: '', note: '', currency: 'USD', tables: [figures] }
    const workbook = { title: '', sheets: [copiedSheet(name, content)], names: [], parts: [] }
    expect(workbookFaults(workbook)).toEqual([])
  })
})
