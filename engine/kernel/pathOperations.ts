// Operations on numbers of which some differ from path to path. Numbers that are the same on all paths are computed at
// once. Where what is known of the operands decides an operation, its result is an operand or a number and no node is
// made: only steps that leave every bit of the result as it is (but for the sign of a zero), and no fault of an operand
// is lost on the way.

import type { Interval } from './interval.ts'
import { isSound, nodeMaker } from './nodeMaker.ts'
import { pathArithmetic } from './pathArithmetic.ts'
import { pathDecisions } from './pathDecisions.ts'
import type { PathGraph, Value } from './pathGraph.ts'

/** Each takes numbers and nodes and gives the number or node of its result. */
export type PathOperations = ReturnType<typeof pathOperations>

/** The operations, making nodes of the given graph. */
export function pathOperations(graph: PathGraph) {
  const maker = nodeMaker(graph)
  const arithmetic = pathArithmetic(maker)
  const decisions = pathDecisions(maker, arithmetic)
  const { add, divide, power } = arithmetic
  const { less, max, select } = decisions
  const { carry, make, mayBe } = maker

  /** A sampled number with values in the range. */
  function column(index: number, range: Interval): Value {
    return range.low === range.high ? range.low : make('column', index, 0, 0, () => range)
  }

  function hill(x: Value, half: Value, shape: Value): Value {
    const share = power(max(0, x), shape)
    const saturation = divide(share, add(share, power(half, shape)))
    // At 0 and below the quotient is 0 of itself, unless a power has no value there.
    if (typeof x !== 'number' && isSound(saturation)) return saturation
    return carry(carry(select(less(0, x), saturation, 0), half), shape)
  }

  return { ...arithmetic, ...decisions, column, hill, mayBe }
}
