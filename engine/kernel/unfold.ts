// The formulas written out month by month: every number of a plan is either the same on all paths, and computed here
// and now, or a node of a path graph. Whatever happens in time (lags, windows, openings) is settled in this file; what
// comes after it knows no months.

import type { OperatorName } from '../formula/functions.ts'
import { type NumberFault, tooLargeFrom } from '../formula/numberFaults.ts'
import type { Program } from '../formula/program.ts'
import { unreachable } from '../formula/unreachable.ts'
import { faultOf, floatOperators } from './floatOperators.ts'
import type { InputReading } from './inputReading.ts'
import { monthlyGraph, neededSeries, type Term } from './monthlyGraph.ts'
import { isSound } from './nodeMaker.ts'
import type { PathNode, Value } from './pathGraph.ts'
import type { PathOperations } from './pathOperations.ts'

/** What differs from path to path, and how. */
export type Paths = {
  readonly input: InputReading
  readonly make: PathOperations
  /** The numbers a node takes on the paths, each once. */
  readonly distinct: (node: PathNode) => readonly number[]
}

/** The values of the kept series. */
export type Unfolding = {
  /** Of a kept series in a month from 1 to N. */
  readonly valueAt: (series: number, month: number) => Value
  /** Faults of numbers that are the same on all paths; where a path decides otherwise some may not matter. */
  readonly faults: readonly FoundFault[]
}

/** Where a number could not be computed. */
export type FoundFault = { readonly fault: NumberFault; readonly series: number; readonly month: number }

/** A term that takes some work, and is computed once for each month. */
type TimedTerm = Exclude<Term, { kind: 'number' | 'month_index' | 'input' }>

/** What the terms come to in one month: of which kind, and the number or node. */
type Memo = {
  /** 0 where a term has not been computed. */
  readonly kinds: Uint8Array
  readonly numbers: Float64Array
  readonly nodes: PathNode[]
}

const number = 1
const node = 2

/** A window of up to this many months is added up anew in every month. */
const shortWindow = 4
/** More months than any plan looks back. */
const mostMonths = 1200
/** More openings than any model has that read one another. */
const deepestOpening = 500

/** Writes the series to keep out for months 1 to N, with all they need. O(terms × months). */
export function unfold(program: Program, keep: readonly number[], paths: Paths): Unfolding {
  const graph = monthlyGraph(program)
  const { make } = paths
  const memos = new Map<number, Memo>()
  const faults: FoundFault[] = []
  /** The cell being computed, and how many cells are waiting for it. */
  const here = { series: 0, month: 0, depth: 0 }

  function raise(fault: NumberFault): Value {
    faults.push({ fault, series: here.series, month: here.month })
    return Number.NaN
  }

  function valueIn(index: number, month: number): Value {
    const term = graph.terms[index] as Term
    switch (term.kind) {
      case 'number':
        return term.value
      case 'month_index':
        return month
      case 'input':
        return paths.input(term.cell, month) ?? raise('input has no such month')
      default:
        return remembered(index, term, month)
    }
  }

  function remembered(index: number, term: TimedTerm, month: number): Value {
    const memo = memoOf(month)
    const kind = memo.kinds[index]
    if (kind === number) return memo.numbers[index] as number
    if (kind === node) return memo.nodes[index] as PathNode
    const value = compute(index, term, month)
    if (typeof value === 'number') {
      memo.kinds[index] = number
      memo.numbers[index] = value
    } else {
      memo.kinds[index] = node
      memo.nodes[index] = value
    }
    return value
  }

  function memoOf(month: number): Memo {
    const found = memos.get(month)
    if (found !== undefined) return found
    const size = graph.terms.length
    const made = {
      kinds: new Uint8Array(size),
      numbers: new Float64Array(size),
      nodes: new Array<PathNode>(size),
    }
    memos.set(month, made)
    return made
  }

  function compute(index: number, term: TimedTerm, month: number): Value {
    switch (term.kind) {
      case 'series':
        return seriesAt(term.series, month)
      case 'apply':
        return apply(term.operator, term.args, month)
      case 'shift':
        return chooseMonths(term.by, month, months => valueIn(term.of, month - months))
      case 'rolling':
        return chooseMonths(term.months, month, months => windowSum(term.of, months, month))
      case 'cumulative':
        return month <= 0 ? 0 : operate('add', valueIn(index, month - 1), valueIn(term.of, month))
      case 'convolve':
        return convolved(term.of, term.weights, month)
      default:
        return unreachable(term)
    }
  }

  function seriesAt(series: number, month: number): Value {
    const term = month >= 1 ? graph.formulas[series] : graph.openings[series]
    if (term === undefined) return 0
    if (here.depth > deepestOpening) return raise('openings too deep')
    const callerSeries = here.series
    const callerMonth = here.month
    here.series = series
    here.month = month
    here.depth += 1
    const value = valueIn(term, month)
    here.series = callerSeries
    here.month = callerMonth
    here.depth -= 1
    return value
  }

  function apply(operator: OperatorName, args: readonly number[], month: number): Value {
    const first = args[0]
    const second = args[1]
    const third = args[2]
    if (first === undefined) return operator === 'multiply' ? 1 : 0
    switch (operator) {
      case 'ratio': {
        const divisor = valueIn(second as number, month)
        return divisor === 0 ? 0 : operate(operator, valueIn(first, month), divisor)
      }
      case 'if': {
        const condition = valueIn(first, month)
        if (condition === 0) return valueIn(third as number, month)
        if (typeof condition === 'number')
          return Number.isNaN(condition) ? condition : valueIn(second as number, month)
        return make.select(condition, valueIn(second as number, month), valueIn(third as number, month))
      }
      case 'and':
      case 'or':
      case 'add':
      case 'multiply':
      case 'min':
      case 'max':
        return pairwise(operator, args, month)
      default:
        return operate(
          operator,
          valueIn(first, month),
          second === undefined ? 0 : valueIn(second, month),
          third === undefined ? 0 : valueIn(third, month),
        )
    }
  }

  /** Applies the operator from the left; `and` stops at a 0, `or` at anything else. */
  function pairwise(operator: OperatorName, args: readonly number[], month: number): Value {
    let value = valueIn(args[0] as number, month)
    for (let index = 1; index < args.length; index += 1) {
      if (operator === 'and' && value === 0) return 0
      if (operator === 'or' && typeof value === 'number' && value !== 0 && !Number.isNaN(value)) return 1
      value = operate(operator, value, valueIn(args[index] as number, month))
    }
    return value
  }

  /** The operator on values; notes a fault that arises here, and none that came with an argument. */
  function operate(operator: OperatorName, a: Value, b: Value, c: Value = 0): Value {
    const value = floatOperators[operator](make, a, b, c)
    if (typeof value !== 'number' || Math.abs(value) < tooLargeFrom) return value
    const fault = faultOf(operator, value, a, b)
    return fault === undefined || Number.isNaN(a) || Number.isNaN(b) || Number.isNaN(c) ? value : raise(fault)
  }

  /** What follows from a number of months, which may differ from path to path. */
  function chooseMonths(index: number, month: number, follow: (months: number) => Value): Value {
    const months = valueIn(index, month)
    if (typeof months === 'number') {
      if (isMonths(months)) return follow(months)
      return Number.isNaN(months) ? months : raise('not a whole number of months')
    }
    const choices = paths.distinct(months)
    if (!choices.some(isMonths)) return raise('not a whole number of months')
    const [last, ...others] = choices.filter(isMonths)
    const otherwise = last !== undefined && choices.every(isMonths) ? follow(last) : Number.NaN
    const chosen = choices.every(isMonths) ? others : choices.filter(isMonths)
    return chosen.reduce(
      (value, choice) => make.select(make.equal(months, choice), follow(choice), value),
      otherwise,
    )
  }

  /**
   * The sum over that many months up to this one. A long window is two runs, one to the end of a stretch of that many
   * months and one from the start of the next: each grows by one sum a month, and nothing is ever taken off again.
   */
  function windowSum(of: number, months: number, month: number): Value {
    const stretch = months <= shortWindow ? month - months + 1 : month - remainderOf(month - 1, months)
    let sum: Value = 0
    for (let m = stretch; m <= month; m += 1) sum = operate('add', sum, valueIn(of, m))
    let before: Value = 0
    for (let m = stretch - 1; m > month - months; m -= 1) before = operate('add', valueIn(of, m), before)
    return operate('add', before, sum)
  }

  function convolved(of: number, weights: readonly number[], month: number): Value {
    let sum: Value = 0
    weights.forEach((index, age) => {
      const weight = valueIn(index, month)
      if (weight === 0) return
      const value = valueIn(of, month - age)
      const product = operate('multiply', weight, value)
      const skipped = make.mayBe(weight, 0) && !isSound(value)
      sum = operate('add', sum, skipped ? make.select(weight, product, 0) : product)
    })
    return sum
  }

  const needed = neededSeries(graph, keep)
  for (let month = 1; month <= program.months; month += 1) {
    for (const series of program.order)
      if (needed.has(series)) valueIn(graph.readings[series] as number, month)
  }
  return {
    valueAt: (series, month) => valueIn(graph.readings[series] as number, month),
    faults,
  }
}

function isMonths(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= mostMonths
}

/** Never negative. */
function remainderOf(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor
}
