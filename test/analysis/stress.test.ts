import { describe, expect, it } from 'vitest'
import { plansToChooseFrom } from '../../engine/analysis/plansToChooseFrom.ts'
import type { Spot } from '../../engine/analysis/spot.ts'
import { type Stress, type StressRequest, stress } from '../../engine/analysis/stress.ts'
import { stressAnswer } from '../../engine/analysis/stressAnswer.ts'
import { inWorld, stressWorlds } from '../../engine/analysis/stressWorlds.ts'
import { type Waiting, waiting } from '../../engine/analysis/waiting.ts'
import { waitingAnswer } from '../../engine/analysis/waitingAnswer.ts'
import { quantityToNumber } from '../../engine/formula/quantity.ts'
import { type CompiledPlan, compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Change } from '../../engine/plan/plan.ts'
import { scenarioChecks } from '../../engine/plan/planChecks.ts'
import { cellValues, resolveScenario } from '../../engine/plan/scenarioInputs.ts'
import { companyOf, inMonth, larkspur, plus, resultOf, samplePlan, set, times } from '../cases/company.ts'
import { figure, tinyPlan, tinyPlans } from './tinyPlan.ts'

const toTheEnd = async (): Promise<boolean> => true
const arr = { row: 'total_arr', member: [], from: 36, to: 36, read: 'lowest' } as const

const ask = async (compiled: CompiledPlan, request: StressRequest): Promise<Stress> => {
  const found = await stress(compiled, request, toTheEnd)
  if (found === undefined) throw new Error('stopped')
  return resultOf(found)
}

const wait = async (compiled: CompiledPlan, scenario: string, spot: Spot = arr): Promise<Waiting> => {
  const found = await waiting(compiled, { scenario, months: 3, spot, better: 'higher' }, toTheEnd)
  if (found === undefined) throw new Error('stopped')
  return resultOf(found)
}

describe('plans in worlds, worked out on paper', () => {
  // The bold plan has 2 × win rates - 1, the careful one 0.9, whatever the win rates: 1 and 0.9 as planned, 0.7 and 0.9 at 0.85.
  const compiled = tinyPlans('if(hosting_rate > 0, 2 * win_rate_shock - 1, 0 * win_rate_shock + 9 / 10)', {
    bold: [set('hosting_rate', 1)],
    careful: [],
  })
  const request: StressRequest = { plans: ['bold', 'careful'], spot: figure, better: 'higher' }

  it('come to what the arithmetic says, and so does what one plan is behind the other', async () => {
    const { worlds, figures, regret, mostRegret, safest } = await ask(compiled, request)
    const at = (id: string): number => worlds.findIndex(world => world.id === id)
    const rounded = (row: readonly number[] | undefined) => row?.map(number => Number(number.toFixed(9)))
    expect(rounded(figures[at('planned')])).toEqual([1, 0.9])
    expect(rounded(figures[at('win_rates')])).toEqual([0.7, 0.9])
    expect(rounded(regret[at('planned')])).toEqual([0, 0.1])
    expect(rounded(regret[at('win_rates')])).toEqual([0.2, 0])
    expect(mostRegret.map(({ regret: most }) => Number(most.toFixed(9)))).toEqual([0.2, 0.1])
    expect(safest).toBe(1)
  })

  it('turn round where less is better', async () => {
    const { safest, mostRegret } = await ask(compiled, { ...request, better: 'lower' })
    // Now the careful plan is 0.2 behind at 0.7, the bold one 0.1 behind as planned.
    expect(mostRegret.map(({ regret }) => Number(regret.toFixed(9)))).toEqual([0.1, 0.2])
    expect(safest).toBe(0)
  })

  it('are told in a sentence', async () => {
    const found = await ask(compiled, request)
    expect(stressAnswer(compiled, found).sentences.join('\n')).toMatchInlineSnapshot(`
      "careful is the safest choice by Figure in Jun 2026: in none of 13 worlds is it more than 10.0% behind the best plan (“As planned”).
      bold is best in 11 of them, and 20.0% behind in its worst (“Win rates −15%”).
      With careful the lowest cash is $0 as planned and $0 in its worst world (“As planned”).
      Each world differs from the plan in one thing, the last in all of them; 26 runs of the model."
    `)
  })
})

describe.each(['larkspur', 'marram', 'blank'])('the worlds of %s', sample => {
  const compiled = resultOf(compilePlan(samplePlan(sample)))
  const plans = plansToChooseFrom(compiled)

  it('stay within the limits of every input, all together too', () => {
    for (const id of plans.slice(-1)) {
      const inputs = resultOf(resolveScenario(compiled, id))
      const values = cellValues(compiled.program, inputs)
      for (const world of stressWorlds(compiled).slice(-1)) {
        const moved = inWorld(compiled, values, world)
        const places = new Map(
          compiled.program.cells.map((cell, index) => [`${cell.input} ${cell.member}`, index]),
        )
        const quantity = (input: string, member: readonly string[]) =>
          moved[places.get(`${input} ${member}`) ?? -1]
        const found = scenarioChecks(compiled, { ...inputs, quantity: quantity as typeof inputs.quantity })
        expect(found.filter(({ code }) => code === 'C215' || code === 'C216')).toEqual([])
      }
    }
  })

  it('leave nobody behind the best and somebody at it: regret is never below 0, and 0 for a plan in every world', async () => {
    const months = compiled.plan.months
    const found = await ask(compiled, { plans, spot: { ...arr, from: months, to: months }, better: 'higher' })
    for (const row of found.regret) {
      expect(Math.min(...row)).toBe(0)
      expect(row.every(Number.isFinite)).toBe(true)
    }
    expect(found.runs).toBe(plans.length * found.worlds.length)
  })
})

describe('Larkspur under stress', () => {
  const plans = ['hire_first', 'balanced']

  it('comes to what its changes come to as a scenario, computed exactly', async () => {
    const { worlds, figures } = await ask(larkspur.compiled, { plans, spot: arr, better: 'higher' })
    const exact = companyOf(samplePlan('larkspur'), 'exact')
    const cases: readonly (readonly [string, readonly Change[]])[] = [
      ['efforts', [times('effort_shock', 1.45)]],
      ['hiring', [plus('time_to_fill', 1)]],
      ['churn', [times('churn_shock', 1.2)]],
    ]
    for (const [id, changes] of cases) {
      const world = worlds.findIndex(one => one.id === id)
      for (const [index, plan] of plans.entries())
        expect(figures[world]?.[index]).toBeCloseTo(inMonth(exact.run(plan, ...changes)('total_arr'), 36), 2)
    }
  })

  it('counts as plans what only decides, not the world of the downside', () => {
    expect(plansToChooseFrom(larkspur.compiled)).not.toContain('downside')
    expect(plansToChooseFrom(larkspur.compiled)).toContain('balanced')
  })
})

describe('waiting', () => {
  it('costs what the same tool, begun three months later, comes to', async () => {
    const { commitments } = await wait(larkspur.compiled, 'balanced')
    const tool = commitments.find(({ commitment }) => commitment.label === 'Sales engagement')
    expect(tool?.commitment).toEqual({ kind: 'tool', label: 'Sales engagement', month: 5 })
    const later = larkspur.run('balanced', plus('tool_start_month', 3, { tool: 'sales_engagement' }))
    const cost = inMonth(larkspur.run('balanced')('total_arr'), 36) - inMonth(later('total_arr'), 36)
    expect(tool?.costs[0]).toBeCloseTo(cost, 2)
  })

  it('moves the hires of a role by three months, those at the end off the plan', async () => {
    const { commitments } = await wait(larkspur.compiled, 'balanced')
    const csm = commitments.find(({ commitment }) => commitment.label === 'Hires: CSM')
    const hires = resultOf(resolveScenario(larkspur.compiled, 'balanced')).quantity('planned_hires', ['csm'])
    if (typeof hires !== 'object') throw new Error('hires are given by month')
    const later = hires.flatMap((number, index) => [
      set('planned_hires', index < 3 ? 0 : quantityToNumber(hires[index - 3] ?? number), {
        role: 'csm',
        month: index + 1,
      }),
    ])
    const cost =
      inMonth(larkspur.run('balanced')('total_arr'), 36) -
      inMonth(larkspur.run('balanced', ...later)('total_arr'), 36)
    expect(csm?.costs[0]).toBeCloseTo(cost, 2)
  })

  it('puts off an initiative with all it sets, and nothing of it by itself', async () => {
    const marram = resultOf(compilePlan(samplePlan('marram')))
    const found = await wait(marram, 'series_a', { ...arr, from: 24, to: 24 })
    const kinds = found.commitments.map(({ commitment }) => commitment.kind)
    expect(new Set(kinds)).toEqual(new Set(['initiative']))
    expect(found.commitments.map(({ commitment }) => commitment.month).sort((a, b) => a - b)).toEqual([
      4, 4, 5, 10,
    ])
    expect(waitingAnswer(marram, found).sentences.join('\n')).toMatchInlineSnapshot(`
      "Nothing in Series A can wait 3 months without loss of Total ARR in Jun 2028.
      Dearest to put off is A second sales team: €222k for 3 months.
      Each commitment is put off by itself, in each world; 65 runs of the model."
    `)
  })

  it('says so where nothing is committed to', async () => {
    const found = await wait(tinyPlan('hosting_rate'), 'no_raise', figure)
    expect(waitingAnswer(tinyPlan('hosting_rate'), found).sentences[0]).toBe(
      'No raise commits to nothing that could wait.',
    )
  })
})
