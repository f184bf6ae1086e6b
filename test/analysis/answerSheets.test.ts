import { describe, expect, it } from 'vitest'
import { attribute } from '../../engine/analysis/attribute.ts'
import { attributeAnswer } from '../../engine/analysis/attributeAnswer.ts'
import { bridge } from '../../engine/analysis/bridge.ts'
import { bridgeAnswer } from '../../engine/analysis/bridgeAnswer.ts'
import { compare } from '../../engine/analysis/compare.ts'
import { compareAnswer } from '../../engine/analysis/compareAnswer.ts'
import type { Answer } from '../../engine/plan/answer.ts'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import { copiedSheet, sheetNameFrom } from '../../engine/workbook/copiedSheet.ts'
import type { Sheet } from '../../engine/workbook/workbook.ts'
import { workbookFaults } from '../../engine/workbook/workbookFaults.ts'
import { resultOf, samplePlan } from '../cases/company.ts'

const compiled = resultOf(compilePlan(samplePlan('larkspur')))
const request = {
  before: 'raise_only',
  after: 'hire_first',
  month: 36,
  measure: { row: 'total_arr', month: 36 },
  by: 'decision',
  exactUpTo: 12,
  orders: 9,
  seed: 1,
} as const
const toTheEnd = async (): Promise<boolean> => true

function sheetOf({ title, sentences, tables }: Answer): Sheet {
  const sheet = copiedSheet(sheetNameFrom(title), { title, note: '', sentences, currency: 'USD', tables })
  expect(workbookFaults({ title: '', sheets: [sheet], names: [], parts: [] })).toEqual([])
  return sheet
}

describe('the answers as sheets that Excel opens without repair', () => {
  it('attribute: the shares with a bar for each, ARR and cash', async () => {
    const found = await attribute(compiled, request, toTheEnd)
    if (found === undefined) throw new Error('stopped')
    const { name, charts } = sheetOf(attributeAnswer(resultOf(found), compiled.plan, 1))
    expect(name).toBe('Return of Hire first over Raise')
    expect(charts).toMatchObject([{ kind: 'bar', series: [{}, {}] }])
  })

  it('bridge: columns that rise and fall from one scenario to the other, totals at both ends', async () => {
    const found = await bridge(compiled, request, toTheEnd)
    if (found === undefined) throw new Error('stopped')
    const { charts, blocks } = sheetOf(bridgeAnswer(compiled, resultOf(found), 1))
    expect(charts).toMatchObject([{ kind: 'stacked_column', series: [{ invisible: true }, {}, {}, {}] }])
    const [, first, ...others] = blocks.find(({ id }) => id === 'copied/bridge')?.cells ?? []
    const last = others.at(-1)
    // The columns of the chart: what carries a bar, the total, up, down.
    const [carried, total] = [first?.[4], first?.[5]].map(Number)
    expect(carried).toBe(0)
    expect(total).toBeGreaterThan(0)
    for (const line of others.slice(0, -1)) {
      const [rest, whole, up, down] = line.slice(4).map(Number) as [number, number, number, number]
      expect(whole).toBe(0)
      expect(up === 0 || down === 0).toBe(true)
      expect(rest).toBeGreaterThanOrEqual(0)
    }
    expect(Number(last?.[1])).toBeGreaterThan(Number(first?.[1]))
  })

  it('compare: the limits month by month as marked letters', () => {
    const found = resultOf(
      compare(compiled, {
        scenarios: ['raise_only', 'hire_first'],
        rows: [{ row: 'cash_balance' }],
        by: 'month',
      }),
    )
    const { formats, blocks, charts } = sheetOf(compareAnswer(compiled, found, 'both'))
    expect(charts).toMatchObject([{ kind: 'line', series: [{}, {}] }])
    const strips = blocks.find(({ id }) => id === 'copied/limits')
    expect(strips?.cells).toHaveLength(37)
    const marked = formats.filter(({ style }) => style.startsWith('limit_'))
    expect(marked).toHaveLength(36 * 6)
  })
})
