// Looks again at the parts of a formula after a run: what each was worth, and which parts mattered.

import type { CellValues } from '../formula/cellValues.ts'
import type { GroundExpression, Program } from '../formula/program.ts'
import { compileExpression, monthCount, type Source } from './compileExpression.ts'
import type { Decimal } from './decimal.ts'
import { inputReader } from './inputReader.ts'
import type { Evaluate } from './operators.ts'

/** The value of any part of a formula in any month. */
export type Reading = {
  readonly program: Program
  readonly evaluate: (part: GroundExpression, month: number) => Decimal
}

/** What a run offers to those who look again. */
export type Computed = {
  readonly program: Program
  readonly values: CellValues
  readonly value: (series: number, month: number) => Decimal
}

/** A reading of a run. `onFault` is told of faults that arise in the parts it evaluates. */
export function readExpressions(
  { program, values, value }: Computed,
  onFault: (fault: Decimal, part: GroundExpression, month: number) => void = () => undefined,
): Reading {
  const source: Source = {
    cells: program.cells,
    input: inputReader(program, values),
    series: index => month => value(index, month),
    raise: (fault, part, month) => {
      onFault(fault, part, month)
      return fault
    },
  }
  const compiled = new Map<GroundExpression, Evaluate>()
  const evaluate = (part: GroundExpression, month: number): Decimal => {
    const found = compiled.get(part) ?? compileExpression(part, source).evaluate
    compiled.set(part, found)
    return found(month)
  }
  return { program, evaluate }
}

/** A part of a formula in the month in which it is read. */
export type PartInMonth = { readonly part: GroundExpression; readonly month: number }

/** The terms of a long sum or product; `neutral` of them are 0 (of a product: 1) and left out. */
export type Terms = {
  readonly joins: 'add' | 'multiply'
  readonly terms: readonly PartInMonth[]
  readonly neutral: number
}

/**
 * The terms of a sum or product over items, a window of months or a convolution; undefined for everything else,
 * sums that a person wrote out with + included.
 */
export function longTerms(part: GroundExpression, month: number, reading: Reading): Terms | undefined {
  switch (part.kind) {
    case 'rolling': {
      const months = monthCount(reading.evaluate(part.months, month))
      if (months === undefined) return undefined
      return significant('add', monthsBack(part.of, month, month - months + 1), reading)
    }
    case 'cumulative':
      return significant('add', monthsBack(part.of, month, 1), reading)
    case 'convolve':
      return convolutionTerms(part, month, reading)
    case 'apply':
      if ((part.operator !== 'add' && part.operator !== 'multiply') || part.args.length < 3) return undefined
      return significant(
        part.operator,
        part.args.map(argument => ({ part: argument, month })),
        reading,
      )
    default:
      return undefined
  }
}

function monthsBack(part: GroundExpression, from: number, to: number): readonly PartInMonth[] {
  return Array.from({ length: Math.max(0, from - to + 1) }, (_, back) => ({ part, month: from - back }))
}

/** x is not looked at where its weight is 0. */
function convolutionTerms(
  { of, weights }: GroundExpression & { readonly kind: 'convolve' },
  month: number,
  reading: Reading,
): Terms {
  const terms = weights.flatMap((weight, back): readonly PartInMonth[] => {
    if (reading.evaluate(weight, month).isZero()) return []
    const shifted: GroundExpression = { kind: 'shift', of, by: { kind: 'number', text: String(back) } }
    return [{ part: { kind: 'apply', operator: 'multiply', args: [weight, shifted] }, month }]
  })
  const found = significant('add', terms, reading)
  return { ...found, neutral: found.neutral + weights.length - terms.length }
}

function significant(joins: 'add' | 'multiply', all: readonly PartInMonth[], reading: Reading): Terms {
  const terms = all.filter(({ part, month }) => {
    const value = reading.evaluate(part, month)
    return joins === 'add' ? !value.isZero() : !value.eq(1)
  })
  return { joins, terms, neutral: all.length - terms.length }
}

/**
 * The arguments an operator looked at: one branch of `if`, the conditions of `and` and `or` up to the one that
 * decided, only the divisor of a `ratio` whose divisor is 0.
 */
export function argumentsRead(
  part: GroundExpression & { readonly kind: 'apply' },
  month: number,
  reading: Reading,
): readonly GroundExpression[] {
  const [first, second, third] = part.args
  const isTrue = (condition: GroundExpression): boolean => !reading.evaluate(condition, month).isZero()
  switch (part.operator) {
    case 'if': {
      if (first === undefined || reading.evaluate(first, month).isNaN()) return part.args.slice(0, 1)
      const chosen = isTrue(first) ? second : third
      return chosen === undefined ? [first] : [first, chosen]
    }
    case 'and':
    case 'or': {
      const decided = part.args.findIndex(condition => isTrue(condition) === (part.operator === 'or'))
      return decided < 0 ? part.args : part.args.slice(0, decided + 1)
    }
    case 'ratio':
      return second !== undefined && !isTrue(second) ? [second] : part.args
    default:
      return part.args
  }
}
