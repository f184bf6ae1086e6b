// The third stage: dimensions go. One formula per member of each row, over numbered series and input cells.

import type { CheckedExpression, CheckedModel } from './checkedModel.ts'
import type { Diagnostic, Place } from './diagnostic.ts'
import type { OperatorName } from './functions.ts'
import { nearest } from './nearest.ts'
import type { GroundExpression, GroundModel, InputCell, Series, Shape } from './program.ts'
import { failure, type Result, success } from './result.ts'

/** Limits that keep a hostile or mistaken plan from exhausting the machine. */
const groundLimits = { series: 50_000, nodes: 4_000_000 } as const

/** Position of the current item of every dimension that has one. */
type Current = ReadonlyMap<string, number>

/** The ground model of a company, or what in its shape does not fit the model. O(series × formula size × items summed). */
export function groundModel(checked: CheckedModel, shape: Shape): Result<GroundModel> {
  const missing = missingShape(checked, shape)
  if (missing.length > 0) return failure(missing)
  const cells = inputCells(checked, shape)
  const rows = numberRows(checked, shape)
  const count = [...rows.values()].reduce((sum, row) => sum + row.count, 0)
  if (count > groundLimits.series)
    return failure([tooLarge(`${count} series`, `${groundLimits.series} series`)])
  const diagnostics: Diagnostic[] = []
  const expand = expander(checked, shape, rows, cells.indexOf, diagnostics)
  const series: Series[] = []
  for (const [name, row] of checked.rows) {
    for (const positions of members(row.definition.dims, shape)) {
      const current = new Map(
        row.definition.dims.map((dimension, index) => [dimension, positions[index] ?? 0]),
      )
      const formula = expand.expression(row.formula, current, name)
      const opening = row.opening && expand.expression(row.opening, current, name)
      series.push({
        row: name,
        member: itemIds(row.definition.dims, positions, shape),
        formula,
        ...(opening && { opening }),
      })
    }
    if (expand.nodes() > groundLimits.nodes)
      return failure([tooLarge(`more than ${groundLimits.nodes} terms`, `${groundLimits.nodes} terms`)])
  }
  if (diagnostics.length > 0) return failure(diagnostics)
  return success({ months: shape.months, historyMonths: shape.historyMonths, cells: cells.list, series })
}

function tooLarge(found: string, limit: string): Diagnostic {
  return {
    code: 'L401',
    severity: 'error',
    place: { kind: 'plan' },
    message: `The model of this plan has ${found}; the limit is ${limit}.`,
    remedy: 'Use fewer items in the largest dimensions.',
  }
}

function missingShape(checked: CheckedModel, shape: Shape): readonly Diagnostic[] {
  const dimensions = [...checked.dimensions.keys()].filter(name => !shape.items.has(name))
  const mappings = [...checked.mappings.keys()].filter(name => !shape.mappings.has(name))
  return [
    ...dimensions.map(name => ({ name, what: 'no items for the dimension' })),
    ...mappings.map(name => ({ name, what: 'no values for the mapping' })),
  ].map(({ name, what }) => ({
    code: 'L402',
    severity: 'error',
    place: { kind: 'plan' },
    message: `The plan has ${what} ${name}.`,
    remedy: `Add ${name} to the plan.`,
  }))
}

/** All combinations of item positions, the last dimension fastest; one empty combination for no dimensions. */
function members(dims: readonly string[], shape: Shape): readonly (readonly number[])[] {
  return dims.reduce<readonly (readonly number[])[]>(
    (combinations, dimension) =>
      combinations.flatMap(head => itemsOf(dimension, shape).map((_, position) => [...head, position])),
    [[]],
  )
}

function itemsOf(dimension: string, shape: Shape): readonly { readonly id: string }[] {
  return shape.items.get(dimension) ?? []
}

function itemIds(dims: readonly string[], positions: readonly number[], shape: Shape): readonly string[] {
  return dims.map((dimension, index) => itemsOf(dimension, shape)[positions[index] ?? 0]?.id ?? '')
}

function inputCells(
  checked: CheckedModel,
  shape: Shape,
): { readonly list: readonly InputCell[]; readonly indexOf: (input: string, current: Current) => number } {
  const first = new Map<string, number>()
  const list: InputCell[] = []
  for (const input of checked.inputs.values()) {
    first.set(input.name, list.length)
    for (const positions of members(input.dims, shape))
      list.push({ input: input.name, member: itemIds(input.dims, positions, shape), time: input.time })
  }
  const indexOf = (name: string, current: Current): number =>
    (first.get(name) ?? 0) + offsetOf(checked.inputs.get(name)?.dims ?? [], current, shape)
  return { list, indexOf }
}

type RowNumbers = ReadonlyMap<string, { readonly first: number; readonly count: number }>

function numberRows(checked: CheckedModel, shape: Shape): RowNumbers {
  const rows = new Map<string, { readonly first: number; readonly count: number }>()
  let first = 0
  for (const [name, row] of checked.rows) {
    const count = row.definition.dims.reduce(
      (product, dimension) => product * itemsOf(dimension, shape).length,
      1,
    )
    rows.set(name, { first, count })
    first += count
  }
  return rows
}

/** Position of the current member among all members, the last dimension fastest. */
function offsetOf(dims: readonly string[], current: Current, shape: Shape): number {
  return dims.reduce(
    (offset, dimension) => offset * itemsOf(dimension, shape).length + (current.get(dimension) ?? 0),
    0,
  )
}

function expander(
  checked: CheckedModel,
  shape: Shape,
  rows: RowNumbers,
  cellOf: (input: string, current: Current) => number,
  diagnostics: Diagnostic[],
): {
  readonly expression: (node: CheckedExpression, current: Current, row: string) => GroundExpression
  readonly nodes: () => number
} {
  let nodes = 0

  function expression(node: CheckedExpression, current: Current, row: string): GroundExpression {
    nodes += 1
    const inner = (of: CheckedExpression, changed: Current = current): GroundExpression =>
      expression(of, changed, row)
    switch (node.kind) {
      case 'number':
      case 'month_index':
        return node
      case 'position':
        return number(current.get(node.dimension) ?? 0)
      case 'last_position':
        return number(itemsOf(node.dimension, shape).length - 1)
      case 'input':
        return { kind: 'input', cell: cellOf(node.name, current) }
      case 'row': {
        const dims = checked.rows.get(node.name)?.definition.dims ?? []
        return { kind: 'series', series: (rows.get(node.name)?.first ?? 0) + offsetOf(dims, current, shape) }
      }
      case 'apply':
        return node.operator === 'if'
          ? chosen(node.args, current, row)
          : apply(
              node.operator,
              node.args.map(arg => inner(arg)),
            )
      case 'shift':
        return { kind: 'shift', of: inner(node.of), by: inner(node.by) }
      case 'rolling':
        return { kind: 'rolling', of: inner(node.of), months: inner(node.months) }
      case 'cumulative':
        return { kind: 'cumulative', of: inner(node.of) }
      case 'convolve':
        return {
          kind: 'convolve',
          of: inner(node.of),
          weights: itemsOf(node.dimension, shape).map((_, position) =>
            inner(node.weights, new Map(current).set(node.dimension, position)),
          ),
        }
      case 'reduce': {
        const terms = members(node.dimensions, shape).map(positions => {
          const changed = new Map(current)
          for (const [index, dimension] of node.dimensions.entries())
            changed.set(dimension, positions[index] ?? 0)
          return inner(node.of, changed)
        })
        return many(node.operator === 'sum' ? 'add' : 'multiply', terms)
      }
      case 'sum_by': {
        const mapping = checked.mappings.get(node.mapping)
        const from = mapping?.from ?? ''
        const target = itemsOf(mapping?.to ?? '', shape)[current.get(mapping?.to ?? '') ?? 0]?.id
        const values = shape.mappings.get(node.mapping)
        const terms = itemsOf(from, shape).flatMap((item, position) =>
          values?.get(item.id) === target ? [inner(node.of, new Map(current).set(from, position))] : [],
        )
        return many('add', terms)
      }
      case 'lookup': {
        const mapping = checked.mappings.get(node.mapping)
        const source = itemsOf(mapping?.from ?? '', shape)[current.get(mapping?.from ?? '') ?? 0]?.id ?? ''
        const target = shape.mappings.get(node.mapping)?.get(source)
        const position = itemsOf(mapping?.to ?? '', shape).findIndex(item => item.id === target)
        return position < 0 ? number(0) : inner(node.of, new Map(current).set(mapping?.to ?? '', position))
      }
      case 'at': {
        const position = itemsOf(node.dimension, shape).findIndex(item => item.id === node.item)
        if (position < 0) diagnostics.push(unknownItem(node.dimension, node.item, row))
        return inner(node.of, new Map(current).set(node.dimension, Math.max(0, position)))
      }
      case 'at_current':
        return inner(node.of, new Map(current).set(node.dimension, current.get(node.likeDimension) ?? 0))
      case 'sum_above': {
        const here = current.get(node.dimension) ?? 0
        return many(
          'add',
          Array.from({ length: here }, (_, position) =>
            inner(node.of, new Map(current).set(node.dimension, position)),
          ),
        )
      }
      case 'previous_member': {
        const here = current.get(node.dimension) ?? 0
        return here === 0 ? number(0) : inner(node.of, new Map(current).set(node.dimension, here - 1))
      }
    }
  }

  /** An `if` whose condition is about positions only is decided here, as the sheet does. */
  function chosen(args: readonly CheckedExpression[], current: Current, row: string): GroundExpression {
    const [condition, yes, no] = args
    if (condition === undefined || yes === undefined || no === undefined)
      throw new Error('if takes three arguments')
    const test = expression(condition, current, row)
    if (test.kind === 'number') return expression(Number(test.text) === 0 ? no : yes, current, row)
    return {
      kind: 'apply',
      operator: 'if',
      args: [test, expression(yes, current, row), expression(no, current, row)],
    }
  }

  function unknownItem(dimension: string, item: string, row: string): Diagnostic {
    const ids = itemsOf(dimension, shape).map(({ id }) => id)
    const guess = nearest(item, ids)
    return {
      code: 'L314',
      severity: 'error',
      place: placeOfWord(row, item),
      message: `${dimension} has no item called ${item}.`,
      remedy: guess === undefined ? `The items are ${ids.join(', ')}.` : `Did you mean ${guess}?`,
    }
  }

  function placeOfWord(row: string, word: string): Place {
    const definition = checked.rows.get(row)?.definition
    for (const part of ['formula', 'opening'] as const) {
      const text = definition?.[part] ?? ''
      const start = text.search(new RegExp(`\\b${word}\\b`))
      if (start >= 0) return { kind: 'formula', row, part, text, start, length: word.length }
    }
    return { kind: 'definition', name: row }
  }

  return { expression, nodes: () => nodes }
}

function number(value: number): GroundExpression {
  return { kind: 'number', text: String(value) }
}

/** A sum or product of any number of terms; one term is itself. */
function many(operator: 'add' | 'multiply', terms: readonly GroundExpression[]): GroundExpression {
  const [first] = terms
  if (first === undefined) return number(operator === 'add' ? 0 : 1)
  return terms.length === 1 ? first : { kind: 'apply', operator, args: terms }
}

/** Comparisons of positions are decided here; everything else waits for numbers. */
function apply(operator: OperatorName, args: readonly GroundExpression[]): GroundExpression {
  const [a, b] = args
  const decide = a?.kind === 'number' && b?.kind === 'number' ? comparisons[operator] : undefined
  if (decide !== undefined && a?.kind === 'number' && b?.kind === 'number')
    return number(decide(Number(a.text), Number(b.text)) ? 1 : 0)
  return { kind: 'apply', operator, args }
}

const comparisons: Partial<Record<OperatorName, (a: number, b: number) => boolean>> = {
  less: (a, b) => a < b,
  less_or_equal: (a, b) => a <= b,
  greater: (a, b) => a > b,
  greater_or_equal: (a, b) => a >= b,
  equal: (a, b) => a === b,
  not_equal: (a, b) => a !== b,
}
