import { describe, expect, it } from 'vitest'
import { runScenario } from '../../engine/analysis/runScenario.ts'
import { runWorlds, worldsOf } from '../../engine/analysis/runWorlds.ts'
import { samplePlan as drawPlan } from '../../engine/kernel/sample.ts'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import { cellValues, resolveScenario } from '../../engine/plan/scenarioInputs.ts'
import { resultOf, samplePlan } from '../cases/company.ts'

const compiled = resultOf(compilePlan(samplePlan('larkspur')))
const ids = compiled.plan.scenarios.map(({ id }) => id)
const sets = ids.map(id => cellValues(compiled.program, resultOf(resolveScenario(compiled, id))))
const toTheEnd = async (): Promise<boolean> => true
const kept = [{ row: 'total_arr' }, { row: 'cash_balance' }, { row: 'headcount', member: ['csm'] }]

describe('many worlds in one batch', () => {
  it('come to what each scenario comes to by itself', async () => {
    const run = await runWorlds(compiled.program, worldsOf(compiled.program, sets), kept, toTheEnd)
    if (run === undefined) throw new Error('stopped')
    const worlds = resultOf(run)
    for (const [world, id] of ids.entries()) {
      const alone = resultOf(runScenario(compiled, id, 'kernel'))
      for (const series of kept)
        for (const [index, number] of alone.numbers(series.row, series.member).entries()) {
          const together = worlds.numbers(world, series)[index] ?? Number.NaN
          expect(Math.abs(together - number)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(number)))
        }
    }
  })

  it('share the same draws, each world on every path', async () => {
    const paths = 40
    const samples = resultOf(drawPlan(compiled, 3, paths))
    const both = worldsOf(compiled.program, sets.slice(-2))
    const together = await runWorlds(compiled.program, both, kept, toTheEnd, { samples })
    if (together === undefined) throw new Error('stopped')
    for (const [world, set] of sets.slice(-2).entries()) {
      const alone = await runWorlds(compiled.program, worldsOf(compiled.program, [set]), kept, toTheEnd, {
        samples,
      })
      if (alone === undefined) throw new Error('stopped')
      const [inBatch, byItself] = [resultOf(together), resultOf(alone)].map((runs, index) =>
        runs.paths(index === 0 ? world : 0, { row: 'total_arr' }, 36),
      )
      expect(inBatch).toHaveLength(paths)
      expect(new Set(inBatch).size).toBeGreaterThan(paths / 2)
      for (const [path, number] of (byItself ?? []).entries())
        expect(Math.abs((inBatch?.[path] ?? 0) - number)).toBeLessThanOrEqual(1e-9 * number)
    }
  })

  it('keep what one decision moves in many months as one column', () => {
    const worlds = worldsOf(compiled.program, sets)
    const keys = new Set(worlds.columns.map(column => [...column].join()))
    expect(keys.size).toBe(worlds.columns.length)
    expect(worlds.columns.length).toBeLessThan(worlds.cells.length)
  })

  it('stop when they are told to', async () => {
    expect(
      await runWorlds(compiled.program, worldsOf(compiled.program, sets), kept, async () => false),
    ).toBeUndefined()
  })
})
