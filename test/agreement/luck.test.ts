// The model of futures: what is expected stays what it was, and what comes adds up.

import { describe, expect, it } from 'vitest'
import { varianceOf } from '../../engine/analysis/estimate.ts'
import { runExact } from '../../engine/exact/runExact.ts'
import type { CellValues } from '../../engine/formula/cellValues.ts'
import { isQuantity, quantityToNumber } from '../../engine/formula/quantity.ts'
import { lucks } from '../../engine/growth/luck.ts'
import { runBatch } from '../../engine/kernel/runBatch.ts'
import { runFloat } from '../../engine/kernel/runFloat.ts'
import { samplePlan as drawPlan } from '../../engine/kernel/sample.ts'
import { luckDraws } from '../../engine/kernel/sampleLuck.ts'
import { type CompiledPlan, compilePlan } from '../../engine/plan/compilePlan.ts'
import { luckyProgram } from '../../engine/plan/luckyProgram.ts'
import type { InputValue } from '../../engine/plan/plan.ts'
import { scenarioValues } from '../../engine/plan/scenarioInputs.ts'
import { companyOf, resultOf, samplePlan } from '../cases/company.ts'

const samples = [
  ['larkspur', 'balanced'],
  ['marram', 'series_a'],
  ['samphire', 'sell_and_keep'],
] as const

describe.each(samples)('futures of %s', (name, scenario) => {
  const { compiled } = companyOf(samplePlan(name))
  const { program, values: withLuck, draws } = resultOf(luckyProgram(compiled))
  const values = withLuck(resultOf(scenarioValues(compiled, scenario)))

  it('are the plan to the last digit where luck is switched off, in either backend', () => {
    const off = switched(program.cells, values, 0)
    const plain = resultOf(scenarioValues(compiled, scenario))
    for (const run of [runExact, runFloat]) {
      const [bare, lucky] = [run(compiled.program, plain), run(program, off)].map(({ numbers }) =>
        typeof numbers === 'function' ? numbers() : numbers,
      )
      const byName = new Map(program.series.map((series, index) => [nameOf(series), lucky?.[index]]))
      for (const [index, series] of compiled.program.series.entries())
        expect(byName.get(nameOf(series)), nameOf(series)).toEqual(bare?.[index])
    }
  })

  it('keep every balance, whatever luck brings, and nothing falls below 0', async () => {
    const paths = 300
    const uncertain = resultOf(drawPlan(compiled, 5, paths))
    const luck = luckDraws({ program, values: withLuck, draws }, 5)
    const first = uncertain.columns.length
    const checks = compiled.model.themes.flatMap(({ rows }) =>
      rows.filter(row => row.name.startsWith('check_')).map(row => row.name),
    )
    const rows = [...checks, ...neverNegative, 'total_assets', 'arr_available_to_renew']
    const keep = program.series.flatMap((series, index) => (rows.includes(series.row) ? [index] : []))
    const done = await runBatch(
      {
        program,
        values,
        keep,
        uncertain: [
          ...uncertain.cells,
          ...luck.cells.map(cell => ({ ...cell, column: cell.column + first })),
        ],
        columns: [
          ...uncertain.columns,
          ...Array.from({ length: luck.columns }, (_, column) => luck.draw(column, 0, paths)),
        ],
        paths,
      },
      async () => true,
    )
    if (done === undefined) throw new Error('stopped')
    expect(done.faults).toEqual([])
    const at = (index: number, month: number, path: number): number => {
      const numbers = done.series[index]?.[month]
      return typeof numbers === 'number' ? numbers : (numbers?.[path] ?? Number.NaN)
    }
    const kept = keep.map(index => program.series[index])
    const assets = kept.findIndex(series => series?.row === 'total_assets')
    for (let month = 0; month < program.months; month += 1)
      for (let path = 0; path < paths; path += 1) {
        const size = Math.max(1, Math.abs(at(assets, month, path)))
        for (const [index, series] of kept.entries()) {
          if (series === undefined) continue
          const number = at(index, month, path)
          if (checks.includes(series.row) && Math.abs(number) > 1e-9 * size)
            throw new Error(`${series.row} is ${number} in month ${month + 1}`)
          if (neverNegative.includes(series.row) && number < -1e-9 * size)
            throw new Error(`${nameOf(series)} is ${number} in month ${month + 1}`)
        }
      }
    const total = (row: string, month: number, path: number): number =>
      kept.reduce((sum, series, index) => sum + (series?.row === row ? at(index, month, path) : 0), 0)
    for (let path = 0; path < paths; path += 1) {
      const [due, lost] = [
        total('arr_available_to_renew', 11, path),
        total('churned_arr_at_renewal', 11, path),
      ]
      expect(lost + total('contraction_arr', 11, path)).toBeLessThanOrEqual(due * (1 + 1e-9))
    }
  })

  it('have a factor of luck with mean 1 and the variance of so many deals or people, which never allows more than all', async () => {
    const paths = 4000
    const even = Float64Array.from({ length: paths }, (_, path) => (path + 0.5) / paths)
    const keep = program.series.flatMap(({ row }, index) =>
      /_luck(_variance|_greatest)?$/.test(row) ? [index] : [],
    )
    const done = await runBatch(
      {
        program,
        values,
        keep,
        uncertain: draws.map(cell => ({ cell, column: 0, mode: 'value', months: { from: 1, to: 1 } })),
        columns: [even],
        paths,
      },
      async () => true,
    )
    if (done === undefined) throw new Error('stopped')
    const inMonthOne = new Map(
      keep.map((index, place) => [nameOf(program.series[index]), done.series[place]?.[0] ?? Number.NaN]),
    )
    let seen = 0
    for (const { name: luck } of lucks)
      for (const member of membersOf(program.series, `${luck}_luck`)) {
        const [factor, variance, greatest] = ['luck', 'luck_variance', 'luck_greatest'].map(kind =>
          inMonthOne.get(`${luck}_${kind}[${member.join()}]`),
        )
        if (!(factor instanceof Float64Array) || typeof variance !== 'number' || typeof greatest !== 'number')
          continue
        seen += 1
        const mean = factor.reduce((sum, one) => sum + one, 0) / paths
        expect(Math.abs(mean - 1), `${luck} of ${member}`).toBeLessThan(2e-3)
        expect(Math.min(...factor)).toBeGreaterThanOrEqual(0)
        expect(Math.max(...factor)).toBeLessThanOrEqual(Math.max(greatest, 2))
        const bounded = Math.min(variance, greatest >= 2 ? (2 * greatest) / 3 - 1 : 1 / 3)
        if (variance > 0 && variance < 100)
          expect(varianceOf(factor) / bounded, `${luck} of ${member}`).toBeCloseTo(1, 2)
      }
    expect(seen).toBeGreaterThan(10)
  })
})

it('how much deals differ may be said of segments only that there are', () => {
  const plan = samplePlan('larkspur')
  const luck = { deal_size_variation: { enterprize: 0.4 } }
  const compiled = compilePlan({ ...plan, uncertainty: { ...plan.uncertainty, luck } })
  expect(compiled.ok ? [] : compiled.diagnostics.map(({ message, remedy }) => [message, remedy])).toEqual([
    ['enterprize is not a segment.', 'Did you mean enterprise?'],
  ])
})

it('a company of the same ARR with customers a quarter the size has half the luck in what it sells', async () => {
  const plan = samplePlan('larkspur')
  const spread = async (times: number): Promise<number> => {
    const inputs = Object.entries(plan.inputs).map(([input, value]): readonly [string, InputValue] => [
      input,
      counted.includes(input)
        ? scaled(value, times)
        : input === 'starting_acv'
          ? scaled(value, 1 / times)
          : value,
    ])
    return relativeSpread(resultOf(compilePlan({ ...plan, inputs: Object.fromEntries(inputs) })))
  }
  const [large, small] = [await spread(1), await spread(4)]
  expect(small / large).toBeGreaterThan(0.4)
  expect(small / large).toBeLessThan(0.6)
})

/** Of new ARR in the first month, over luck alone. */
async function relativeSpread(compiled: CompiledPlan): Promise<number> {
  const lucky = resultOf(luckyProgram(compiled))
  const luck = luckDraws(lucky, 3)
  const paths = 2000
  const done = await runBatch(
    {
      program: lucky.program,
      values: lucky.values(resultOf(scenarioValues(compiled, 'balanced'))),
      keep: [lucky.program.rows.get('new_arr_total')?.first ?? 0],
      uncertain: luck.cells,
      columns: Array.from({ length: luck.columns }, (_, column) => luck.draw(column, 0, paths)),
      paths,
    },
    async () => true,
  )
  const numbers = done?.series[0]?.[0]
  if (!(numbers instanceof Float64Array)) throw new Error('no luck')
  return Math.sqrt(varianceOf(numbers)) / (numbers.reduce((sum, one) => sum + one, 0) / paths)
}

const counted = [
  'maximum_opportunities',
  'opportunities_per_sdr',
  'self_sourced_per_account_executive',
  'opening_early_pipeline',
  'opening_late_pipeline',
  'opening_customers',
]

function scaled(value: InputValue, times: number): InputValue {
  if (isQuantity(value)) return quantityToNumber(value) * times
  if (Array.isArray(value)) return value.map(one => quantityToNumber(one) * times)
  return Object.fromEntries(Object.entries(value).map(([item, inner]) => [item, scaled(inner, times)]))
}

const neverNegative = [
  'opportunities_created',
  'early_pipeline',
  'late_pipeline',
  'won_opportunities',
  'new_arr',
  'carried_over_arr',
  'arr_lost_to_capacity',
  'churned_arr_at_renewal',
  'contraction_arr',
  'expansion_arr',
  'contract_value_starting',
  'closing_arr',
  'customers',
  'headcount',
  'headcount_by_tenure',
  'accounts_receivable',
  'deferred_revenue',
]

function nameOf(series: { readonly row: string; readonly member: readonly string[] } | undefined): string {
  return `${series?.row}[${series?.member.join()}]`
}

function membersOf(
  series: readonly { readonly row: string; readonly member: readonly string[] }[],
  row: string,
): readonly (readonly string[])[] {
  return series.filter(one => one.row === row).map(({ member }) => member)
}

function switched(
  cells: readonly { readonly input: string }[],
  values: CellValues,
  value: number,
): CellValues {
  return values.map((own, index) => (cells[index]?.input === 'luck_drawn' ? value : own))
}
