// Companies of every other shape run on the same engine: what a company does not have, it leaves empty.

import { describe, expect, test } from 'vitest'
import { runScenario } from '../../engine/analysis/runScenario.ts'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import { readPlan } from '../../engine/plan/readPlan.ts'
import { writePlan } from '../../engine/plan/writePlan.ts'
import { inMonth, resultOf, samplePlan } from './company.ts'
import { withMonths } from './planMonths.ts'
import { allOf, without } from './planWithout.ts'
import { withSegments } from './planWithSegments.ts'

const larkspur = samplePlan('larkspur')
const marram = samplePlan('marram')
/** A year is enough to see whether a shape runs. */
const year = withMonths(larkspur, 12)

describe('a company', () => {
  test.each<[string, Plan]>([
    [
      'that plans 48 months from October 2027 in Swiss francs',
      { ...withMonths(larkspur, 48), start_month: '2027-10', currency: 'CHF', fiscal_year_start: 7 },
    ],
    ['that plans ten years', withMonths(marram, 120)],
    ['that plans a single month', withMonths(marram, 1)],
    ['that rents no tools', without(year, { tool: allOf(larkspur, 'tool') })],
    ['that builds no systems', without(year, { system: allOf(larkspur, 'system') })],
    [
      'that rents and builds nothing',
      without(year, { tool: allOf(larkspur, 'tool'), system: allOf(larkspur, 'system') }),
    ],
    ['without SDRs', without(year, { role: ['sdr'] })],
    [
      'without SDRs, sales managers, sales engineers and marketers',
      without(year, { role: ['sdr', 'sales_manager', 'sales_engineer', 'marketer'] }),
    ],
    ['that does no marketing', without(marram, { channel: allOf(marram, 'channel') })],
    ['without technology teams', without(year, { team: allOf(larkspur, 'team') })],
    ['that raises nothing', without(year, { tranche: allOf(larkspur, 'tranche') })],
    ['with one segment left', without(year, { segment: ['small_business', 'enterprise'] })],
    ['with nobody in it', without(marram, { role: allOf(marram, 'role') })],
    [
      'with nobody, no market and nothing else',
      without(
        marram,
        Object.fromEntries(
          ['role', 'segment', 'channel', 'tool', 'system', 'team', 'tranche'].map(dimension => [
            dimension,
            allOf(marram, dimension),
          ]),
        ),
      ),
    ],
    ['with a seller for each of twelve segments more', withSegments(marram, 12)],
  ])('%s is read, computed by both backends and proved', (_, plan) => {
    const read = resultOf(readPlan(writePlan(plan)))
    const compiled = resultOf(compilePlan(read))
    const last = read.scenarios.at(-1)?.id ?? ''
    const exact = resultOf(runScenario(compiled, last, 'exact'))
    const kernel = resultOf(runScenario(compiled, last, 'kernel'))
    for (const check of proofs) {
      expect(exact.numbers(check)).toHaveLength(plan.months)
      for (const value of exact.numbers(check)) expect(Math.abs(value)).toBeLessThan(1e-20)
    }
    exact.numbers('cash_balance').forEach((cash, index) => {
      expect(inMonth(kernel.numbers('cash_balance'), index + 1)).toBeCloseTo(cash, 3)
    })
  })
})

/** The checks that hold whatever the opening balances are: segments taken away leave their deferred revenue behind. */
const proofs = [
  'check_balance_sheet',
  'check_headcount',
  'check_pipeline',
  'check_revenue',
  'check_cash_flow',
  'check_cash_proof',
]
