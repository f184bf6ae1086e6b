// The kernel's futures against the plan of record: every path run by itself, exactly, with its draws and its luck put in.

import { describe, expect, it } from 'vitest'
import { simulate } from '../../engine/analysis/simulate.ts'
import { runExact } from '../../engine/exact/runExact.ts'
import { pathValues } from '../../engine/kernel/pathValues.ts'
import { samplePlan as drawPlan } from '../../engine/kernel/sample.ts'
import { luckDraws } from '../../engine/kernel/sampleLuck.ts'
import { luckyProgram } from '../../engine/plan/luckyProgram.ts'
import { scenarioValues } from '../../engine/plan/scenarioInputs.ts'
import { larkspur, resultOf } from '../cases/company.ts'

const company = larkspur.compiled
const paths = 10
const seed = 7

describe('a plain loop over the exact backend, one path at a time', () => {
  it.each([
    ['with luck', false],
    ['without luck', true],
  ])(
    'comes to the same numbers on every path, and so to the same percentiles, %s',
    async (_, withoutLuck) => {
      const rows = [{ row: 'total_arr' }, { row: 'new_arr_total' }, { row: 'cash_low_point' }]
      const request = { scenarios: ['balanced'], paths, seed, withoutLuck, rows, floor: 0 }
      const result = await simulate(company, request, async () => true)
      const [found] = result?.ok ? result.value.scenarios : []
      if (found === undefined) throw new Error(JSON.stringify(result))
      const exact = exactPaths(withoutLuck)
      for (const [index, { row }] of rows.entries()) {
        for (const month of [1, 12, 36]) {
          const sorted = exact.map(numbers => numbers(row, month)).sort((a, b) => a - b)
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
    },
  )
})

/** The scenario on every path, exactly: what row comes to in a month. */
function exactPaths(withoutLuck: boolean): readonly ((row: string, month: number) => number)[] {
  const { columns, cells } = resultOf(drawPlan(company, seed, paths))
  const plain = resultOf(scenarioValues(company, 'balanced'))
  const lucky = resultOf(luckyProgram(company))
  const luck = luckDraws(lucky, seed)
  const batch = withoutLuck
    ? { program: company.program, values: plain, uncertain: cells, columns }
    : {
        program: lucky.program,
        values: lucky.values(plain),
        uncertain: [...cells, ...luck.cells.map(cell => ({ ...cell, column: cell.column + columns.length }))],
        columns: [
          ...columns,
          ...Array.from({ length: luck.columns }, (_, column) => luck.draw(column, 0, paths)),
        ],
      }
  return Array.from({ length: paths }, (_, path) => {
    const run = runExact(batch.program, pathValues(batch, path))
    expect(run.faults).toEqual([])
    const numbers = run.numbers()
    return (row, month) => numbers[batch.program.rows.get(row)?.first ?? -1]?.[month - 1] ?? Number.NaN
  })
}
