// What a workbook costs: the engine's numbers, the workbook as a value, the .xlsx file and reading it back; then how that
// grows with months and with rows. Prints a table, and the last columns as shares of the first line.

import { engineNumbers } from '../engine/analysis/engineNumbers.ts'
import { compilePlan } from '../engine/plan/compilePlan.ts'
import type { Plan } from '../engine/plan/plan.ts'
import { readPlan } from '../engine/plan/readPlan.ts'
import { planWorkbook } from '../engine/workbook/planWorkbook.ts'
import { readWorkbook } from '../engine/workbook/readWorkbook.ts'
import { readXlsx } from '../engine/workbook/readXlsx.ts'
import type { Workbook } from '../engine/workbook/workbook.ts'
import { writeXlsx } from '../engine/workbook/xlsxFile.ts'
import { withMonths } from '../test/cases/planMonths.ts'
import { withSegments } from '../test/cases/planWithSegments.ts'
import { planText, successOf } from './larkspurCase.ts'
import { processorTime } from './stopwatch.ts'

/** Milliseconds of each step, and what came out. */
type Cost = {
  readonly numbers: number
  readonly value: number
  readonly write: number
  readonly read: number
  readonly bytes: number
  readonly formulas: number
}

const larkspur = successOf(readPlan(planText('larkspur')))
const marram = withMonths(successOf(readPlan(planText('marram'))), 36)
costOf(larkspur)
console.log('A workbook: times of the processor, the least of three rounds')
table(
  'Larkspur, by months',
  [12, 36, 72, 120].map(months => [`${months} months`, withMonths(larkspur, months)]),
)
table(
  'Marram, by segments',
  [0, 6, 12, 24].map(more => [`${1 + more} segments`, withSegments(marram, more)]),
)

/** Every step three times; the least of each counts. */
function leastCost(plan: Plan): Cost {
  const rounds = Array.from({ length: 3 }, () => costOf(plan))
  const least = (part: keyof Cost): number => Math.min(...rounds.map(round => round[part]))
  return {
    numbers: least('numbers'),
    value: least('value'),
    write: least('write'),
    read: least('read'),
    bytes: least('bytes'),
    formulas: least('formulas'),
  }
}

function costOf(plan: Plan): Cost {
  const compiled = successOf(compilePlan(plan))
  const [numbers, engine] = timed(() => successOf(engineNumbers(compiled)))
  const [value, workbook] = timed(() =>
    successOf(planWorkbook(compiled, engine, { revision: 'bench', saved: 'bench' })),
  )
  const [write, bytes] = timed(() => writeXlsx(workbook))
  const [read, back] = timed(() => successOf(readWorkbook(successOf(readXlsx(bytes)))))
  if (back.changes.length > 0) throw new Error('a workbook that nobody edited was read back with changes')
  return { numbers, value, write, read, bytes: bytes.length, formulas: formulasOf(workbook) }
}

function timed<T>(work: () => T): readonly [milliseconds: number, result: T] {
  let result: { readonly of: T } | undefined
  const milliseconds = processorTime(() => {
    result = { of: work() }
  })
  if (result === undefined) throw new Error('the work was not done')
  return [milliseconds, result.of]
}

function formulasOf({ sheets }: Workbook): number {
  let count = 0
  for (const { blocks } of sheets)
    for (const { cells } of blocks)
      for (const row of cells) count += row.filter(cell => typeof cell === 'object' && cell !== null).length
  return count
}

function table(title: string, plans: readonly (readonly [string, Plan])[]): void {
  console.log(
    `  ${title.padEnd(20)} formulas  numbers    value  to .xlsx read back      size | as a share of the first line`,
  )
  let first: Cost | undefined
  for (const [name, plan] of plans) {
    const cost = leastCost(plan)
    first ??= cost
    console.log(`  ${name.padEnd(20)} ${figures(cost).join(' ')} | ${shares(cost, first).join(' ')}`)
  }
}

function figures({ formulas, numbers, value, write, read, bytes }: Cost): readonly string[] {
  const times = [numbers, value, write, read].map(time => `${(time / 1000).toFixed(2)} s`.padStart(8))
  return [
    formulas.toLocaleString('en-US').padStart(8),
    ...times,
    `${(bytes / 1e6).toFixed(2)} MB`.padStart(9),
  ]
}

function shares(cost: Cost, first: Cost): readonly string[] {
  const parts = ['formulas', 'numbers', 'value', 'write', 'read', 'bytes'] as const
  return parts.map(part => (cost[part] / first[part]).toFixed(1).padStart(5))
}
