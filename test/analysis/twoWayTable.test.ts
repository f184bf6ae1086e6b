import { describe, expect, it } from 'vitest'
import { type TwoWayRequest, type TwoWayTable, twoWayTable } from '../../engine/analysis/twoWayTable.ts'
import { twoWayTableAnswer } from '../../engine/analysis/twoWayTableAnswer.ts'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import type { CompiledPlan } from '../../engine/plan/compilePlan.ts'
import { companyOf, inMonth, larkspur, plus, resultOf, samplePlan, times } from '../cases/company.ts'
import { figure, tinyPlan } from './tinyPlan.ts'

const toTheEnd = async (): Promise<boolean> => true

const ask = async (compiled: CompiledPlan, request: TwoWayRequest): Promise<TwoWayTable> => {
  const found = await twoWayTable(compiled, request, toTheEnd)
  if (found === undefined) throw new Error('stopped')
  return resultOf(found)
}

const axis = (input: string, kind: 'value' | 'add' | 'multiply', numbers: readonly number[], where = {}) => ({
  lever: { kind, moves: [{ input, where }] },
  numbers,
})

describe('a two-way table', () => {
  it('has the figure at every pair: x - y', async () => {
    const compiled = tinyPlan('hosting_rate - payment_fee_rate', { hosting_rate: 0.4, payment_fee_rate: 0.1 })
    const found = await ask(compiled, {
      scenario: 'no_raise',
      down: axis('hosting_rate', 'value', [0.2, 0.5]),
      across: axis('payment_fee_rate', 'multiply', [0, 1, 2]),
      spot: figure,
    })
    const rounded = found.figures.map(row => row.map(number => Number(number.toFixed(9))))
    expect(rounded).toEqual([
      [0.2, 0.1, 0],
      [0.5, 0.4, 0.3],
    ])
    expect(found.now).toBeCloseTo(0.3, 12)
    expect(found.runs).toBe(7)
    expect(twoWayTableAnswer(compiled, found).sentences.join('\n')).toMatchInlineSnapshot(`
      "Figure in Jun 2026 of No raise by Hosting rate and Payment fee rate: from 0.0% (at 20% and × 2) to 50.0% (at 50% and × 0); as planned it is 30.0%.
      Hosting rate moves it by up to 30.0%, Payment fee rate by up to 20.0%.
      Hosting rate stands down the side, Payment fee rate across; 7 runs of the model."
    `)
  })

  it('agrees with the exact backend at its corners, and with the plan where nothing is turned', async () => {
    const spot = { row: 'total_arr', member: [], from: 36, to: 36, read: 'lowest' } as const
    const hires = { role: 'csm', from_month: 3, to_month: 5 }
    const { figures, now } = await ask(larkspur.compiled, {
      scenario: 'balanced',
      down: axis('base_win_rate', 'multiply', [0.8, 1]),
      across: axis('planned_hires', 'add', [0, 2], hires),
      spot,
    })
    const exact = companyOf(samplePlan('larkspur'), 'exact')
    const corner = exact.run('balanced', times('base_win_rate', 0.8), plus('planned_hires', 2, hires))
    expect(figures[0]?.[1]).toBeCloseTo(inMonth(corner('total_arr'), 36), 2)
    expect(figures[1]?.[0]).toBe(now)
  })

  it('refuses numbers beyond the limits, parts of people, too many pairs, and one input twice', async () => {
    const request: TwoWayRequest = {
      scenario: 'balanced',
      down: axis('base_win_rate', 'value', [0.1, 1.1]),
      across: axis('planned_hires', 'add', [0, 0.5]),
      spot: { row: 'total_arr', member: [], from: 36, to: 36, read: 'lowest' },
    }
    const told = async (changed: Partial<TwoWayRequest>): Promise<string> => {
      const found = await twoWayTable(larkspur.compiled, { ...request, ...changed }, toTheEnd)
      if (found === undefined || found.ok) throw new Error('it was answered')
      return found.diagnostics.map(printDiagnostic).join('\n')
    }
    const many = Array.from({ length: 60 }, (_, index) => index / 100)
    const all = [
      await told({}),
      await told({
        across: axis('base_win_rate', 'multiply', [1], { segment: 'enterprise' }),
        down: axis('base_win_rate', 'value', [0.1]),
      }),
      await told({ down: axis('base_win_rate', 'value', many), across: axis('hosting_rate', 'value', many) }),
    ]
    expect(all.join('\n')).toMatchInlineSnapshot(`
      "error Q205: Base win rate 110% is beyond what the input may be: down to 0% and up to 100%.
        -> Stay within these limits.
      error Q206: Planned hires + 0.5 is no whole number, and only whole numbers count there.
        -> Round it.
      error Q230: Base win rate and Base win rate of Enterprise are the same input.
        -> Choose two inputs, or other items of one.
      error Q231: The table would have 3,600 numbers.
        -> Give from 1 to 2,500 pairs."
    `)
  })
})
