// What can be said of an expression before it is written into a cell.

import type { CheckedExpression, CheckedModel } from '../formula/checkedModel.ts'
import { unreachable } from '../formula/unreachable.ts'

/** The expressions directly inside one. */
export function childrenOf(node: CheckedExpression): readonly CheckedExpression[] {
  switch (node.kind) {
    case 'number':
    case 'month_index':
    case 'position':
    case 'last_position':
    case 'input':
    case 'row':
      return []
    case 'apply':
      return node.args
    case 'shift':
      return [node.of, node.by]
    case 'rolling':
      return [node.of, node.months]
    case 'convolve':
      return [node.of, node.weights]
    case 'cumulative':
    case 'reduce':
    case 'sum_by':
    case 'lookup':
    case 'at':
    case 'at_current':
    case 'sum_above':
    case 'previous_member':
      return [node.of]
    default:
      return unreachable(node)
  }
}

const dimensionsKnown = new WeakMap<CheckedExpression, ReadonlySet<string>>()

/** The dimensions whose current item an expression depends on. O(size), once per expression. */
export function freeDimensions(node: CheckedExpression, checked: CheckedModel): ReadonlySet<string> {
  const known = dimensionsKnown.get(node)
  if (known !== undefined) return known
  const found = new Set(dimensionsOf(node, checked))
  dimensionsKnown.set(node, found)
  return found
}

function dimensionsOf(node: CheckedExpression, checked: CheckedModel): readonly string[] {
  const inner = childrenOf(node).flatMap(child => [...freeDimensions(child, checked)])
  const mapping = 'mapping' in node ? checked.mappings.get(node.mapping) : undefined
  switch (node.kind) {
    case 'position':
      return [node.dimension]
    case 'input':
      return checked.inputs.get(node.name)?.dims ?? []
    case 'row':
      return checked.rows.get(node.name)?.definition.dims ?? []
    case 'reduce':
      return inner.filter(dimension => !node.dimensions.includes(dimension))
    case 'convolve': {
      const weights = [...freeDimensions(node.weights, checked)].filter(name => name !== node.dimension)
      return [...freeDimensions(node.of, checked), ...weights]
    }
    case 'sum_by':
      return [...inner.filter(dimension => dimension !== mapping?.from), mapping?.to ?? '']
    case 'lookup':
      return [...inner.filter(dimension => dimension !== mapping?.to), mapping?.from ?? '']
    case 'at':
      return inner.filter(dimension => dimension !== node.dimension)
    case 'at_current':
      return [...inner.filter(dimension => dimension !== node.dimension), node.likeDimension]
    case 'sum_above':
    case 'previous_member':
      return [...inner, node.dimension]
    default:
      return inner
  }
}

/** Whether an expression can be computed for any numbers: nothing in it divides by 0, takes a root or a logarithm. */
export function isTotal(node: CheckedExpression): boolean {
  const risky = node.kind === 'apply' && ['divide', 'mod', 'power', 'ln', 'hill'].includes(node.operator)
  return !risky && childrenOf(node).every(isTotal)
}

/** Whether an expression has the same value in every month: it holds numbers, places of items and constant inputs only. */
export function isSameEveryMonth(node: CheckedExpression, checked: CheckedModel): boolean {
  switch (node.kind) {
    case 'month_index':
    case 'row':
    case 'cumulative':
      return false
    case 'input':
      return checked.inputs.get(node.name)?.time === 'constant'
    default:
      return childrenOf(node).every(child => isSameEveryMonth(child, checked))
  }
}

/** Whether an expression reads an input that holds the months before the first only. */
export function readsHistory(node: CheckedExpression, checked: CheckedModel): boolean {
  if (node.kind === 'input') return checked.inputs.get(node.name)?.time === 'history'
  return childrenOf(node).some(child => readsHistory(child, checked))
}

/** Whether an expression is sure to be 0 in every month before the first: rows without an opening are. */
export function isZeroBeforeFirst(node: CheckedExpression, checked: CheckedModel): boolean {
  const zero = (child: CheckedExpression | undefined): boolean =>
    child !== undefined && isZeroBeforeFirst(child, checked)
  switch (node.kind) {
    case 'number':
      return Number(node.text) === 0
    case 'row':
      return checked.rows.get(node.name)?.opening === undefined
    case 'cumulative':
      return true
    case 'apply':
      switch (node.operator) {
        case 'add':
        case 'subtract':
        case 'negate':
        case 'min':
        case 'max':
        case 'abs':
        case 'floor':
          return node.args.every(zero)
        case 'multiply':
          return node.args.some(zero)
        case 'divide':
        case 'ratio':
          return zero(node.args[0])
        case 'if':
          return zero(node.args[1]) && zero(node.args[2])
        default:
          return false
      }
    case 'reduce':
      return node.operator === 'sum' && zero(node.of)
    case 'shift':
    case 'rolling':
    case 'convolve':
    case 'sum_by':
    case 'lookup':
    case 'at':
    case 'at_current':
    case 'sum_above':
    case 'previous_member':
      return zero(node.of)
    default:
      return false
  }
}

/** The unit text of an expression as far as it is that of its first row or input; `any` where it is worked out. */
export function unitOf(node: CheckedExpression, checked: CheckedModel): string {
  switch (node.kind) {
    case 'row':
      return checked.rows.get(node.name)?.definition.unit ?? 'any'
    case 'input':
      return checked.inputs.get(node.name)?.unit ?? 'any'
    case 'apply': {
      const keepsUnit = ['add', 'subtract', 'negate', 'min', 'max', 'abs', 'floor'].includes(node.operator)
      const units = keepsUnit ? node.args.map(arg => unitOf(arg, checked)) : []
      return units.find(unit => unit !== 'any') ?? 'any'
    }
    case 'shift':
    case 'rolling':
    case 'cumulative':
    case 'reduce':
    case 'sum_by':
    case 'lookup':
    case 'at':
    case 'at_current':
    case 'sum_above':
    case 'previous_member':
      return unitOf(node.of, checked)
    default:
      return 'any'
  }
}

const keys = new WeakMap<CheckedExpression, string>()

/** A text that two expressions share exactly when they are written alike. */
export function expressionKey(node: CheckedExpression): string {
  const known = keys.get(node)
  if (known !== undefined) return known
  const key = JSON.stringify(node)
  keys.set(node, key)
  return key
}
