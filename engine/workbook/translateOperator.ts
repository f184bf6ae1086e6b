// Operators: what is known is decided while the formula is written, the rest goes through the table of functions.

import type { CheckedExpression } from '../formula/checkedModel.ts'
import type { OperatorName } from '../formula/functions.ts'
import { excelFunctions } from './excelFunctions.ts'
import { isTotal } from './expressionFacts.ts'
import { knownPiece } from './knownPiece.ts'
import type { Piece } from './piece.ts'
import { lengthOf } from './sheetFormula.ts'
import { type Context, followedCell, type Translator } from './translation.ts'

type Operation = Extract<CheckedExpression, { readonly kind: 'apply' }>

const zero: CheckedExpression = { kind: 'number', text: '0' }
const one: CheckedExpression = { kind: 'number', text: '1' }

/** An operation. Conditions guard what they keep from being computed, also where it is worked out in other cells. */
export function translateOperator(
  { operator, args }: Operation,
  context: Context,
  translator: Translator,
): Piece {
  if (operator === 'if') return choice(args, context, translator)
  const isConnective = operator === 'and' || operator === 'or'
  if (isConnective && !args.every(isTotal) && context.axes === 0)
    return choice(oneByOne(operator, args), context, translator)
  const pieces = args.map((arg, index) =>
    readTwice(operator, index)
      ? cellOrWorking(arg, context, translator)
      : translator.translate(arg, operator === 'ratio' ? guarded(args[1], context) : context),
  )
  return knownPiece(operator, pieces) ?? excelFunctions[operator](pieces)
}

/** An `if` whose condition is about the places of items is decided here. */
function choice(args: readonly CheckedExpression[], context: Context, translator: Translator): Piece {
  const [condition, yes, no] = args
  if (condition === undefined || yes === undefined || no === undefined)
    throw new Error('if takes three arguments')
  const { translate } = translator
  const test = translate(condition, context)
  if (test.known !== undefined) return translate(test.known.value === 0 ? no : yes, context)
  const otherwise: CheckedExpression = { kind: 'apply', operator: 'not', args: [condition] }
  return excelFunctions.if([
    test,
    translate(yes, { ...context, guards: [...context.guards, condition] }),
    translate(no, { ...context, guards: [...context.guards, otherwise] }),
  ])
}

/** AND and OR compute all their arguments; where a later one may fail unless the earlier decide, IF does not. */
function oneByOne(operator: 'and' | 'or', args: readonly CheckedExpression[]): readonly CheckedExpression[] {
  const [first = one, ...others] = args
  const [next = first] = others
  const rest: CheckedExpression = others.length > 1 ? { kind: 'apply', operator, args: others } : next
  const decides: CheckedExpression = { kind: 'apply', operator: 'if', args: [rest, one, zero] }
  return operator === 'and' ? [first, decides, zero] : [first, one, decides]
}

/** The dividend of a ratio is computed only where the divisor is not 0. */
function guarded(divisor: CheckedExpression | undefined, context: Context): Context {
  if (divisor === undefined) return context
  const divides: CheckedExpression = { kind: 'apply', operator: 'not_equal', args: [divisor, zero] }
  return { ...context, guards: [...context.guards, divides] }
}

/** The divisor of a ratio and x of a saturation curve stand twice in their formulas. */
function readTwice(operator: OperatorName, index: number): boolean {
  return (operator === 'ratio' && index === 1) || (operator === 'hill' && index === 0)
}

/** A piece that the formula will hold twice: short, or in a cell of its own. */
function cellOrWorking(node: CheckedExpression, context: Context, translator: Translator): Piece {
  const written = translator.translate(node, context)
  const references = written.parts.filter(part => typeof part !== 'string').length
  const short = references <= 1 && lengthOf(written.parts) <= 'SUM(AD1234:AD1234)'.length
  if (short || written.known !== undefined || context.axes > 0) return written
  return followedCell(translator.working(node, [], context), context)
}
