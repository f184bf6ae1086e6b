import { describe, expect, it } from 'vitest'
import { type BreakEven, type BreakEvenRequest, breakEven } from '../../engine/analysis/breakEven.ts'
import { breakEvenAnswer } from '../../engine/analysis/breakEvenAnswer.ts'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import type { CompiledPlan } from '../../engine/plan/compilePlan.ts'
import { companyOf, inMonth, larkspur, resultOf, samplePlan, set, times } from '../cases/company.ts'
import { figure, tinyPlans } from './tinyPlan.ts'

const toTheEnd = async (): Promise<boolean> => true

const ask = async (compiled: CompiledPlan, request: BreakEvenRequest): Promise<BreakEven> => {
  const found = await breakEven(compiled, request, toTheEnd)
  if (found === undefined) throw new Error('stopped')
  return resultOf(found)
}

/** Two plans: `bold` has the formula, whose x is the hosting rate, and `calm` a number. */
const against = (formula: string, calm: string): CompiledPlan =>
  tinyPlans(
    `if(payment_fee_rate > 0, ${formula.replaceAll('x', 'hosting_rate')}, ${calm} + 0 * hosting_rate)`,
    { bold: [set('payment_fee_rate', 1)], calm: [] },
    { hosting_rate: 1 / 2 },
  )

const request: BreakEvenRequest = {
  plans: ['bold', 'calm'],
  lever: { kind: 'value', moves: [{ input: 'hosting_rate', where: {} }] },
  spot: figure,
  better: 'higher',
}

const at = ({ crossings }: BreakEven): readonly number[] => crossings.map(crossing => crossing.at)

describe('break-even worked out on paper', () => {
  it('finds the one number at which the order changes: x against 0.3', async () => {
    const compiled = against('x', '3 / 10')
    const found = await ask(compiled, request)
    expect(found.crossings).toMatchObject([{ at: 0.3, below: 'second', above: 'first' }])
    expect(breakEvenAnswer(compiled, found).sentences[0]).toMatchInlineSnapshot(
      `"bold stops beating calm by Figure in Jun 2026 when Hosting rate falls below 30%; as planned it is 50%."`,
    )
  })

  it('finds all of them: x (1 - x) against 0.16 at 0.2 and 0.8', async () => {
    const compiled = against('x * (1 - x)', '16 / 100')
    const found = await ask(compiled, request)
    expect(at(found)).toEqual([0.2, 0.8])
    expect(found.stretches.map(({ ahead }) => ahead)).toEqual(['second', 'first', 'second'])
    expect(breakEvenAnswer(compiled, found).sentences[1]).toMatchInlineSnapshot(
      `"Over the range: from 0% to 20% calm is ahead; from 20% to 80% bold is ahead; from 80% to 100% calm is ahead."`,
    )
  })

  it('says plainly that there is none, and where it is nearest', async () => {
    // x (1 - x) is at most 0.25, 0.05 below 0.3, at a half.
    const compiled = against('x * (1 - x)', '3 / 10')
    const found = await ask(compiled, request)
    expect(found.crossings).toEqual([])
    expect(breakEvenAnswer(compiled, found).sentences[0]).toMatchInlineSnapshot(
      `"Never in the range: calm is ahead of bold by Figure in Jun 2026 over all of Hosting rate from 0% to 100%; the difference is least, 5.0%, at 50%."`,
    )
  })

  it('takes a touch for no change of order', async () => {
    // x (1 - x) comes up to 0.25 at a half, and goes down again.
    const found = await ask(against('x * (1 - x)', '1 / 4'), request)
    expect(found.crossings).toEqual([])
  })

  it('says where both come to the same: min(x, 0.3) against 0.3', async () => {
    const compiled = against('min(x, 3 / 10)', '3 / 10')
    const found = await ask(compiled, request)
    expect(found.stretches.map(({ ahead, to }) => [ahead, Number(to.toFixed(4))])).toEqual([
      ['second', 0.3],
      ['neither', 1],
    ])
    expect(breakEvenAnswer(compiled, found).sentences.slice(0, 2).join('\n')).toMatchInlineSnapshot(`
      "calm begins to beat bold by Figure in Jun 2026 when Hosting rate falls below 30%; as planned it is 50%.
      Over the range: from 0% to 30% calm is ahead; from 30% to 100% both come to the same."
    `)
  })

  it('is the same from the other side, and upside down', async () => {
    const compiled = against('x * (1 - x)', '16 / 100')
    const exchanged = await ask(compiled, { ...request, plans: ['calm', 'bold'] })
    expect(at(exchanged)).toEqual([0.2, 0.8])
    expect(exchanged.stretches.map(({ ahead }) => ahead)).toEqual(['first', 'second', 'first'])
    const opposite = await ask(against('-(x * (1 - x))', '-(16 / 100)'), { ...request, better: 'lower' })
    expect(at(opposite)).toEqual([0.2, 0.8])
    expect(opposite.stretches.map(({ ahead }) => ahead)).toEqual(['second', 'first', 'second'])
  })
})

describe('break-even on Larkspur', () => {
  const arr = { row: 'total_arr', member: [], from: 36, to: 36, read: 'lowest' } as const
  const winRates: BreakEvenRequest = {
    plans: ['hire_first', 'balanced'],
    lever: { kind: 'multiply', moves: [{ input: 'base_win_rate', where: {} }] },
    from: 0.5,
    to: 1.5,
    spot: arr,
    better: 'higher',
  }

  it('names win rates on whose sides the exact backend sees different plans ahead', async () => {
    const [crossing] = (await ask(larkspur.compiled, winRates)).crossings
    const exact = companyOf(samplePlan('larkspur'), 'exact')
    const lead = (factor: number): number => {
      const arrOf = (plan: string) =>
        inMonth(exact.run(plan, times('base_win_rate', factor))('total_arr'), 36)
      return arrOf('hire_first') - arrOf('balanced')
    }
    expect(lead(Number(((crossing?.at ?? 0) - 0.0002).toFixed(4)))).toBeLessThan(0)
    expect(lead(Number(((crossing?.at ?? 0) + 0.0002).toFixed(4)))).toBeGreaterThan(0)
  })

  it('counts months whole', async () => {
    const { crossings } = await ask(larkspur.compiled, {
      ...winRates,
      lever: { kind: 'add', moves: [{ input: 'time_to_fill', where: {} }] },
      from: 0,
      to: 6,
    })
    expect(crossings.map(({ between, below, above }) => [...between, below, above])).toEqual([
      [3, 4, 'first', 'second'],
    ])
  })

  it('refuses a range beyond what the input may be in either plan', async () => {
    const found = await breakEven(larkspur.compiled, { ...winRates, to: 9 }, toTheEnd)
    if (found === undefined || found.ok) throw new Error('it was answered')
    expect(found.diagnostics.map(printDiagnostic).join('\n')).toMatchInlineSnapshot(`
      "error Q205: Base win rate × 9 is beyond what the input may be: down to × 0 and up to × 4.87805.
        -> Stay within these limits."
    `)
  })
})
