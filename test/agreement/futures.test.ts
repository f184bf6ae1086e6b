// The kernel's futures against the plan of record: every path run by itself, exactly, with its draws put in by hand.

import { describe, expect, it } from 'vitest'
import { runScenario } from '../../engine/analysis/runScenario.ts'
import { simulate } from '../../engine/analysis/simulate.ts'
import type { SimulationRequest } from '../../engine/analysis/simulation.ts'
import { samplePlan as drawPlan } from '../../engine/kernel/sample.ts'
import { larkspur, resultOf } from '../cases/company.ts'

const company = larkspur.compiled

async function simulated(rows: SimulationRequest['rows'], paths: number, seed: number) {
  const request = { scenarios: ['balanced'], paths, seed, rows, floor: 0 }
  const result = await simulate(company, request, async () => true)
  const found = result?.ok ? result.value.scenarios[0] : undefined
  if (found === undefined) throw new Error(JSON.stringify(result))
  return found
}

describe('a plain loop over the exact backend, one path at a time', () => {
  const paths = 10
  const seed = 7

  it('comes to the same numbers on every path, and so to the same percentiles', async () => {
    const rows = [{ row: 'total_arr' }, { row: 'cash_low_point' }]
    const { columns, cells } = resultOf(drawPlan(company, seed, paths))
    const found = await simulated(rows, paths, seed)
    const exact = Array.from({ length: paths }, (_, path) => exactPath(columns, cells, path))
    for (const [index, { row }] of rows.entries()) {
      for (const month of [1, 12, 36]) {
        const sorted = exact.map(numbers => numbers(row)[month - 1] ?? Number.NaN).sort((a, b) => a - b)
        for (const [name, p] of [
          ['p10', 0.1],
          ['p50', 0.5],
          ['p90', 0.9],
        ] as const) {
          const place = (paths - 1) * p
          const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
          const plain = below + (place - Math.floor(place)) * (above - below)
          const value = found.rows[index]?.months[month - 1]?.[name].value ?? Number.NaN
          expect(Math.abs(value - plain)).toBeLessThan(1e-9 * Math.max(1, Math.abs(plain)))
        }
      }
    }
  })

  /** The scenario with one path's draws put into its numbers by hand, run exactly. */
  function exactPath(columns: readonly Float64Array[], cells: ReturnType<typeof drawnCells>, path: number) {
    const changes = cells.map(({ cell, column, mode }) => {
      const { input = '', member = [] } = company.program.cells[cell] ?? {}
      const dims = company.vocabulary.inputs.get(input)?.dims ?? []
      const where = Object.fromEntries(dims.map((dimension, index) => [dimension, member[index] ?? '']))
      const sample = columns[column]?.[path] ?? Number.NaN
      // Exact numbers have 15 digits; the draw is rounded to them, which moves nothing by more than 1e-14.
      const quantity = Number(sample.toPrecision(15))
      return mode === 'value' ? { input, where, value: quantity } : { input, where, multiply: quantity }
    })
    const child = {
      id: 'drawn',
      name: 'Drawn',
      parent: 'balanced',
      state: 'draft' as const,
      initiatives: [],
      changes,
    }
    const plan = { ...company.plan, scenarios: [...company.plan.scenarios, child] }
    return resultOf(runScenario({ ...company, plan }, 'drawn', 'exact')).numbers
  }

  function drawnCells() {
    return resultOf(drawPlan(company, 1, 1)).cells
  }
})
