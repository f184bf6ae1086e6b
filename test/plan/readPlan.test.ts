// Reading a plan: what is kept, what is filled in, and what is told with line, column and remedy.

import { describe, expect, test } from 'vitest'
import { type Migration, migratePlan } from '../../engine/plan/migrations.ts'
import { planVersion } from '../../engine/plan/plan.ts'
import { isReadOnly, readPlan } from '../../engine/plan/readPlan.ts'
import { writePlan } from '../../engine/plan/writePlan.ts'
import { edited, expected, larkspur, larkspurText, openingPrinted } from './larkspurPlan.ts'

test('the sample company opens without a warning', () => {
  expect(openingPrinted(larkspurText)).toBe('')
  expect(larkspur.scenarios.map(({ id }) => id)).toEqual([
    'base',
    'raise_only',
    'hire_first',
    'tooling_first',
    'systems_first',
    'balanced',
    'downside',
  ])
})

test('a fault is told with line and column', () => {
  const text = '{\n  "format": "proceeds-plan",\n  "schema_version": 1,\n  "months": 400\n}'
  const result = readPlan(text)
  const places = result.ok ? [] : result.diagnostics.map(({ place }) => place)
  expect(places).toContainEqual({ kind: 'file', path: 'months', line: 4, column: 13 })
  expect(places).toContainEqual({ kind: 'file', path: 'company', line: 1, column: 1 })
})

describe('the form', () => {
  test('a field that is missing, of another type or out of range', () => {
    expect(openingPrinted(edited('  "company": "Larkspur",\n', ''))).toMatchInlineSnapshot(`
      "error P203: company is missing.
        at company (at {)
        -> Add "company": a text."
    `)
    expect(openingPrinted(edited('"months": 36', '"months": 400'))).toMatchInlineSnapshot(`
      "error P202: months is 400, and must be a whole number from 1 to 120.
        at months (at 400,)
        -> Write a whole number from 1 to 120."
    `)
    expect(openingPrinted(edited('"currency": "USD"', '"currency": "dollars"'))).toMatchInlineSnapshot(`
      "error P202: currency is "dollars", and must be a currency as three capital letters, such as "USD".
        at currency (at "dollars",)
        -> Write a currency as three capital letters, such as "USD"."
    `)
    expect(
      openingPrinted(edited('"start_month": "2026-01"', '"start_month": "January 2026"')),
    ).toMatchInlineSnapshot(`
      "error P202: start_month is "January 2026", and must be a month such as "2026-01".
        at start_month (at "January 2026",)
        -> Write a month such as "2026-01"."
    `)
    expect(openingPrinted(edited('"state": "approved"', '"state": "aproved"'))).toMatchInlineSnapshot(`
      "error P202: scenarios.balanced.state is "aproved", and must be one of draft, shared, locked, approved.
        at scenarios.balanced.state (at "aproved",)
        -> Did you mean approved?"
    `)
    expect(
      openingPrinted(edited('"time": "2026-01-08T11:00:00Z"', '"time": "yesterday"')),
    ).toMatchInlineSnapshot(`
      "error P202: scenarios.balanced.time is "yesterday", and must be a time such as "2026-01-05T09:00:00Z".
        at scenarios.balanced.time (at "yesterday",)
        -> Write a time such as "2026-01-05T09:00:00Z"."
    `)
  })

  test('a change must set, add or multiply, and only one of them', () => {
    expect(
      openingPrinted(edited('"value": 25000000,', '"value": 25000000, "add": 1,')),
    ).toMatchInlineSnapshot(`
      "error P202: scenarios.raise_only.changes[0] is an object with input, where, value, add, note, and must be a change with exactly one of value, add and multiply.
        at scenarios.raise_only.changes[0] (at { "input": "tranche_amount", "where": { …)
        -> Write a change with exactly one of value, add and multiply."
    `)
  })

  test('an unknown family of distributions', () => {
    expect(openingPrinted(edited('"family": "triangular"', '"family": "triangle"'))).toMatchInlineSnapshot(`
      "error P202: uncertainty.distributions[17].family is "triangle", and must be one of fixed, uniform, triangular, pert, normal, lognormal, beta, gamma, discrete.
        at uncertainty.distributions[17].family (at "triangle", "low": 0.7, "mode": 0.8, "hi…)
        -> Write one of fixed, uniform, triangular, pert, normal, lognormal, beta, gamma, discrete."
    `)
    expect(openingPrinted(edited('"likely": 0.13, ', ''))).toMatchInlineSnapshot(`
      "error P203: uncertainty.distributions[13].likely is missing.
        at uncertainty.distributions[13].likely (at { "input": "hosting_rate", "family": "pe…)
        -> Add "likely": a number."
    `)
  })

  test('a field that is not known is kept, and said not to count', () => {
    const text = edited('"about":', '"notes_of_the_board": { "b": [1, "x"], "a": null }, "about":')
    expect(openingPrinted(text)).toMatchInlineSnapshot(`
      "warning P204: notes_of_the_board is not a field that a plan has: it is kept and not used.
        at notes_of_the_board (at "notes_of_the_board": { "b": [1, "x"], "…)
        -> Remove it if it was meant to count."
    `)
    const saved = writePlan(expected(readPlan(text)))
    expect(saved).toContain('"notes_of_the_board": { "a": null, "b": [1, "x"] }')
    expect(openingPrinted(edited('"formula_overrides"', '"formula_overides"'))).toMatchInlineSnapshot(`
      "warning P204: formula_overides is not a field that a plan has: it is kept and not used.
        at formula_overides (at "formula_overides": {},)
        -> Did you mean formula_overrides?"
    `)
  })

  test('what may be left out is filled in', () => {
    const plan = expected(
      readPlan(
        edited(
          '"tranche_milestones": {},\n  ',
          '',
          edited('"rows": [],\n  ', '', edited('"formula_overrides": {},\n  ', '')),
        ),
      ),
    )
    expect(plan).toEqual(larkspur)
  })
})

describe('names', () => {
  test('an input that the model does not have, or that it supplies itself', () => {
    expect(openingPrinted(edited('"hosting_rate": 0.13', '"hosting_rates": 0.13'))).toMatchInlineSnapshot(`
      "error P301: hosting_rates is not an input.
        at inputs.hosting_rates (at "hosting_rates": 0.13,)
        -> Did you mean hosting_rate?
      error P311: hosting_rate is missing.
        at inputs.hosting_rate (at {)
        -> Add it: Hosting cost as a share of revenue."
    `)
    expect(
      openingPrinted(edited('"pay_rise_month": 4', '"pay_rise_month": 4, "start_month_of_year": 1')),
    ).toMatchInlineSnapshot(`
      "error P310: start_month_of_year comes from start_month and cannot be given.
        at inputs.start_month_of_year (at "start_month_of_year": 1,)
        -> Remove it."
    `)
    expect(
      openingPrinted(edited('"pay_rise_month": 4', '"pay_rise_month": 4, "months_per_year": 13')),
    ).toMatchInlineSnapshot(`
      "error P310: months_per_year is a fact of the model and cannot be given.
        at inputs.months_per_year (at "months_per_year": 13,)
        -> Remove it."
    `)
  })

  test('an item that is missing, misspelt or twice there', () => {
    expect(
      openingPrinted(edited('"sales_cycle_months": { "small_business": 1.3, ', '"sales_cycle_months": { ')),
    ).toMatchInlineSnapshot(`
      "error P311: sales_cycle_months is missing for small_business.
        at inputs.sales_cycle_months.small_business (at { "mid_market": 2.8, "enterprise": 6.5 }…)
        -> Add it: Mean months from creation to decision."
    `)
    expect(
      openingPrinted(
        edited(
          '"sales_cycle_months": { "small_business": 1.3',
          '"sales_cycle_months": { "smal_business": 1.3',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "error P304: smal_business is not an item of segment.
        at inputs.sales_cycle_months.smal_business (at "smal_business": 1.3, "mid_market": 2.8,…)
        -> Did you mean small_business?
      error P311: sales_cycle_months is missing for small_business.
        at inputs.sales_cycle_months.small_business (at { "smal_business": 1.3, "mid_market": 2.…)
        -> Add it: Mean months from creation to decision."
    `)
    expect(
      openingPrinted(edited('{ "id": "csm", "label": "CSM" }', '{ "id": "sdr", "label": "CSM" }')),
    ).toContain('Two items are called sdr.')
  })

  test('numbers by month must be as many as there are months', () => {
    expect(openingPrinted(edited('"months": 36', '"months": 24'))).toMatchInlineSnapshot(`
      "error P312: seasonality is given for 36 months, and the plan has 24 months.
        at inputs.seasonality (at [)
        -> Write 24 numbers, or one number for all months."
    `)
    expect(
      openingPrinted(edited('"marketing_budget": 150000', '"marketing_budget": [150000, 150000]')),
    ).toMatchInlineSnapshot(`
      "error P312: marketing_budget is given for 2 months, and the plan has 36 months.
        at inputs.marketing_budget (at [150000, 150000],)
        -> Write 36 numbers, or one number for all months."
    `)
    expect(
      openingPrinted(edited('"hosting_rate": 0.13', '"hosting_rate": [0.13, 0.12]')),
    ).toMatchInlineSnapshot(`
      "error P312: hosting_rate is the same in every month, and a list stands here.
        at inputs.hosting_rate (at [0.13, 0.12],)
        -> Write one number."
    `)
    expect(
      openingPrinted(edited('"hosting_rate": 0.13', '"hosting_rate": { "small_business": 0.13 }')),
    ).toMatchInlineSnapshot(`
      "error P312: hosting_rate has no dimensions, and an object with small_business stands here.
        at inputs.hosting_rate (at { "small_business": 0.13 },)
        -> Write one number."
    `)
  })

  test('a mapping to nothing, or of nothing', () => {
    expect(
      openingPrinted(edited('"marketer": "marketer"', '"marketer": "marketeer"')),
    ).toMatchInlineSnapshot(`
      "error P304: marketeer is not an item of role_kind.
        at mappings.kind_of_role.values.marketer (at "marketeer",)
        -> Did you mean marketer?"
    `)
    expect(openingPrinted(edited('        "marketer": "marketing",\n', ''))).toMatchInlineSnapshot(`
      "error P308: role_function says nothing of marketer.
        at mappings.role_function.values.marketer (at {)
        -> Choose one of sales, marketing, customer_success, research_and_development, general_and_administrative, cost_of_revenue: Business function that bears the cost of the role."
    `)
    expect(
      openingPrinted(
        edited('"from": "role",\n      "to": "segment"', '"from": "segment",\n      "to": "role"'),
      ),
    ).toMatchInlineSnapshot(`
      "error P307: role_segment leads from role to segment.
        at mappings.role_segment.from (at "segment",)
        -> Write role here.
      error P307: role_segment leads from role to segment.
        at mappings.role_segment.to (at "role",)
        -> Write segment here."
    `)
  })

  test('dimensions that the model does not have, or fixes itself', () => {
    expect(
      openingPrinted(edited('"dimensions": {', '"dimensions": { "region": { "items": [] },')),
    ).toMatchInlineSnapshot(`
      "error P302: region is not a dimension.
        at dimensions.region (at "region": { "items": [] },)
        -> Known are role, segment, channel, tool, system, team, function, tranche, tenure, contract_age, collection_age."
    `)
    expect(
      openingPrinted(edited('"dimensions": {', '"dimensions": { "driver": { "items": [] },')),
    ).toMatchInlineSnapshot(`
      "error P302: driver is a vocabulary of the model, the same in every plan.
        at dimensions.driver (at "driver": { "items": [] },)
        -> Remove it from the plan."
    `)
    expect(
      openingPrinted(edited('"dimensions": {', '"dimensions": { "prerequisite": { "items": [] },')),
    ).toMatchInlineSnapshot(`
      "error P302: prerequisite always has the items of system.
        at dimensions.prerequisite (at "prerequisite": { "items": [] },)
        -> Remove it from the plan."
    `)
  })

  test('rows of milestones and of other formulas', () => {
    const milestone =
      '"tranche_milestones": { "second_tranche": { "row": "total_ar" }, "third_tranche": { "row": "total_arr" } }'
    expect(openingPrinted(edited('"tranche_milestones": {}', milestone))).toMatchInlineSnapshot(`
      "error P304: third_tranche is not an item of tranche.
        at tranche_milestones.third_tranche (at "third_tranche": { "row": "total_arr" } …)
        -> Did you mean first_tranche?
      error P304: total_ar is not a row.
        at tranche_milestones.second_tranche.row (at "total_ar" }, "third_tranche": { "row": …)
        -> Did you mean total_arr?"
    `)
    expect(
      openingPrinted(
        edited('"formula_overrides": {}', '"formula_overrides": { "hosting_costs": { "formula": "0" } }'),
      ),
    ).toMatchInlineSnapshot(`
      "error P304: hosting_costs is not a row.
        at formula_overrides.hosting_costs (at "hosting_costs": { "formula": "0" } },)
        -> Did you mean hosting_cost?"
    `)
  })

  test('changes of inputs, items and months that there are not', () => {
    const where = '"where": { "tranche": "first_tranche" }'
    expect(
      openingPrinted(edited('"input": "tranche_amount"', '"input": "tranche_amounts"')),
    ).toMatchInlineSnapshot(`
      "error P301: tranche_amounts is not an input.
        at scenarios.raise_only.changes[0].input (at "tranche_amounts", "where": { "tranche":…)
        -> Did you mean tranche_amount?"
    `)
    expect(openingPrinted(edited(where, '"where": { "tranches": "first_tranche" }'))).toMatchInlineSnapshot(`
      "error P303: tranche_amount cannot be chosen by tranches.
        at scenarios.raise_only.changes[0].where.tranches (at "first_tranche" }, "value": 25000000, "n…)
        -> Did you mean tranche?"
    `)
    expect(openingPrinted(edited(where, '"where": { "tranche": "frist_tranche" }'))).toMatchInlineSnapshot(`
      "error P304: "frist_tranche" is not an item of tranche.
        at scenarios.raise_only.changes[0].where.tranche (at "frist_tranche" }, "value": 25000000, "n…)
        -> Did you mean first_tranche?"
    `)
    expect(
      openingPrinted(edited(where, '"where": { "tranche": "first_tranche", "month": 2 }')),
    ).toMatchInlineSnapshot(`
      "error P305: tranche_amount is the same in every month, so it cannot be chosen by month.
        at scenarios.raise_only.changes[0].where.month (at 2 }, "value": 25000000, "note": "Series …)
        -> Remove month."
    `)
    expect(
      openingPrinted(
        edited('"where": { "from_month": 3, "to_month": 8 }', '"where": { "from_month": 8, "to_month": 3 }'),
      ),
    ).toMatchInlineSnapshot(`
      "error P305: from_month (8) lies after to_month (3).
        at scenarios.hire_first.changes[33].where.from_month (at 8, "to_month": 3 }, "value": 190000, "no…)
        -> Exchange the two."
    `)
    expect(
      openingPrinted(
        edited('"where": { "from_month": 3, "to_month": 8 }', '"where": { "from_month": 8, "month": 3 }'),
      ),
    ).toMatchInlineSnapshot(`
      "error P305: Months are chosen both by month and by from_month or to_month.
        at scenarios.hire_first.changes[33].where.month (at 3 }, "value": 190000, "note": "Programme…)
        -> Keep month for one month, or from_month and to_month for several."
    `)
  })

  test('parents that are not there or lead round in a circle', () => {
    expect(openingPrinted(edited('"parent": "balanced"', '"parent": "balance"'))).toMatchInlineSnapshot(`
      "error P411: balance is not a scenario.
        at scenarios.downside.parent (at "balance",)
        -> Did you mean balanced?"
    `)
    expect(
      openingPrinted(
        edited(
          '"parent": "raise_only"',
          '"parent": "downside"',
          edited('"parent": "base"', '"parent": "downside"'),
        ),
      ),
    ).toMatchInlineSnapshot(`
      "error P412: The parents lead round in a circle: raise_only -> downside -> balanced -> raise_only.
        at scenarios.raise_only.parent (at "downside",)
        -> Give one of them another parent, or none (null)."
    `)
  })

  test('initiatives that there are not, or twice', () => {
    const switched =
      '"initiatives": [{ "id": "venture_dept", "on": true }, { "id": "venture_debt", "on": true }, { "id": "venture_debt", "on": false }]'
    const at = larkspurText.lastIndexOf('"initiatives": []')
    const text = larkspurText.slice(0, at) + switched + larkspurText.slice(at + '"initiatives": []'.length)
    expect(openingPrinted(text)).toMatchInlineSnapshot(`
      "error P304: venture_dept is not an initiative.
        at scenarios.downside.initiatives.venture_dept.id (at "venture_dept", "on": true }, { "id": "v…)
        -> Did you mean venture_debt?
      error P306: Two switches are called venture_debt.
        at scenarios.downside.initiatives.venture_debt (at { "id": "venture_debt", "on": false }],)
        -> Rename or remove one of them."
    `)
  })
})

describe('versions', () => {
  test('a newer file opens read-only with everything in it kept', () => {
    const text = edited(
      '"company":',
      '"board": { "seats": 5 }, "company":',
      edited('"schema_version": 1', '"schema_version": 2'),
    )
    expect(openingPrinted(text)).toMatchInlineSnapshot(`
      "warning P205: The plan was saved by a newer release (version 2 of the form; this release writes 1), so it opens read-only.
        at schema_version (at 2,)
        -> Update Proceeds to change it, or save a copy under another name.
      warning P204: board is not a field that a plan has: it is kept and not used.
        at board (at "board": { "seats": 5 }, "company": "Lar…)
        -> Remove it if it was meant to count."
    `)
    const plan = expected(readPlan(text))
    expect(isReadOnly(plan)).toBe(true)
    expect(writePlan(plan)).toContain('"board": { "seats": 5 }')
    expect(isReadOnly(larkspur)).toBe(false)
  })

  test('an older document goes through one step a version', () => {
    const steps = new Map<number, Migration>([
      [1, document => ({ was: document === 'first' ? 1 : 0 })],
      [2, document => [JSON.stringify(document)]],
    ])
    expect(migratePlan('first', 1, steps, 3)).toEqual(['{"was":1}'])
    expect(migratePlan('third', 3, steps, 3)).toBe('third')
    expect(migratePlan('nought', 0, steps, 3)).toBeUndefined()
    expect(planVersion).toBe(1)
  })
})
