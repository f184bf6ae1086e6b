// Functions that read other months than the one at hand: prev, lag, rolling, cumulative, convolve.

import type { CheckedExpression } from './checkedModel.ts'
import type { Expression, Span } from './expression.ts'
import {
  type Context,
  dimensionName,
  type FormulaScope,
  type Part,
  part,
  withDimension,
  without,
} from './formulaScope.ts'
import { plain } from './operatorUnit.ts'
import { multiplyUnits } from './unit.ts'

/** The part as it was `by` months before. */
export function shifted(
  scope: FormulaScope,
  node: Expression,
  by: CheckedExpression,
  span: Span,
  context: Context,
): Part | undefined {
  const sameMonth = by.kind === 'number' && Number(by.text) === 0
  const of = scope.check(node, sameMonth ? context : { ...context, earlier: true })
  return of && part({ kind: 'shift', of: of.expression, by }, of.unit, [...of.varies], span)
}

/** lag(x, months). */
export function lagged(
  scope: FormulaScope,
  node: Expression,
  months: Expression,
  span: Span,
  context: Context,
): Part | undefined {
  const by = offset(scope, months, context)
  return by && shifted(scope, node, by.expression, span, context)
}

/** rolling(x, months). */
export function rolled(
  scope: FormulaScope,
  node: Expression,
  monthsNode: Expression,
  span: Span,
  context: Context,
): Part | undefined {
  const of = scope.check(node, { ...context, earlier: true })
  const months = offset(scope, monthsNode, context)
  if (of === undefined || months === undefined) return undefined
  const varies = [...of.varies, ...months.varies]
  return part({ kind: 'rolling', of: of.expression, months: months.expression }, of.unit, varies, span)
}

/** cumulative(x). */
export function cumulated(
  scope: FormulaScope,
  node: Expression,
  span: Span,
  context: Context,
): Part | undefined {
  const of = scope.check(node, context)
  return of && part({ kind: 'cumulative', of: of.expression }, of.unit, of.varies, span)
}

/** convolve(x, age, weights). */
export function convolved(
  scope: FormulaScope,
  node: Expression,
  age: Expression,
  weightsNode: Expression,
  span: Span,
  context: Context,
): Part | undefined {
  const dimension = dimensionName(scope, age)
  const of = scope.check(node, { ...context, earlier: true })
  if (dimension === undefined) return undefined
  const weights = scope.check(weightsNode, { ...context, bound: withDimension(context.bound, dimension) })
  if (of === undefined || weights === undefined) return undefined
  const varies = [...of.varies, ...without(weights.varies, dimension)]
  return part(
    { kind: 'convolve', of: of.expression, dimension, weights: weights.expression },
    multiplyUnits(of.unit, weights.unit),
    varies,
    span,
  )
}

/** A number of months: a whole number or constant inputs. */
function offset(scope: FormulaScope, node: Expression, context: Context): Part | undefined {
  const found = scope.check(node, context)
  if (found === undefined) return undefined
  const wrong = variable(scope, found.expression)
  if (wrong !== undefined)
    return scope.report(
      'L307',
      node.span,
      `A number of months cannot depend on ${wrong}, which changes from month to month.`,
      'Use a whole number or an input that is the same in every month.',
    )
  if (found.expression.kind === 'number' && !/^\d+$/.test(found.expression.text)) {
    return scope.report(
      'L308',
      node.span,
      `${found.expression.text} is not a whole number of months.`,
      'Use 0, 1, 2 …',
    )
  }
  return plain(scope, found, 'a number of months is a plain number') && found
}

function variable(scope: FormulaScope, expression: CheckedExpression): string | undefined {
  switch (expression.kind) {
    case 'number':
      return undefined
    case 'input':
      return scope.vocabulary.inputs.get(expression.name)?.time === 'constant' ? undefined : expression.name
    case 'apply':
      return expression.args.map(arg => variable(scope, arg)).find(found => found !== undefined)
    case 'row':
      return expression.name
    default:
      return expression.kind.replace('_', ' ')
  }
}
