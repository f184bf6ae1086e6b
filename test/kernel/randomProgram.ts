// Random small programs with random numbers: every operator and every function of time, openings, histories and inputs,
// with numbers that often make divisors 0 and conditions change.

import fc from 'fast-check'
import { operatorNames } from '../../engine/formula/functions.ts'
import type { GroundExpression, InputCell, Program, Series } from '../../engine/formula/program.ts'
import type { UncertainCell } from '../../engine/kernel/uncertainCell.ts'
import type { PlainValue } from './interpretProgram.ts'

/** A program, a scenario's numbers, and samples for some of its cells. */
export type RandomCase = {
  readonly program: Program
  readonly values: readonly PlainValue[]
  readonly uncertain: readonly UncertainCell[]
  readonly columns: readonly Float64Array[]
}

const months = 8
const historyMonths = 6
export const randomPaths = 5

/**
 * Cells 0 to 2 are constants, 3 a whole number of months (so few that windows are added up in the plain order, and
 * equality is to the last bit), 4 monthly, 5 a history.
 */
const cells: readonly InputCell[] = [
  ...['rate', 'price', 'share', 'delay'].map(input => ({ input, member: [], time: 'constant' as const })),
  { input: 'budget', member: [], time: 'monthly' },
  { input: 'past', member: [], time: 'history' },
]

/** Few digits, so that sums and products of several are exact and thresholds are met exactly, and 0 comes often. */
const number = fc.integer({ min: -6, max: 8 }).map(n => n / 4)

const values: fc.Arbitrary<readonly PlainValue[]> = fc.tuple(
  number,
  number,
  number,
  fc.integer({ min: 0, max: 2 }),
  fc.array(number, { minLength: months, maxLength: months }),
  fc.array(number, { minLength: historyMonths, maxLength: historyMonths }),
)

const text = (value: number): GroundExpression => ({ kind: 'number', text: String(value) })

/** An expression for series `own` of `count`; in the month at hand it reads only series before it. */
function expression(own: number, count: number, opening: boolean): fc.Arbitrary<GroundExpression> {
  const anySeries = fc.nat(count - 1).map((series): GroundExpression => ({ kind: 'series', series }))
  const series =
    own === 0 ? [] : [fc.nat(own - 1).map((index): GroundExpression => ({ kind: 'series', series: index }))]
  const input = (...choice: readonly number[]) =>
    fc.constantFrom(...choice).map((cell): GroundExpression => ({ kind: 'input', cell }))
  const delay = fc.oneof(
    fc.integer({ min: 0, max: 4 }).map(text),
    fc.constant<GroundExpression>({ kind: 'input', cell: 3 }),
  )
  const { node } = fc.letrec<{ node: GroundExpression; leaf: GroundExpression }>(tie => ({
    leaf: fc.oneof(
      number.map(value =>
        value < 0
          ? { kind: 'apply' as const, operator: 'negate' as const, args: [text(-value)] }
          : text(value),
      ),
      input(0, 1, 2, ...(opening ? [5] : [4])),
      fc.constant<GroundExpression>({ kind: 'month_index' }),
      ...series,
      ...(opening ? [] : [anySeries.map((of): GroundExpression => ({ kind: 'shift', of, by: text(1) }))]),
    ),
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('leaf'),
      fc.tuple(fc.constantFrom(...operatorNames), fc.array(tie('node'), { minLength: 3, maxLength: 3 })).map(
        ([operator, args]): GroundExpression => ({
          kind: 'apply',
          operator,
          args: args.slice(0, argumentCount(operator)),
        }),
      ),
      fc.record({ kind: fc.constant('shift' as const), of: tie('node'), by: delay }),
      fc.record({ kind: fc.constant('rolling' as const), of: tie('node'), months: delay }),
      fc.record({ kind: fc.constant('cumulative' as const), of: tie('node') }),
      fc.record({
        kind: fc.constant('convolve' as const),
        of: tie('node'),
        weights: fc.array(tie('leaf'), { minLength: 1, maxLength: 3 }),
      }),
    ),
  }))
  return node
}

function argumentCount(operator: (typeof operatorNames)[number]): number {
  switch (operator) {
    case 'negate':
    case 'not':
    case 'floor':
    case 'abs':
    case 'exp':
    case 'ln':
      return 1
    case 'add':
    case 'multiply':
    case 'min':
    case 'max':
    case 'and':
    case 'or':
    case 'if':
    case 'logistic':
    case 'hill':
      return 3
    default:
      return 2
  }
}

const program: fc.Arbitrary<Program> = fc.integer({ min: 1, max: 4 }).chain(count =>
  fc.tuple(...Array.from({ length: count }, (_, own) => randomSeries(own, count))).map(series => ({
    months,
    historyMonths,
    cells,
    series,
    order: [...series.keys()],
    rows: new Map(series.map(({ row }, first) => [row, { first, count: 1 }])),
  })),
)

function randomSeries(own: number, count: number): fc.Arbitrary<Series> {
  return fc
    .tuple(expression(own, count, false), fc.option(expression(own, Math.max(1, own), true)))
    .map(([formula, opening]) => ({
      row: `row${own}`,
      member: [],
      formula,
      ...(opening === null || readsItself(opening, own) ? {} : { opening }),
    }))
}

/** An opening of the first series has no earlier one to read. */
function readsItself(node: GroundExpression, own: number): boolean {
  return JSON.stringify(node).includes(`"series":${own}}`)
}

const uncertain: fc.Arbitrary<readonly UncertainCell[]> = fc
  .subarray([0, 1, 2, 3, 4, 5], { minLength: 1 })
  .chain(chosen =>
    fc.tuple(
      ...chosen.map((cell, column) =>
        fc.constantFrom('value', 'factor').map(mode => ({ cell, column, mode }) as const),
      ),
    ),
  )

/** Random cases with one to six uncertain cells. */
export const randomCase: fc.Arbitrary<RandomCase> = fc
  .record({ program, values, uncertain })
  .chain(({ uncertain, ...rest }) =>
    fc
      .tuple(
        ...uncertain.map(({ cell }) =>
          fc.array(cell === 3 ? fc.integer({ min: 0, max: 2 }) : number, {
            minLength: randomPaths,
            maxLength: randomPaths,
          }),
        ),
      )
      .map(columns => ({ ...rest, uncertain, columns: columns.map(column => Float64Array.from(column)) })),
  )
