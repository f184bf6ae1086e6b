// The model of futures: the growth model with the luck of single deals, contracts and people put in. The growth model says
// what is expected; a future also has a month with two deals where three were expected.

import type { InputDefinition, ModelDefinition, RowDefinition } from '../formula/definition.ts'
import {
  type Luck,
  luckConstants,
  luckFigures,
  luckRows,
  lucks,
  luckyRows,
  rowsAsExpected,
  rowsOfExpected,
} from './luck.ts'

/** The switch: 0 leaves every number of the growth model as it is, to the last digit. */
export const luckSwitch = 'luck_drawn'

/** The inputs that take a draw in every month, uniform between 0 and 1. */
export const luckDraws: readonly string[] = lucks
  .filter(({ drawnWith }) => drawnWith === undefined)
  .map(({ name }) => drawOf(name))

/**
 * A definition with inputs and rows for luck after its own, so that its cells keep their numbers. Only for running many
 * futures: neither the workbook nor a plan knows these names.
 */
export function withLuck(model: ModelDefinition): ModelDefinition {
  const lucky = new Map(luckyRows.map(({ row, formula }) => [row, formula]))
  return {
    ...model,
    inputs: [...model.inputs, ...luckInputs()],
    rows: [
      ...model.rows.flatMap(row => movedByLuck(ofExpected(row), lucky.get(row.name))),
      ...model.rows.filter(({ name }) => rowsAsExpected.includes(name)).map(asExpected),
      ...luckRows,
      ...lucks.flatMap(factorRows),
    ],
  }
}

function luckInputs(): readonly InputDefinition[] {
  return [
    { name: luckSwitch, dims: [], time: 'constant', unit: 'flag' },
    ...luckConstants.map(({ name, unit }): InputDefinition => ({ name, dims: [], time: 'constant', unit })),
    ...luckFigures.map(
      ({ name }): InputDefinition => ({ name, dims: ['segment'], time: 'constant', unit: 'ratio' }),
    ),
    ...lucks
      .filter(({ drawnWith }) => drawnWith === undefined)
      .map(
        ({ name, dims }): InputDefinition => ({ name: drawOf(name), dims, time: 'monthly', unit: 'ratio' }),
      ),
  ]
}

/** The row as expected under another name, and what comes under its own. Before the first month nothing is left to luck. */
function movedByLuck(row: RowDefinition, comes: string | undefined): readonly RowDefinition[] {
  if (comes === undefined) return [row]
  const { opening: _, ...expected } = row
  return [
    { ...expected, name: `${row.name}_before_luck` },
    { ...row, formula: comes },
  ]
}

/** A row that goes on as if no luck had been drawn before it. */
function asExpected({ name, dims, formula, opening, unit }: RowDefinition): RowDefinition {
  const expected = rowsAsExpected.reduce(
    (so, read) => so.replace(wordOf(read), `expected_${read}`),
    formula.replace(wordOf('opportunities_created'), 'opportunities_created_before_luck'),
  )
  return {
    name: `expected_${name}`,
    dims,
    formula: expected,
    ...(opening === undefined ? {} : { opening }),
    unit,
  }
}

function ofExpected(row: RowDefinition): RowDefinition {
  const change = rowsOfExpected.find(one => one.row === row.name)
  if (change === undefined) return row
  const { reads, instead } = change
  return { ...row, formula: row.formula.replace(wordOf(reads), instead) }
}

/**
 * The factor: never below 0, with mean 1 and the variance asked for, exactly, whatever number is expected. Up to a variance
 * v of 1/3 it is uniform around 1. Above, there are months in which nothing happens: it is 0 but in the highest 2 / g of
 * all draws, where it rises in a straight line to g = 3 (1 + v) / 2. At 1/3 the two are one. Where no more than so much can
 * happen, g ends there, and v with it. A lognormal factor of the same mean and variance has no months without anything, and
 * a tail that no count has: for a tenth of a leaver a month its sums would be wrong.
 */
function factorRows({ name, dims, variance, most, drawnWith }: Luck): readonly RowDefinition[] {
  const [draw, v, g] = [drawOf(drawnWith ?? name), `${name}_luck_variance`, `${name}_luck_greatest`]
  const row = (of: string, formula: string): RowDefinition => ({ name: of, dims, unit: 'ratio', formula })
  const room = most === undefined ? mostEver : `max(1, ${most})`
  const spread = `(3 * ${v}) ^ (1 / 2)`
  return [
    row(v, `min(${mostEver}, max(0, ${variance}))`),
    row(g, `min(${room}, 3 / 2 * (1 + ${v}))`),
    row(
      `${name}_luck`,
      `if(${luckSwitch} == 0, 1, if(${g} >= 2, ${g} * max(0, 1 + ${g} * (${draw} - 1) / 2), 1 + ${most === undefined ? spread : `min(${spread}, ${room} - 1)`} * (2 * ${draw} - 1)))`,
    ),
  ]
}

/** Of what is expected once in so many months no luck is worth computing, and computing it would run out of digits. */
const mostEver = 10_000

/** A name where it stands by itself. */
function wordOf(name: string): RegExp {
  return new RegExp(`\\b${name}\\b`, 'g')
}

function drawOf(name: string): string {
  return `${name}_draw`
}
