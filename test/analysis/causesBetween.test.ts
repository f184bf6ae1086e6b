import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CausesBetween, causesBetween } from '../../engine/analysis/causesBetween.ts'
import { worldsOf } from '../../engine/analysis/runWorlds.ts'
import type { CellValues } from '../../engine/formula/cellValues.ts'
import { quantityToNumber } from '../../engine/formula/quantity.ts'
import { type CompiledPlan, compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Plan, Scenario } from '../../engine/plan/plan.ts'
import { cellValues, resolveScenario } from '../../engine/plan/scenarioInputs.ts'
import { resultOf, samplePlan, set, times } from '../cases/company.ts'

const plan = samplePlan('larkspur')
const compiled = resultOf(compilePlan(plan))
const ids = plan.scenarios.map(({ id }) => id)
const pairs = ids.flatMap(before =>
  ids.flatMap(after => (before === after ? [] : [[before, after] as const])),
)

const numbersOf = (of: CompiledPlan, id: string): CellValues =>
  cellValues(of.program, resultOf(resolveScenario(of, id)))
const all = ({ causes }: CausesBetween, holds: boolean): readonly boolean[] => causes.map(() => holds)
const labels = (before: string, after: string): readonly string[] =>
  resultOf(causesBetween(compiled, before, after, 'decision')).causes.map(({ label }) => label)

/** Larkspur with other initiatives and scenarios. */
function compiledWith(
  initiatives: Plan['initiatives'],
  scenarios: readonly Partial<Scenario>[],
): CompiledPlan {
  const whole = scenarios.map(
    (scenario, index): Scenario => ({
      id: `s${index}`,
      name: `S${index}`,
      parent: null,
      state: 'draft',
      initiatives: [],
      changes: [],
      ...scenario,
    }),
  )
  return resultOf(compilePlan({ ...plan, initiatives, scenarios: whole }))
}

describe('the causes between two scenarios', () => {
  it.each(pairs)(
    '%s to %s: none of them is the one, all of them the other, cell for cell',
    (before, after) => {
      const between = resultOf(causesBetween(compiled, before, after, 'decision'))
      expect(between.values(all(between, false))).toEqual(numbersOf(compiled, before))
      expect(between.values(all(between, true))).toEqual(numbersOf(compiled, after))
    },
  )

  it('are told in words of the model: functions that hire, tools, systems, budgets, estimates', () => {
    expect(labels('raise_only', 'hire_first')).toEqual([
      'Sales hiring',
      'Marketing hiring',
      'Customer success hiring',
      'Cost of revenue hiring',
      'Research and development hiring',
      'General and administrative hiring',
      'Marketing budget',
    ])
    expect(labels('raise_only', 'balanced')).toEqual(
      expect.arrayContaining(['AI coding assistant', 'Data platform', 'Internal work share']),
    )
    expect(labels('base', 'raise_only')).toEqual(['First tranche'])
    expect(labels('balanced', 'downside')).toContain('Win rate shock')
  })

  it('say what they move, from what to what, and whose it is', () => {
    const { causes } = resultOf(causesBetween(compiled, 'hire_first', 'balanced', 'decision'))
    const sales = causes.find(({ label }) => label === 'Sales hiring')
    expect(sales?.moves).toMatchObject([{ input: 'planned_hires', from: 41, to: 27 }])
    expect(sales?.scenarios).toEqual(['Hire first', 'Balanced'])
  })

  it('tell hires role by role if that is wanted', () => {
    const { causes } = resultOf(causesBetween(compiled, 'raise_only', 'hire_first', 'role'))
    expect(causes.map(({ label }) => label)).toContain('SDR hiring')
    expect(causes).toHaveLength(12)
  })

  it('tell by who answers for the numbers if that is wanted', () => {
    const { causes } = resultOf(causesBetween(compiled, 'raise_only', 'balanced', 'source'))
    expect(causes.map(({ label }) => label)).toEqual(['HR', 'Internal technology', 'Finance'])
    expect(causes[1]?.moves.map(({ input }) => input)).toEqual([
      'tool_chosen',
      'tool_start_month',
      'system_chosen',
      'internal_work_share',
    ])
  })

  it('are none between a scenario and itself', () => {
    expect(labels('balanced', 'balanced')).toEqual([])
  })

  it('leave out what changes no number', () => {
    const same = compiledWith([], [{}, { changes: [set('effort_shock', 1), set('churn_shock', 1.1)] }])
    const { causes } = resultOf(causesBetween(same, 's0', 's1', 'decision'))
    expect(causes.map(({ label }) => label)).toEqual(['Churn shock'])
  })
})

describe('causes that move the same cell', () => {
  const twice = { id: 'twice', label: 'Twice', start_month: 1, changes: [times('marketing_budget', 2)] }
  const flat = { id: 'flat', label: 'Flat', start_month: 1, changes: [set('marketing_budget', 1000)] }
  const on = (...names: readonly string[]): Pick<Scenario, 'initiatives'> => ({
    initiatives: names.map(id => ({ id, on: true })),
  })
  const budget = (of: CompiledPlan, values: CellValues): number => {
    const cell = of.program.cells.findIndex(({ input }) => input === 'marketing_budget')
    const value = values[cell]
    return typeof value === 'object' ? quantityToNumber(value[0] ?? Number.NaN) : Number.NaN
  }

  it('apply in the order of the scenario, each with or without the other', () => {
    const company = compiledWith([twice, flat], [{}, on('flat', 'twice')])
    const between = resultOf(causesBetween(company, 's0', 's1', 'decision'))
    expect(between.causes.map(({ label }) => label)).toEqual(['Flat', 'Twice'])
    // 150,000 as it is; 1,000 set; 300,000 doubled; set, then doubled: 2,000.
    const found = [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ].map(choice => budget(company, between.values(choice)))
    expect(found).toEqual([150_000, 1000, 300_000, 2000])
  })

  it('are the same two between scenarios that switch them on in another order', () => {
    const company = compiledWith([twice, flat], [on('flat', 'twice'), on('twice', 'flat')])
    const between = resultOf(causesBetween(company, 's0', 's1', 'decision'))
    expect(budget(company, between.values(all(between, false)))).toBe(2000)
    expect(budget(company, between.values(all(between, true)))).toBe(1000)
  })

  it('of an initiative that starts later are that initiative', () => {
    const hire = {
      id: 'hire',
      label: 'Six sellers',
      start_month: 2,
      changes: [set('planned_hires', 6, { role: 'sdr', month: 2 })],
    }
    const company = compiledWith(
      [hire],
      [
        { initiatives: [{ id: 'hire', on: true }] },
        { initiatives: [{ id: 'hire', on: true, start_month: 9 }] },
      ],
    )
    const between = resultOf(causesBetween(company, 's0', 's1', 'decision'))
    expect(between.causes).toMatchObject([{ label: 'Six sellers', moves: [{ numbers: 2, from: 6, to: 6 }] }])
    expect(between.values([true])).toEqual(numbersOf(company, 's1'))
  })
})

describe('any two scenarios of any initiatives', () => {
  const where = fc.record({ month: fc.integer({ min: 1, max: 4 }) })
  const number = fc.integer({ min: 0, max: 5 })
  const change = fc
    .tuple(
      fc.constantFrom('value', 'add', 'multiply'),
      number,
      where,
      fc.constantFrom('marketing_budget', 'planned_hires'),
    )
    .map(([kind, amount, month, input]) => ({
      input,
      where: input === 'planned_hires' ? { ...month, role: 'sdr' } : month,
      [kind]: amount,
    }))
  const names = ['one', 'two', 'three']
  const initiatives = fc.tuple(
    ...names.map(id =>
      fc.record({
        id: fc.constant(id),
        label: fc.constant(id),
        start_month: fc.constant(1),
        changes: fc.array(change, { maxLength: 3 }),
      }),
    ),
  )
  const switches = fc
    .shuffledSubarray(names)
    .chain(ids =>
      fc.tuple(
        ...ids.map(id =>
          fc.record({ id: fc.constant(id), on: fc.boolean(), start_month: fc.integer({ min: 1, max: 3 }) }),
        ),
      ),
    )
  const own = fc.record({ initiatives: switches, changes: fc.array(change, { maxLength: 3 }) })

  it('differ by causes of which none gives the one and all give the other, in any order and from any month', () => {
    const chain = fc.tuple(own, own, own, fc.constantFrom(null, 's0'), fc.constantFrom(null, 's0', 's1'))
    fc.assert(
      fc.property(initiatives, chain, (all, [first, second, third, parentOfSecond, parentOfThird]) => {
        const parents = [null, parentOfSecond, parentOfThird]
        const scenarios = [first, second, third].map(
          (scenario, index): Scenario => ({
            id: `s${index}`,
            name: `S${index}`,
            parent: parents[index] ?? null,
            state: 'draft',
            ...scenario,
          }),
        )
        const company = { ...compiled, plan: { ...plan, initiatives: all, scenarios } }
        for (const [before, after] of [
          ['s1', 's2'],
          ['s2', 's0'],
        ] as const) {
          const between = resultOf(causesBetween(company, before, after, 'decision'))
          expect(between.values(between.causes.map(() => false))).toEqual(numbersOf(company, before))
          expect(between.values(between.causes.map(() => true))).toEqual(numbersOf(company, after))
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('the worlds of sets of causes', () => {
  it('have in every cell and month the number that the set has, whichever sets are asked for', () => {
    const anyPair = fc.constantFrom(...pairs)
    fc.assert(
      fc.property(
        anyPair,
        fc.array(fc.integer({ min: 0, max: 2 ** 24 }), { minLength: 1, maxLength: 6 }),
        (pair, bits) => {
          const between = resultOf(causesBetween(compiled, ...pair, 'decision'))
          const sets = bits.map(number =>
            between.causes.map((_, cause) => Math.floor(number / 2 ** cause) % 2 === 1),
          )
          const worlds = between.worlds(sets)
          const plain = worldsOf(compiled.program, sets.map(between.values))
          for (const world of sets.keys()) expect(readWorld(worlds, world)).toEqual(readWorld(plain, world))
        },
      ),
      { numRuns: 25 },
    )
  })

  it('keep what one cause moves in many months as one column', () => {
    const between = resultOf(causesBetween(compiled, 'raise_only', 'balanced', 'decision'))
    const sets = [
      all(between, false),
      all(between, true),
      ...between.causes.map((_, one) => between.causes.map((_, cause) => cause === one)),
    ]
    const { columns, cells } = between.worlds(sets)
    expect(new Set(columns.map(column => column.join())).size).toBe(columns.length)
    expect(columns.length).toBeLessThan(cells.length / 1.5)
  })
})

/** Every number of every cell in a world. */
function readWorld(
  { values, cells, columns }: ReturnType<typeof worldsOf>,
  world: number,
): readonly (readonly number[])[] {
  const numbers = values.map(value =>
    typeof value === 'object' ? value.map(quantityToNumber) : [quantityToNumber(value)],
  )
  for (const { cell, column, months } of cells) {
    const list = numbers[cell] ?? []
    const first = compiled.program.cells[cell]?.time === 'history' ? 1 - list.length : 1
    for (const index of list.keys())
      if (months === undefined || (first + index >= months.from && first + index <= months.to))
        list[index] = columns[column]?.[world] ?? Number.NaN
  }
  return numbers
}
