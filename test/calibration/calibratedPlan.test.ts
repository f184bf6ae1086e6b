import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runScenario } from '../../engine/analysis/runScenario.ts'
import type { Calibration } from '../../engine/calibration/calibrate.ts'
import { calibratedPlan } from '../../engine/calibration/calibratedPlan.ts'
import type { Evidence } from '../../engine/calibration/evidence.ts'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import { planChecks } from '../../engine/plan/planChecks.ts'
import { readPlan } from '../../engine/plan/readPlan.ts'

const plan = readPlan(readFileSync('samples/larkspur/plan.json', 'utf8'))
if (!plan.ok) throw new Error('the sample cannot be read')
const compiled = compilePlan(plan.value)
if (!compiled.ok) throw new Error('the sample cannot be compiled')
const larkspur = compiled.value

const heading = { n: 100, counted: 'decided deals', method: 'counted', source: 'deals.csv', remarks: [] }
const winRate: Evidence = {
  ...heading,
  basis: 'data',
  input: 'base_win_rate',
  where: { segment: 'Mid-market' },
  value: 0.25,
  interval: [0.18, 0.33],
  distribution: { family: 'beta', alpha: 25.5, beta: 75.5 },
}
const acv: Evidence = {
  ...heading,
  basis: 'data',
  input: 'starting_acv',
  where: { segment: 'mid_market' },
  value: 40_000,
  interval: [36_000, 44_000],
  distribution: { family: 'lognormal', median: 40_000, sd: 0.05 },
}
const timeToFill: Evidence = {
  ...heading,
  basis: 'data',
  input: 'time_to_fill',
  where: { role: 'sdr' },
  value: 1.7,
  interval: [1.4, 2.1],
  planned: 2,
  distribution: { family: 'discrete', values: [1, 2], weights: [0.1, 0.9] },
}

test('with the CSMs it opens with the plan expands and churns in its first month as was measured', () => {
  const rate = (input: string, value: number): Evidence => ({
    ...winRate,
    input,
    value,
    interval: [value, value],
  })
  const evidence = [rate('expansion_rate', 0.2), rate('renewal_churn_rate', 0.1)]
  const { plan: made, scenario, applied } = calibratedPlan(larkspur, calibration(evidence))
  // Seven CSMs of $2M look after the $14.0M there are, but some are new: less than all of it, and more of it churns.
  expect(applied[0]?.note).toContain('which the plan multiplies it by for the CSMs it opens with')
  const again = compilePlan(made)
  const run = again.ok ? runScenario(again.value, scenario, 'exact') : again
  if (!run.ok) throw new Error('the calibrated plan cannot be computed')
  const first = (row: string): number => run.value.numbers(row, ['mid_market'])[0] ?? 0
  expect(first('expansion_arr_at_renewal') / first('arr_available_to_renew') / 0.2).toBeCloseTo(1, 1)
  expect(first('churned_arr_at_renewal') / first('arr_available_to_renew') / 0.1).toBeCloseTo(1, 1)
})

test('the index of a calendar month goes into that month of every year, held nearer to 1 where it is unsure', () => {
  const december: Evidence = {
    ...heading,
    counted: 'months of bookings',
    basis: 'data',
    input: 'seasonality',
    where: { calendar_month: 'Dec' },
    value: 1.4,
    interval: [1.1, 1.8],
    planned: 1.3,
    distribution: { family: 'lognormal', median: 1.4, sd: 0.15 },
  }
  const { applied, left, plan: made } = calibratedPlan(larkspur, calibration([december]))
  expect(left).toEqual([])
  // Larkspur starts in January.
  expect(applied.map(({ where, value }) => [where.month, value])).toEqual([
    [12, 1.3],
    [24, 1.3],
    [36, 1.3],
  ])
  expect(made.uncertainty.distributions.map(({ input }) => input)).not.toContain('seasonality')
})

test('numbers become changes of a scenario of their own, each with what it rests on', () => {
  const { plan: made, applied, left } = calibratedPlan(larkspur, calibration([winRate, timeToFill]))
  expect(left).toEqual([])
  expect(applied).toEqual([
    {
      input: 'base_win_rate',
      where: { segment: 'mid_market' },
      value: 0.25,
      note: '25.0% (18.0% to 33.0%): 100 decided deals, deals.csv',
    },
    {
      input: 'time_to_fill',
      where: { role: 'sdr' },
      value: 2,
      note: '1.7 months (1.4 months to 2.1 months): 100 decided deals, deals.csv',
    },
  ])
  expect(made.scenarios.map(({ id }) => id)).toEqual([
    ...larkspur.plan.scenarios.map(({ id }) => id),
    'calibrated',
  ])
  expect(made.scenarios.at(-1)?.name).toBe('Calibrated to 31 Oct 2026')
  // A second calibration takes the place of the first.
  const again = calibratedPlan({ ...larkspur, plan: made }, calibration([acv]))
  expect(again.plan.scenarios).toHaveLength(made.scenarios.length)
})

test('what is drawn multiplies the number of each scenario, and takes the place of what was drawn for those cells', () => {
  const { plan: made } = calibratedPlan(larkspur, calibration([winRate, acv, timeToFill]))
  const of = (input: string) => made.uncertainty.distributions.filter(one => one.input === input)
  // A beta from 0 to 1 over 0.25 is one from 0 to 4; whole months cannot be multiplied and are not drawn.
  expect(of('base_win_rate')).toMatchObject([
    { family: 'beta', alpha: 25.5, low: 0, high: 4, relative: true },
  ])
  expect(of('time_to_fill')).toEqual([])
  expect(of('starting_acv').map(({ where }) => where)).toEqual([
    { segment: 'small_business' },
    { segment: 'enterprise' },
    { segment: 'mid_market' },
  ])
  expect(of('starting_acv').at(-1)).toMatchObject({
    family: 'lognormal',
    median: 1,
    sd: 0.05,
    relative: true,
  })
  const remade = compilePlan(made)
  expect(remade.ok && planChecks(remade.value).filter(({ severity }) => severity === 'error')).toEqual([])
})

test('what the plan has no place for is left and told, and what is not known changes nothing', () => {
  const unknown: Evidence = {
    ...heading,
    basis: 'none',
    input: 'base_win_rate',
    where: {},
    tooFew: 'no deals',
  }
  const elsewhere: Evidence = { ...winRate, where: { segment: 'public_sector' } }
  const perSegment: Evidence = {
    ...winRate,
    input: 'quota_over_assignment',
    where: { segment: 'mid_market' },
  }
  const { applied, left } = calibratedPlan(larkspur, calibration([unknown, elsewhere, perSegment]))
  expect(applied).toEqual([])
  expect(left.map(({ why }) => why)).toEqual([
    'the plan has no segment called public_sector',
    'the plan does not have it by segment',
  ])
})

function calibration(evidence: readonly Evidence[]): Calibration {
  const asOf = { year: 2026, month: 10, day: 31 }
  return { asOf, evidence, ties: [], cycles: {}, cohorts: {}, ramps: {}, roleCosts: [], forecasts: {} }
}
