// What is known of numbers and nodes, and the making of new nodes: what all operations of a path graph rest on.

import { contains, exactly, type Interval, nothing } from './interval.ts'
import type { Operation, PathGraph, PathNode, Value } from './pathGraph.ts'

/** Makes nodes of one graph and tells what is known of them. */
export type NodeMaker = ReturnType<typeof nodeMaker>

/** The maker of the nodes of a graph. */
export function nodeMaker(graph: PathGraph) {
  function rangeOf(value: Value): Interval {
    if (typeof value !== 'number') return graph.range(value)
    return Number.isNaN(value) ? nothing : exactly(value)
  }

  /** Whether the value is this number on some path, for all that is known. */
  function mayBe(value: Value, number: number): boolean {
    return typeof value === 'number' ? value === number : contains(graph.range(value), number)
  }

  function make(
    operation: Operation,
    a: Value,
    b: Value,
    c: Value,
    range: () => Interval,
    flag = false,
    sound = isSound(a) && isSound(b) && isSound(c),
  ): PathNode {
    return graph.node({ operation, a, b, c, sound, flag }, range)
  }

  /** x, with the fault that the operand may carry and x may have lost. */
  function carry(x: Value, operand: Value): Value {
    if (isSound(operand)) return x
    if (typeof operand === 'number') return Number.NaN
    return make('strict', x, operand, 0, () => rangeOf(x), isFlag(x))
  }

  /** The result of an operation that may have ended in an infinite number. */
  function guarded(x: PathNode): Value {
    return make('finite', x, 0, 0, () => rangeOf(x), false, false)
  }

  return { rangeOf, mayBe, make, carry, guarded }
}

/** Whether no fault can reach the value. */
export function isSound(value: Value): boolean {
  return typeof value === 'number' ? Number.isFinite(value) : value.sound
}

/** Whether it is a number without value on all paths. */
export function isFault(value: Value): boolean {
  return typeof value === 'number' && Number.isNaN(value)
}

/** Whether it is 0 or 1 wherever it has a value. */
export function isFlag(value: Value): boolean {
  return typeof value === 'number' ? value === 0 || value === 1 : value.flag
}

/** For operations whose operands may change places: the one that stands first, numbers before nodes. */
export function earlier(x: Value, y: Value): Value {
  if (typeof x === 'number') return x
  return typeof y === 'number' || y.id < x.id ? y : x
}
