import { describe, expect, it } from 'vitest'
import { type Bridge, type BridgeRequest, bridge } from '../../engine/analysis/bridge.ts'
import { bridgeAnswer } from '../../engine/analysis/bridgeAnswer.ts'
import { runScenario } from '../../engine/analysis/runScenario.ts'
import { sharesOfDifference } from '../../engine/analysis/sharesOfDifference.ts'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import { resultOf, samplePlan } from '../cases/company.ts'

const compiled = resultOf(compilePlan(samplePlan('larkspur')))
const ids = compiled.plan.scenarios.map(({ id }) => id)
const toTheEnd = async (): Promise<boolean> => true
const method = { by: 'decision', exactUpTo: 12, orders: 25, seed: 1 } as const

async function bridged(request: Pick<BridgeRequest, 'before' | 'after' | 'measure'>): Promise<Bridge> {
  const found = await bridge(compiled, { ...method, ...request }, toTheEnd)
  if (found === undefined) throw new Error('stopped')
  return resultOf(found)
}

describe('the bridge between any two scenarios of Larkspur', () => {
  const exact = new Map(ids.map(id => [id, runScenario(compiled, id, 'exact')]))
  const runOf = (id: string) => exact.get(id) ?? runScenario(compiled, id, 'exact')
  const pairs = ids.flatMap((before, index) => ids.slice(index + 1).map(after => [before, after] as const))
  const measures = [
    { row: 'total_arr', month: 36 },
    { row: 'cash_balance', month: 30 },
    { row: 'total_headcount', month: 24 },
  ]

  // The other way round has the same worlds.
  it.each(pairs)('%s to %s closes to the cent for ARR, cash and headcount', async (before, after) => {
    const few = { ...method, before, after, exactUpTo: 7, orders: 4 }
    const found = await sharesOfDifference(compiled, few, measures, toTheEnd, runOf)
    if (found === undefined) throw new Error('stopped')
    for (const { measure, unit, shares } of resultOf(found).measures) {
      const units = unit.startsWith('money') ? 100 : 1e6
      const whole = (id: string): number =>
        Math.round((resultOf(runOf(id)).numbers(measure.row)[measure.month - 1] ?? Number.NaN) * units)
      const sum = shares.reduce((total, { amount }) => total + Math.round(amount * units), 0)
      expect(sum).toBe(whole(after) - whole(before))
      for (const { amount } of shares) expect(amount).toBe(Math.round(amount * units) / units)
    }
  })
})

describe('a bridge', () => {
  it('has seven bars at most, the smallest of many causes as one, and closes', async () => {
    const found = await bridged({
      before: 'raise_only',
      after: 'balanced',
      measure: { row: 'total_arr', month: 36 },
    })
    expect(found.bars).toHaveLength(7)
    const grouped = found.bars.at(-1)
    expect(grouped?.steps.length).toBeGreaterThan(1)
    const least = Math.min(...found.bars.slice(0, -1).map(({ amount }) => Math.abs(amount)))
    for (const { share } of grouped?.steps ?? []) expect(Math.abs(share.amount)).toBeLessThanOrEqual(least)
    const sum = found.bars.reduce((total, { amount }) => total + Math.round(amount * 100), 0)
    expect(sum).toBe(Math.round(found.to * 100) - Math.round(found.from * 100))
  })

  it('goes up first and down last, a bar for each cause where they are few', async () => {
    const found = await bridged({
      before: 'raise_only',
      after: 'hire_first',
      measure: { row: 'cash_balance', month: 36 },
    })
    const amounts = found.bars.map(({ amount }) => amount)
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a))
    expect(found.bars.every(({ steps }) => steps.length === 1)).toBe(true)
  })

  it('turned round takes away what it had added', async () => {
    const measure = { row: 'new_arr', member: ['mid_market'], month: 20 }
    const there = await bridged({ before: 'balanced', after: 'downside', measure })
    const back = await bridged({ before: 'downside', after: 'balanced', measure })
    for (const { steps } of there.bars)
      for (const { cause, share } of steps) {
        const other = back.bars.flatMap(bar => bar.steps).find(step => step.cause.label === cause.label)
        expect(Math.abs((other?.share.amount ?? Number.NaN) + share.amount)).toBeLessThan(0.011)
      }
  })

  it('has no bars where nothing differs', async () => {
    const found = await bridged({
      before: 'base',
      after: 'raise_only',
      measure: { row: 'total_arr', month: 36 },
    })
    expect(found.bars).toEqual([])
    expect(bridgeAnswer(compiled, found, 1).sentences).toEqual([
      'Total ARR, Dec 2028 is $29.0M in both No raise and Raise only.',
    ])
  })

  it('reads as a sentence with both ends, what adds and what takes away', async () => {
    const found = await bridged({
      before: 'hire_first',
      after: 'systems_first',
      measure: { row: 'cash_balance', month: 36 },
    })
    const { sentences, tables } = bridgeAnswer(compiled, found, 1)
    expect(sentences[0]).toBe(
      'Cash balance, Dec 2028 is $557k higher in Systems first than in Hire first: $11.8M against $11.2M.',
    )
    expect(sentences[1]).toMatch(
      /^Sales hiring \(\+\$2\.\dM\) and .* add most; Research and development hiring \(−\$6\.4M\)/,
    )
    expect(tables[0]?.lines.map(({ name }) => name)).toEqual([
      'Hire first',
      ...found.bars.slice(0, 6).map(({ steps }) => steps[0]?.cause.label),
      '8 others',
      'Systems first',
    ])
  })
})
