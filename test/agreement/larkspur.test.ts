// Larkspur computed by both backends, against numbers that an independent interpreter of the same model gave for its
// seven scenarios: every row, member and month, none left out.

import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { type BackendName, runScenario } from '../../engine/analysis/runScenario.ts'
import { growthRows } from '../../engine/growth/baseModel.ts'
import { cellName } from '../../engine/plan/planVocabulary.ts'
import { larkspur } from '../cases/company.ts'
import { type ExpectedSeries, expectedSeries } from './expectedSeries.ts'

const { compiled } = larkspur
const scenarios = compiled.plan.scenarios.map(({ id }) => id)
const units = new Map(growthRows(compiled.model).map(({ name, unit }) => [name, unit]))
const backends: readonly BackendName[] = ['exact', 'kernel']

/** Whole numbers by nature, besides the flags: these agree exactly or are wrong. */
const counted = new Set(['month_of_year', 'go_live_month', 'tool_months_in_use', 'system_months_live'])

/**
 * How far a number may be from the expected one, which has 15 digits and is itself computed in doubles. A check is the
 * small difference of two large numbers: 0 to 20 decimals where it is exact. Elsewhere 1e-9 of the number, or where
 * nearly equal numbers are subtracted, a few units in the last digit of the largest number of the series.
 */
function allowed(backend: BackendName, series: ExpectedSeries, expected: number): number {
  if (series.row.startsWith('check_')) return backend === 'exact' ? 1e-20 : 1e-6
  if (units.get(series.row) === 'flag' || counted.has(series.row)) return 0
  return Math.max(1e-9 * Math.abs(expected), 1e-15 * series.largest)
}

type Difference = { readonly size: number; readonly where: string }

const cellsOfScenario = 35_604
const report: string[] = []
afterAll(() => {
  process.stdout.write(`${report.join('\n')}\n`)
})

describe('the seven scenarios of Larkspur', () => {
  test('have a file of expected numbers each', () => {
    const files = readdirSync(new URL('expected', import.meta.url)).sort()
    expect(files).toEqual(scenarios.map(id => `${id}.tsv`).sort())
  })

  describe.each(backends)('computed by the %s backend', backend => {
    test.each(scenarios)('agree in every row, member and month of %s', id => {
      const { cells, disagreeing, largest } = compare(backend, id)
      expect(disagreeing).toEqual([])
      expect(cells).toBe(cellsOfScenario)
      report.push(
        `${backend}, ${id}: ${cells} cells compared, the largest difference ${largest.size.toExponential(1)} of the number at ${largest.where}`,
      )
    })
  })
})

/** Every cell of the expected file that lies further off than allowed, and the one that lies furthest of the others. */
function compare(backend: BackendName, id: string) {
  const run = runScenario(compiled, id, backend)
  if (!run.ok) throw new Error(run.diagnostics.map(({ message }) => message).join('\n'))
  const disagreeing: string[] = []
  let cells = 0
  let largest: Difference = { size: 0, where: 'none' }
  for (const series of expectedSeries(readExpected(id), compiled.plan.months)) {
    const numbers = run.value.numbers(series.row, series.member)
    series.months.forEach((expected, index) => {
      cells += 1
      const found = numbers[index] ?? Number.NaN
      const target = backend === 'exact' && series.row.startsWith('check_') ? 0 : expected
      const off = Math.abs(found - target)
      const where = `${cellName(series.row, series.member)} in month ${index + 1}`
      const tolerance = allowed(backend, series, expected)
      if (!(off <= tolerance)) disagreeing.push(`${where}: ${found}, expected ${expected}`)
      const size = off / Math.abs(expected)
      if (tolerance === 1e-9 * Math.abs(expected) && size > largest.size) largest = { size, where }
    })
  }
  return { cells, disagreeing, largest }
}

function readExpected(id: string): string {
  return readFileSync(new URL(`expected/${id}.tsv`, import.meta.url), 'utf8')
}
