// The language's meaning in the shortest form: a program computed cell by cell, as its definition reads, with nothing
// shared with the kernel. A number that has no value is NaN, and so is all that is computed from it.

import type { OperatorName } from '../../engine/formula/functions.ts'
import type { GroundExpression, Program } from '../../engine/formula/program.ts'

/** A number, or the months of an input cell. */
export type PlainValue = number | readonly number[]

/** Months 1 to N of every series, and the largest size of any number on the way. */
export function interpretProgram(
  program: Program,
  values: readonly PlainValue[],
): { readonly series: readonly (readonly number[])[]; readonly largest: number } {
  const known = new Map<string, number>()
  let largest = 0

  function seriesAt(index: number, month: number): number {
    const key = `${index} ${month}`
    const { formula, opening } = program.series[index] ?? fail()
    const expression = month >= 1 ? formula : opening
    const value = known.get(key) ?? (expression === undefined ? 0 : evaluate(expression, month))
    known.set(key, value)
    return value
  }

  function evaluate(node: GroundExpression, month: number): number {
    const value = compute(node, month)
    if (Math.abs(value) > largest) largest = Math.abs(value)
    return value
  }

  function compute(node: GroundExpression, month: number): number {
    switch (node.kind) {
      case 'number':
        return Number(node.text)
      case 'month_index':
        return month
      case 'input':
        return inputAt(node.cell, month)
      case 'series':
        return seriesAt(node.series, month)
      case 'shift':
        return months(node.by, month, by => evaluate(node.of, month - by))
      case 'rolling':
        return months(node.months, month, count => sum(month - count + 1, month, m => evaluate(node.of, m)))
      case 'cumulative':
        return sum(1, month, m => evaluate(node.of, m))
      case 'convolve':
        return node.weights.reduce((total, weight, age) => {
          const factor = evaluate(weight, month)
          return factor === 0 ? total : total + factor * evaluate(node.of, month - age)
        }, 0)
      case 'apply':
        return apply(
          node.operator,
          node.args.map(argument => () => evaluate(argument, month)),
        )
    }
  }

  function inputAt(cell: number, month: number): number {
    const value = values[cell] ?? fail()
    if (typeof value === 'number') return value
    const first = program.cells[cell]?.time === 'history' ? 1 - value.length : 1
    return value[month - first] ?? Number.NaN
  }

  function months(by: GroundExpression, month: number, follow: (months: number) => number): number {
    const count = evaluate(by, month)
    return Number.isInteger(count) && count >= 0 ? follow(count) : Number.NaN
  }

  return {
    series: program.series.map((_, index) =>
      Array.from({ length: program.months }, (_, month) => seriesAt(index, month + 1)),
    ),
    get largest() {
      return largest
    },
  }
}

/** From the first month to the last; nothing where the last is before the first. */
function sum(first: number, last: number, at: (month: number) => number): number {
  let total = 0
  for (let month = first; month <= last; month += 1) total += at(month)
  return total
}

function apply(operator: OperatorName, args: readonly (() => number)[]): number {
  const [a = fail, b = fail, c = fail] = args
  switch (operator) {
    case 'if':
      return given([a()], condition => (condition === 0 ? c() : b()))
    case 'ratio':
      return given([b()], bottom => (bottom === 0 ? 0 : a() / bottom))
    case 'and':
      return args.reduce<number>(
        (truth, next) => given([truth], t => (t === 0 ? 0 : given([next()], n => (n === 0 ? 0 : 1)))),
        1,
      )
    case 'or':
      return args.reduce<number>(
        (truth, next) => given([truth], t => (t === 1 ? 1 : given([next()], n => (n === 0 ? 0 : 1)))),
        0,
      )
    case 'add':
      return args.map(value => value()).reduce((x, y) => x + y, 0)
    case 'multiply':
      return args.map(value => value()).reduce((x, y) => x * y, 1)
    case 'min':
      return Math.min(...args.map(value => value()))
    case 'max':
      return Math.max(...args.map(value => value()))
    default:
      return given(
        args.map(value => value()),
        strict[operator],
      )
  }
}

type StrictOperator = Exclude<
  OperatorName,
  'if' | 'ratio' | 'and' | 'or' | 'add' | 'multiply' | 'min' | 'max'
>

const strict: Readonly<Record<StrictOperator, (a: number, b: number, c: number) => number>> = {
  subtract: (a, b) => a - b,
  divide: (a, b) => (b === 0 ? Number.NaN : a / b),
  power: raise,
  negate: a => -a,
  less: (a, b) => Number(a < b),
  less_or_equal: (a, b) => Number(a <= b),
  greater: (a, b) => Number(a > b),
  greater_or_equal: (a, b) => Number(a >= b),
  equal: (a, b) => Number(a === b),
  not_equal: (a, b) => Number(a !== b),
  not: a => Number(a === 0),
  floor: Math.floor,
  mod: (a, b) => (b === 0 ? Number.NaN : a % b === 0 || a % b < 0 === b < 0 ? a % b : (a % b) + b),
  abs: Math.abs,
  exp: Math.exp,
  ln: a => (a > 0 ? Math.log(a) : Number.NaN),
  logistic: (x, middle, speed) => 1 / (1 + Math.exp(-(x - middle) * speed)),
  hill: (x, half, shape) => (x <= 0 ? 0 : raise(x, shape) / (raise(x, shape) + raise(half, shape))),
}

function raise(x: number, y: number): number {
  return x === 0 && y <= 0 ? Number.NaN : x ** y
}

function given(values: readonly number[], formula: (a: number, b: number, c: number) => number): number {
  const [a = 0, b = 0, c = 0] = values
  return values.some(Number.isNaN) ? Number.NaN : formula(a, b, c)
}

function fail(): never {
  throw new Error('the program lacks something it reads')
}
