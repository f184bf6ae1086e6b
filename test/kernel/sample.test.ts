import { expect, test } from 'vitest'
import { samplePlan as drawPlan } from '../../engine/kernel/sample.ts'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import { larkspur, resultOf } from '../cases/company.ts'

const { compiled } = larkspur
const names = compiled.plan.uncertainty.distributions.map(({ input }) => input)

test('paths drawn in parts are the paths drawn at once, to the bit', () => {
  const whole = resultOf(drawPlan(compiled, 7, 1000)).columns
  const parts = [0, 1, 600].map(
    (first, index) => resultOf(drawPlan(compiled, 7, [1, 599, 400][index] ?? 0, first)).columns,
  )
  whole.forEach((column, number) => {
    expect(parts.flatMap(part => [...(part[number] ?? [])])).toEqual([...column])
  })
})

test('another seed gives other futures, the same seed the same', () => {
  const [first, again, other] = [1, 1, 2].map(seed => resultOf(drawPlan(compiled, seed, 50)).columns)
  expect(again).toEqual(first)
  first?.forEach((column, number) => {
    expect(other?.[number]).not.toEqual(column)
  })
})

test('an edit of one distribution leaves the samples of all others as they were', () => {
  const before = resultOf(drawPlan(compiled, 7, 200)).columns
  const edited = changed(distribution =>
    distribution.input === 'hosting_rate' ? { ...distribution, max: 0.16 } : distribution,
  )
  const after = resultOf(drawPlan(edited, 7, 200)).columns
  const moved = names.filter((_, number) => before[number]?.join() !== after[number]?.join())
  expect(moved).toEqual(['hosting_rate'])
})

test('a number that is taken out takes no other number with it', () => {
  const removed = names.indexOf('annual_support_per_customer')
  const before = resultOf(drawPlan(compiled, 7, 200)).columns
  const { uncertainty } = compiled.plan
  const distributions = uncertainty.distributions.filter((_, number) => number !== removed)
  const after = resultOf(
    drawPlan(
      resultOf(compilePlan({ ...compiled.plan, uncertainty: { ...uncertainty, distributions } })),
      7,
      200,
    ),
  ).columns
  expect(after).toEqual(before.filter((_, number) => number !== removed))
})

test('numbers said to move together do, in their ranks, and the others do not', () => {
  const { columns } = resultOf(drawPlan(compiled, 3, 20_000))
  const ranks = columns.map(ranksOf)
  const between = (a: string, b: string): number =>
    correlation(ranks[names.indexOf(a)] ?? [], ranks[names.indexOf(b)] ?? [])
  expect(between('demand_shock', 'win_rate_shock')).toBeCloseTo(0.4, 1)
  expect(between('effort_shock', 'benefit_shock')).toBeCloseTo(-0.25, 1)
  expect(between('churn_shock', 'attrition_shock')).toBeCloseTo(0, 1)
})

test('a relative distribution scales what the scenario says, another one replaces it', () => {
  const { cells } = resultOf(drawPlan(compiled, 1, 1))
  const modes = (input: string): readonly string[] =>
    cells.filter(({ cell }) => compiled.program.cells[cell]?.input === input).map(({ mode }) => mode)
  expect(modes('annual_support_per_customer')).toEqual(['factor', 'factor', 'factor'])
  expect(modes('hosting_rate')).toEqual(['value'])
})

test('correlations that contradict each other are told, not drawn', () => {
  const { uncertainty } = compiled.plan
  const pair = (a: string, b: string, value: number) => ({ between: [a, b], value }) as const
  const correlations = [
    pair('demand_shock', 'cycle_shock', 0.95),
    pair('cycle_shock', 'churn_shock', 0.95),
    pair('demand_shock', 'churn_shock', -0.95),
  ]
  const plan = { ...compiled.plan, uncertainty: { ...uncertainty, correlations } }
  const drawn = drawPlan({ ...compiled, plan }, 1, 10)
  expect(drawn.ok ? [] : drawn.diagnostics.map(({ code }) => code)).toEqual(['C220'])
})

function changed(
  edit: (
    distribution: Plan['uncertainty']['distributions'][number],
  ) => Plan['uncertainty']['distributions'][number],
) {
  const { uncertainty } = compiled.plan
  return {
    ...compiled,
    plan: {
      ...compiled.plan,
      uncertainty: { ...uncertainty, distributions: uncertainty.distributions.map(edit) },
    },
  }
}

function ranksOf(column: Float64Array): readonly number[] {
  const ranks: number[] = []
  const places = [...column.keys()].sort((a, b) => (column[a] ?? 0) - (column[b] ?? 0))
  places.forEach((path, rank) => {
    ranks[path] = rank
  })
  return ranks
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const middle = (a.length - 1) / 2
  const product = a.reduce((sum, rank, path) => sum + (rank - middle) * ((b[path] ?? 0) - middle), 0)
  return product / a.reduce((sum, rank) => sum + (rank - middle) ** 2, 0)
}
