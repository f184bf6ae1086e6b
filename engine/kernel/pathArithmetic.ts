// Arithmetic on numbers of which some differ from path to path. Where the ranges decide an operation, no node is made.

import { logisticCurve, modulo, power } from './floatArithmetic.ts'
import {
  anything,
  differenceOf,
  exactly,
  hull,
  type Interval,
  intersection,
  loosened,
  mapped,
  powerOf,
  productOf,
  quotientOf,
  risen,
  sumOf,
} from './interval.ts'
import { earlier, isFault, isFlag, isSound, type NodeMaker } from './nodeMaker.ts'
import type { Value } from './pathGraph.ts'

/** Sums, products, powers and curves. */
export type PathArithmetic = ReturnType<typeof pathArithmetic>

/** The arithmetic that makes its nodes with the given maker. */
export function pathArithmetic({ rangeOf, mayBe, make, guarded }: NodeMaker) {
  function add(x: Value, y: Value): Value {
    if (typeof x === 'number' && typeof y === 'number') return x + y
    if (isFault(x) || isFault(y)) return Number.NaN
    if (x === 0) return y
    if (y === 0) return x
    const a = earlier(x, y)
    const b = a === x ? y : x
    return make('add', a, b, 0, () => sumOf(rangeOf(a), rangeOf(b)))
  }

  function subtract(a: Value, b: Value): Value {
    if (typeof a === 'number' && typeof b === 'number') return a - b
    if (isFault(a) || isFault(b)) return Number.NaN
    if (b === 0) return a
    if (a === b && isSound(a)) return 0
    return make('subtract', a, b, 0, () => leftOver(a, b), a === 1 && isFlag(b))
  }

  /**
   * The range of a - b. Where b is a share of something that a holds (who leaves of those who are there), what is left
   * of it is the rest of the share, which says far more than two ranges taken for themselves.
   */
  function leftOver(a: Value, b: Value): Interval {
    const plain = differenceOf(rangeOf(a), rangeOf(b))
    if (typeof b === 'number' || b.operation !== 'multiply') return plain
    const kept = [
      { whole: b.a, share: b.b },
      { whole: b.b, share: b.a },
    ].flatMap(({ whole, share }) => {
      const rest = restOf(a, whole, deepestSum)
      if (rest === undefined) return []
      const left = productOf(rangeOf(whole), differenceOf(exactly(1), rangeOf(share)))
      return [loosened(sumOf(rest, left), rangeOf(whole), rest)]
    })
    return kept.reduce(intersection, plain)
  }

  /** What a sum holds besides one of its parts; undefined where it does not hold it. */
  function restOf(sum: Value, part: Value, depth: number): Interval | undefined {
    if (sum === part) return exactly(0)
    if (typeof sum === 'number' || sum.operation !== 'add' || depth === 0) return undefined
    const besides = restOf(sum.a, part, depth - 1)
    if (besides !== undefined) return sumOf(besides, rangeOf(sum.b))
    const before = restOf(sum.b, part, depth - 1)
    return before && sumOf(before, rangeOf(sum.a))
  }

  function multiply(x: Value, y: Value): Value {
    if (typeof x === 'number' && typeof y === 'number') return x * y
    if (isFault(x) || isFault(y)) return Number.NaN
    if (x === 1) return y
    if (y === 1) return x
    if ((x === 0 && isSound(y)) || (y === 0 && isSound(x))) return 0
    const a = earlier(x, y)
    const b = a === x ? y : x
    return make('multiply', a, b, 0, () => productOf(rangeOf(a), rangeOf(b)), isFlag(a) && isFlag(b))
  }

  function divide(a: Value, b: Value): Value {
    if (b === 0 || isFault(a) || isFault(b)) return Number.NaN
    if (typeof a === 'number' && typeof b === 'number') return a / b
    if (b === 1) return a
    if (a === 0 && isSound(b) && !mayBe(b, 0)) return 0
    const quotient = make('divide', a, b, 0, () => quotientOf(rangeOf(a), rangeOf(b)))
    return mayBe(b, 0) ? guarded(quotient) : quotient
  }

  /** a / b, and 0 where b is 0, whatever a is there. */
  function ratio(a: Value, b: Value): Value {
    if (b === 0) return 0
    if (!mayBe(b, 0)) return divide(a, b)
    return make('ratio', a, b, 0, () => hull(exactly(0), quotientOf(rangeOf(a), rangeOf(b))))
  }

  function toPower(a: Value, b: Value): Value {
    if (typeof a === 'number' && typeof b === 'number') return power(a, b)
    if (isFault(a) || isFault(b)) return Number.NaN
    const base = rangeOf(a)
    if (b === 1) return a
    if (b === 2) return multiply(a, a)
    if (b === 0 && isSound(a) && !mayBe(a, 0)) return 1
    if (b === 0.5 && base.low >= 0) return make('square_root', a, 0, 0, () => mapped(base, Math.sqrt))
    return make(
      'power',
      a,
      b,
      0,
      () => powerOf(base, rangeOf(b)),
      false,
      isSound(a) && isSound(b) && powerHasValue(base, rangeOf(b)),
    )
  }

  function remainder(a: Value, b: Value): Value {
    if (typeof a === 'number' && typeof b === 'number') return modulo(a, b)
    return make(
      'modulo',
      a,
      b,
      0,
      () => hull(exactly(0), rangeOf(b)),
      false,
      isSound(a) && isSound(b) && !mayBe(b, 0),
    )
  }

  function floor(x: Value): Value {
    if (typeof x === 'number') return Math.floor(x)
    const floored = mapped(rangeOf(x), Math.floor)
    if (x.flag) return x
    return x.sound && floored.low === floored.high ? floored.low : make('floor', x, 0, 0, () => floored)
  }

  function abs(x: Value): Value {
    if (typeof x === 'number') return Math.abs(x)
    const { low, high } = rangeOf(x)
    if (low >= 0) return x
    return make('abs', x, 0, 0, () => ({ low: Math.max(0, -high), high: Math.max(-low, high) }))
  }

  function exp(x: Value): Value {
    if (typeof x === 'number') return Math.exp(x)
    const grown = make('exp', x, 0, 0, () => risen(rangeOf(x), Math.exp))
    return rangeOf(x).high <= largestExponent ? grown : guarded(grown)
  }

  function ln(x: Value): Value {
    if (typeof x === 'number') return x > 0 ? Math.log(x) : Number.NaN
    const positive = rangeOf(x).low > 0
    const logarithm = make('ln', x, 0, 0, () => (positive ? risen(rangeOf(x), Math.log) : anything))
    return positive ? logarithm : guarded(logarithm)
  }

  function logistic(z: Value): Value {
    if (typeof z === 'number') return logisticCurve(z)
    return make('logistic', z, 0, 0, () => risen(rangeOf(z), logisticCurve))
  }

  return {
    add,
    subtract,
    multiply,
    divide,
    ratio,
    power: toPower,
    modulo: remainder,
    floor,
    abs,
    exp,
    ln,
    logistic,
  }
}

/** How many sums within sums are looked through for a part. */
const deepestSum = 4

/** Beyond e^700 a double is soon infinite. */
const largestExponent = 700

function powerHasValue(base: Interval, exponent: Interval): boolean {
  if (base.low > 0) return true
  if (base.low === 0) return exponent.low > 0
  return exponent.low === exponent.high && Number.isInteger(exponent.low) && exponent.low > 0
}
