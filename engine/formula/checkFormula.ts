// One formula against the vocabulary: every name resolved, every dimension bound, every unit agreed.

import { atItem, lastPosition, mapped, neighbour, reduced } from './checkItems.ts'
import { convolved, cumulated, lagged, rolled, shifted } from './checkMonths.ts'
import { checkName } from './checkName.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { Expression, Span } from './expression.ts'
import { type CheckedFormula, type Context, type FormulaScope, type Part, part } from './formulaScope.ts'
import type { FunctionName, OperatorName } from './functions.ts'
import { operatorUnit } from './operatorUnit.ts'
import { anyUnit, plainNumber } from './unit.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Where a formula stands. */
export type FormulaPlace = {
  readonly row: string
  readonly part: 'formula' | 'opening'
  readonly text: string
}

/** The formula, checked, or every mistake found in it. `dims` are the dimensions on its left. O(size × depth of binding). */
export function checkFormula(
  parsed: Expression,
  dims: readonly string[],
  place: FormulaPlace,
  vocabulary: Vocabulary,
): CheckedFormula | { readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const scope: FormulaScope = {
    row: place.row,
    part: place.part,
    vocabulary,
    report(code, span, message, remedy) {
      diagnostics.push({
        code,
        severity: 'error',
        place: { kind: 'formula', ...place, start: span.start, length: span.length },
        message,
        remedy,
      })
      return undefined
    },
    quote: span => place.text.slice(span.start, span.start + span.length),
    check: (node, context) => checkPart(scope, node, context),
  }
  const checked = scope.check(parsed, { bound: new Set(dims), earlier: false })
  if (checked === undefined || diagnostics.length > 0) return { diagnostics }
  return { expression: checked.expression, unit: checked.unit }
}

function checkPart(scope: FormulaScope, node: Expression, context: Context): Part | undefined {
  switch (node.kind) {
    case 'number': {
      const unit = Number(node.text) === 0 ? anyUnit : plainNumber
      return part({ kind: 'number', text: node.text }, unit, [], node.span)
    }
    case 'name':
      return checkName(scope, node.name, node.span, context)
    case 'operation':
      return checkOperator(scope, node.operator, node.args, node.span, context)
    case 'call':
      return checkCall(scope, node.function, node.args, node.span, context)
  }
}

function checkOperator(
  scope: FormulaScope,
  operator: OperatorName,
  nodes: readonly Expression[],
  span: Span,
  context: Context,
): Part | undefined {
  const parts = nodes.map(node => scope.check(node, context))
  if (!parts.every(found => found !== undefined)) return undefined
  const unit = operatorUnit(scope, operator, parts, span)
  if (unit === undefined) return undefined
  return part(
    { kind: 'apply', operator, args: parts.map(found => found.expression) },
    unit,
    parts.flatMap(found => [...found.varies]),
    span,
  )
}

function checkCall(
  scope: FormulaScope,
  name: FunctionName,
  args: readonly Expression[],
  span: Span,
  context: Context,
): Part | undefined {
  const [first, second, third] = args
  if (first === undefined) throw new Error(`${name} without arguments`)
  switch (name) {
    case 'prev':
      return shifted(scope, first, { kind: 'number', text: '1' }, span, context)
    case 'lag':
      return second && lagged(scope, first, second, span, context)
    case 'rolling':
      return second && rolled(scope, first, second, span, context)
    case 'cumulative':
      return cumulated(scope, first, span, context)
    case 'convolve':
      return second && third && convolved(scope, first, second, third, span, context)
    case 'sum':
    case 'product':
      return reduced(scope, name, first, args.slice(1), span, context)
    case 'sum_by':
    case 'lookup':
      return second && mapped(scope, name, first, second, span, context)
    case 'at':
      return second && third && atItem(scope, first, second, third, span, context)
    case 'sum_above':
    case 'previous_member':
      return second && neighbour(scope, name, first, second, span, context)
    case 'last':
      return lastPosition(scope, first, span)
    case 'if':
    case 'ratio':
    case 'min':
    case 'max':
    case 'abs':
    case 'floor':
    case 'mod':
    case 'exp':
    case 'ln':
    case 'logistic':
    case 'hill':
      return checkOperator(scope, name, args, span, context)
  }
}
