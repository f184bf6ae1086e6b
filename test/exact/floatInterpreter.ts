// A second reading of the language for comparison: doubles, plain recursion, and a bound on the rounding error of every
// number. Where a decision hangs on less than that bound, nothing can be said and the case is given up.

import type { CellValues } from '../../engine/formula/cellValues.ts'
import type { OperatorName } from '../../engine/formula/functions.ts'
import type { GroundExpression, Program } from '../../engine/formula/program.ts'
import { type Quantity, quantityToNumber } from '../../engine/formula/quantity.ts'

/** A double and how far from the true number it may be. NaN where the number cannot be computed. */
export type Bounded = { readonly value: number; readonly error: number }

/** Thrown where rounding decides, so that two right implementations may differ. */
export class Delicate extends Error {}

const epsilon = 2 ** -50

/** Reads a series in a month. */
export function interpret(program: Program, values: CellValues): (series: number, month: number) => Bounded {
  const known = new Map<string, Bounded>()

  function seriesIn(index: number, month: number): Bounded {
    const key = `${index} ${month}`
    const found = known.get(key) ?? compute(index, month)
    known.set(key, found)
    return found
  }

  function compute(index: number, month: number): Bounded {
    const series = program.series[index]
    const formula = month > 0 ? series?.formula : series?.opening
    return formula === undefined ? exactly(0) : inRange(worth(formula, month))
  }

  function worth(node: GroundExpression, month: number): Bounded {
    const inner = (part: GroundExpression, back = 0): Bounded => worth(part, month - back)
    switch (node.kind) {
      case 'number':
        return literal(Number(node.text))
      case 'month_index':
        return exactly(month)
      case 'input': {
        const value = values[node.cell] ?? 0
        const first =
          program.cells[node.cell]?.time === 'history' && typeof value === 'object' ? 1 - value.length : 1
        const quantity: Quantity = typeof value === 'object' ? (value[month - first] ?? 0) : value
        return typeof quantity === 'number' ? literal(quantity) : rounded(quantityToNumber(quantity), 0)
      }
      case 'series':
        return seriesIn(node.series, month)
      case 'apply':
        return apply(
          node.operator,
          node.args.map(part => () => inner(part)),
        )
      case 'shift':
        return inner(node.of, inner(node.by).value)
      case 'rolling':
        return total(inner(node.months).value, back => inner(node.of, back))
      case 'cumulative':
        return total(Math.max(0, month), back => inner(node.of, back))
      case 'convolve':
        return node.weights
          .map((weight, back) => {
            const share = inner(weight)
            return isZero(share) ? exactly(0) : inRange(multiply(share, inner(node.of, back)))
          })
          .reduce(addInRange, exactly(0))
    }
  }

  return seriesIn
}

function total(count: number, term: (back: number) => Bounded): Bounded {
  return Array.from({ length: count }, (_, back) => term(back)).reduce(addInRange, exactly(0))
}

type Later = () => Bounded

function apply(operator: OperatorName, args: readonly Later[]): Bounded {
  const [a = fail, b = fail, c = fail] = args
  switch (operator) {
    case 'if':
      return isFault(a()) ? fault : isZero(a()) ? c() : b()
    case 'and':
    case 'or': {
      const left = a()
      if (isFault(left)) return fault
      if (isZero(left) === (operator === 'and')) return exactly(operator === 'and' ? 0 : 1)
      return isFault(b()) ? fault : exactly(isZero(b()) ? 0 : 1)
    }
    case 'ratio':
      return isFault(b()) ? fault : isZero(b()) ? exactly(0) : inRange(divide(a(), b()))
    default: {
      const values = args.map(argument => argument())
      return values.some(isFault) ? fault : inRange(eager(operator, values))
    }
  }
}

function eager(
  operator: Exclude<OperatorName, 'if' | 'and' | 'or' | 'ratio'>,
  values: readonly Bounded[],
): Bounded {
  const [a = fault, b = fault, c = fault] = values
  switch (operator) {
    case 'add':
      return values.reduce(addInRange, exactly(0))
    case 'multiply':
      return values.reduce((a, b) => inRange(multiply(a, b)), exactly(1))
    case 'subtract':
      return add(a, negated(b))
    case 'negate':
      return negated(a)
    case 'divide':
      return isZero(b) ? fault : divide(a, b)
    case 'less':
      return flag(compare(a, b) < 0)
    case 'less_or_equal':
      return flag(compare(a, b) <= 0)
    case 'greater':
      return flag(compare(a, b) > 0)
    case 'greater_or_equal':
      return flag(compare(a, b) >= 0)
    case 'equal':
      return flag(compare(a, b) === 0)
    case 'not_equal':
      return flag(compare(a, b) !== 0)
    case 'not':
      return flag(isZero(a))
    case 'min':
      return extreme(Math.min, values)
    case 'max':
      return extreme(Math.max, values)
    case 'abs':
      return { ...a, value: Math.abs(a.value) }
    case 'floor':
      return floor(a)
    case 'mod':
      return isZero(b) ? fault : add(a, negated(multiply(b, floor(divide(a, b)))))
    case 'power':
      return power(a, b)
    case 'exp':
      return curved(Math.exp(a.value), Math.exp(a.value + a.error) - Math.exp(a.value))
    case 'ln':
      return compare(a, exactly(0)) <= 0 ? fault : curved(Math.log(a.value), a.error / (a.value - a.error))
    case 'logistic': {
      const z = multiply(add(a, negated(b)), c)
      return curved(1 / (1 + Math.exp(-z.value)), z.error)
    }
    case 'hill': {
      if (compare(a, exactly(0)) <= 0) return exactly(0)
      const share = power(a, c)
      const half = power(b, c)
      if ([share, half].some(({ value }) => Math.abs(value) > 1e300 || Math.abs(value) < 1e-290))
        throw new Delicate()
      return isFault(half) ? fault : divide(share, add(share, half))
    }
  }
}

function power(a: Bounded, b: Bounded): Bounded {
  const whole = Number.isInteger(b.value)
  if (b.error > 0 && Math.abs(b.value - Math.round(b.value)) <= b.error) throw new Delicate()
  if (isZero(a)) return compare(b, exactly(0)) > 0 ? exactly(0) : fault
  if (a.value < 0 && !whole) return fault
  const result = a.value ** b.value
  const relative =
    (Math.abs(b.value) * a.error) / (Math.abs(a.value) - a.error) +
    Math.abs(Math.log(Math.abs(a.value))) * b.error
  return rounded(result, Math.abs(result) * Math.expm1(relative + epsilon * (1 + Math.abs(b.value))))
}

/** Of two numbers that rounding cannot tell apart either may be taken. */
function extreme(choose: (...values: number[]) => number, values: readonly Bounded[]): Bounded {
  return {
    value: choose(...values.map(({ value }) => value)),
    error: Math.max(...values.map(({ error }) => error)),
  }
}

function add(a: Bounded, b: Bounded): Bounded {
  return rounded(a.value + b.value, a.error + b.error)
}

function addInRange(a: Bounded, b: Bounded): Bounded {
  return inRange(add(a, b))
}

function multiply(a: Bounded, b: Bounded): Bounded {
  const error = Math.abs(a.value) * b.error + Math.abs(b.value) * a.error + a.error * b.error
  return rounded(a.value * b.value, error)
}

function divide(a: Bounded, b: Bounded): Bounded {
  const size = Math.abs(b.value) - b.error
  if (size <= 0) throw new Delicate()
  const value = a.value / b.value
  const error = (a.error + Math.abs(value) * b.error) / size
  return error === 0 && Number.isInteger(value)
    ? exactly(value)
    : { value, error: error + Math.abs(value) * epsilon }
}

function floor(a: Bounded): Bounded {
  if (a.error > 0 && Math.abs(a.value - Math.round(a.value)) <= a.error) throw new Delicate()
  return exactly(Math.floor(a.value))
}

function negated(a: Bounded): Bounded {
  return { value: -a.value, error: a.error }
}

/** -1, 0 or 1. */
function compare(a: Bounded, b: Bounded): number {
  const difference = a.value - b.value
  const error = a.error + b.error
  if (error > 0 && Math.abs(difference) <= error) throw new Delicate()
  return Math.sign(difference)
}

function isZero(a: Bounded): boolean {
  return compare(a, exactly(0)) === 0
}

function isFault(a: Bounded): boolean {
  return Number.isNaN(a.value)
}

/** Whole multiples of 1/1024 stay exact through sums and products; everything else gathers error. */
function rounded(value: number, error: number): Bounded {
  return error === 0 && Number.isSafeInteger(value * 1024)
    ? exactly(value)
    : { value, error: error + Math.abs(value) * epsilon }
}

/** The result of a curve is never exact, however whole it looks. */
function curved(value: number, error: number): Bounded {
  return { value, error: error + Math.abs(value) * epsilon + Number.MIN_VALUE }
}

function inRange(a: Bounded): Bounded {
  if (!Number.isFinite(a.error)) throw new Delicate()
  if (Math.abs(Math.abs(a.value) - 1e30) <= a.error || (a.value !== 0 && Math.abs(a.value) < 1e-290))
    throw new Delicate()
  return Math.abs(a.value) < 1e30 ? a : fault
}

function literal(value: number): Bounded {
  return rounded(value, 0)
}

function exactly(value: number): Bounded {
  return { value, error: 0 }
}

function flag(truth: boolean): Bounded {
  return exactly(truth ? 1 : 0)
}

const fault: Bounded = { value: Number.NaN, error: 0 }

function fail(): never {
  throw new Error('an operator came with too few arguments')
}
