import { describe, expect, it } from 'vitest'
import { type VarianceByDriver, varianceByDriver } from '../../engine/analysis/varianceByDriver.ts'
import type { Initiative } from '../../engine/plan/plan.ts'
import { larkspur, resultOf } from '../cases/company.ts'

const { compiled } = larkspur
const drivers: readonly Initiative[] = [
  driver('hosting', 'Hosting rate', 'hosting_rate', 0.2),
  driver('support', 'Opportunities per SDR', 'opportunities_per_sdr', 3.1),
]

describe('a variance by driver', () => {
  it.each([
    ['a share', 'gross_margin', 0.0123456, 6],
    ['a share, the other way', 'gross_margin', -0.0123456, 6],
    ['people', 'total_headcount', -0.25, 6],
    ['money', 'total_arr', 1234.56, 2],
    ['money that is spent', 'free_cash_flow', -1234.56, 2],
  ])('adds up from the forecast to what came, in %s', async (_, row, missed, digits) => {
    const asPlanned = await explained(row, 0)
    const actual = asPlanned.forecast + missed
    const { forecast, actual: came, drivers: parts, unexplained } = await explained(row, actual)
    const sum = parts.reduce((so, { amount }) => so + amount, forecast + unexplained)
    expect(sum).toBeCloseTo(came, digits + 2)
    expect(came).toBeCloseTo(actual, digits)
    expect(unexplained).not.toBe(0)
  })
})

async function explained(row: string, actual: number): Promise<VarianceByDriver> {
  const measure = { row, month: 12 }
  const found = await varianceByDriver(compiled, 'balanced', drivers, measure, actual, async () => true)
  if (found === undefined) throw new Error('nobody stopped it')
  return resultOf(found)
}

function driver(id: string, label: string, input: string, value: number): Initiative {
  return { id, label, start_month: 1, changes: [{ input, where: {}, value }] }
}
