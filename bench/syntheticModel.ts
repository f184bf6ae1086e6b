// Models of any size for measuring growth with rows and months: stocks and flows, caps, ratios and curves, each group
// reading the one before it, with twenty uncertain inputs.

import { compileModel } from '../engine/formula/compileModel.ts'
import type { Batch } from '../engine/kernel/lowerPaths.ts'
import { successOf } from './larkspurCase.ts'

const uncertainInputs = 20

/** A batch over a model of about that many rows; the first row of every tenth group is kept. */
export function syntheticBatch(rows: number, months: number, paths: number): Batch {
  const groups = Math.round(rows / rowsPerGroup)
  const { program } = successOf(
    compileModel(
      {
        dimensions: [],
        mappings: [],
        inputs: Array.from({ length: uncertainInputs }, (_, index) => ({
          name: `rate_${letters(index)}`,
          dims: [],
          time: 'constant' as const,
          unit: 'any',
        })),
        rows: Array.from({ length: groups }, (_, group) => groupRows(group)).flat(),
      },
      { items: new Map(), mappings: new Map(), months, historyMonths: 0 },
    ),
  )
  return {
    program,
    values: program.cells.map(() => 0.1),
    keep: program.series.flatMap(({ row }, index) =>
      row.startsWith('stock') && index % (10 * rowsPerGroup) === 0 ? [index] : [],
    ),
    uncertain: program.cells.map((_, cell) => ({ cell, column: cell, mode: 'value' as const })),
    columns: program.cells.map((_, cell) =>
      Float64Array.from({ length: paths }, (_, path) => 0.05 + (((path + 1) * (cell + 7) * 0.618) % 1) / 10),
    ),
    paths,
  }
}

const rowsPerGroup = 8

function groupRows(group: number) {
  const name = letters(group)
  const before = group === 0 ? '10' : `stock_${letters(group - 1)}`
  const rate = (offset: number): string => `rate_${letters((3 * group + offset) % uncertainInputs)}`
  const row = (kind: string, formula: string, opening?: string) => ({
    name: `${kind}_${name}`,
    dims: [],
    unit: 'any',
    formula,
    ...(opening === undefined ? {} : { opening }),
  })
  return [
    row('stock', `prev(stock_${name}) + inflow_${name} - outflow_${name}`, '100'),
    row('inflow', `demand_${name} * ${rate(0)} * (1 + trend_${name})`),
    row('outflow', `prev(stock_${name}) * ${rate(1)}`),
    row('demand', `min(prev(stock_${name}) * 0.3 + ${before} / 10, 40 + 20 * ${rate(2)})`),
    row('trend', `ratio(rolling(outflow_${name}, 3), rolling(inflow_${name}, 3) + stock_${name}) / 12`),
    row('cost', `stock_${name} * 1.2 + outflow_${name} * 0.4 + max(0, demand_${name} - 30) * ${rate(1)}`),
    row('share', `cost_${name} / (cost_${name} + 50)`),
    row('total', `prev(total_${name}) + cost_${name} * (1 - share_${name})`),
  ].map(made =>
    made.name.startsWith('inflow')
      ? { ...made, formula: made.formula.replace(`trend_${name}`, `prev(trend_${name})`) }
      : made,
  )
}

function letters(index: number): string {
  return `x${index}_`.replace(/\d/g, digit => 'abcdefghij'[Number(digit)] ?? '')
}
