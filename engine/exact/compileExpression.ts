// A ground expression as a function of the month, compiled once per run out of closures.

import type { GroundExpression, InputCell } from '../formula/program.ts'
import { unreachable } from '../formula/unreachable.ts'
import { type Decimal, decimalFromText, faultNumbers, zero } from './decimal.ts'
import { type Evaluate, exactOperators, product, type Raise, sum } from './operators.ts'

/** Where an expression gets its numbers from, and where its faults go. */
export type Source = {
  readonly cells: readonly InputCell[]
  readonly input: (cell: number) => Evaluate
  readonly series: (series: number) => Evaluate
  /** Notes a fault that arose in this part of an expression, in this month, and hands it back. */
  readonly raise: (fault: Decimal, part: GroundExpression, month: number) => Decimal
}

/** An expression that can be evaluated; `depth` is how many function calls deep that goes. */
export type Compiled = { readonly evaluate: Evaluate; readonly depth: number }

/** Windows and lags reach at most this many months back: fifty years. */
const longestReach = 600

/** Compiles an expression. What depends on neither the month nor a series is evaluated once, when first needed. O(size). */
export function compileExpression(node: GroundExpression, source: Source): Compiled {
  const part = compile(node, source)
  return { evaluate: settled(part), depth: part.depth }
}

type Part = Compiled & {
  /** The same in every month. */
  readonly constant: boolean
  /** Costs nothing to evaluate again. */
  readonly plain: boolean
}

function compile(node: GroundExpression, source: Source): Part {
  switch (node.kind) {
    case 'number': {
      const value = decimalFromText(node.text)
      return leaf(() => value, true)
    }
    case 'month_index':
      return leaf(monthNumber, false)
    case 'input':
      return input(node, source)
    case 'series':
      return leaf(source.series(node.series), false)
    case 'apply': {
      const args = flattened(node).map(argument => compile(argument, source))
      return combine(args, evaluations => exactOperators[node.operator](evaluations, raiseFor(node, source)))
    }
    case 'shift':
      return combine([compile(node.of, source), compile(node.by, source)], ([of = nowhere, by = nowhere]) => {
        const months = wholeMonths(by, raiseFor(node, source))
        return month => {
          const count = months(month)
          return typeof count === 'number' ? of(month - count) : count
        }
      })
    case 'rolling':
      return combine(
        [kept(compile(node.of, source)), compile(node.months, source)],
        ([of = nowhere, by = nowhere]) =>
          rolling(of, wholeMonths(by, raiseFor(node, source)), raiseFor(node, source)),
      )
    case 'cumulative':
      return {
        ...combine([compile(node.of, source)], ([of = nowhere]) => cumulative(of, raiseFor(node, source))),
        constant: false,
      }
    case 'convolve':
      return combine(
        [kept(compile(node.of, source)), ...node.weights.map(weight => compile(weight, source))],
        ([of = nowhere, ...weights]) => convolution(of, weights, raiseFor(node, source)),
      )
    default:
      return unreachable(node)
  }
}

function leaf(evaluate: Evaluate, constant: boolean): Part {
  return { evaluate, depth: 1, constant, plain: true }
}

/** A part built from others; constants among varying parts are settled here. */
function combine(parts: readonly Part[], build: (evaluations: readonly Evaluate[]) => Evaluate): Part {
  const constant = parts.every(part => part.constant)
  return {
    evaluate: build(constant ? parts.map(part => part.evaluate) : parts.map(settled)),
    depth: 1 + Math.max(0, ...parts.map(part => part.depth)),
    constant,
    plain: false,
  }
}

/** A constant is evaluated once. Its fault is noted by the cell that reads it first. */
function settled(part: Part): Evaluate {
  if (!part.constant || part.plain) return part.evaluate
  let value: Decimal | undefined
  return month => {
    value ??= part.evaluate(month)
    return value
  }
}

/** What a window reads several times is evaluated once a month. */
function kept(part: Part): Part {
  if (part.plain || part.constant) return part
  const values = new Map<number, Decimal>()
  const evaluate = (month: number): Decimal => {
    const known = values.get(month)
    if (known !== undefined) return known
    const value = part.evaluate(month)
    values.set(month, value)
    return value
  }
  return { ...part, evaluate, depth: part.depth + 1 }
}

function raiseFor(node: GroundExpression, source: Source): Raise {
  return (fault, month) => source.raise(fault, node, month)
}

function input(node: GroundExpression & { readonly kind: 'input' }, source: Source): Part {
  const read = source.input(node.cell)
  if (source.cells[node.cell]?.time === 'constant') return leaf(read, true)
  return leaf(month => {
    const value = read(month)
    return value.isNaN() ? source.raise(value, node, month) : value
  }, false)
}

/** a + b + c is read as ((a + b) + c); one loop instead of a call for every plus. Also for products. */
function flattened(node: GroundExpression & { readonly kind: 'apply' }): readonly GroundExpression[] {
  if (node.operator !== 'add' && node.operator !== 'multiply') return node.args
  const reversed: GroundExpression[] = []
  let rest: GroundExpression = node
  while (rest.kind === 'apply' && rest.operator === node.operator && rest.args[0] !== undefined) {
    reversed.push(...rest.args.slice(1).reverse())
    rest = rest.args[0]
  }
  return rest === node ? [] : [rest, ...reversed.reverse()]
}

const monthNumbers = new Map<number, Decimal>()

function monthNumber(month: number): Decimal {
  const known = monthNumbers.get(month)
  if (known !== undefined) return known
  const value = decimalFromText(String(month))
  monthNumbers.set(month, value)
  return value
}

/** A number of months, which must be whole, not negative and within reach; else a fault. */
function wholeMonths(by: Evaluate, raise: Raise): (month: number) => number | Decimal {
  let known: number | undefined
  return month => {
    if (known !== undefined) return known
    const value = by(month)
    if (value.isNaN()) return value
    known = monthCount(value)
    return known ?? raise(faultNumbers['not a whole number of months'], month)
  }
}

/** The number as a count of months, or undefined when it is none: not whole, negative, or out of reach. */
export function monthCount(value: Decimal): number | undefined {
  return value.isInteger() && !value.isNegative() && value.lte(longestReach) ? value.toNumber() : undefined
}

function rolling(of: Evaluate, months: (month: number) => number | Decimal, raise: Raise): Evaluate {
  return month => {
    const count = months(month)
    if (typeof count !== 'number') return count
    let total = zero
    for (let back = 0; back < count; back += 1) {
      const value = of(month - back)
      if (value.isNaN()) return value
      total = sum(total, value)
      if (total.isNaN()) return raise(total, month)
    }
    return total
  }
}

/** Totals up to every month so far; nothing counts before month 1. */
function cumulative(of: Evaluate, raise: Raise): Evaluate {
  const totals: Decimal[] = [zero]
  return month => {
    if (month <= 0) return zero
    for (let next = totals.length; next <= month; next += 1) {
      totals.push(withNext(totals[next - 1] ?? zero, of, next, raise))
    }
    return totals[month] ?? zero
  }
}

function withNext(total: Decimal, of: Evaluate, month: number, raise: Raise): Decimal {
  if (total.isNaN()) return total
  const value = of(month)
  if (value.isNaN()) return value
  const result = sum(total, value)
  return result.isNaN() ? raise(result, month) : result
}

function convolution(of: Evaluate, weights: readonly Evaluate[], raise: Raise): Evaluate {
  return month => {
    let total = zero
    for (const [back, weight] of weights.entries()) {
      const share = weight(month)
      if (share.isNaN()) return share
      if (share.isZero()) continue
      const value = of(month - back)
      if (value.isNaN()) return value
      const term = product(value, share)
      total = term.isNaN() ? term : sum(total, term)
      if (total.isNaN()) return raise(total, month)
    }
    return total
  }
}

function nowhere(): never {
  throw new Error('an expression lost a part while it was compiled')
}
