// Functions over the items of a dimension: sum, product, sum_by, lookup, at, sum_above, previous_member, last.

import type { CheckedExpression } from './checkedModel.ts'
import type { DimensionDefinition } from './definition.ts'
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
import { nearest } from './nearest.ts'
import { plain } from './operatorUnit.ts'
import { plainNumber } from './unit.ts'
import type { Vocabulary } from './vocabulary.ts'

/** sum(x, dimension, …) or product(x, dimension, …). */
export function reduced(
  scope: FormulaScope,
  operator: 'sum' | 'product',
  node: Expression,
  over: readonly Expression[],
  span: Span,
  context: Context,
): Part | undefined {
  const dimensions = over.map(node => dimensionName(scope, node))
  if (!dimensions.every(dimension => dimension !== undefined)) return undefined
  const of = scope.check(node, { ...context, bound: new Set([...context.bound, ...dimensions]) })
  if (of === undefined) return undefined
  const constant = dimensions.find(dimension => !of.varies.has(dimension))
  if (constant !== undefined && of.varies.size + dimensions.length > 1) {
    return scope.report(
      'L309',
      node.span,
      `${scope.quote(node.span)} does not vary by ${constant}, so every ${constant} would count it again.`,
      `Remove ${constant} from the ${operator}, or use something that varies by ${constant}.`,
    )
  }
  if (
    operator === 'product' &&
    plain(scope, of, 'a product over items multiplies plain numbers') === undefined
  )
    return undefined
  const varies = [...of.varies].filter(dimension => !dimensions.includes(dimension))
  return part({ kind: 'reduce', operator, of: of.expression, dimensions }, of.unit, varies, span)
}

/** sum_by(x, mapping) or lookup(x, mapping). */
export function mapped(
  scope: FormulaScope,
  name: 'sum_by' | 'lookup',
  node: Expression,
  mappingNode: Expression,
  span: Span,
  context: Context,
): Part | undefined {
  const mappingName = mappingNode.kind === 'name' ? mappingNode.name : scope.quote(mappingNode.span)
  const mapping = scope.vocabulary.mappings.get(mappingName)
  if (mapping === undefined) {
    const guess = nearest(mappingName, scope.vocabulary.mappings.keys())
    return scope.report(
      'L310',
      mappingNode.span,
      `There is no mapping called ${mappingName}.`,
      guess === undefined
        ? `The mappings are ${[...scope.vocabulary.mappings.keys()].join(', ')}.`
        : `Did you mean ${guess}?`,
    )
  }
  const [inner, outer] = name === 'sum_by' ? [mapping.from, mapping.to] : [mapping.to, mapping.from]
  if (!context.bound.has(outer)) {
    return scope.report(
      'L311',
      mappingNode.span,
      `${name} with ${mappingName} needs a current ${outer}, and there is none here.`,
      `Give ${scope.row} the dimension ${outer}, or sum over it.`,
    )
  }
  const of = scope.check(node, { ...context, bound: withDimension(context.bound, inner) })
  if (of === undefined) return undefined
  if (name === 'sum_by' && !of.varies.has(inner)) {
    return scope.report(
      'L309',
      node.span,
      `${scope.quote(node.span)} does not vary by ${inner}, so every ${inner} would count it again.`,
      `Use something that varies by ${inner}.`,
    )
  }
  const expression: CheckedExpression =
    name === 'sum_by'
      ? { kind: 'sum_by', of: of.expression, mapping: mappingName }
      : { kind: 'lookup', of: of.expression, mapping: mappingName }
  return part(expression, of.unit, [...without(of.varies, inner), outer], span)
}

/** at(x, dimension, item), or an item of another dimension with the same items. */
export function atItem(
  scope: FormulaScope,
  node: Expression,
  dimensionNode: Expression,
  itemNode: Expression,
  span: Span,
  context: Context,
): Part | undefined {
  const dimension = dimensionName(scope, dimensionNode)
  if (dimension === undefined) return undefined
  const of = scope.check(node, { ...context, bound: withDimension(context.bound, dimension) })
  const item = itemNode.kind === 'name' ? itemNode.name : undefined
  if (item === undefined)
    return scope.report(
      'L312',
      itemNode.span,
      `${scope.quote(itemNode.span)} is not the name of an item.`,
      `Write one of the items of ${dimension}.`,
    )
  if (of === undefined) return undefined
  const definition = scope.vocabulary.dimensions.get(dimension)
  const items = itemsKnown(definition, scope.vocabulary)
  if (items?.includes(item) !== true && scope.vocabulary.dimensions.has(item)) {
    if (!sameItems(definition, scope.vocabulary.dimensions.get(item)))
      return scope.report(
        'L313',
        itemNode.span,
        `${item} and ${dimension} do not have the same items.`,
        `Write an item of ${dimension}, or a dimension declared with the same items.`,
      )
    if (!context.bound.has(item))
      return scope.report(
        'L306',
        itemNode.span,
        `Nothing here says which ${item} is meant.`,
        `Give ${scope.row} the dimension ${item}, or sum over it.`,
      )
    return part(
      { kind: 'at_current', of: of.expression, dimension, likeDimension: item },
      of.unit,
      [...without(of.varies, dimension), item],
      span,
    )
  }
  if (items !== undefined && !items.includes(item)) {
    const guess = nearest(item, items)
    return scope.report(
      'L314',
      itemNode.span,
      `${dimension} has no item called ${item}.`,
      guess === undefined ? `Its items are ${items.join(', ')}.` : `Did you mean ${guess}?`,
    )
  }
  return part(
    { kind: 'at', of: of.expression, dimension, item },
    of.unit,
    without(of.varies, dimension),
    span,
  )
}

/** sum_above(x, dimension) or previous_member(x, dimension). */
export function neighbour(
  scope: FormulaScope,
  name: 'sum_above' | 'previous_member',
  node: Expression,
  dimensionNode: Expression,
  span: Span,
  context: Context,
): Part | undefined {
  const dimension = dimensionName(scope, dimensionNode)
  if (dimension === undefined) return undefined
  if (!context.bound.has(dimension))
    return scope.report(
      'L306',
      dimensionNode.span,
      `Nothing here says which ${dimension} is meant.`,
      `Give ${scope.row} the dimension ${dimension}.`,
    )
  const of = scope.check(node, context)
  return of && part({ kind: name, of: of.expression, dimension }, of.unit, [...of.varies, dimension], span)
}

/** last(dimension): the position of its last item. */
export function lastPosition(scope: FormulaScope, node: Expression, span: Span): Part | undefined {
  const dimension = dimensionName(scope, node)
  return dimension === undefined
    ? undefined
    : part({ kind: 'last_position', dimension }, plainNumber, [], span)
}

function itemsKnown(
  dimension: DimensionDefinition | undefined,
  vocabulary: Vocabulary,
): readonly string[] | undefined {
  const items =
    dimension?.items ??
    (dimension?.sameItemsAs === undefined
      ? undefined
      : vocabulary.dimensions.get(dimension.sameItemsAs)?.items)
  return items?.map(item => item.id)
}

function sameItems(a: DimensionDefinition | undefined, b: DimensionDefinition | undefined): boolean {
  if (a === undefined || b === undefined) return false
  return (a.sameItemsAs ?? a.name) === (b.sameItemsAs ?? b.name)
}
