// A name in a formula: a row, an input, a dimension or the month, with what it needs around it.

import type { Span } from './expression.ts'
import { type Context, type FormulaScope, type Part, part } from './formulaScope.ts'
import { nearest } from './nearest.ts'
import { anyUnit, plainNumber } from './unit.ts'

/** What the name stands for. History inputs are read only by openings, monthly ones only by formulas. */
export function checkName(scope: FormulaScope, name: string, span: Span, context: Context): Part | undefined {
  if (name === 'month_index') return part({ kind: 'month_index' }, plainNumber, [], span)
  if (scope.vocabulary.dimensions.has(name)) {
    return (
      requireBound(scope, [name], span, context, name) &&
      part({ kind: 'position', dimension: name }, plainNumber, [name], span)
    )
  }
  const row = scope.vocabulary.rows.get(name)
  if (row !== undefined) {
    return (
      requireBound(scope, row.dims, span, context, name) &&
      part({ kind: 'row', name }, scope.vocabulary.units.get(name) ?? anyUnit, row.dims, span)
    )
  }
  const input = scope.vocabulary.inputs.get(name)
  if (input === undefined) return unknownName(scope, name, span)
  if (input.time === 'history' && scope.part === 'formula') {
    return scope.report(
      'L301',
      span,
      `${name} holds the months before the first and cannot be read in a formula.`,
      'Read it in the opening of a row, and the row here.',
    )
  }
  if (input.time === 'monthly' && scope.part === 'opening') {
    return scope.report(
      'L302',
      span,
      `${name} holds months 1 and later and cannot be read in an opening.`,
      'Use an input that holds the months before the first, or a constant one.',
    )
  }
  if (input.time === 'monthly' && context.earlier) {
    return scope.report(
      'L303',
      span,
      `${name} has no value before month 1, which prev, lag, rolling and convolve would read.`,
      `Give it a row of its own with an opening, and read that row here.`,
    )
  }
  return (
    requireBound(scope, input.dims, span, context, name) &&
    part({ kind: 'input', name }, scope.vocabulary.units.get(name) ?? anyUnit, input.dims, span)
  )
}

function requireBound(
  scope: FormulaScope,
  needed: readonly string[],
  span: Span,
  context: Context,
  name: string,
): true | undefined {
  const free = needed.find(dimension => !context.bound.has(dimension))
  if (free === undefined) return true
  return scope.report(
    'L306',
    span,
    `${name} varies by ${free}, and nothing here says which ${free} is meant.`,
    `Write sum(${name}, ${free}) or at(${name}, ${free}, …), or give ${scope.row} the dimension ${free}.`,
  )
}

function unknownName(scope: FormulaScope, name: string, span: Span): undefined {
  if (scope.vocabulary.mappings.has(name)) {
    return scope.report(
      'L304',
      span,
      `${name} is a mapping, which stands only in sum_by(x, mapping) and lookup(x, mapping).`,
      `Write sum_by(…, ${name}) or lookup(…, ${name}).`,
    )
  }
  const guess = nearest(name, [
    'month_index',
    ...scope.vocabulary.rows.keys(),
    ...scope.vocabulary.inputs.keys(),
    ...scope.vocabulary.dimensions.keys(),
  ])
  return scope.report(
    'L305',
    span,
    `There is no row or input called ${name}.`,
    guess === undefined ? 'Check its spelling in the model reference.' : `Did you mean ${guess}?`,
  )
}
