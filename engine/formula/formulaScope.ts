// What the checks of one formula share: where it stands, what it may name, and where mistakes go.

import type { CheckedExpression } from './checkedModel.ts'
import type { Expression, Span } from './expression.ts'
import { nearest } from './nearest.ts'
import type { Unit } from './unit.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A checked formula and the unit of what it gives. */
export type CheckedFormula = { readonly expression: CheckedExpression; readonly unit: Unit }

/** A checked part of a formula. */
export type Part = CheckedFormula & {
  /** Dimensions whose current item the part depends on. */
  readonly varies: ReadonlySet<string>
  readonly span: Span
}

/** What holds around a part of a formula. */
export type Context = {
  /** Dimensions with a current item here. */
  readonly bound: ReadonlySet<string>
  /** Inside prev, lag, rolling or convolve, which read months before the one at hand. */
  readonly earlier: boolean
}

/** One formula under check. */
export type FormulaScope = {
  /** The row it belongs to. */
  readonly row: string
  readonly part: 'formula' | 'opening'
  readonly vocabulary: Vocabulary
  /** Notes a mistake; what is wrong has no part. */
  readonly report: (code: string, span: Span, message: string, remedy: string) => undefined
  /** The text of a span. */
  readonly quote: (span: Span) => string
  /** Checks a part; every mistake in it has been reported when there is none. */
  readonly check: (node: Expression, context: Context) => Part | undefined
}

/** A part that depends on the current items of `varies`. */
export function part(expression: CheckedExpression, unit: Unit, varies: Iterable<string>, span: Span): Part {
  return { expression, unit, varies: new Set(varies), span }
}

/** The dimension that an argument names. */
export function dimensionName(scope: FormulaScope, node: Expression): string | undefined {
  const name = node.kind === 'name' ? node.name : scope.quote(node.span)
  if (scope.vocabulary.dimensions.has(name)) return name
  const guess = nearest(name, scope.vocabulary.dimensions.keys())
  return scope.report(
    'L315',
    node.span,
    `There is no dimension called ${name}.`,
    guess === undefined
      ? `The dimensions are ${[...scope.vocabulary.dimensions.keys()].join(', ')}.`
      : `Did you mean ${guess}?`,
  )
}

/** With one more dimension. */
export function withDimension(bound: ReadonlySet<string>, dimension: string): ReadonlySet<string> {
  return new Set([...bound, dimension])
}

/** Without a dimension. */
export function without(varies: ReadonlySet<string>, dimension: string): readonly string[] {
  return [...varies].filter(other => other !== dimension)
}
