// What every operator of the language computes in decimals, as a table the compiler makes complete.

import type { OperatorName } from '../formula/functions.ts'
import { type Decimal, faultNumbers, inRange, one, zero } from './decimal.ts'
import { exponential, hillCurve, logarithm, logisticCurve, power } from './exponential.ts'

/** The value of an expression in a month: from 1 to N, or 0 and less before the first. */
export type Evaluate = (month: number) => Decimal

/** Notes that a fault arose here in this month and hands it back. A fault that an argument brought is not noted again. */
export type Raise = (fault: Decimal, month: number) => Decimal

/** Builds the evaluation of an operator from those of its arguments. */
type Operator = (args: readonly Evaluate[], raise: Raise) => Evaluate

/**
 * All operators. `if`, `and`, `or` and `ratio` evaluate only the arguments that matter; the others give a fault as
 * soon as an argument is one. Comparisons are exact and give 1 or 0; a condition is true unless it is 0.
 */
export const exactOperators = {
  add: folding(zero, sum),
  subtract: binary((a, b) => (b.isZero() ? a : inRange(a.minus(b)))),
  multiply: folding(one, product),
  divide: binary(quotient),
  power: remembering(([a, b]) => power(a, b)),
  negate: unary(a => (a.isZero() ? zero : a.negated())),
  less: binary((a, b) => flag(a.lt(b))),
  less_or_equal: binary((a, b) => flag(a.lte(b))),
  greater: binary((a, b) => flag(a.gt(b))),
  greater_or_equal: binary((a, b) => flag(a.gte(b))),
  equal: binary((a, b) => flag(a.eq(b))),
  not_equal: binary((a, b) => flag(!a.eq(b))),
  and: untilDecided(condition => condition.isZero(), zero),
  or: untilDecided(condition => !condition.isZero(), one),
  not: unary(a => flag(a.isZero())),
  if: choosing,
  min: folding(undefined, (a, b) => (b.lt(a) ? b : a)),
  max: folding(undefined, (a, b) => (b.gt(a) ? b : a)),
  floor: unary(a => a.floor()),
  mod: binary(remainder),
  abs: unary(a => a.abs()),
  ratio: safeRatio,
  exp: remembering(([a]) => exponential(a)),
  ln: remembering(([a]) => logarithm(a)),
  logistic: remembering(([x, midpoint, speed]) => logisticCurve(x.minus(midpoint).times(speed))),
  hill: remembering(([x, half, shape]) => hillCurve(x, half, shape)),
} satisfies Record<OperatorName, Operator>

/** a + b; most terms of a plan's long sums are 0. */
export function sum(a: Decimal, b: Decimal): Decimal {
  if (b.isZero()) return a
  return a.isZero() ? b : inRange(a.plus(b))
}

/** a × b. */
export function product(a: Decimal, b: Decimal): Decimal {
  if (b === one) return a
  if (a === one) return b
  return a.isZero() || b.isZero() ? zero : inRange(a.times(b))
}

function quotient(a: Decimal, b: Decimal): Decimal {
  if (b.isZero()) return faultNumbers['division by zero']
  if (b === one) return a
  return a.isZero() ? zero : inRange(a.div(b))
}

/** The remainder has the sign of b: mod(-3, 2) is 1. */
function remainder(a: Decimal, b: Decimal): Decimal {
  return b.isZero() ? faultNumbers['division by zero'] : inRange(a.mod(b))
}

function flag(truth: boolean): Decimal {
  return truth ? one : zero
}

function unary(compute: (a: Decimal) => Decimal): Operator {
  return ([a = missing]) =>
    month => {
      const value = a(month)
      return value.isNaN() ? value : compute(value)
    }
}

function binary(compute: (a: Decimal, b: Decimal) => Decimal): Operator {
  return ([a = missing, b = missing], raise) =>
    month => {
      const left = a(month)
      if (left.isNaN()) return left
      const right = b(month)
      if (right.isNaN()) return right
      const result = compute(left, right)
      return result.isNaN() ? raise(result, month) : result
    }
}

/** From left to right over any number of arguments; none give `start`. */
function folding(start: Decimal | undefined, compute: (a: Decimal, b: Decimal) => Decimal): Operator {
  const two = binary(compute)
  return (args, raise) => {
    if (args.length === 2) return two(args, raise)
    const [first = () => start ?? missing(), ...others] = args
    return month => {
      let result = first(month)
      if (result.isNaN()) return result
      for (const other of others) {
        const value = other(month)
        if (value.isNaN()) return value
        result = compute(result, value)
        if (result.isNaN()) return raise(result, month)
      }
      return result
    }
  }
}

/** Keeps its last result: curves and powers are costly, and their arguments often stay the same from month to month. */
function remembering(compute: (operands: Three) => Decimal): Operator {
  return ([first = missing, second = nothing, third = nothing], raise) => {
    let last: Three | undefined
    let result = zero
    return month => {
      const a = first(month)
      if (a.isNaN()) return a
      const b = second(month)
      if (b.isNaN()) return b
      const c = third(month)
      if (c.isNaN()) return c
      if (last === undefined || !a.eq(last[0]) || !b.eq(last[1]) || !c.eq(last[2])) {
        last = [a, b, c]
        result = compute(last)
      }
      return result.isNaN() ? raise(result, month) : result
    }
  }
}

type Three = readonly [Decimal, Decimal, Decimal]

function untilDecided(decides: (condition: Decimal) => boolean, outcome: Decimal): Operator {
  const otherwise = outcome === one ? zero : one
  return conditions => month => {
    for (const condition of conditions) {
      const value = condition(month)
      if (value.isNaN()) return value
      if (decides(value)) return outcome
    }
    return otherwise
  }
}

function choosing([condition = missing, yes = missing, no = missing]: readonly Evaluate[]): Evaluate {
  return month => {
    const value = condition(month)
    if (value.isNaN()) return value
    return value.isZero() ? no(month) : yes(month)
  }
}

function safeRatio([a = missing, b = missing]: readonly Evaluate[], raise: Raise): Evaluate {
  return month => {
    const bottom = b(month)
    if (bottom.isNaN() || bottom.isZero()) return bottom
    const top = a(month)
    if (top.isNaN()) return top
    const result = quotient(top, bottom)
    return result.isNaN() ? raise(result, month) : result
  }
}

function nothing(): Decimal {
  return zero
}

function missing(): never {
  throw new Error('an operator came with too few arguments, which checkModel refuses')
}
