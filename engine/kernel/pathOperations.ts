// Operations on numbers of which some differ from path to path. Numbers that are the same on all paths are computed at
// once. Where what is known of the operands decides an operation, its result is an operand or a number and no node is
// made: only steps that leave every bit of the result as it is (but for the sign of a zero), and no fault of an operand
// is lost on the way.

import { logisticCurve, modulo, power } from './floatArithmetic.ts'
import {
  anything,
  contains,
  differenceOf,
  exactly,
  hull,
  type Interval,
  mapped,
  powerOf,
  productOf,
  quotientOf,
  risen,
  sumOf,
} from './interval.ts'
import type { Facts, Operation, PathGraph, PathNode, Value } from './pathGraph.ts'

/** Each takes numbers and nodes and gives the number or node of its result. */
export type PathOperations = ReturnType<typeof pathOperations>

/** The operations, making nodes of the given graph. */
export function pathOperations(graph: PathGraph) {
  function make(operation: Operation, a: Value, b: Value, c: Value, facts: () => Known): PathNode {
    return graph.node(operation, a, b, c, () => ({
      flag: false,
      sound: isSound(a) && isSound(b) && isSound(c),
      ...facts(),
    }))
  }

  /** A sampled number with values in the range. */
  function column(index: number, range: Interval): Value {
    return range.low === range.high ? range.low : make('column', index, 0, 0, () => ({ range }))
  }

  /** x, with the fault that the operand may carry and x may have lost. */
  function carry(x: Value, operand: Value): Value {
    if (isSound(operand)) return x
    if (typeof operand === 'number') return Number.NaN
    return make('strict', x, operand, 0, () => ({ range: rangeOf(x), flag: isFlag(x) }))
  }

  /** The result of an operation that may have ended in an infinite number. */
  function guarded(x: PathNode): Value {
    return make('finite', x, 0, 0, () => ({ range: x.range, sound: false }))
  }

  function add(x: Value, y: Value): Value {
    if (typeof x === 'number' && typeof y === 'number') return x + y
    if (isFault(x) || isFault(y)) return Number.NaN
    if (x === 0) return y
    if (y === 0) return x
    const a = earlier(x, y)
    const b = a === x ? y : x
    return make('add', a, b, 0, () => ({ range: sumOf(rangeOf(a), rangeOf(b)) }))
  }

  function subtract(a: Value, b: Value): Value {
    if (typeof a === 'number' && typeof b === 'number') return a - b
    if (isFault(a) || isFault(b)) return Number.NaN
    if (b === 0) return a
    if (a === b && isSound(a)) return 0
    return make('subtract', a, b, 0, () => ({
      range: differenceOf(rangeOf(a), rangeOf(b)),
      flag: a === 1 && isFlag(b),
    }))
  }

  function multiply(x: Value, y: Value): Value {
    if (typeof x === 'number' && typeof y === 'number') return x * y
    if (isFault(x) || isFault(y)) return Number.NaN
    if (x === 1) return y
    if (y === 1) return x
    if ((x === 0 && isSound(y)) || (y === 0 && isSound(x))) return 0
    const a = earlier(x, y)
    const b = a === x ? y : x
    return make('multiply', a, b, 0, () => ({
      range: productOf(rangeOf(a), rangeOf(b)),
      flag: isFlag(a) && isFlag(b),
    }))
  }

  function divide(a: Value, b: Value): Value {
    if (b === 0 || isFault(a) || isFault(b)) return Number.NaN
    if (typeof a === 'number' && typeof b === 'number') return a / b
    if (b === 1) return a
    if (a === 0 && isSound(b) && !mayBe(b, 0)) return 0
    const quotient = make('divide', a, b, 0, () => ({ range: quotientOf(rangeOf(a), rangeOf(b)) }))
    return mayBe(b, 0) ? guarded(quotient) : quotient
  }

  /** a / b, and 0 where b is 0, whatever a is there. */
  function ratio(a: Value, b: Value): Value {
    if (b === 0) return 0
    if (!mayBe(b, 0)) return divide(a, b)
    return make('ratio', a, b, 0, () => ({ range: hull(exactly(0), quotientOf(rangeOf(a), rangeOf(b))) }))
  }

  function toPower(a: Value, b: Value): Value {
    if (typeof a === 'number' && typeof b === 'number') return power(a, b)
    if (isFault(a) || isFault(b)) return Number.NaN
    const base = rangeOf(a)
    if (b === 1) return a
    if (b === 2) return multiply(a, a)
    if (b === 0 && isSound(a) && !mayBe(a, 0)) return 1
    if (b === 0.5 && base.low >= 0)
      return make('square_root', a, 0, 0, () => ({ range: mapped(base, Math.sqrt) }))
    return make('power', a, b, 0, () => ({
      range: powerOf(base, rangeOf(b)),
      sound: isSound(a) && isSound(b) && powerHasValue(base, rangeOf(b)),
    }))
  }

  function remainder(a: Value, b: Value): Value {
    if (typeof a === 'number' && typeof b === 'number') return modulo(a, b)
    return make('modulo', a, b, 0, () => ({
      range: hull(exactly(0), rangeOf(b)),
      sound: isSound(a) && isSound(b) && !mayBe(b, 0),
    }))
  }

  function min(x: Value, y: Value): Value {
    if (typeof x === 'number' && typeof y === 'number') return Math.min(x, y)
    const a = earlier(x, y)
    const b = a === x ? y : x
    const left = rangeOf(a)
    const right = rangeOf(b)
    if (isSound(a) && isSound(b)) {
      if (a === b || left.high <= right.low) return a
      if (right.high <= left.low) return b
    }
    const least = make('min', a, b, 0, () => ({
      range: { low: Math.min(left.low, right.low), high: Math.min(left.high, right.high) },
      flag: isFlag(a) && isFlag(b),
    }))
    return carry(carry(least, a), b)
  }

  function max(x: Value, y: Value): Value {
    if (typeof x === 'number' && typeof y === 'number') return Math.max(x, y)
    const a = earlier(x, y)
    const b = a === x ? y : x
    const left = rangeOf(a)
    const right = rangeOf(b)
    if (isSound(a) && isSound(b)) {
      if (a === b || left.low >= right.high) return a
      if (right.low >= left.high) return b
    }
    const greatest = make('max', a, b, 0, () => ({
      range: { low: Math.max(left.low, right.low), high: Math.max(left.high, right.high) },
      flag: isFlag(a) && isFlag(b),
    }))
    return carry(carry(greatest, a), b)
  }

  /** A flag; `answer` is what the ranges already say of operands without faults. */
  function compared(operation: Operation, a: Value, b: Value, answer: boolean | undefined): Value {
    if (answer !== undefined && isSound(a) && isSound(b)) return Number(answer)
    if (isFault(a) || isFault(b)) return Number.NaN
    return carry(
      carry(
        make(operation, a, b, 0, () => ({ range: unit, flag: true })),
        a,
      ),
      b,
    )
  }

  function less(a: Value, b: Value): Value {
    const x = rangeOf(a)
    const y = rangeOf(b)
    return compared('less', a, b, a === b || x.low >= y.high ? false : x.high < y.low ? true : undefined)
  }

  function lessOrEqual(a: Value, b: Value): Value {
    const x = rangeOf(a)
    const y = rangeOf(b)
    return compared(
      'less_or_equal',
      a,
      b,
      a === b || x.high <= y.low ? true : x.low > y.high ? false : undefined,
    )
  }

  function equal(x: Value, y: Value): Value {
    const a = earlier(x, y)
    const b = a === x ? y : x
    if (a === 0 && isFlag(b) && isSound(b)) return subtract(1, b)
    if (a === 1 && isFlag(b) && isSound(b)) return b
    return compared('equal', a, b, areEqual(a, b))
  }

  function notEqual(x: Value, y: Value): Value {
    const a = earlier(x, y)
    const b = a === x ? y : x
    if (a === 0 && isFlag(b) && isSound(b)) return b
    const answer = areEqual(a, b)
    return compared('not_equal', a, b, answer === undefined ? undefined : !answer)
  }

  /** 1 where neither is 0; where a is 0, a fault of b does not matter. */
  function and(a: Value, b: Value): Value {
    return isSound(b) ? multiply(notEqual(a, 0), notEqual(b, 0)) : select(a, notEqual(b, 0), 0)
  }

  /** 1 where one is not 0; where a is not 0, a fault of b does not matter. */
  function or(a: Value, b: Value): Value {
    return isSound(b) ? max(notEqual(a, 0), notEqual(b, 0)) : select(a, 1, notEqual(b, 0))
  }

  /** a where the condition is not 0, else b; a fault of the other one does not matter. */
  function select(condition: Value, a: Value, b: Value): Value {
    if (typeof condition === 'number') return Number.isNaN(condition) ? condition : condition !== 0 ? a : b
    if (condition.sound) {
      if (a === b || !mayBe(condition, 0)) return a
      if (a === 1 && b === 0) return notEqual(condition, 0)
      if (a === 0 && b === 1) return equal(condition, 0)
      if (b === 0 && condition.flag && isSound(a)) return multiply(condition, a)
    }
    const chosen = make('select', condition, a, b, () => ({
      range: hull(rangeOf(a), rangeOf(b)),
      flag: isFlag(a) && isFlag(b),
    }))
    return carry(chosen, condition)
  }

  function floor(x: Value): Value {
    if (typeof x === 'number') return Math.floor(x)
    const floored = mapped(x.range, Math.floor)
    if (x.flag) return x
    return x.sound && floored.low === floored.high
      ? floored.low
      : make('floor', x, 0, 0, () => ({ range: floored }))
  }

  function abs(x: Value): Value {
    if (typeof x === 'number') return Math.abs(x)
    const { low, high } = x.range
    if (low >= 0) return x
    return make('abs', x, 0, 0, () => ({ range: { low: Math.max(0, -high), high: Math.max(-low, high) } }))
  }

  function exp(x: Value): Value {
    if (typeof x === 'number') return Math.exp(x)
    const grown = make('exp', x, 0, 0, () => ({ range: risen(x.range, Math.exp) }))
    return x.range.high <= largestExponent ? grown : guarded(grown)
  }

  function ln(x: Value): Value {
    if (typeof x === 'number') return x > 0 ? Math.log(x) : Number.NaN
    const positive = x.range.low > 0
    const logarithm = make('ln', x, 0, 0, () => ({ range: positive ? risen(x.range, Math.log) : anything }))
    return positive ? logarithm : guarded(logarithm)
  }

  function logistic(z: Value): Value {
    if (typeof z === 'number') return logisticCurve(z)
    return make('logistic', z, 0, 0, () => ({ range: risen(z.range, logisticCurve) }))
  }

  function hill(x: Value, half: Value, shape: Value): Value {
    const share = toPower(max(0, x), shape)
    const saturation = divide(share, add(share, toPower(half, shape)))
    // At 0 and below the quotient is 0 of itself, unless a power has no value there.
    if (typeof x !== 'number' && isSound(saturation)) return saturation
    return carry(carry(select(less(0, x), saturation, 0), half), shape)
  }

  return {
    column,
    add,
    subtract,
    multiply,
    divide,
    ratio,
    power: toPower,
    modulo: remainder,
    min,
    max,
    less,
    lessOrEqual,
    equal,
    notEqual,
    and,
    or,
    select,
    floor,
    abs,
    exp,
    ln,
    logistic,
    hill,
  }
}

type Known = Partial<Facts> & Pick<Facts, 'range'>

/** Whether no fault can reach the value. */
export function isSound(value: Value): boolean {
  return typeof value === 'number' ? Number.isFinite(value) : value.sound
}

/** Whether the value is this number on some path, for all that is known. */
export function mayBe(value: Value, number: number): boolean {
  return typeof value === 'number' ? value === number : contains(value.range, number)
}

function isFault(value: Value): boolean {
  return typeof value === 'number' && Number.isNaN(value)
}

function isFlag(value: Value): boolean {
  return typeof value === 'number' ? value === 0 || value === 1 : value.flag
}

function rangeOf(value: Value): Interval {
  return typeof value === 'number' ? exactly(value) : value.range
}

/** What the ranges say. */
function areEqual(a: Value, b: Value): boolean | undefined {
  const x = rangeOf(a)
  const y = rangeOf(b)
  if (a === b) return true
  return x.high < y.low || y.high < x.low ? false : undefined
}

/** For operations whose operands may change places: the one that stands first, numbers before nodes. */
function earlier(x: Value, y: Value): Value {
  if (typeof x === 'number') return x
  return typeof y === 'number' || y.id < x.id ? y : x
}

const unit: Interval = { low: 0, high: 1 }

/** Beyond e^700 a double is soon infinite. */
const largestExponent = 700

function powerHasValue(base: Interval, exponent: Interval): boolean {
  if (base.low > 0) return true
  if (base.low === 0) return exponent.low > 0
  return exponent.low === exponent.high && Number.isInteger(exponent.low) && exponent.low > 0
}
