// What Marram's plan says, as a page to read: the key figures of every scenario, and one of them by fiscal quarter. A
// change of the model or of the sample shows here in figures that people know.

import { expect, test } from 'vitest'
import { growthRows } from '../../engine/growth/baseModel.ts'
import { periods } from '../../engine/plan/calendar.ts'
import { printFigure } from '../../engine/plan/figure.ts'
import { keyFigures } from '../../engine/plan/keyFigures.ts'
import { rollUp } from '../../engine/plan/rollUp.ts'
import { companyOf, samplePlan } from '../cases/company.ts'

const { compiled, run } = companyOf(samplePlan('marram'), 'exact')
const { plan, model } = compiled
const units = new Map(growthRows(model).map(({ name, unit }) => [name, unit]))

test('the figures of Marram are those on its page', async () => {
  const page = [...scenarioTable(), '', ...quarterTable('step_by_step'), ''].join('\n')
  await expect(page).toMatchFileSnapshot('marram-figures.txt')
})

function scenarioTable(): readonly string[] {
  const columns = plan.scenarios.map(({ id, name }) => ({ name, figures: keyFigures(plan, row => run(id)(row)) }))
  const labels = columns[0]?.figures.map(({ label }) => label) ?? []
  return aligned([
    ['Scenario', ...columns.map(({ name }) => name)],
    ...labels.map((label, index) => [
      label,
      ...columns.map(({ figures }) => {
        const { id, row = '', month = 0, value = null } = figures[index] ?? {}
        return id === 'cash_low_point' ? `${shown(row, value)} in month ${month}` : shown(row, value)
      }),
    ]),
  ])
}

function quarterTable(scenario: string): readonly string[] {
  const quarters = periods(plan, 'quarter')
  const byQuarter = rollUp(model, (row, member) => run(scenario)(row, ...member))
  const rows = ['revenue', 'gross_margin', 'net_burn', 'cash_balance', 'cash_beyond_payrolls', 'payroll_share']
  return aligned([
    [scenario, ...rows],
    ...quarters.map(({ label }, index) => [
      label,
      ...rows.map(row => shown(row, byQuarter(row, [], quarters)[index] ?? null)),
    ]),
  ])
}

function shown(row: string, value: number | null): string {
  return value === null ? '' : printFigure(value, units.get(row) ?? '', plan.currency)
}

/** Lines of columns, the first flush left and the others flush right. */
function aligned(lines: readonly (readonly string[])[]): readonly string[] {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map(line => line[column]?.length ?? 0)))
  return lines.map(([label = '', ...cells]) =>
    [label.padEnd(widths[0] ?? 0), ...cells.map((cell, index) => cell.padStart(widths[index + 1] ?? 0))].join('  '),
  )
}
