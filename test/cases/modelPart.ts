// A few rows of the growth model, computed on numbers that are given for everything they read: how a published example
// is put to a formula without inventing a company around it.

import { runExact } from '../../engine/exact/runExact.ts'
import { compileModel } from '../../engine/formula/compileModel.ts'
import type { InputDefinition, ModelDefinition, RowDefinition } from '../../engine/formula/definition.ts'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import type { InputCell, Shape } from '../../engine/formula/program.ts'
import { growthInputs, growthModel, modelDefinition } from '../../engine/growth/baseModel.ts'
import { resultOf } from './company.ts'

/** What is said of an input or of a row that is given: one number, or one for each month. */
export type Said = number | readonly number[]

/** Months 1 to N of a row, of one member where it has dimensions. */
export type PartNumbers = (row: string, ...member: readonly string[]) => readonly number[]

/** Items of the dimensions that the part uses. */
export type PartItems = Readonly<Record<string, readonly string[]>>

const whole = modelDefinition(growthModel)
const fallbacks = new Map(growthInputs(growthModel).map(({ name, otherwise }) => [name, otherwise ?? 0]))

/**
 * Computes `rows` with their own formulas and openings. `said` gives inputs of the model, and rows that are not computed
 * (0 before the first month); by item as `name[item, item]`. What is not said is the input's fallback, or 0.
 */
export function modelPart(
  rows: readonly string[],
  said: Readonly<Record<string, Said>>,
  { months = 1, items = {} }: { readonly months?: number; readonly items?: PartItems } = {},
): PartNumbers {
  const { definition, stands } = partDefinition(rows)
  const { program } = resultOf(compileModel(definition, shapeOf(items, months)))
  const run = runExact(
    program,
    program.cells.map(cell => cellValue(cell, stands, said, months)),
  )
  if (run.faults.length > 0) throw new Error(run.faults.map(printDiagnostic).join('\n'))
  const numbers = run.numbers()
  return (row, ...member) => {
    const index = program.series.findIndex(
      series => series.row === row && series.member.join() === member.join(),
    )
    if (index < 0) throw new Error(`the part has no ${row} ${member.join()}`)
    return [...(numbers[index] ?? [])]
  }
}

/** The rows as they are, and for every other row they read a row that passes on an input: `stands` maps the one to the other. */
function partDefinition(wanted: readonly string[]): {
  readonly definition: ModelDefinition
  readonly stands: ReadonlyMap<string, string>
} {
  const all = new Map(whole.rows.map(row => [row.name, row]))
  const computed = wanted.map(name => rowNamed(all, name))
  const read = new Set(
    computed.flatMap(({ formula, opening = '' }) => `${formula} ${opening}`.match(/[a-z]\w*/g) ?? []),
  )
  const given = [...read]
    .filter(name => all.has(name) && !wanted.includes(name))
    .map(name => rowNamed(all, name))
  const stands = new Map(given.map(({ name }) => [`given_${name}`, name]))
  const inputs: readonly InputDefinition[] = given.map(({ name, dims, unit }) => ({
    name: `given_${name}`,
    dims,
    unit,
    time: 'monthly',
  }))
  const passing: readonly RowDefinition[] = given.map(({ name, dims, unit }) => ({
    name,
    dims,
    unit,
    formula: `given_${name}`,
  }))
  return {
    definition: { ...whole, inputs: [...whole.inputs, ...inputs], rows: [...computed, ...passing] },
    stands,
  }
}

function rowNamed(rows: ReadonlyMap<string, RowDefinition>, name: string): RowDefinition {
  const row = rows.get(name)
  if (row === undefined) throw new Error(`the growth model has no row ${name}`)
  return row
}

const historyMonths = 24

function cellValue(
  { input, member, time }: InputCell,
  stands: ReadonlyMap<string, string>,
  said: Readonly<Record<string, Said>>,
  months: number,
): Said {
  const name = stands.get(input) ?? input
  const value =
    said[member.length === 0 ? name : `${name}[${member.join(', ')}]`] ??
    said[name] ??
    fallbacks.get(name) ??
    0
  if (time === 'constant' || typeof value !== 'number') return value
  return Array.from({ length: time === 'history' ? historyMonths : months }, () => value)
}

function shapeOf(items: PartItems, months: number): Shape {
  return {
    items: new Map(
      whole.dimensions.map(({ name, items: fixed, sameItemsAs }) => [
        name,
        fixed ?? (items[sameItemsAs ?? name] ?? []).map(id => ({ id, label: id })),
      ]),
    ),
    mappings: new Map(whole.mappings.map(({ name }) => [name, new Map()])),
    months,
    historyMonths,
  }
}
