// From a plan to the text of its file: the same plan always gives the same bytes, and a small change a small difference.

import { unreachable } from '../formula/unreachable.ts'
import { growthModel } from '../growth/baseModel.ts'
import type { JsonValue } from './jsonDocument.ts'
import { layoutJson } from './jsonLayout.ts'
import type { Plan } from './plan.ts'
import { type Order, planOrder } from './planOrder.ts'
import { planVocabulary } from './planVocabulary.ts'

/**
 * The text of a plan file. Fields come in the order of the form, inputs in the order of the model, items in the order
 * of their dimension; what is not known follows in alphabetical order. Saving, loading and saving again gives the same
 * bytes.
 */
export function writePlan(plan: Plan): string {
  return layoutJson(inOrder(plan, planOrder(planVocabulary(plan, growthModel))), {
    records: new Set(['items', 'changes', 'distributions', 'correlations']),
    opened: new Set(['items', 'changes']),
  })
}

function inOrder(value: unknown, order: Order): JsonValue {
  if (Array.isArray(value))
    return value.map(item => inOrder(item, order.kind === 'list' ? order.of : unordered))
  if (typeof value !== 'object' || value === null) return scalar(value)
  const entries = new Map<string, unknown>(Object.entries(value).filter(isWritten))
  const known = knownKeys(order).filter(key => entries.has(key))
  const rest = [...entries.keys()].filter(key => !known.includes(key)).sort()
  return Object.fromEntries(
    [...known, ...rest].map(key => [key, inOrder(entries.get(key), orderBelow(order, key))]),
  )
}

/** A `where` that names nothing is left out: reading puts it back. */
function isWritten([key, field]: readonly [string, unknown]): boolean {
  const empty = typeof field === 'object' && field !== null && Object.keys(field).length === 0
  return field !== undefined && !(key === 'where' && empty)
}

const unordered: Order = { kind: 'plain' }

function knownKeys(order: Order): readonly string[] {
  switch (order.kind) {
    case 'plain':
    case 'list':
      return []
    case 'fields':
      return Object.keys(order.fields)
    case 'keys':
      return order.keys
    default:
      return unreachable(order)
  }
}

function orderBelow(order: Order, key: string): Order {
  if (order.kind === 'keys') return order.of(key)
  return (
    (order.kind === 'fields' && Object.hasOwn(order.fields, key) ? order.fields[key] : undefined) ?? unordered
  )
}

function scalar(value: unknown): JsonValue {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number' && Number.isFinite(value)) return value === 0 ? 0 : value
  throw new Error(`writePlan: ${String(value)} has no place in a plan`)
}
