// Systems and tools come from the company's own lists: the register and the contracts of Samphire give the numbers of its truth.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runScenario } from '../../engine/analysis/runScenario.ts'
import { technologyPlan } from '../../engine/calibration/technologyPlan.ts'
import { type Quantity, quantityToNumber } from '../../engine/formula/quantity.ts'
import type { Result } from '../../engine/formula/result.ts'
import type { ProjectLine, ToolContract } from '../../engine/intake/records.ts'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import type { InputValue } from '../../engine/plan/plan.ts'
import { scenarioChecks } from '../../engine/plan/planChecks.ts'
import { readPlan } from '../../engine/plan/readPlan.ts'
import { makeProjects, makeToolContracts } from '../../samples/samphire/company/technology.ts'
import { samphire } from '../../samples/samphire/company/truth.ts'

const source = { file: 'register.csv', row: 2 }
const asOf = { year: 2026, month: 10, day: 31 }
const blank = given(readPlan(readFileSync('samples/blank/plan.json', 'utf8')))
const sample = given(readPlan(readFileSync('samples/samphire/plan.json', 'utf8')))
const lists = { projects: makeProjects(samphire), toolContracts: makeToolContracts(samphire) }

describe('the register of Samphire', () => {
  const { plan } = technologyPlan(sample, lists, asOf)
  const idOf = (name: string, dimension = 'system') =>
    plan.dimensions[dimension]?.items.find(({ label }) => label === name)?.id ?? ''
  const at = (input: string, ...path: readonly string[]): InputValue | undefined =>
    path.reduce<InputValue | undefined>((value, id) => Object(value)[id], plan.inputs[input])

  test('becomes systems with the efforts, prices, effects and prerequisites of its truth, in the order of priority', () => {
    expect(plan.dimensions.system?.items.map(({ label }) => label)).toEqual(
      samphire.systems.map(({ system }) => system),
    )
    for (const { system, efforts, effects, needs, vendorCost, runCost, purpose } of samphire.systems) {
      const id = idOf(system)
      for (const { team, effort } of efforts)
        expect(at('effort_estimate', id, idOf(team, 'team'))).toBe(effort.likely)
      expect(at('system_effect_size', id)).toEqual(
        Object.fromEntries(effects.map(({ effect, size }) => [effect, size.likely])),
      )
      expect(at('prerequisite_needed', id)).toEqual(Object.fromEntries(needs.map(name => [idOf(name), 1])))
      expect([at('system_vendor_price', id), at('system_running_price', id)]).toEqual([vendorCost, runCost])
      expect(plan.mappings.system_purpose?.values[id]).toBe(purpose)
    }
    // Earliest starts are months of the plan, which begins in November 2026.
    expect(samphire.systems.map(({ system }) => at('system_start_month', idOf(system)))).toEqual([2, 2, 4])
  })

  test('draws efforts and effects from low over high', () => {
    const drawn = plan.uncertainty.distributions.filter(({ where }) => where.system !== undefined)
    const wanted = samphire.systems.flatMap(({ efforts, effects }) => [...efforts, ...effects])
    expect(drawn).toHaveLength(wanted.length)
    expect(drawn).toContainEqual(
      expect.objectContaining({
        input: 'effort_estimate',
        where: { system: idOf('Data platform'), team: idOf('Platform team', 'team') },
        family: 'pert',
        low: 0.666667,
        high: 1.77778,
        relative: true,
      }),
    )
  })

  test('builds what it says when a scenario chooses it: the platform first, then what waits for it', () => {
    const chosen = { ...plan, inputs: { ...plan.inputs, system_chosen: 1 } }
    const run = given(runScenario(given(compilePlan(chosen)), 'calibrated', 'exact'))
    const live = (name: string) => run.numbers('go_live_month', [idOf(name)]).at(-1) as number
    expect(live('Data platform')).toBeGreaterThan(2)
    expect(live('Lead routing and scoring')).toBeGreaterThan(live('Data platform'))
  })

  test('says the same again when it is read again', () => {
    expect(technologyPlan(plan, lists, asOf).plan).toEqual(plan)
  })
})

describe('software contracts', () => {
  const contract = (more: Partial<ToolContract>): ToolContract => ({
    source,
    vendor: 'Tellcall',
    value: 12_000,
    ...more,
  })
  const tools = (contracts: readonly ToolContract[], plan = blank) =>
    technologyPlan(plan, { projects: [], toolContracts: contracts }, asOf)
  const price = (contracts: readonly ToolContract[]) => {
    const { inputs } = tools(contracts).plan
    return [Object(inputs.tool_seat_price).tellcall, Object(inputs.tool_flat_price).tellcall]
  }

  test('give a price a seat and year, and as flat what seats do not explain', () => {
    expect(price([contract({})])).toEqual([0, 12_000])
    expect(price([contract({ seatPrice: 500, seatsBought: 20 })])).toEqual([500, 2000])
    // 20 seats at $50 a month are the $12,000 of the year.
    expect(price([contract({ seatPrice: 50, seatsBought: 20 })])).toEqual([600, 0])
  })

  test('that run are not switched on, and are told with the day by which to give notice', () => {
    const running = contract({
      start: { year: 2026, month: 1, day: 15 },
      end: { year: 2027, month: 1, day: 14 },
      noticeDays: 60,
    })
    const { plan, told } = tools([running])
    expect(plan.inputs.tool_chosen).toBe(blank.inputs.tool_chosen)
    expect(told.slice(1)).toEqual([
      'Tellcall runs since 15 Jan 2026, $12k a year: its cost is in the ledger and its effect in what was measured, so the plan does not switch it on.',
      'Tellcall ends on 14 Jan 2027: give notice by 15 Nov 2026, or it may renew.',
    ])
  })

  test('of a tool that the plan has chosen run on: term, price paid and month', () => {
    const items = [{ id: 'calls', label: 'Tellcall' }]
    const own = {
      ...sample,
      dimensions: {
        ...sample.dimensions,
        tool: { items: [...(sample.dimensions.tool?.items ?? []).slice(1), ...items] },
      },
    }
    const named = JSON.parse(JSON.stringify(own).replaceAll('"sales_engagement"', '"calls"'))
    const chosen = { ...named, inputs: { ...named.inputs, tool_chosen: { calls: 1 } } }
    const { plan } = tools(
      [contract({ start: { year: 2026, month: 8, day: 1 }, end: { year: 2027, month: 7, day: 31 } })],
      chosen,
    )
    const compiled = given(compilePlan(plan))
    const run = given(runScenario(compiled, 'calibrated', 'exact'))
    // Three of twelve months are over when the plan begins in November.
    expect(run.numbers('tool_months_in_use', ['calls'])[0]).toBe(4)
    expect(run.numbers('tool_invoice_month', ['calls']).indexOf(1) + 1).toBe(10)
    const finding = scenarioChecks(compiled, run.inputs).find(({ code }) => code === 'C207')
    // Nine months of $1,000 are paid for: an asset, and so in retained earnings.
    expect(
      quantityToNumber(finding?.fix?.value ?? 0) -
        quantityToNumber(plan.inputs.opening_retained_earnings as Quantity),
    ).toBeCloseTo(9000, 2)
  })

  test('rise by what they allow at most, by their worth', () => {
    const { plan } = tools([
      contract({ uplift: 0.05 }),
      contract({ vendor: 'Pairwise', value: 36_000, uplift: 0.09 }),
    ])
    expect(plan.inputs.tool_price_rise_rate).toBe(0.08)
  })
})

test('what the plan has no team for is left out and told, with what may be meant', () => {
  const line: ProjectLine = {
    source,
    system: 'Data lake',
    team: 'Platfrom team',
    effort: { low: 1, likely: 2, high: 3 },
    dependsOn: [],
  }
  const { plan, told } = technologyPlan(sample, { projects: [line], toolContracts: [] }, asOf)
  expect(told).toEqual([
    'Data lake is new in the plan; the list does not say how fast it is taken up, who bears its cost and the most work a month: as with Data platform.',
    'Data lake: the plan has no team called Platfrom team (perhaps Platform team?): its 2 person-months are left out.',
  ])
  expect(given(compilePlan(plan)).plan.dimensions.system?.items.at(-1)?.id).toBe('data_lake')
})

function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics))
  return result.value
}
