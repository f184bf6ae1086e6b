import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import { type BatchRun, runBatch } from '../../engine/kernel/runBatch.ts'
import { runFloat } from '../../engine/kernel/runFloat.ts'
import { samplePlan as drawPlan } from '../../engine/kernel/sample.ts'
import type { MakeMachine } from '../../engine/kernel/vectorProgram.ts'
import { cellValues, resolveScenario } from '../../engine/plan/scenarioInputs.ts'
import { larkspur, resultOf } from '../cases/company.ts'
import { compileSmall, type SmallModel } from '../exact/smallModel.ts'
import { machineInBlocksOf } from './blocks.ts'
import { interpretProgram, type PlainValue } from './interpretProgram.ts'
import { type RandomCase, randomCase, randomPaths } from './randomProgram.ts'

test('every path of a batch is what the program gives with the numbers of that path', async () => {
  await fc.assert(
    fc.asyncProperty(randomCase, async given => {
      const expected = Array.from({ length: randomPaths }, (_, path) =>
        interpretProgram(given.program, valuesOnPath(given, path)),
      )
      fc.pre(expected.every(({ largest }) => largest < 1e29))
      const { series, faults } = await finished(batchOf(given))
      expected.forEach((path, index) => {
        expect(series.map(months => months.map(month => onPath(month, index)))).toEqual(
          path.series.map(months => months.map(value => value + 0)),
        )
      })
      const complete = expected.every(path => path.series.flat().every(Number.isFinite))
      expect(faults.length === 0).toBe(complete)
    }),
    { numRuns: 500 },
  )
})

describe('Larkspur, balanced', () => {
  const { compiled } = larkspur
  const { program } = compiled
  const values = cellValues(program, resultOf(resolveScenario(compiled, 'balanced')))
  const keep = ['cash_balance', 'total_arr'].map(row => program.rows.get(row)?.first ?? -1)
  const paths = 300
  const { columns, cells: uncertain } = resultOf(drawPlan(compiled, 11, paths))
  const batch = { program, values, keep, uncertain, columns, paths }
  const whole = finished(runBatch(batch, goOn))

  test.each([1, 7, 128, 1000])('gives the same bits in blocks of %d paths', async size => {
    const { series } = await finished(runBatch(batch, goOn, machineInBlocksOf(size)))
    expect(series).toEqual((await whole).series)
  })

  test('gives the same bits in parts, each with its own samples', async () => {
    const part = resultOf(drawPlan(compiled, 11, 100, 150)).columns
    const { series } = await finished(runBatch({ ...batch, columns: part, paths: 100 }, goOn))
    expect(series).toEqual(
      (await whole).series.map(months =>
        months.map(month => (typeof month === 'number' ? month : month.slice(150, 250))),
      ),
    )
  })

  test('gives on each path what a run with that path alone gives', async () => {
    const { series } = await whole
    for (const path of [0, 131]) {
      const drawn = values.map((value, cell) => {
        const entry = uncertain.find(found => found.cell === cell)
        const sample = columns[entry?.column ?? 0]?.[path] ?? 0
        if (entry === undefined) return value
        return entry.mode === 'value' ? sample : Number(value) * sample
      })
      const { numbers } = runFloat(program, drawn)
      expect(series.map(months => months.map(month => onPath(month, path)))).toEqual(
        keep.map(index => [...(numbers[index] ?? [])]),
      )
    }
  })

  test('computes less when less is kept', async () => {
    const { instructions } = await finished(runBatch({ ...batch, keep: keep.slice(1) }, goOn))
    expect(instructions).toBeGreaterThan(1000)
    expect(instructions).toBeLessThan(0.8 * (await whole).instructions)
  })

  test('computes nothing path by path for what nothing uncertain reaches', async () => {
    const price = program.rows.get('price_index')?.first ?? -1
    const { instructions, series } = await finished(runBatch({ ...batch, keep: [price] }, goOn))
    expect(instructions).toBe(0)
    expect(series[0]).toEqual([...(runFloat(program, values).numbers[price] ?? [])])
  })

  test('stops after the block in which it is told to', async () => {
    const asked: number[] = []
    const run = await runBatch(batch, async done => {
      asked.push(done)
      return done < 256
    })
    expect(run).toBeUndefined()
    expect(asked).toEqual([256])
  })
})

describe('work that need not be done on every path', () => {
  test('what is the same in every month is computed once', async () => {
    const { instructions } = await small({
      rows: 'x = exp(shock) * month_index',
      inputs: { shock: 0 },
      months: 12,
    })
    const [load, exp, products, kept] = [1, 1, 11, 12]
    expect(instructions).toBe(load + exp + products + kept)
  })

  test('what does not depend on the uncertain input is computed once and for all', async () => {
    const rows = `base = prev(base) * 1.02 + ln(month_index) | 100
                  x = base ^ 2 * shock`
    const { instructions } = await small({ rows, inputs: { shock: 1 }, months: 12 }, 'x')
    const [load, products, kept] = [1, 12, 12]
    expect(instructions).toBe(load + products + kept)
  })

  test('a factor of 0, a weight of 0 and a branch not taken cost nothing', async () => {
    const rows =
      'x = if(month_index < 12, 0, shock) + chosen * exp(shock) + convolve(if(month_index > 0, exp(shock), 0), age, curve)'
    const model = {
      rows,
      inputs: { shock: 1, chosen: 0, curve: { by: ['age'], values: [0, 0] } },
      dimensions: { age: ['a', 'b'] },
      months: 12,
    }
    const { instructions, series } = await small(model)
    expect(instructions).toBe(2)
    expect(series[0]?.slice(0, 11)).toEqual(Array.from({ length: 11 }, () => 0))
  })

  test('a cap that no path reaches is no work, and one that some path reaches is', async () => {
    const rows = 'x = min(shock, cap)'
    const below = await small({ rows, inputs: { shock: 1, cap: 3 }, months: 1 })
    const within = await small({ rows, inputs: { shock: 1, cap: 1.5 }, months: 1 })
    expect([below.instructions, within.instructions]).toEqual([2, 3])
    expect(within.series[0]?.[0]).toEqual(Float64Array.of(1, 1.5, 1.5))
  })
})

describe('time on paths that differ', () => {
  test('a lag that is uncertain reads each path at its own', async () => {
    const rows = 'x = lag(month_index * 10, shock)'
    const { series } = await small({ rows, inputs: { shock: 1 }, months: 3 })
    expect(series[0]).toEqual([
      Float64Array.of(0, -10, -20),
      Float64Array.of(10, 0, -10),
      Float64Array.of(20, 10, 0),
    ])
  })

  test('an opening that is uncertain is read in the months before the first', async () => {
    const rows = 'x = lag(x, 2) + 1 | shock * month_index'
    const { series } = await small({ rows, inputs: { shock: 1 }, months: 3 })
    expect(series[0]).toEqual([Float64Array.of(0, -1, -2), 1, Float64Array.of(1, 0, -1)])
  })

  test('a monthly input that is uncertain in some months is certain in the others', async () => {
    const { program, values } = compileSmall({ rows: 'x = budget', inputs: { budget: [5, 5, 5] } })
    const { series } = await finished(
      runBatch(
        {
          program,
          values,
          keep: [0],
          paths: 2,
          columns: [Float64Array.of(1, 3)],
          uncertain: [{ cell: 0, column: 0, mode: 'factor', months: { from: 2, to: 2 } }],
        },
        goOn,
      ),
    )
    expect(series[0]).toEqual([5, Float64Array.of(5, 15), 5])
  })
})

describe('what cannot be computed', () => {
  test('on some paths is told with how many, and by the first of them', async () => {
    const { faults } = await small({ rows: 'x = 1 / (shock - 2)', inputs: { shock: 0 }, months: 1 })
    expect(`\n${faults.map(printDiagnostic).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      error N109: On 1 of 3 paths some numbers cannot be computed. On path 2: x divides by zero in month 1.
        at x, month 1
        -> Look at what it divides by; where 0 is a sensible amount there, write ratio(a, b), which is then 0. Bounds (min and max) keep a distribution away from such numbers.
      "
    `)
  })

  test('on no path, because none takes that way, is no fault', async () => {
    const { faults, series } = await small({
      rows: 'x = if(shock > 5, 1 / zero, shock)',
      inputs: { shock: 0, zero: 0 },
      months: 1,
    })
    expect(faults).toEqual([])
    expect(series[0]?.[0]).toEqual(Float64Array.of(1, 2, 3))
  })

  test('on all paths is told as in a run of one', async () => {
    const { faults } = await small({ rows: 'x = shock / zero', inputs: { shock: 0, zero: 0 }, months: 1 })
    expect(faults.map(({ code }) => code)).toEqual(['N101'])
  })

  test('is not hidden by a cap, a comparison or a product with 0', async () => {
    for (const formula of [
      'min(1, 1 / (shock - 2))',
      '1 / (shock - 2) > 0',
      '0 * ln(shock - 2)',
      'if(1 / (shock - 2), 1, 2)',
    ]) {
      const { faults } = await small({ rows: `x = ${formula}`, inputs: { shock: 0 }, months: 1 })
      expect([formula, faults.map(({ code }) => code)]).toEqual([formula, ['N109']])
    }
  })
})

/** A small model on three paths, on which its input `shock` (the first) is 1, 2 and 3. */
async function small(model: SmallModel, row = 'x'): Promise<BatchRun> {
  const { program, values } = compileSmall(model)
  const keep = [program.rows.get(row)?.first ?? -1]
  const uncertain = [{ cell: 0, column: 0, mode: 'value' as const }]
  return finished(
    runBatch({ program, values, keep, uncertain, columns: [Float64Array.of(1, 2, 3)], paths: 3 }, goOn),
  )
}

function batchOf(
  { program, values, uncertain, columns }: RandomCase,
  machine?: MakeMachine,
): Promise<BatchRun | undefined> {
  const keep = [...program.series.keys()]
  return runBatch({ program, values, keep, uncertain, columns, paths: randomPaths }, goOn, machine)
}

async function goOn(): Promise<boolean> {
  return true
}

async function finished(run: Promise<BatchRun | undefined>): Promise<BatchRun> {
  return (await run) ?? Promise.reject(new Error('nobody stopped it'))
}

/** Without the sign of zero. */
function onPath(month: number | Float64Array, path: number): number {
  return typeof month === 'number' ? month : (month[path] ?? Number.NaN)
}

/** The values with the samples of the path in their places. */
function valuesOnPath({ values, uncertain, columns }: RandomCase, path: number): readonly PlainValue[] {
  return values.map((value, cell) => {
    const entry = uncertain.find(found => found.cell === cell)
    const sample = columns[entry?.column ?? 0]?.[path] ?? 0
    if (entry === undefined) return value
    const drawn = (number: number): number => (entry.mode === 'value' ? sample : number * sample)
    return typeof value === 'number' ? drawn(value) : value.map(drawn)
  })
}
