// Numbers that differ from path to path, as a graph of operations with equal parts shared, and what is known of each
// number on all paths. The nodes are made by pathOperations.ts.

import { internTable } from './internTable.ts'
import type { Interval } from './interval.ts'

/**
 * What a node computes from its operands. `column` reads sampled numbers. `ratio` is a / b, and 0 where b is 0. Two
 * operations carry faults: `finite(x)` is x, and NaN where x is not a finite number; `strict(x, y)` is x, and NaN where
 * y is.
 */
export type Operation =
  | 'column'
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'ratio'
  | 'power'
  | 'modulo'
  | 'min'
  | 'max'
  | 'less'
  | 'less_or_equal'
  | 'equal'
  | 'not_equal'
  | 'select'
  | 'floor'
  | 'abs'
  | 'square_root'
  | 'exp'
  | 'ln'
  | 'logistic'
  | 'finite'
  | 'strict'

/** A number that is the same on all paths (NaN where it has no value), or one that differs. */
export type Value = number | PathNode

/** A number that differs from path to path. */
export type PathNode = {
  /** From 1, in the order of making: a node comes after its operands. */
  readonly id: number
  readonly operation: Operation
  /** For a column its number. Operands that an operation does not have are 0. */
  readonly a: Value
  readonly b: Value
  readonly c: Value
  /** No fault can reach it (numbers beyond 1e308 aside, which are looked for where results are read). */
  readonly sound: boolean
  /** It is 0 or 1 where it has a value. */
  readonly flag: boolean
}

/** The nodes made so far. */
export type PathGraph = {
  /** Between which bounds a node lies on all paths, where it has a value. */
  readonly range: (node: PathNode) => Interval
  /** The node of an operation, made if it is new; only then is its range asked for. */
  readonly node: (parts: Omit<PathNode, 'id'>, range: () => Interval) => PathNode
}

/** A graph without nodes. */
export function pathGraph(): PathGraph {
  const nodes: PathNode[] = []
  /** By the id of a node. */
  const lows = [Number.NaN]
  const highs = [Number.NaN]
  const table = internTable()
  const codes = new Map<Operation, number>()
  const numbers = new Map<number, number>()

  function node(parts: Omit<PathNode, 'id'>, range: () => Interval): PathNode {
    const { operation, a, b, c, sound, flag } = parts
    const code = numbered(codes, operation)
    const p = codeOf(a)
    const q = codeOf(b)
    const r = codeOf(c)
    const found = table.find(code, p, q, r)
    if (found !== 0) return nodes[found - 1] as PathNode
    const { low, high } = range()
    const made = { id: nodes.length + 1, operation, a, b, c, sound, flag }
    nodes.push(made)
    lows.push(low)
    highs.push(high)
    table.add(code, p, q, r, made.id)
    return made
  }

  function codeOf(value: Value): number {
    return typeof value === 'number' ? -numbered(numbers, value) : value.id
  }

  return { node, range: ({ id }) => ({ low: lows[id] as number, high: highs[id] as number }) }
}

/** Numbers the keys from 1 as they come. */
function numbered<Key>(numbers: Map<Key, number>, key: Key): number {
  const found = numbers.get(key)
  if (found !== undefined) return found
  numbers.set(key, numbers.size + 1)
  return numbers.size
}
