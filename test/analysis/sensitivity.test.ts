import { describe, expect, it } from 'vitest'
import { type Sensitivity, type SensitivityRequest, sensitivity } from '../../engine/analysis/sensitivity.ts'
import { sensitivityAnswer } from '../../engine/analysis/sensitivityAnswer.ts'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import { type CompiledPlan, compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Distribution, Plan } from '../../engine/plan/plan.ts'
import { companyOf, inMonth, larkspur, resultOf, samplePlan } from '../cases/company.ts'
import { figure, tinyPlan } from './tinyPlan.ts'

const toTheEnd = async (): Promise<boolean> => true

const ask = async (compiled: CompiledPlan, request: SensitivityRequest): Promise<Sensitivity> => {
  const found = await sensitivity(compiled, request, toTheEnd)
  if (found === undefined) throw new Error('stopped')
  return resultOf(found)
}

const uniform = (input: string, low: number, high: number): Distribution => ({
  input,
  where: {},
  family: 'uniform',
  low,
  high,
})

const uncertain = (formula: string, inputs: Plan['inputs'], ...distributions: readonly Distribution[]) => {
  const { plan } = tinyPlan(formula, inputs)
  return resultOf(compilePlan({ ...plan, uncertainty: { distributions, correlations: [] } }))
}

describe('sensitivity worked out on paper', () => {
  // 2 × 0.3 - 0.1 = 0.5 as planned. P10 and P90 of a uniform from 0 to 1 are 0.1 and 0.9, of one from 0.1 to 0.2 0.11 and 0.19.
  const compiled = uncertain(
    '2 * hosting_rate - payment_fee_rate',
    { hosting_rate: 0.3, payment_fee_rate: 0.1 },
    uniform('payment_fee_rate', 0.1, 0.2),
    uniform('hosting_rate', 0, 1),
    uniform('payroll_tax_rate', 0, 1),
  )

  it('moves one input at a time, the largest swing first, with its sign', async () => {
    const { now, swings, runs } = await ask(compiled, { scenario: 'no_raise', spot: figure })
    expect(now).toBeCloseTo(0.5, 12)
    expect(runs).toBe(7)
    const told = swings.map(({ name, lowEnd, highEnd, size }) => [name, lowEnd.value, highEnd.value, size])
    const rounded = told.map(line =>
      line.map(cell => (typeof cell === 'number' ? Number(cell.toFixed(9)) : cell)),
    )
    expect(rounded).toEqual([
      ['hosting_rate', 0.1, 1.7, 1.6],
      // The figure falls from 0.5 to 0.49 and 0.41: the swing counts from where it stands as planned.
      ['payment_fee_rate', 0.49, 0.41, 0.09],
      ['payroll_tax_rate', 0.5, 0.5, 0],
    ])
  })

  it('says what does not enter the figure, and where something else binds', async () => {
    const bound = uncertain(
      'min(hosting_rate, payment_fee_rate)',
      { hosting_rate: 0.05, payment_fee_rate: 0.9 },
      uniform('payment_fee_rate', 0.8, 1),
      uniform('hosting_rate', 0.04, 0.06),
      uniform('payroll_tax_rate', 0, 1),
    )
    const found = await ask(bound, { scenario: 'no_raise', spot: figure })
    expect(found.swings.map(({ name, flat }) => [name, flat])).toEqual([
      ['hosting_rate', undefined],
      ['payment_fee_rate', 'something else binds'],
      ['payroll_tax_rate', 'not read'],
    ])
    expect(sensitivityAnswer(bound, found).sentences.join('\n')).toMatchInlineSnapshot(`
      "Figure in Jun 2026 of No raise, 5.0% as planned, hangs most on Hosting rate: −0.8 pt at its P10 (4.2%), +0.8 pt at its P90 (5.8%).
      Makes no difference here, because something else binds or what it acts on is switched off: Payment fee rate.
      Does not enter this figure: Payroll tax rate.
      Each input moves by itself from its P10 to its P90, everything else as planned; 7 runs of the model."
    `)
  })

  it('turns round with the sign of the figure', async () => {
    const opposite = uncertain('-(2 * hosting_rate)', { hosting_rate: 0.3 }, uniform('hosting_rate', 0, 1))
    const { swings } = await ask(opposite, { scenario: 'no_raise', spot: figure })
    expect(swings[0]?.lowEnd.value).toBeCloseTo(-0.2, 12)
    expect(swings[0]?.highEnd.value).toBeCloseTo(-1.8, 12)
  })

  it('moves no input beyond its limits', async () => {
    const wide: Distribution = { ...uniform('hosting_rate', 0, 10), relative: true }
    const cut = uncertain('hosting_rate', { hosting_rate: 0.3 }, wide)
    const { swings } = await ask(cut, { scenario: 'no_raise', spot: figure })
    // × 9 would be 270%, and a share is at most 100%.
    expect(swings[0]?.highEnd).toMatchObject({ number: 9, value: 1, isCut: true })
    expect(swings[0]?.lowEnd).toMatchObject({ number: 1, value: 0.3, isCut: false })
  })
})

describe('sensitivity of Larkspur', () => {
  const spot = { row: 'total_arr', member: [], from: 36, to: 36, read: 'lowest' } as const

  it('comes to what each change by itself comes to, computed exactly', async () => {
    const { swings, now } = await ask(larkspur.compiled, { scenario: 'balanced', spot })
    const exact = companyOf(samplePlan('larkspur'), 'exact')
    expect(now).toBeCloseTo(inMonth(exact.run('balanced')('total_arr'), 36), 3)
    for (const { lever, highEnd } of swings.slice(0, 3)) {
      const changes = lever.moves.map(move => ({ ...move, multiply: highEnd.number }))
      expect(inMonth(exact.run('balanced', ...changes)('total_arr'), 36)).toBeCloseTo(highEnd.value, 2)
    }
  })

  it('varies every estimate alike where that is asked, decisions and facts left alone', async () => {
    const { swings } = await ask(larkspur.compiled, { scenario: 'balanced', spot, by: 0.1 })
    const names = swings.map(({ name }) => name)
    expect(names).toContain('base_win_rate')
    for (const left of [
      'planned_hires',
      'marketing_budget',
      'months_per_year',
      'win_rate_shock',
      'marketing_mix',
    ])
      expect(names).not.toContain(left)
  })
})

describe('a plan that does not say how uncertain it is', () => {
  it('is told what to add', async () => {
    const found = await sensitivity(
      tinyPlan('hosting_rate'),
      { scenario: 'no_raise', spot: figure },
      toTheEnd,
    )
    if (found === undefined || found.ok) throw new Error('it was answered')
    expect(found.diagnostics.map(printDiagnostic).join('\n')).toMatchInlineSnapshot(`
      "error Q220: The plan says of none of its inputs how uncertain it is.
        at uncertainty.distributions
        -> Give distributions for the inputs that could be otherwise (docs/plan-file.md shows how), or vary all estimates by the same share."
    `)
  })
})
