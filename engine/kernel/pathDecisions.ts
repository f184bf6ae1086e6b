// Comparisons and choices between numbers of which some differ from path to path. A fault never decides: it is carried on.

import { hull, type Interval } from './interval.ts'
import { earlier, isFault, isFlag, isSound, type NodeMaker } from './nodeMaker.ts'
import type { PathArithmetic } from './pathArithmetic.ts'
import type { Operation, Value } from './pathGraph.ts'

/** The decisions that make their nodes with the given maker. */
export function pathDecisions(
  { rangeOf, mayBe, make, carry }: NodeMaker,
  { subtract, multiply }: Pick<PathArithmetic, 'subtract' | 'multiply'>,
) {
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
    const least = make(
      'min',
      a,
      b,
      0,
      () => ({ low: Math.min(left.low, right.low), high: Math.min(left.high, right.high) }),
      isFlag(a) && isFlag(b),
    )
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
    const greatest = make(
      'max',
      a,
      b,
      0,
      () => ({ low: Math.max(left.low, right.low), high: Math.max(left.high, right.high) }),
      isFlag(a) && isFlag(b),
    )
    return carry(carry(greatest, a), b)
  }

  /** A flag; `answer` is what the ranges already say of operands without faults. */
  function compared(operation: Operation, a: Value, b: Value, answer: boolean | undefined): Value {
    if (answer !== undefined && isSound(a) && isSound(b)) return Number(answer)
    if (isFault(a) || isFault(b)) return Number.NaN
    return carry(
      carry(
        make(operation, a, b, 0, () => unit, true),
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

  /** What the ranges say. */
  function areEqual(a: Value, b: Value): boolean | undefined {
    if (a === b) return true
    const x = rangeOf(a)
    const y = rangeOf(b)
    return x.high < y.low || y.high < x.low ? false : undefined
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
    const chosen = make('select', condition, a, b, () => hull(rangeOf(a), rangeOf(b)), isFlag(a) && isFlag(b))
    return carry(chosen, condition)
  }

  return { min, max, less, lessOrEqual, equal, notEqual, and, or, select }
}

const unit: Interval = { low: 0, high: 1 }
