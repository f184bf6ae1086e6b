// The questions on Larkspur: how many runs of the model each takes, and how long one of them; what an edit costs; and the
// kernel's futures against a plain loop over the exact backend.

import { attribute } from '../engine/analysis/attribute.ts'
import { bridge } from '../engine/analysis/bridge.ts'
import { compare } from '../engine/analysis/compare.ts'
import { percentiles } from '../engine/analysis/estimate.ts'
import { prepareFutures } from '../engine/analysis/prepareFutures.ts'
import { readFutures, seriesRead } from '../engine/analysis/readFutures.ts'
import { runScenario } from '../engine/analysis/runScenario.ts'
import type { DifferenceRequest } from '../engine/analysis/sharesOfDifference.ts'
import { prepareSimulation, simulate } from '../engine/analysis/simulate.ts'
import type { SimulationRequest } from '../engine/analysis/simulation.ts'
import { runExact } from '../engine/exact/runExact.ts'
import { pathValues } from '../engine/kernel/pathValues.ts'
import { samplePlan } from '../engine/kernel/sample.ts'
import { luckDraws } from '../engine/kernel/sampleLuck.ts'
import type { CompiledPlan } from '../engine/plan/compilePlan.ts'
import { keyFigures } from '../engine/plan/keyFigures.ts'
import { luckyProgram } from '../engine/plan/luckyProgram.ts'
import type { Change } from '../engine/plan/plan.ts'
import { scenarioValues } from '../engine/plan/scenarioInputs.ts'
import { held } from './held.ts'
import { compiledPlan, planText, successOf } from './larkspurCase.ts'
import { goOn, leverQuestions, runsOf } from './leverQuestions.ts'
import { inMilliseconds, leastProcessorTime } from './stopwatch.ts'

/** A question, and how many runs of the model it took. */
type Question = { readonly name: string; readonly ask: (compiled: CompiledPlan) => Promise<number> }

const request: SimulationRequest = {
  scenarios: ['balanced'],
  paths: 10_000,
  seed: 1,
  rows: [{ row: 'total_arr' }, { row: 'cash_balance' }],
  floor: 6e6,
}

const difference: DifferenceRequest = {
  before: 'raise_only',
  after: 'balanced',
  by: 'decision',
  exactUpTo: 12,
  orders: 250,
  seed: 1,
}

const questions: readonly Question[] = [
  { name: 'compare all scenarios, exactly', ask: async plan => compareAll(plan) },
  {
    name: 'attribute, 12 causes, all combinations',
    ask: attributed({ before: 'tooling_first', after: 'balanced' }),
  },
  { name: 'attribute, 16 causes, 500 orders', ask: attributed({}) },
  { name: 'attribute, 16 causes, all combinations', ask: attributed({ exactUpTo: 16 }) },
  { name: 'bridge of ARR, 7 causes', ask: bridged({ after: 'hire_first' }) },
  { name: 'simulate a scenario, 1,000 futures', ask: futures({ paths: 1000 }) },
  { name: 'simulate a scenario, 10,000 futures', ask: futures({}) },
  { name: 'the same without luck', ask: futures({ withoutLuck: true }) },
  {
    name: 'simulate three on the same draws, 10,000 each',
    ask: futures({ scenarios: ['balanced', 'hire_first', 'tooling_first'] }),
  },
  ...leverQuestions,
]

const compiled = compiledPlan(planText())
await askAll()
await edits()
await againstExact(200)

async function askAll(): Promise<void> {
  console.log('Questions on Larkspur: runs of the model, time in all, time a run')
  for (const { name, ask } of questions) {
    let runs = 0
    const time = await leastProcessorTime(5, async () => {
      runs = await ask(compiled)
    })
    const each = (1000 * time) / runs
    console.log(
      `  ${name}: ${runs.toLocaleString('en-US')}, ${inMilliseconds(time)}, ${each.toFixed(each < 10 ? 1 : 0)} µs`,
    )
  }
}

async function edits(): Promise<void> {
  console.log('One edit of an input')
  let edit = 0
  const hires = (add: number): readonly Change[] => [
    { input: 'planned_hires', where: { role: 'csm', month: 6 }, add },
  ]
  const next = (): readonly Change[] => hires((edit++ % 50) / 10)
  const figures = await leastProcessorTime(9, async () => {
    const { numbers } = successOf(runScenario(withChanges(next()), 'edited', 'kernel'))
    keyFigures(compiled.plan, row => numbers(row))
  })
  console.log(`  to all key figures: ${inMilliseconds(figures)}`)
  const wanted = { ...request, paths: 1000 }
  const fan = await leastProcessorTime(9, async () => {
    await simulate(withChanges(next()), { ...wanted, scenarios: ['edited'] }, goOn)
  })
  const ready = successOf(prepareSimulation(compiled, wanted, [hires(0), hires(5)]))
  const again = await leastProcessorTime(15, async () => {
    await ready.with(next(), goOn)
  })
  const series = seriesRead(compiled, wanted)
  const range = { first: 0, count: wanted.paths }
  const prepared = successOf(prepareFutures(compiled, { ...wanted, series }, range, []))
  const futures = await prepared.with([], goOn)
  if (futures === undefined) throw new Error('stopped')
  const parts = [successOf(futures)]
  const reading = await leastProcessorTime(15, async () => {
    readFutures(compiled, wanted, parts)
  })
  console.log(`  to a fan of 1,000 futures: ${inMilliseconds(fan)}`)
  console.log(
    `  the same where the simulation was made ready for such edits: ${inMilliseconds(again)}, of which reading the futures, with drivers and errors, ${inMilliseconds(reading)}`,
  )
}

/** Every path run by itself, exactly, with its draws and its luck; the same percentiles by sorting. */
async function againstExact(paths: number): Promise<void> {
  const { columns, cells } = successOf(samplePlan(compiled, request.seed, paths))
  const simulated = await simulate(compiled, { ...request, paths }, goOn)
  if (simulated === undefined) throw new Error('stopped')
  const [found] = successOf(simulated).scenarios
  const lucky = successOf(luckyProgram(compiled))
  const luck = luckDraws(lucky, request.seed)
  const batch = {
    program: lucky.program,
    values: lucky.values(successOf(scenarioValues(compiled, request.scenarios[0] ?? ''))),
    uncertain: [...cells, ...luck.cells.map(cell => ({ ...cell, column: cell.column + columns.length }))],
    columns: [
      ...columns,
      ...Array.from({ length: luck.columns }, (_, column) => luck.draw(column, 0, paths)),
    ],
  }
  const exact = Array.from({ length: paths }, (_, path) => {
    const numbers = runExact(batch.program, pathValues(batch, path)).numbers()
    return (row: string) => numbers[batch.program.rows.get(row)?.first ?? -1] ?? []
  })
  const differences = request.rows.flatMap(({ row }, index) =>
    Array.from({ length: compiled.plan.months }, (_, month) => {
      const sorted = exact.map(numbers => numbers(row)[month] ?? Number.NaN).sort((a, b) => a - b)
      const spread = found?.rows[index]?.months[month]
      return Math.max(
        ...percentiles.map(name => {
          const plain = typeSeven(sorted, Number(name.slice(1)) / 100)
          return Math.abs((spread?.[name].value ?? Number.NaN) - plain) / Math.max(1, Math.abs(plain))
        }),
      )
    }),
  )
  const most = Math.max(...differences)
  console.log(`The kernel's percentiles against ${paths} exact runs, one path at a time`)
  held('largest difference', most, 1e-9, most.toExponential(1))
}

function typeSeven(sorted: readonly number[], p: number): number {
  const place = (sorted.length - 1) * p
  const [below = Number.NaN, above = Number.NaN] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return below + (place - Math.floor(place)) * (above - below)
}

function compareAll(plan: CompiledPlan): number {
  const scenarios = plan.plan.scenarios.map(({ id }) => id)
  successOf(compare(plan, { scenarios, rows: [], by: 'quarter' }))
  return scenarios.length
}

function attributed(changes: Partial<DifferenceRequest>): Question['ask'] {
  return plan => runsOf(attribute(plan, { ...difference, ...changes, month: 36 }, goOn))
}

function bridged(changes: Partial<DifferenceRequest>): Question['ask'] {
  const measure = { row: 'total_arr', month: 36 }
  return plan => runsOf(bridge(plan, { ...difference, ...changes, measure }, goOn))
}

function futures(changes: Partial<SimulationRequest>): Question['ask'] {
  return async plan => {
    const wanted = { ...request, ...changes }
    const result = await simulate(plan, wanted, goOn)
    if (result === undefined) throw new Error('stopped')
    successOf(result)
    return wanted.paths * wanted.scenarios.length
  }
}

/** The plan with a scenario `edited`, a child of `balanced`. */
function withChanges(changes: readonly Change[]): CompiledPlan {
  const { plan } = compiled
  const edited = {
    id: 'edited',
    name: 'Edited',
    parent: 'balanced',
    state: 'draft',
    initiatives: [],
    changes,
  } as const
  return { ...compiled, plan: { ...plan, scenarios: [...plan.scenarios, edited] } }
}
