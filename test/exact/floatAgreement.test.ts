// Random small programs, computed exactly and by an independent interpreter in doubles.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runExact } from '../../engine/exact/runExact.ts'
import type { OperatorName } from '../../engine/formula/functions.ts'
import type { GroundExpression, Program } from '../../engine/formula/program.ts'
import type { Quantity } from '../../engine/formula/quantity.ts'
import { type Bounded, Delicate, interpret } from './floatInterpreter.ts'

const months = 4
const seriesCount = 4

const operators: readonly (readonly [OperatorName, number])[] = [
  ['add', 2],
  ['add', 4],
  ['subtract', 2],
  ['multiply', 2],
  ['multiply', 3],
  ['divide', 2],
  ['power', 2],
  ['negate', 1],
  ['less', 2],
  ['less_or_equal', 2],
  ['greater', 2],
  ['greater_or_equal', 2],
  ['equal', 2],
  ['not_equal', 2],
  ['and', 2],
  ['or', 2],
  ['not', 1],
  ['if', 3],
  ['min', 3],
  ['max', 2],
  ['floor', 1],
  ['mod', 2],
  ['abs', 1],
  ['ratio', 2],
  ['exp', 1],
  ['ln', 1],
  ['logistic', 3],
  ['hill', 3],
]

/** A formula before it is known which series it may read in the same month: a leaf's series is a pick among those. */
type Draft =
  | { readonly kind: 'leaf'; readonly leaf: GroundExpression }
  | { readonly kind: 'apply'; readonly operator: OperatorName; readonly args: readonly Draft[] }
  | {
      readonly kind: 'back'
      readonly of: Draft
      readonly months: number
      readonly how: 'shift' | 'rolling'
    }
  | { readonly kind: 'cumulative'; readonly of: Draft }
  | { readonly kind: 'convolve'; readonly of: Draft; readonly weights: readonly Draft[] }

const number = (text: string): GroundExpression => ({ kind: 'number', text })

const leaf: fc.Arbitrary<Draft> = fc
  .oneof(
    fc.constantFrom('0', '1', '2', '0.5', '3', '0.1', '12', '0.25').map(number),
    fc.constant<GroundExpression>({ kind: 'month_index' }),
    fc.nat({ max: 3 }).map((cell): GroundExpression => ({ kind: 'input', cell })),
    fc.nat({ max: seriesCount - 1 }).map((series): GroundExpression => ({ kind: 'series', series })),
  )
  .map(found => ({ kind: 'leaf', leaf: found }))

const draft = fc.letrec<{ node: Draft }>(tie => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(...operators)
        .chain(([operator, count]) =>
          fc
            .array(tie('node'), { minLength: count, maxLength: count })
            .map((args): Draft => ({ kind: 'apply', operator, args })),
        ),
    },
    fc.record({
      kind: fc.constant('back' as const),
      of: tie('node'),
      months: fc.nat({ max: 3 }),
      how: fc.constantFrom('shift' as const, 'rolling' as const),
    }),
    fc.record({ kind: fc.constant('cumulative' as const), of: tie('node') }),
    fc.record({
      kind: fc.constant('convolve' as const),
      of: tie('node'),
      weights: fc.array(tie('node'), { maxLength: 3 }),
    }),
  ),
})).node

/** Grounds a draft: in the same month it reads the first `below` series, in earlier months all. */
function ground(node: Draft, below: number): GroundExpression {
  switch (node.kind) {
    case 'leaf':
      if (node.leaf.kind !== 'series') return node.leaf
      return below === 0 ? number('2') : { kind: 'series', series: node.leaf.series % below }
    case 'apply':
      return { ...node, args: node.args.map(part => ground(part, below)) }
    case 'back': {
      const by = number(String(node.months))
      if (node.how === 'rolling') return { kind: 'rolling', of: ground(node.of, below), months: by }
      return { kind: 'shift', of: ground(node.of, node.months > 0 ? seriesCount : below), by }
    }
    case 'cumulative':
      return { kind: 'cumulative', of: ground(node.of, below) }
    case 'convolve':
      return {
        kind: 'convolve',
        of: ground(node.of, below),
        weights: node.weights.map(part => ground(part, below)),
      }
  }
}

const quantity: fc.Arbitrary<Quantity> = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.integer({ min: -2000, max: 2000 }).map(cents => cents / 100),
  fc
    .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .map(([p, q]): Quantity => `${p}/${q}`),
)

const example = fc.record({
  formulas: fc.array(draft, { minLength: seriesCount, maxLength: seriesCount }),
  openings: fc.array(fc.option(draft, { nil: undefined }), {
    minLength: seriesCount,
    maxLength: seriesCount,
  }),
  values: fc.array(quantity, { minLength: 4, maxLength: 4 }),
})

function programOf(formulas: readonly Draft[], openings: readonly (Draft | undefined)[]): Program {
  return {
    months,
    historyMonths: 0,
    cells: [0, 1, 2, 3].map(index => ({ input: `input_${index}`, member: [], time: 'constant' })),
    series: formulas.map((formula, index) => {
      const opening = openings[index]
      return {
        row: `row_${index}`,
        member: [],
        formula: ground(formula, index),
        // Openings read no series in any month, so that no opening can need itself.
        ...(opening === undefined ? {} : { opening: withoutSeries(ground(opening, 0)) }),
      }
    }),
    order: formulas.map((_, index) => index),
    rows: new Map(formulas.map((_, index) => [`row_${index}`, { first: index, count: 1 }])),
  }
}

function withoutSeries(node: GroundExpression): GroundExpression {
  switch (node.kind) {
    case 'series':
      return number('3')
    case 'apply':
      return { ...node, args: node.args.map(withoutSeries) }
    case 'shift':
    case 'rolling':
    case 'cumulative':
      return { ...node, of: withoutSeries(node.of) }
    case 'convolve':
      return { ...node, of: withoutSeries(node.of), weights: node.weights.map(withoutSeries) }
    default:
      return node
  }
}

/** What the interpreter gives, or undefined where rounding decides or the error outgrows the number. */
function expected(
  read: (series: number, month: number) => Bounded,
  series: number,
  month: number,
): Bounded | undefined {
  try {
    return read(series, month)
  } catch (reason) {
    if (reason instanceof Delicate) return undefined
    throw reason
  }
}

test('random programs give the same numbers in decimals and in doubles, and cannot be computed in the same cells', () => {
  let compared = 0
  let faulty = 0
  fc.assert(
    fc.property(example, ({ formulas, openings, values }) => {
      const program = programOf(formulas, openings)
      const run = runExact(program, values)
      const read = interpret(program, values)
      for (let series = 0; series < seriesCount; series += 1) {
        for (let month = -2; month <= months; month += 1) {
          const wanted = expected(read, series, month)
          if (wanted === undefined) continue
          const found = run.value(series, month).toNumber()
          compared += 1
          if (Number.isNaN(wanted.value)) faulty += 1
          if (Number.isNaN(wanted.value) || Number.isNaN(found)) expect(found).toBe(wanted.value)
          else expect(Math.abs(found - wanted.value)).toBeLessThanOrEqual(wanted.error * 4)
        }
      }
      expect(run.faults.length > 0).toBe(run.numbers().some(column => column.some(Number.isNaN)))
    }),
    { numRuns: 400 },
  )
  expect(compared).toBeGreaterThan(3000)
  expect(faulty).toBeGreaterThan(100)
})
