import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prepareBatch } from '../../engine/kernel/prepareBatch.ts'
import { runBatch } from '../../engine/kernel/runBatch.ts'
import { samplePlan as drawPlan } from '../../engine/kernel/sample.ts'
import { cellValues, resolveScenario } from '../../engine/plan/scenarioInputs.ts'
import { larkspur, resultOf } from '../cases/company.ts'
import { compileSmall, type SmallModel } from '../exact/smallModel.ts'
import { randomCase, randomPaths } from './randomProgram.ts'

test('any path within the domain has the bits it has in a batch of its own kind', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomCase,
      fc.array(fc.nat(randomPaths - 1), { minLength: 1 }),
      async (given, chosen) => {
        const batch = { ...given, keep: [...given.program.series.keys()], paths: randomPaths }
        const whole = await runBatch(batch, goOn)
        const columns = given.columns.map(column => Float64Array.from(chosen, path => column[path] ?? 0))
        const some = await prepareBatch(batch).run(columns, chosen.length, goOn)
        const expected = whole?.series.map(months =>
          months.map(month =>
            typeof month === 'number' ? month : Float64Array.from(chosen, path => month[path] ?? 0),
          ),
        )
        expect(some?.series).toEqual(expected)
        expect([...(some?.failing ?? [])].some(flag => flag === 1)).toBe((some?.faults() ?? []).length > 0)
      },
    ),
    { numRuns: 200 },
  )
})

test('Larkspur prepared for the corners of two decisions gives, between them, what it gives when lowered for that alone', async () => {
  const { compiled } = larkspur
  const { program } = compiled
  const values = cellValues(program, resultOf(resolveScenario(compiled, 'balanced')))
  const cell = (input: string, member: string): number =>
    program.cells.findIndex(found => found.input === input && found.member[0] === member)
  const keep = [program.rows.get('total_arr')?.first ?? -1]
  const uncertain = [
    { cell: cell('system_start_month', 'quote_to_cash'), column: 0, mode: 'value' as const },
    { cell: cell('planned_hires', 'sdr'), column: 1, mode: 'value' as const, months: { from: 4, to: 4 } },
  ]
  const corners = [Float64Array.of(1, 12), Float64Array.of(0, 6)]
  const prepared = prepareBatch({ program, values, keep, uncertain, columns: corners, paths: 2 })
  const columns = [Float64Array.of(5, 9, 1), Float64Array.of(2, 6, 0)]
  const run = await prepared.run(columns, 3, goOn)
  const alone = await runBatch({ program, values, keep, uncertain, columns, paths: 3 }, goOn)
  expect(run?.series[0]?.[35]).toEqual(alone?.series[0]?.[35])
  expect(new Set(run?.series[0]?.[35] as Float64Array).size).toBe(3)
})

describe('columns outside the domain are refused', () => {
  const prepared = small({ rows: 'x = lag(month_index, delay)', inputs: { delay: 0 }, months: 4 }, [0, 1, 3])

  test('beyond the ends of its range', async () => {
    await expect(prepared.run([Float64Array.of(4)], 1, goOn)).rejects.toThrow(
      'prepareBatch: column 0 has 4 on path 0, beyond 0 to 3',
    )
  })

  test('between them, where a number of months was not among those prepared', async () => {
    await expect(prepared.run([Float64Array.of(2)], 1, goOn)).rejects.toThrow('2 months')
  })

  test('where there are more or fewer of them', async () => {
    await expect(prepared.run([], 1, goOn)).rejects.toThrow('0 columns where 1 were prepared')
  })
})

test('a path that cannot be computed is told apart from those that can', async () => {
  const prepared = small({ rows: 'x = 1 / (divisor - 2)', inputs: { divisor: 0 }, months: 1 }, [1, 5])
  const run = await prepared.run([Float64Array.of(1, 2, 3)], 3, goOn)
  expect([...(run?.failing ?? [])]).toEqual([0, 1, 0])
  expect(run?.series[0]?.[0]).toEqual(Float64Array.of(-1, Number.NaN, 1))
  expect(run?.faults().map(({ code }) => code)).toEqual(['N109'])
})

test('a number of months that is whole on no path is told, not passed on as no number', async () => {
  const prepared = small({ rows: 'x = lag(month_index, delay)', inputs: { delay: 0 }, months: 2 }, [0.5, 1.5])
  const run = await prepared.run([Float64Array.of(0.5, 1.5)], 2, goOn)
  expect([...(run?.failing ?? [])]).toEqual([1, 1])
  expect(run?.faults().map(({ code }) => code)).toEqual(['N106', 'N106'])
})

test('drawn samples may be run in any order', async () => {
  const { compiled } = larkspur
  const { program } = compiled
  const values = cellValues(program, resultOf(resolveScenario(compiled, 'balanced')))
  const { columns, cells: uncertain } = resultOf(drawPlan(compiled, 5, 20))
  const keep = [program.rows.get('cash_low_point')?.first ?? -1]
  const prepared = prepareBatch({ program, values, keep, uncertain, columns, paths: 20 })
  const reversed = await prepared.run(
    columns.map(column => column.toReversed()),
    20,
    goOn,
  )
  const straight = await prepared.run(columns, 20, goOn)
  const lowest = straight?.series[0]?.[35] as Float64Array
  expect(reversed?.series[0]?.[35]).toEqual(lowest.toReversed())
})

/** A small model whose first input takes the given numbers. */
function small(model: SmallModel, numbers: readonly number[]): ReturnType<typeof prepareBatch> {
  const { program, values } = compileSmall(model)
  return prepareBatch({
    program,
    values,
    keep: [program.rows.get('x')?.first ?? -1],
    uncertain: [{ cell: 0, column: 0, mode: 'value' }],
    columns: [Float64Array.from(numbers)],
    paths: numbers.length,
  })
}

async function goOn(): Promise<boolean> {
  return true
}
