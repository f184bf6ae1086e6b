// Small models for tests, written as formulas: units agree with everything, dimensions and inputs are what is given.

import type { WrittenRows } from '../../engine/exact/explain.ts'
import { type ExactRun, runExact } from '../../engine/exact/runExact.ts'
import type { CellValues } from '../../engine/formula/cellValues.ts'
import { type CompiledModel, compileModel } from '../../engine/formula/compileModel.ts'
import type { InputTime, ModelDefinition } from '../../engine/formula/definition.ts'
import type { Program, Shape } from '../../engine/formula/program.ts'
import type { Quantity } from '../../engine/formula/quantity.ts'

/** `name[dimension, …] = formula | opening`, one row per line. */
export type SmallModel = {
  readonly rows: string
  /** A number is the same in every month, a list is months 1 to N, `history` the months before; per item if nested. */
  readonly inputs?: Readonly<Record<string, SmallInput>>
  readonly dimensions?: Readonly<Record<string, readonly string[]>>
  /** Mapping name to [from, to, target of each item]. */
  readonly mappings?: Readonly<Record<string, readonly [string, string, Readonly<Record<string, string>>]>>
  readonly months?: number
}

export type SmallInput =
  | Quantity
  | readonly Quantity[]
  | { readonly history: readonly Quantity[] }
  | { readonly by: readonly string[]; readonly values: readonly (Quantity | readonly Quantity[])[] }

export type SmallRun = {
  readonly run: ExactRun
  readonly program: Program
  readonly rows: WrittenRows
  /** Digits of a row (member after a space) in months 1 to N. */
  readonly digits: (name: string) => readonly string[]
  /** The same as doubles. */
  readonly numbers: (name: string) => readonly number[]
  /** Digits in one month, which may be before the first. */
  readonly at: (name: string, month: number) => string
}

/** A small model compiled, with what it was made of; one that does not compile is a mistake of the test. */
export type CompiledSmall = CompiledModel & {
  readonly definition: ModelDefinition
  readonly shape: Shape
  readonly values: CellValues
}

/** Compiles a small model. Three months of history, three months unless it says otherwise. */
export function compileSmall(model: SmallModel): CompiledSmall {
  const definition = definitionOf(model)
  const items = new Map(
    Object.entries(model.dimensions ?? {}).map(([name, ids]) => [name, ids.map(id => ({ id, label: id }))]),
  )
  const mappings = new Map(
    Object.entries(model.mappings ?? {}).map(([name, [, , targets]]) => [
      name,
      new Map(Object.entries(targets)),
    ]),
  )
  const shape = { items, mappings, months: model.months ?? 3, historyMonths: 3 }
  const compiled = compileModel(definition, shape)
  if (!compiled.ok) throw new Error(compiled.diagnostics.map(found => found.message).join('\n'))
  return { ...compiled.value, definition, shape, values: Object.values(model.inputs ?? {}).flatMap(valuesOf) }
}

/** Compiles and runs a small model. */
export function runSmall(model: SmallModel): SmallRun {
  const { program, checked, values } = compileSmall(model)
  const run = runExact(program, values)
  const indexOf = (name: string): number => {
    const [row = '', ...member] = name.split(' ')
    const index = program.series.findIndex(
      series => series.row === row && series.member.join() === member.join(),
    )
    if (index < 0) throw new Error(`the small model has no ${name}`)
    return index
  }
  const months = Array.from({ length: program.months }, (_, index) => index + 1)
  return {
    run,
    program,
    rows: checked.rows,
    digits: name => months.map(month => run.value(indexOf(name), month).toString()),
    numbers: name => [...(run.numbers()[indexOf(name)] ?? [])],
    at: (name, month) => run.value(indexOf(name), month).toString(),
  }
}

function definitionOf(model: SmallModel): ModelDefinition {
  return {
    dimensions: Object.keys(model.dimensions ?? {}).map(name => ({ name, label: name, says: name })),
    mappings: Object.entries(model.mappings ?? {}).map(([name, [from, to]]) => ({ name, from, to })),
    inputs: Object.entries(model.inputs ?? {}).map(([name, input]) => ({
      name,
      dims: typeof input === 'object' && 'by' in input ? input.by : [],
      time: timeOf(input),
      unit: 'any',
    })),
    rows: model.rows
      .split('\n')
      .filter(line => line.trim() !== '')
      .map(line => {
        const match = /^\s*(\w+)(?:\[(.*?)\])? = (.*?)(?: \| (.*))?$/.exec(line)
        const [, name = '', dims, formula = '', opening] = match ?? []
        const row = { name, dims: dims?.split(', ') ?? [], formula, unit: 'any' }
        return opening === undefined ? row : { ...row, opening }
      }),
  }
}

function timeOf(input: SmallInput): InputTime {
  if (typeof input !== 'object') return 'constant'
  if ('history' in input) return 'history'
  if ('by' in input) return input.values.some(value => typeof value === 'object') ? 'monthly' : 'constant'
  return 'monthly'
}

function valuesOf(input: SmallInput): readonly (Quantity | readonly Quantity[])[] {
  if (typeof input !== 'object') return [input]
  if ('history' in input) return [input.history]
  return 'by' in input ? input.values : [input]
}
