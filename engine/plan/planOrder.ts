// In which order the fields of a plan file stand, all the way down.

import type { PlanVocabulary } from './planVocabulary.ts'

/** How a value is ordered: left as it is, field by field, key by key, or each item of a list alike. */
export type Order =
  | { readonly kind: 'plain' }
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, Order>> }
  | { readonly kind: 'keys'; readonly keys: readonly string[]; readonly of: (key: string) => Order }
  | { readonly kind: 'list'; readonly of: Order }

/** The order of a whole plan: fields as the form has them, names as the model and the dimensions have them. */
export function planOrder({ inputs, items, mappings, rows }: PlanVocabulary): Order {
  const itemsOf = (dimension: string | undefined) => items.get(dimension ?? '') ?? []
  const byItem = (dims: readonly string[]): Order =>
    dims.reduceRight<Order>((of, dimension) => keys(itemsOf(dimension), () => of), plain)
  const monthFields = ['month', 'from_month', 'to_month']
  const where = keys([...items.keys(), ...monthFields], () => plain)
  const changes = list(
    fields({ input: plain, where, value: plain, add: plain, multiply: plain, note: plain }),
  )
  const formula = { formula: plain, opening: plain }
  return fields({
    $schema: plain,
    format: plain,
    schema_version: plain,
    company: plain,
    about: plain,
    currency: plain,
    start_month: plain,
    fiscal_year_start: plain,
    months: plain,
    history_months: plain,
    dimensions: keys([...items.keys()], () =>
      fields({ label: plain, items: list(fields({ id: plain, label: plain })) }),
    ),
    mappings: keys([...mappings.keys()], name =>
      fields({ from: plain, to: plain, values: byItem([mappings.get(name)?.from ?? '']) }),
    ),
    inputs: keys([...inputs.keys()], name => byItem(inputs.get(name)?.dims ?? [])),
    tranche_milestones: keys(itemsOf('tranche'), () => fields({ row: plain })),
    uncertainty: fields({
      distributions: list(fields({ input: plain, where, family: plain, ...familyFields, note: plain })),
      correlations: list(fields({ between: plain, value: plain })),
      luck: fields({
        deal_size_variation: byItem(['segment']),
        contraction_variation: byItem(['segment']),
        expansion_variation: byItem(['segment']),
        note: plain,
      }),
    }),
    initiatives: list(fields({ id: plain, label: plain, says: plain, start_month: plain, changes })),
    rows: list(
      fields({
        name: plain,
        dims: plain,
        ...formula,
        unit: plain,
        summary: plain,
        label: plain,
        says: plain,
      }),
    ),
    formula_overrides: keys([...rows], () => fields({ ...formula, note: plain })),
    scenarios: list(
      fields({
        id: plain,
        name: plain,
        parent: plain,
        author: plain,
        time: plain,
        note: plain,
        state: plain,
        initiatives: list(fields({ id: plain, on: plain, start_month: plain })),
        changes,
        frozen: fields({ time: plain, figures: plain, inputs: plain, formulas: plain, numbers: plain }),
      }),
    ),
  })
}

const plain: Order = { kind: 'plain' }

/** Parameters as they are read aloud: low, likely, high. */
const familyFields: Readonly<Record<string, Order>> = Object.fromEntries(
  [
    'value',
    'mean',
    'median',
    'sd',
    'alpha',
    'beta',
    'shape',
    'scale',
    'low',
    'mode',
    'likely',
    'high',
    'values',
    'weights',
    'min',
    'max',
    'relative',
  ].map(name => [name, plain]),
)

function fields(known: Readonly<Record<string, Order>>): Order {
  return { kind: 'fields', fields: known }
}

function keys(order: readonly string[], of: (key: string) => Order): Order {
  return { kind: 'keys', keys: order, of }
}

function list(of: Order): Order {
  return { kind: 'list', of }
}
