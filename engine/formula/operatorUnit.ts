// The unit that an operator gives, and the units that it takes.

import type { Span } from './expression.ts'
import type { FormulaScope, Part } from './formulaScope.ts'
import type { OperatorName } from './functions.ts'
import {
  divideUnits,
  isExponent,
  isPlain,
  joinUnits,
  multiplyUnits,
  plainNumber,
  powerUnit,
  printUnit,
  ratioUnit,
  type Unit,
  unitsAgree,
} from './unit.ts'
import { unitRemedy } from './unitRemedy.ts'

/** The unit of an operator over these parts, or nothing when they do not go together. */
export function operatorUnit(
  scope: FormulaScope,
  operator: OperatorName,
  parts: readonly Part[],
  span: Span,
): Unit | undefined {
  const [first, second, third] = parts
  if (first === undefined) throw new Error(`${operator} without arguments`)
  switch (operator) {
    case 'add':
    case 'subtract':
    case 'min':
    case 'max':
    case 'mod':
      return agree(scope, parts, agreeWords[operator], span)
    case 'less':
    case 'less_or_equal':
    case 'greater':
    case 'greater_or_equal':
    case 'equal':
    case 'not_equal':
      return agree(scope, parts, agreeWords[operator], span) && plainNumber
    case 'and':
    case 'or':
    case 'not':
      return parts.every(found => plain(scope, found, `${operator} joins conditions`))
        ? plainNumber
        : undefined
    case 'if':
      return (
        plain(scope, first, 'a condition is 0 or 1') &&
        second &&
        third &&
        agree(scope, [second, third], 'gives either', span)
      )
    case 'negate':
    case 'abs':
    case 'floor':
      return first.unit
    case 'multiply':
      return parts.reduce((unit, found) => multiplyUnits(unit, found.unit), plainNumber)
    case 'divide':
    case 'ratio':
      return second && divideUnits(first.unit, second.unit)
    case 'power':
      return second && unitOfPower(scope, first, second)
    case 'exp':
    case 'ln':
      return plain(scope, first, `${operator} takes a plain number`) ? ratioUnit : undefined
    case 'logistic':
      return second &&
        third &&
        agree(scope, [first, second], 'takes the difference of', span) &&
        plain(
          scope,
          { ...third, unit: multiplyUnits(first.unit, third.unit) },
          'x times the speed is a plain number',
        )
        ? ratioUnit
        : undefined
    case 'hill':
      return second &&
        third &&
        agree(scope, [first, second], 'compares', span) &&
        plain(scope, third, 'the shape is a plain number')
        ? ratioUnit
        : undefined
  }
}

function unitOfPower(scope: FormulaScope, base: Part, exponent: Part): Unit | undefined {
  if (isPlain(base.unit)) {
    if (isExponent(exponent.unit)) return base.unit.kind === 'any' ? plainNumber : base.unit
    return scope.report(
      'U305',
      exponent.span,
      `The exponent ${scope.quote(exponent.span)} is ${printUnit(exponent.unit)}.`,
      'An exponent is a plain number, or a number of years when a rate compounds.',
    )
  }
  const known = exponent.expression.kind === 'number' ? Number(exponent.expression.text) : undefined
  if (known !== undefined) return powerUnit(base.unit, known)
  return scope.report(
    'U306',
    base.span,
    `${scope.quote(base.span)} is ${printUnit(base.unit)} and is raised to a power that is not a number.`,
    'Divide it by something of the same unit first, or write the exponent as a number.',
  )
}

/** Whether a part is a number without a unit. */
export function plain(scope: FormulaScope, found: Part, why: string): true | undefined {
  if (isPlain(found.unit)) return true
  return scope.report(
    'U303',
    found.span,
    `${scope.quote(found.span)} is ${printUnit(found.unit)}, but ${why}.`,
    'Divide it by something of the same unit.',
  )
}

/** The common unit of parts that are added, compared or chosen between. */
function agree(scope: FormulaScope, parts: readonly Part[], verb: string, span: Span): Unit | undefined {
  const [first, ...others] = parts
  let unit = first?.unit ?? plainNumber
  for (const other of others) {
    if (!unitsAgree(unit, other.unit)) return disagree(scope, first, unit, other, verb, span)
    unit = joinUnits(unit, other.unit)
  }
  return unit
}

function disagree(
  scope: FormulaScope,
  first: Part | undefined,
  unit: Unit,
  other: Part,
  verb: string,
  span: Span,
): undefined {
  const left = first === undefined ? '' : scope.quote(first.span)
  const joint = verb === 'gives either' ? 'or' : 'and'
  return scope.report(
    'U301',
    span,
    `${scope.row} ${verb} ${printUnit(unit)} (${left}) ${joint} ${printUnit(other.unit)} (${scope.quote(other.span)}).`,
    unitRemedy({ name: 'the first', unit }, { name: 'the second', unit: other.unit }, scope.vocabulary),
  )
}

const agreeWords = {
  add: 'adds',
  subtract: 'takes the difference of',
  min: 'takes the smaller of',
  max: 'takes the larger of',
  mod: 'takes the remainder of',
  less: 'compares',
  less_or_equal: 'compares',
  greater: 'compares',
  greater_or_equal: 'compares',
  equal: 'compares',
  not_equal: 'compares',
} as const
