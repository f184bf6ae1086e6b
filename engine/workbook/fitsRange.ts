// What can be written over all items at once, and what cannot.

import type { CheckedExpression } from '../formula/checkedModel.ts'
import { freeDimensions, isTotal } from './expressionFacts.ts'
import { type Context, runOf, type Translator } from './translation.ts'

/** Whether an expression can be written over all items of the axes at once: arithmetic on runs of the same shape. */
export function fitsRange(node: CheckedExpression, context: Context, translator: Translator): boolean {
  if (!variesByAxis(node, context, translator)) return true
  if (translator.isHoisted(node)) return false
  const cells = translator.target(node, context)
  if (cells !== undefined) return runOf(cells, context.axes) !== undefined
  if (node.kind !== 'apply') return false
  const [, yes, no] = node.args
  const fitAll = (args: readonly CheckedExpression[]): boolean =>
    args.every(arg => fitsRange(arg, context, translator))
  switch (node.operator) {
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'negate':
    case 'power':
    case 'less':
    case 'less_or_equal':
    case 'greater':
    case 'greater_or_equal':
    case 'equal':
    case 'not_equal':
      return fitAll(node.args)
    case 'and':
      return node.args.every(isTotal) && fitAll(node.args)
    case 'if':
      return (
        no?.kind === 'number' &&
        Number(no.text) === 0 &&
        yes !== undefined &&
        isTotal(yes) &&
        fitAll(node.args)
      )
    default:
      return false
  }
}

/** Whether an expression differs among the items that are walked. */
export function variesByAxis(node: CheckedExpression, context: Context, { model }: Translator): boolean {
  return [...freeDimensions(node, model.checked)].some(
    dimension => typeof context.positions.get(dimension) === 'object',
  )
}
