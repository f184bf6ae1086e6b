// The exact backend and the kernel, on every row of every scenario of every sample: the company's own rows too.

import { describe, expect, test } from 'vitest'
import { companyOf, samplePlan } from '../cases/company.ts'
import { differences } from '../cases/differences.ts'

/** Of the largest number of a series: what double precision leaves of sums and differences. */
const doublePrecision = 1e-12

describe.each(['larkspur', 'marram'])('in %s, the two backends give the same numbers', sample => {
  const plan = samplePlan(sample)
  const [exact, kernel] = [companyOf(plan, 'exact'), companyOf(plan, 'kernel')]

  test.each(plan.scenarios.map(({ id }) => id))('in %s', id => {
    const { series } = exact.compiled.program
    expect(series.length).toBeGreaterThan(500)
    expect(differences(series, exact.run(id), kernel.run(id), doublePrecision)).toEqual([])
  })

  test('and flags, counts and months to the bit', () => {
    const whole = new Set(['go_live_month', 'month_of_year', 'system_months_live', 'tool_months_in_use'])
    const flags = new Set(
      exact.compiled.model.themes.flatMap(({ rows }) =>
        rows.filter(({ unit }) => unit === 'flag').map(({ name }) => name),
      ),
    )
    const discrete = exact.compiled.program.series.filter(({ row }) => flags.has(row) || whole.has(row))
    for (const { id } of plan.scenarios)
      expect(differences(discrete, exact.run(id), kernel.run(id))).toEqual([])
  })
})
