import { describe, expect, test } from 'vitest'
import { checkModel } from '../../engine/formula/checkModel.ts'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import type { Expression } from '../../engine/formula/expression.ts'
import { parseFormula } from '../../engine/formula/parseFormula.ts'
import { growthInputs, growthModel, growthRows, modelDefinition } from '../../engine/growth/baseModel.ts'
import { promisedInputs, promisedMappings, promisedRows } from './promisedNames.ts'

type Call = Extract<Expression, { readonly kind: 'call' }>

const rows = growthRows(growthModel)
const inputs = growthInputs(growthModel)
const rowsByName = new Map(rows.map(row => [row.name, row]))
const formulas = rows.flatMap(({ name, formula, opening }) => [
  { name, formula },
  ...(opening === undefined ? [] : [{ name: `${name} (opening)`, formula: opening }]),
])

describe('the growth model', () => {
  test('is accepted by the checker: every name is known, every dimension bound, every unit agrees', () => {
    const checked = checkModel(modelDefinition(growthModel))
    expect(checked.ok ? [] : checked.diagnostics.map(printDiagnostic)).toEqual([])
  })

  test('has every row that plans and workbooks rely on, with its dimensions', () => {
    expect(rows.map(signature)).toEqual(expect.arrayContaining([...promisedRows]))
    expect(promisedRows).toHaveLength(198)
  })

  test('has every input that plans rely on, with its dimensions', () => {
    expect(inputs.map(signature)).toEqual(expect.arrayContaining([...promisedInputs]))
    expect(promisedInputs).toHaveLength(144)
  })

  test('has the mappings that plans rely on', () => {
    expect(growthModel.mappings.map(({ name }) => name)).toEqual(promisedMappings)
  })

  test('gives every name one meaning', () => {
    const names = [
      ...growthModel.dimensions,
      ...growthModel.mappings,
      ...inputs,
      ...rows,
      ...growthModel.dimensions.flatMap(({ items }) => items ?? []).map(({ id }) => ({ name: id })),
    ].map(({ name }) => name)
    const shared = new Set(names.filter((name, index) => names.indexOf(name) !== index))
    // The same word for a role and for a function: items of different dimensions, never looked up without theirs.
    expect([...shared]).toEqual(['general_and_administrative', 'other'])
  })

  test('says of everything what it is called and what it means, in a sentence', () => {
    const told = [...growthModel.dimensions, ...growthModel.mappings, ...inputs, ...rows]
    expect(told.filter(({ label }) => !/^[A-Z]/.test(label))).toEqual([])
    expect(told.filter(({ says }) => !/^[A-Z0-9].*\.$/.test(says))).toEqual([])
    expect(growthModel.themes.filter(({ says }) => !/\.$/.test(says))).toEqual([])
  })
})

describe('a formula of the growth model', () => {
  test('holds no number but 0 and 1: every other is an input with a name, a sentence and a source', () => {
    const numbers = formulas.flatMap(({ name, formula }) =>
      (formula.match(/(?<![a-z_\d.])\d+(\.\d+)?/g) ?? []).map(number => ({ name, number })),
    )
    expect(numbers.filter(({ number }) => number !== '0' && number !== '1')).toEqual([])
    expect(numbers.length).toBeGreaterThan(0)
  })

  test('names no item of a company, only those of the fixed vocabulary', () => {
    const items = new Map(
      growthModel.dimensions.map(({ name, items }) => [name, items?.map(({ id }) => id) ?? []]),
    )
    const picked = formulas
      .flatMap(({ formula }) => callsIn(formula))
      .filter(call => call.function === 'at')
      .map(({ args: [, dimension, item] }) => ({ dimension: wordOf(dimension), item: wordOf(item) }))
    const foreign = picked.filter(
      ({ dimension, item }) => !items.has(item) && !items.get(dimension)?.includes(item),
    )
    expect(foreign).toEqual([])
    expect(picked).toContainEqual({ dimension: 'role_kind', item: 'sdr' })
  })

  test('takes rolling and cumulative sums of named rows, so that a sheet needs no rows without a name', () => {
    const summing = new Set(['rolling', 'cumulative', 'convolve', 'product', 'sum_by'])
    const windows = formulas.filter(({ formula }) =>
      callsIn(formula).some(({ function: called, args: [of] }) => summing.has(called) && of?.kind !== 'name'),
    )
    expect(windows).toEqual([])
  })

  test('stays short once its names become cells', () => {
    const lengths = formulas.map(({ name, formula }) => ({ name, length: lengthInCells(formula) }))
    // In headcount_by_tenure every `if` is about the position of the item and folds away.
    expect(lengths.filter(({ length }) => length > 100).map(({ name }) => name)).toEqual([
      'headcount_by_tenure',
    ])
    expect(median(lengths.map(({ length }) => length))).toBeLessThanOrEqual(32)
  })
})

describe('a row of the growth model', () => {
  test('that is a ratio names two rows of its own dimensions to recompute it from in a quarter', () => {
    const parts = rows.flatMap(({ dims, summary }) =>
      typeof summary === 'string'
        ? []
        : [summary.numerator, summary.denominator].map(part => ({ dims, found: rowsByName.get(part) })),
    )
    expect(parts.map(({ found }) => found?.dims)).toEqual(parts.map(({ dims }) => dims))
    expect(parts.map(({ found }) => found?.summary)).toEqual(parts.map(() => 'sum'))
    expect(parts.length).toBeGreaterThanOrEqual(12)
  })

  test('that is a flow of a month is not carried over at the end of a quarter', () => {
    for (const name of ['revenue', 'billings', 'new_arr', 'net_income', 'free_cash_flow', 'leavers'])
      expect(rowsByName.get(name)?.summary).toBe('sum')
    for (const name of ['cash_balance', 'total_arr', 'headcount', 'deferred_revenue', 'debt_balance'])
      expect(rowsByName.get(name)?.summary).toBe('end')
  })
})

describe('an input of the growth model', () => {
  test('is read by a row, or by the milestone of a tranche', () => {
    const read = new Set(formulas.flatMap(({ formula }) => formula.match(/[a-z]\w*/g) ?? []))
    const idle = inputs.map(({ name }) => name).filter(name => !read.has(name))
    expect(idle).toEqual(['tranche_milestone_threshold'])
  })

  test('has a fallback within its own bounds', () => {
    const outside = inputs.filter(
      ({ otherwise = 0, least = 0, most = Number.POSITIVE_INFINITY, ...input }) =>
        'otherwise' in input && (otherwise < least || otherwise > most),
    )
    expect(outside).toEqual([])
  })

  test('that is a fact of the calendar is known without a plan, but for the month the plan starts in', () => {
    const open = inputs.filter(input => input.constant === true && input.otherwise === undefined)
    expect(open.map(({ name }) => name)).toEqual(['start_month_of_year'])
  })

  test('that is a month number moves with its initiative', () => {
    expect(inputs.filter(({ dated }) => dated).map(({ name }) => name)).toEqual([
      'tool_start_month',
      'system_start_month',
      'tranche_month',
      'debt_draw_month',
    ])
  })
})

function signature({ name, dims }: { readonly name: string; readonly dims: readonly string[] }): string {
  return dims.length === 0 ? name : `${name}[${dims.join(',')}]`
}

/** Every function call in a formula, outer ones first. */
function callsIn(formula: string): readonly Call[] {
  const parsed = parseFormula(formula)
  if ('fault' in parsed) throw new Error(parsed.fault.message)
  return callsBelow(parsed.expression)
}

function callsBelow(expression: Expression): readonly Call[] {
  if (expression.kind === 'operation') return expression.args.flatMap(callsBelow)
  if (expression.kind === 'call') return [expression, ...expression.args.flatMap(callsBelow)]
  return []
}

function wordOf(expression: Expression | undefined): string {
  return expression?.kind === 'name' ? expression.name : ''
}

/** About as long as the formula is in a sheet: `at` and `prev` vanish, a row is a cell, an input a cell elsewhere. */
function lengthInCells(formula: string): number {
  return formula
    .replaceAll(/at\((\w+|prev\(\w+\)), \w+, \w+\)/g, '$1')
    .replaceAll(/prev\((\w+)\)/g, '$1')
    .replaceAll(/, (role|segment|channel|tool|system|prerequisite|team|tranche|tenure|contract_age)\b/g, '')
    .replaceAll(/[a-z]\w*/g, name =>
      rowsByName.has(name) ? 'AD$999' : inputNames.has(name) ? 'Inputs!$E$999' : name,
    )
    .replaceAll(' ', '').length
}

const inputNames = new Set(inputs.map(({ name }) => name))

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
