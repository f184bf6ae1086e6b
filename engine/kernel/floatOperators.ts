// What every operator of the language means in double precision, for numbers and for nodes of a path graph alike.

import type { OperatorName } from '../formula/functions.ts'
import { type NumberFault, tooLargeFrom } from '../formula/numberFaults.ts'
import type { Value } from './pathGraph.ts'
import type { PathOperations } from './pathOperations.ts'

/** Operators of any number of arguments (`add`, `and`, `max` …) are applied to two at a time, from the left. */
type FloatOperator = (make: PathOperations, a: Value, b: Value, c: Value) => Value

/** All operators. Which arguments are computed at all is settled before (see unfold.ts). */
export const floatOperators = {
  add: (make, a, b) => make.add(a, b),
  subtract: (make, a, b) => make.subtract(a, b),
  multiply: (make, a, b) => make.multiply(a, b),
  divide: (make, a, b) => make.divide(a, b),
  power: (make, a, b) => make.power(a, b),
  negate: (make, a) => make.subtract(0, a),
  less: (make, a, b) => make.less(a, b),
  less_or_equal: (make, a, b) => make.lessOrEqual(a, b),
  greater: (make, a, b) => make.less(b, a),
  greater_or_equal: (make, a, b) => make.lessOrEqual(b, a),
  equal: (make, a, b) => make.equal(a, b),
  not_equal: (make, a, b) => make.notEqual(a, b),
  and: (make, a, b) => make.and(a, b),
  or: (make, a, b) => make.or(a, b),
  not: (make, a) => make.equal(a, 0),
  if: (make, condition, a, b) => make.select(condition, a, b),
  min: (make, a, b) => make.min(a, b),
  max: (make, a, b) => make.max(a, b),
  floor: (make, a) => make.floor(a),
  mod: (make, a, b) => make.modulo(a, b),
  abs: (make, a) => make.abs(a),
  ratio: (make, a, b) => make.ratio(a, b),
  exp: (make, a) => make.exp(a),
  ln: (make, a) => make.ln(a),
  logistic: (make, x, midpoint, speed) => make.logistic(make.multiply(make.subtract(x, midpoint), speed)),
  hill: (make, x, half, shape) => make.hill(x, half, shape),
} satisfies Record<OperatorName, FloatOperator>

/** Why a result is not a number a plan can hold, the arguments all being numbers; undefined when it is one. */
export function faultOf(operator: OperatorName, result: number, a: Value, b: Value): NumberFault | undefined {
  if (Math.abs(result) < tooLargeFrom) return undefined
  if (!Number.isNaN(result)) return 'too large'
  switch (operator) {
    case 'power':
      if (a === 0) return b === 0 ? 'zero to the power of zero' : 'division by zero'
      return 'root of a negative number'
    case 'hill':
      return b === 0 ? 'division by zero' : 'root of a negative number'
    case 'ln':
      return 'logarithm of a number not above zero'
    default:
      return 'division by zero'
  }
}
