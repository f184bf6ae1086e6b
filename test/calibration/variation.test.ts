// How much deals and renewals differ: measured in companies whose truth is known, and put where futures draw luck from.

import { expect, test } from 'vitest'
import { calibratedPlan } from '../../engine/calibration/calibratedPlan.ts'
import { lastDayOf } from '../../engine/calibration/elapsed.ts'
import type { Evidence } from '../../engine/calibration/evidence.ts'
import { renewalOutcomes } from '../../engine/calibration/renewalOutcomes.ts'
import { dealSizeVariation, renewalVariations } from '../../engine/calibration/variation.ts'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import { makeContracts } from '../../samples/samphire/company/contracts.ts'
import { makeDeals } from '../../samples/samphire/company/deals.ts'
import { samphire } from '../../samples/samphire/company/truth.ts'
import { resultOf, samplePlan } from '../cases/company.ts'

const asOf = lastDayOf(samphire.lastMonth)
const middle = { ...samphire, segments: samphire.segments.slice(1) }
/** Sizes are lognormal; 12% of renewals that stay give up, and 40% add, by half to three halves of the mean. */
const truth: Readonly<Record<string, number>> = {
  deal_size_variation: Math.sqrt(Math.expm1(0.45 ** 2)),
  contraction_variation: Math.sqrt((1 + 1 / 12) / (0.12 * 0.91) - 1),
  expansion_variation: Math.sqrt((1 + 1 / 12) / (0.4 * 0.91) - 1),
}

function measuredIn(seed: number): readonly Evidence[] {
  const deals = makeDeals(middle, [], seed)
  const outcomes = renewalOutcomes(makeContracts(middle, deals, seed), asOf)
  return [dealSizeVariation(deals, asOf), ...renewalVariations(outcomes, 'contracts.csv')]
}

test.each(Object.entries(truth))(
  'the %s of made-up companies lies around the truth, mostly inside its interval',
  (input, value) => {
    const found = Array.from({ length: 60 }, (_, seed) => measuredIn(seed + 1))
      .flat()
      .flatMap(one => (one.input === input && one.basis === 'data' ? [one] : []))
    expect(found.length).toBeGreaterThan(50)
    const mean = found.reduce((sum, one) => sum + one.value, 0) / found.length
    expect(mean / value).toBeGreaterThan(0.95)
    expect(mean / value).toBeLessThan(1.05)
    const held = found.filter(({ interval: [low, high] }) => low <= value && value <= high).length
    expect(held / found.length).toBeGreaterThan(0.8)
  },
)

test('goes into the uncertainty of the plan, by segment; what is not measured stays as it was', () => {
  const plan = samplePlan('samphire')
  const given = { ...plan, uncertainty: { ...plan.uncertainty, luck: { deal_size_variation: 0.7 } } }
  const evidence = measuredIn(1).map(one => ({ ...one, where: { segment: 'mid_market' } }))
  const none = { asOf, ties: [], cycles: {}, cohorts: {}, ramps: {}, roleCosts: [], forecasts: {} }
  const { uncertainty } = calibratedPlan(resultOf(compilePlan(given)), { ...none, evidence }).plan
  expect(uncertainty.luck?.deal_size_variation).toEqual({
    small_business: 0.7,
    mid_market: expect.closeTo(truth.deal_size_variation ?? 0, 1),
  })
  expect(Object.keys(uncertainty.luck?.expansion_variation ?? {})).toEqual(['mid_market'])
})

test('is not told from a handful of deals or renewals', () => {
  const few = makeDeals(middle, [], 1).slice(0, 15)
  expect(
    [dealSizeVariation(few, asOf), ...renewalVariations([], 'contracts.csv')].map(({ basis }) => basis),
  ).toEqual(['none', 'none', 'none'])
})
