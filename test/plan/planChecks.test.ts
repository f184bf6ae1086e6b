// Whether a plan makes sense: each check, as a person reads it, on the sample company with one thing changed.

import { describe, expect, test } from 'vitest'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import type { Finding } from '../../engine/plan/finding.ts'
import type { Change, Distribution, DistributionFamily, Plan } from '../../engine/plan/plan.ts'
import { planChecks, scenarioChecks } from '../../engine/plan/planChecks.ts'
import { resultChecks } from '../../engine/plan/resultChecks.ts'
import { larkspur, resolved, withInputs } from './larkspurPlan.ts'

const printed = (findings: readonly Finding[]) => findings.map(printDiagnostic).join('\n')

const ofScenario = (plan: Plan, id = 'base') => {
  const { compiled, inputs } = resolved(plan, id)
  return scenarioChecks(compiled, inputs)
}

const ofInputs = (inputs: Plan['inputs']) => ofScenario(withInputs(inputs))

const ofPlan = (plan: Partial<Plan>) => planChecks(resolved({ ...larkspur, ...plan }, 'base').compiled)

/** An input of the sample that is given by item, with some items replaced. */
const changed = (input: string, items: Plan['inputs']): Plan['inputs'] => {
  const given = larkspur.inputs[input]
  if (typeof given !== 'object' || Array.isArray(given)) throw new Error(`${input} is not given by item`)
  return { [input]: { ...(given as Plan['inputs']), ...items } }
}

const ofChanges = (changes: readonly Change[]) => {
  const scenarios = larkspur.scenarios.map(scenario =>
    scenario.id === 'balanced' ? { ...scenario, changes: [...scenario.changes, ...changes] } : scenario,
  )
  return ofScenario({ ...larkspur, scenarios }, 'balanced')
}

test('nothing is found in the sample company, in any scenario', () => {
  expect(printed(ofPlan({}))).toBe('')
  for (const { id } of larkspur.scenarios) expect(printed(ofScenario(larkspur, id))).toBe('')
})

describe('shares that make no whole', () => {
  test('mixes', () => {
    expect(printed(ofInputs(changed('marketing_mix', { events: 0.2 })))).toMatchInlineSnapshot(`
      "error C201: The shares in marketing_mix sum to 0.9 over channel, and must sum to 1.
        at inputs.marketing_mix
        -> Change them by 0.1 in all."
    `)
    expect(
      printed(
        ofInputs(
          changed('channel_segment_mix', {
            events: { small_business: 0.5, mid_market: 0.5, enterprise: 0.1 },
          }),
        ),
      ),
    ).toMatchInlineSnapshot(`
      "error C201: The shares of events in channel_segment_mix sum to 1.1 over segment, and must sum to 1.
        at inputs.channel_segment_mix.events
        -> Change them by -0.1 in all."
    `)
    expect(printed(ofInputs(changed('sdr_segment_mix', { enterprise: 0.25 })))).toMatchInlineSnapshot(`
      "error C201: The shares in sdr_segment_mix sum to 1.1 over segment, and must sum to 1.
        at inputs.sdr_segment_mix
        -> Change them by -0.1 in all."
    `)
    expect(printed(ofInputs(changed('is_sales', { marketing: 1 })))).toMatchInlineSnapshot(`
      "error C201: The shares in is_sales sum to 2 over function, and must sum to 1.
        at inputs.is_sales
        -> Change them by -1 in all."
    `)
  })

  test('a curve that collects more or less than is invoiced', () => {
    const found = ofInputs({ bad_debt_share: 0.02 })
    expect(printed(found.slice(0, 1))).toMatchInlineSnapshot(`
      "error C201: collection_curve (0.99) and bad_debt_share (0.02) sum to 1.01, and must sum to 1.
        at inputs.collection_curve
        -> Every invoice is collected in some month or lost: change the curve or the lost share."
    `)
  })

  test('thirds typed with six digits are a whole', () => {
    expect(
      printed(
        ofInputs(
          changed('sdr_segment_mix', {
            small_business: 0.333333,
            mid_market: 0.333333,
            enterprise: 0.333333,
          }),
        ),
      ),
    ).toBe('')
  })
})

describe('opening balances, with the number that mends them', () => {
  test('people', () => {
    const found = ofInputs(changed('opening_headcount', { sdr: 9 }))
    expect(printed(found)).toMatchInlineSnapshot(`
      "error C203: opening_headcount of sdr is 9; by opening_headcount_by_tenure it is 8.
        at inputs.opening_headcount.sdr
        -> Write 8, or mend the numbers it is compared with."
    `)
    expect(found[0]?.fix).toEqual({ input: 'opening_headcount', where: { role: 'sdr' }, value: 8 })
  })

  test('contracts', () => {
    const found = ofInputs(changed('opening_arr', { enterprise: 4500000 }))
    expect(printed(found)).toMatchInlineSnapshot(`
      "error C204: opening_arr of enterprise is 4,500,000; by the contracts of the last term and the monthly plans it is 4,600,000.
        at inputs.opening_arr.enterprise
        -> Write 4,600,000, or mend the numbers it is compared with."
    `)
    expect(found[0]?.fix?.value).toBe(4600000)
  })

  test('receivables, and with them the balance sheet', () => {
    const found = ofInputs({ opening_accounts_receivable: 2000000 })
    expect(printed(found)).toMatchInlineSnapshot(`
      "warning C205: opening_accounts_receivable is 2,000,000; by billings_history and the collection curve it is 2,193,623.5.
        at inputs.opening_accounts_receivable
        -> Write 2,193,623.5, or mend the numbers it is compared with.
      error C207: opening_retained_earnings is -23,847,026.5; by the other opening balances it is -24,040,650.
        at inputs.opening_retained_earnings
        -> Write -24,040,650, or mend the numbers it is compared with."
    `)
    expect(found.map(({ fix }) => fix)).toEqual([
      { input: 'opening_accounts_receivable', where: {}, value: 2193623.5 },
      { input: 'opening_retained_earnings', where: {}, value: -24040650 },
    ])
  })

  test('customers who pay later from now on owe what they owed', () => {
    const later = [
      { input: 'collection_curve', where: { collection_age: 'month_0' }, value: 0.05 },
      { input: 'collection_curve', where: { collection_age: 'month_3' }, value: 0.21 },
      { input: 'upfront_billing_share', where: {}, value: 0 },
    ]
    expect(printed(ofChanges(later))).toBe('')
  })

  test('deferred revenue', () => {
    const found = ofInputs({ opening_deferred_revenue: 6010650.01, opening_retained_earnings: -23847026.51 })
    expect(printed(found)).toMatchInlineSnapshot(`
      "error C206: opening_deferred_revenue is 6,010,650.01; by the unexpired part of the contracts billed upfront it is 6,010,650.
        at inputs.opening_deferred_revenue
        -> Write 6,010,650, or mend the numbers it is compared with."
    `)
    expect(found[0]?.fix?.value).toBe(6010650)
  })

  test('following the fixes leaves nothing to find', () => {
    const broken = withInputs({ opening_accounts_receivable: 1, opening_deferred_revenue: 2 })
    const mended = (plan: Plan) =>
      withInputs(
        Object.fromEntries(
          ofScenario(plan).flatMap(({ fix }) => (fix === undefined ? [] : [[fix.input, fix.value]])),
        ),
        plan,
      )
    expect(printed(ofScenario(mended(mended(broken))))).toBe('')
  })
})

describe('numbers outside their bounds', () => {
  test('a percentage typed for a share', () => {
    expect(printed(ofInputs({ payroll_tax_rate: 12 }))).toMatchInlineSnapshot(`
      "error C216: payroll_tax_rate is 12, and must not be above 1.
        at inputs.payroll_tax_rate
        -> Did you mean 0.12? It is a share, not a percentage."
    `)
    expect(printed(ofInputs({ bonus_attainment: 90 }))).toMatchInlineSnapshot(`
      "warning C216: bonus_attainment is 90, which is a lot for a share.
        at inputs.bonus_attainment
        -> Did you mean 0.9? It is a share, not a percentage."
    `)
  })

  test('too little, too much, not whole', () => {
    expect(printed(ofInputs(changed('starting_acv', { enterprise: -1 })))).toMatchInlineSnapshot(`
      "error C215: starting_acv[enterprise] is -1, and must not be below 0.
        at inputs.starting_acv.enterprise
        -> Write 0 or more. Annual contract value of a new customer at the start."
    `)
    expect(printed(ofInputs({ hosting_rate: 1.3 }))).toMatchInlineSnapshot(`
      "error C215: hosting_rate is 1.3, and must not be above 1.
        at inputs.hosting_rate
        -> Write 1 or less. Hosting cost as a share of revenue."
    `)
    expect(printed(ofInputs(changed('time_to_fill', { sdr: 1.5 })))).toMatchInlineSnapshot(`
      "error C211: time_to_fill[sdr] is 1.5, and must be a whole number.
        at inputs.time_to_fill.sdr
        -> Round it. Whole months from opening a requisition to the start date."
    `)
  })

  test('the change of a scenario is named, and the first month', () => {
    expect(
      printed(ofChanges([{ input: 'marketing_budget', where: { from_month: 20, to_month: 22 }, value: -5 }])),
    ).toMatchInlineSnapshot(`
      "error C215: marketing_budget is -5 in month 20, and must not be below 0.
        at scenarios.balanced.changes[46]
        -> Write 0 or more. Programme budget."
    `)
    expect(
      printed(ofChanges([{ input: 'productive_share_of_time', where: {}, multiply: 100 }])),
    ).toMatchInlineSnapshot(`
      "error C216: productive_share_of_time is 80, and must not be above 1.
        at scenarios.balanced.changes[46]
        -> Did you mean 0.8? It is a share, not a percentage."
    `)
  })

  test('what is to happen after the last month never happens', () => {
    expect(
      printed(ofChanges([{ input: 'tool_start_month', where: { tool: 'sales_engagement' }, value: 37 }])),
    ).toMatchInlineSnapshot(`
      "warning C212: tool_start_month[sales_engagement] is 37, and the plan ends with month 36: it never happens.
        at scenarios.balanced.changes[46]
        -> Choose an earlier month, plan more months, or leave it out."
    `)
    expect(
      printed(ofChanges([{ input: 'tool_start_month', where: { tool: 'intent_data' }, value: 37 }])),
    ).toBe('')
  })
})

test('a ramp that falls', () => {
  const ramp = { ...(larkspur.inputs.ramp_by_tenure as Plan['inputs']) }
  const sdr = { ...(ramp.sdr as Plan['inputs']), month_5: 0.5 }
  expect(printed(ofInputs({ ramp_by_tenure: { ...ramp, sdr } }))).toMatchInlineSnapshot(`
    "warning C202: ramp_by_tenure of sdr falls from 1 to 0.5 at month_5.
      at inputs.ramp_by_tenure.sdr.month_5
      -> People do not unlearn their job: check whether the list is in the right order."
  `)
})

describe('systems that are never built', () => {
  test('prerequisites in a circle, told once', () => {
    const needed = {
      data_platform: { lead_routing: 1 },
      lead_routing: { quote_to_cash: 1 },
      quote_to_cash: { data_platform: 1 },
      infrastructure_savings: { infrastructure_savings: 1 },
    }
    expect(printed(ofInputs({ prerequisite_needed: needed }))).toMatchInlineSnapshot(`
      "error C208: Systems wait for one another in a circle: data_platform -> lead_routing -> quote_to_cash -> data_platform.
        at inputs.prerequisite_needed.data_platform.lead_routing
        -> Take one of these prerequisites away; until then none of them can start.
      error C208: Systems wait for one another in a circle: infrastructure_savings -> infrastructure_savings.
        at inputs.prerequisite_needed.infrastructure_savings.infrastructure_savings
        -> Take one of these prerequisites away; until then none of them can start."
    `)
  })

  test('a prerequisite that is not chosen', () => {
    expect(
      printed(ofChanges([{ input: 'system_chosen', where: { system: 'data_platform' }, value: 0 }])),
    ).toMatchInlineSnapshot(`
      "warning C209: lead_routing is chosen and needs data_platform, which is not: it never starts.
        at scenarios.balanced.changes[37]
        -> Choose data_platform as well, or leave lead_routing out."
    `)
  })

  test('a team that has nobody, no time or no room', () => {
    expect(
      printed(
        ofChanges([{ input: 'internal_work_share', where: { team: 'platform_team' }, value: 0 }]).slice(0, 1),
      ),
    ).toMatchInlineSnapshot(`
      "warning C210: data_platform needs 18 person-months of platform_team, and the team has no time for internal work: it is never finished.
        at scenarios.balanced.changes[46]
        -> Set aside a part of their time, or leave the system out."
    `)
    expect(
      printed(
        ofChanges([
          {
            input: 'maximum_monthly_work',
            where: { system: 'lead_routing', team: 'product_team' },
            value: 0,
          },
        ]),
      ),
    ).toMatchInlineSnapshot(`
      "warning C210: lead_routing needs 2 person-months of product_team, and its maximum_monthly_work there is 0: it is never finished.
        at scenarios.balanced.changes[46]
        -> Set how many person-months a month it can take."
    `)
    const mappings = {
      ...larkspur.mappings,
      role_team: {
        from: 'role',
        to: 'team',
        values: { product_engineer: 'product_team', platform_engineer: 'platform_team' },
      },
    }
    expect(printed(ofScenario({ ...larkspur, mappings }, 'balanced').slice(0, 1))).toMatchInlineSnapshot(`
      "warning C210: data_platform needs 6 person-months of infrastructure_team, and nobody works there: it is never finished.
        at inputs.effort_estimate.data_platform.infrastructure_team
        -> Map a role with people or planned hires to the team in role_team, or leave the system out."
    `)
  })
})

describe('kinds', () => {
  const kinds = larkspur.mappings.kind_of_role?.values ?? {}
  const withKinds = (
    values: Readonly<Record<string, string | null>>,
    segments = larkspur.mappings.role_segment?.values ?? {},
  ) =>
    ofPlan({
      mappings: {
        ...larkspur.mappings,
        kind_of_role: { from: 'role', to: 'role_kind', values: { ...kinds, ...values } },
        role_segment: { from: 'role', to: 'segment', values: segments },
      },
    })

  test('a segment for a role that does not sell, and a seller without one', () => {
    const segments = {
      account_executive_small_business: 'small_business',
      account_executive_mid_market: 'mid_market',
      csm: 'enterprise',
    }
    expect(printed(withKinds({}, segments))).toMatchInlineSnapshot(`
      "warning C213: account_executive_enterprise is a role of account executives and has no segment: it sells nothing.
        at mappings.role_segment.values.account_executive_enterprise
        -> Choose the segment it sells to.
      error C213: csm has the segment enterprise and is of the kind csm: its people would count as account executives.
        at mappings.role_segment.values.csm
        -> Set its segment to null, or its kind to account_executive."
    `)
  })

  test('a kind that the model asks for and nobody has', () => {
    expect(printed(withKinds({ csm: 'support' }))).toMatchInlineSnapshot(`
      "warning C214: No role is of the kind csm, which csm_coverage asks for: it counts as none.
        at mappings.kind_of_role
        -> Give a role this kind in kind_of_role, if the company has one."
    `)
  })
})

describe('uncertainty', () => {
  const withDistributions = (...distributions: readonly Distribution[]) =>
    printed(ofPlan({ uncertainty: { distributions, correlations: [] } }))

  const withFamily = (family: DistributionFamily) =>
    withDistributions({ input: 'churn_shock', where: {}, relative: true, ...family })

  test('parameters that make no distribution', () => {
    expect(
      withDistributions({
        input: 'hosting_rate',
        where: {},
        family: 'pert',
        low: 0.2,
        likely: 0.13,
        high: 0.15,
      }),
    ).toMatchInlineSnapshot(`
      "error C217: The pert distribution of hosting_rate cannot be drawn from: low (0.2) must not exceed likely (0.13).
        at uncertainty.distributions[0]
        -> Change its parameters."
    `)
    const problems = [
      withFamily({ family: 'lognormal', median: 0, sd: -1 }),
      withFamily({ family: 'normal', mean: 1, sd: -1 }),
      withFamily({ family: 'gamma', shape: 0, scale: 0 }),
      withFamily({ family: 'beta', alpha: 0, beta: 1, low: 2, high: 1 }),
      withFamily({ family: 'uniform', low: 2, high: 1 }),
      withFamily({ family: 'triangular', low: 0, mode: 3, high: 1 }),
      withFamily({ family: 'discrete', values: [1, 2], weights: [0] }),
      withFamily({ family: 'discrete', values: [1], weights: [-1] }),
    ]
    expect(
      problems.map(text =>
        text
          .split('\n')
          .filter(line => line.startsWith('error'))
          .map(line => line.split(': ').slice(2).join(': ')),
      ),
    ).toMatchInlineSnapshot(`
      [
        [
          "median (0) must be above 0.",
          "sd (-1) must not be negative.",
        ],
        [
          "sd (-1) must not be negative.",
        ],
        [
          "shape (0) must be above 0.",
          "scale (0) must be above 0.",
        ],
        [
          "alpha (0) must be above 0.",
          "low (2) must not exceed high (1).",
        ],
        [
          "low (2) must not exceed high (1).",
        ],
        [
          "mode (3) must not exceed high (1).",
        ],
        [
          "values and weights must be equally many, not 2 and 1.",
          "at least one weight must be above 0.",
        ],
        [
          "weights must not be negative.",
          "at least one weight must be above 0.",
        ],
      ]
    `)
  })

  test('draws outside the bounds of the input', () => {
    expect(
      withDistributions({ input: 'hosting_rate', where: {}, family: 'normal', mean: 0.13, sd: 0.02 }),
    ).toMatchInlineSnapshot(`
      "warning C219: The normal distribution of hosting_rate can draw less than 0, the least it may be.
        at uncertainty.distributions[0]
        -> Give it "min": 0.
      warning C219: The normal distribution of hosting_rate can draw more than 1, the most it may be.
        at uncertainty.distributions[0]
        -> Give it "max": 1."
    `)
    expect(
      withDistributions({
        input: 'hosting_rate',
        where: {},
        family: 'normal',
        mean: 0.13,
        sd: 0.02,
        min: 0,
        max: 1,
      }),
    ).toBe('')
    expect(
      withDistributions({ input: 'churn_shock', where: {}, family: 'lognormal', median: 1, sd: 0.2 }),
    ).toBe('')
  })

  test('draws that are not whole where only whole numbers are', () => {
    const csm = { input: 'time_to_fill', where: { role: 'csm' } }
    expect(withDistributions({ ...csm, family: 'uniform', low: 1, high: 3 })).toMatchInlineSnapshot(`
      "error C221: time_to_fill[csm] is counted in whole numbers, and its uniform distribution draws others.
        at uncertainty.distributions[0]
        -> Use a discrete distribution of whole values with their weights."
    `)
    expect(withDistributions({ ...csm, family: 'discrete', values: [1, 2.5], weights: [1, 1] })).toContain(
      'C221',
    )
    expect(withDistributions({ ...csm, relative: true, family: 'fixed', value: 2 })).toContain('C221')
    expect(withDistributions({ ...csm, family: 'discrete', values: [1, 2], weights: [3, 1] })).toBe('')
  })

  test('two distributions for one cell, or one for the past', () => {
    expect(
      withDistributions(
        { input: 'starting_acv', where: {}, relative: true, family: 'lognormal', median: 1, sd: 0.1 },
        {
          input: 'starting_acv',
          where: { segment: 'enterprise' },
          relative: true,
          family: 'lognormal',
          median: 1,
          sd: 0.1,
        },
      ),
    ).toMatchInlineSnapshot(`
      "error C218: starting_acv[enterprise] already has a distribution, the one at position 1 of the list.
        at uncertainty.distributions[1]
        -> Keep one of the two."
    `)
    expect(
      withDistributions({
        input: 'billings_history',
        where: {},
        relative: true,
        family: 'uniform',
        low: 0.9,
        high: 1.1,
      }),
    ).toMatchInlineSnapshot(`
      "error C218: billings_history is a fact of the past, and a distribution says it is uncertain.
        at uncertainty.distributions[0]
        -> Remove the distribution."
    `)
  })

  test('correlations that name nothing, stand twice or contradict each other', () => {
    const of = (...correlations: readonly (readonly [string, string, number])[]) =>
      printed(
        ofPlan({
          uncertainty: {
            ...larkspur.uncertainty,
            correlations: correlations.map(([a, b, value]) => ({ between: [a, b] as const, value })),
          },
        }),
      )
    expect(of(['demand_shock', 'starting_acv[entreprise]', 0.5])).toMatchInlineSnapshot(`
      "error C220: No distribution is called starting_acv[entreprise].
        at uncertainty.correlations[0]
        -> Did you mean starting_acv[enterprise]?"
    `)
    expect(of(['demand_shock', 'demand_shock', 0.5])).toMatchInlineSnapshot(`
      "error C220: demand_shock is correlated with itself.
        at uncertainty.correlations[0]
        -> Name two different distributions."
    `)
    expect(
      of(['demand_shock', 'churn_shock', 0.5], ['churn_shock', 'demand_shock', 0.1]),
    ).toMatchInlineSnapshot(`
      "error C220: churn_shock and demand_shock are correlated twice.
        at uncertainty.correlations[1]
        -> Keep one of the two."
    `)
    expect(
      of(
        ['demand_shock', 'churn_shock', 0.9],
        ['demand_shock', 'cycle_shock', 0.9],
        ['churn_shock', 'cycle_shock', -0.9],
      ),
    ).toMatchInlineSnapshot(`
      "error C220: The correlations of churn_shock contradict those of the others: no numbers have all of them at once.
        at uncertainty.correlations[0]
        -> Bring the correlations of its group closer to 0."
    `)
    expect(of(['demand_shock', 'churn_shock', 1])).toContain('contradict')
  })
})

describe('results', () => {
  const { compiled } = resolved(larkspur, 'base')
  const months = (value: number) => Array.from({ length: 36 }, () => value)

  test('the month in which the cash runs out', () => {
    const cash = months(1e6).map((value, index) => value - 125_000 * index)
    expect(
      printed(resultChecks(compiled, row => (row === 'cash_balance' ? cash : months(0)))),
    ).toMatchInlineSnapshot(`
      "warning C301: Cash first falls below zero in Oct 2026 (month 10): ($125k). It is lowest in Dec 2028: ($3.4M).
        at cash_balance, month 10
        -> Raise more or earlier, spend less, or later."
    `)
    expect(resultChecks(compiled, () => months(0))).toEqual([])
  })

  test('figures computed twice that do not agree', () => {
    const off = months(0).map((_, index) => (index >= 5 ? (5 - index) * 10.125 : 0.004))
    expect(
      printed(resultChecks(compiled, row => (row === 'check_balance_sheet' ? off : months(0)))),
    ).toMatchInlineSnapshot(`
      "error C302: check_balance_sheet is -10.13 in Jul 2026 and should be 0; the largest of all months is 303.8.
        at check_balance_sheet, month 7
        -> Check the opening balances and any formula of your own. Assets less liabilities less equity; must be zero."
    `)
    expect(
      resultChecks(compiled, row => (row === 'check_headcount' ? months(2e-6) : months(0))),
    ).toHaveLength(1)
  })
})
