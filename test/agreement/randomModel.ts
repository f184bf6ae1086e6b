// Random small models that use every function of the language and cannot fail: for agreement of all backends.

import fc from 'fast-check'
import { runExact } from '../../engine/exact/runExact.ts'
import type { CellValues } from '../../engine/formula/cellValues.ts'
import type { CheckedModel } from '../../engine/formula/checkedModel.ts'
import { compileModel } from '../../engine/formula/compileModel.ts'
import type { InputDefinition, ModelDefinition, RowDefinition } from '../../engine/formula/definition.ts'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import type { Program, Shape } from '../../engine/formula/program.ts'
import type { Quantity } from '../../engine/formula/quantity.ts'

/** A model with its shape and numbers, compiled. */
export type RandomModel = {
  readonly definition: ModelDefinition
  readonly shape: Shape
  readonly values: CellValues
  readonly checked: CheckedModel
  readonly program: Program
}

/**
 * Models of up to eight rows over six months, with histories and two kinds of items. Every number can be computed. A
 * model is a run of choices, so that a failing one shrinks to fewer and simpler rows.
 */
export const randomModel: fc.Arbitrary<RandomModel> = fc
  .array(fc.nat({ max: 997 }), { minLength: 20, maxLength: 300, size: 'max' })
  .map(modelFrom)
  .filter(withoutFaults)
  .map(model => Object.defineProperty(model, fc.toStringMethod, { value: () => printed(model) }))

const months = 6
const historyMonths = 16

/** A lag or a window given by an input is at most this long. */
export const longestCount = 3

/** What a formula may still do at some place in it. */
type Place = {
  /** Dimensions with a current item. */
  readonly bound: readonly string[]
  /** Rows that can be read in the same month. */
  readonly below: readonly RowDefinition[]
  /** Rows that can be read in an earlier month. */
  readonly all: readonly RowDefinition[]
  readonly earlier: boolean
  readonly part: 'formula' | 'opening'
  /** How many more months back it may reach. */
  readonly reach: number
  readonly depth: number
}

/** The next choice below a number; 0, the simplest, once the choices are used up. */
type Choose = (count: number) => number

const dimensions = ['role', 'segment', 'twin', 'age'] as const

const inputs: readonly InputDefinition[] = [
  input('rate', []),
  input('count_back', []),
  input('heads', ['role']),
  input('count_by_role', ['role']),
  input('price', ['segment']),
  input('mix', ['role', 'segment']),
  input('link', ['role', 'twin']),
  input('weight', ['age']),
  input('demand', [], 'monthly'),
  input('plan', ['role'], 'monthly'),
  input('past', [], 'history'),
  input('past_by_role', ['role'], 'history'),
]

/** Inputs that count months: whole numbers from 0. */
export const countInputs: readonly string[] = ['count_back', 'count_by_role']

function input(
  name: string,
  dims: readonly string[],
  time: InputDefinition['time'] = 'constant',
): InputDefinition {
  return { name, dims, time, unit: 'any' }
}

function modelFrom(choices: readonly number[]): RandomModel {
  let next = 0
  const choose: Choose = count => {
    const choice = choices[next] ?? 0
    next += 1
    return count <= 1 ? 0 : choice % count
  }
  const roles = ['seller', 'engineer', 'clerk'].slice(0, 1 + choose(3))
  const segments = ['small', 'large'].slice(0, 1 + choose(2))
  const items = new Map(
    Object.entries({ role: roles, segment: segments, twin: roles, age: ['young', 'older', 'old'] }).map(
      ([dimension, ids]) => [dimension, ids.map(id => ({ id, label: id }))] as const,
    ),
  )
  const targets = [...segments, null]
  const mapping = new Map(roles.map(role => [role, targets[choose(targets.length)] ?? null]))
  const shape: Shape = { items, mappings: new Map([['segment_of', mapping]]), months, historyMonths }
  const rows = makeRows(choose, roles)
  const definition: ModelDefinition = {
    dimensions: dimensions.map(name => ({
      name,
      label: name,
      says: '',
      ...(name === 'twin' ? { sameItemsAs: 'role' } : {}),
    })),
    mappings: [{ name: 'segment_of', from: 'role', to: 'segment' }],
    inputs,
    rows,
  }
  const compiled = compileModel(definition, shape)
  if (!compiled.ok) throw new Error(compiled.diagnostics.map(printDiagnostic).join('\n'))
  const { checked, program } = compiled.value
  return { definition, shape, checked, program, values: makeValues(choose, program) }
}

const rowDimensions: readonly (readonly string[])[] = [
  [],
  ['role'],
  ['segment'],
  ['role', 'segment'],
  ['segment', 'role'],
]

function makeRows(choose: Choose, roles: readonly string[]): readonly RowDefinition[] {
  const count = 1 + choose(8)
  const shells = Array.from({ length: count }, (_, index): RowDefinition => {
    const dims = rowDimensions[choose(rowDimensions.length)] ?? []
    return { name: `row_${'abcdefgh'[index]}`, dims, formula: '0', unit: 'any' }
  })
  return shells.map((shell, index) => {
    const place: Place = {
      bound: shell.dims,
      below: shells.slice(0, index),
      all: shells,
      earlier: false,
      part: 'formula',
      reach: 8,
      depth: 4,
    }
    const formula = ownMembersAbove(choose, shell, formulaText(choose, place, roles))
    if (choose(2) === 0) return { ...shell, formula }
    const opening = { ...place, part: 'opening' as const, reach: 3, depth: 2 }
    return { ...shell, formula, opening: formulaText(choose, opening, roles) }
  })
}

/** Some rows depend on their own members above, as work does that is given out in order of priority. */
function ownMembersAbove(choose: Choose, { name, dims }: RowDefinition, formula: string): string {
  const dimension = dims[choose(dims.length)]
  return dimension === undefined || choose(6) !== 5
    ? formula
    : `${formula} - 0.5 * sum_above(${name}, ${dimension})`
}

type Form = (choose: Choose, place: Place, roles: readonly string[]) => string | undefined

/** A formula in brackets where it needs them. */
function formulaText(choose: Choose, place: Place, roles: readonly string[]): string {
  const forms = place.depth === 0 ? leaves : [...leaves, ...branches]
  const form = forms[choose(forms.length)] ?? number
  return form(choose, { ...place, depth: place.depth - 1 }, roles) ?? number(choose, place, roles) ?? '1'
}

const number: Form = choose => ['1', '0', '2', '0.25', '3'][choose(5)]

const leaves: readonly Form[] = [
  number,
  inputName,
  inputName,
  inputName,
  rowName,
  rowName,
  rowName,
  rowName,
  () => 'month_index',
  (choose, { bound }) => bound[choose(bound.length)],
  choose => `last(${dimensions[choose(dimensions.length)]})`,
]

function inputName(choose: Choose, { bound, part, earlier }: Place): string | undefined {
  const readable = inputs.filter(({ dims, time }) => {
    if (!dims.every(dimension => bound.includes(dimension))) return false
    return time === 'constant' || (part === 'opening' ? time === 'history' : time === 'monthly' && !earlier)
  })
  return readable[choose(readable.length)]?.name
}

function rowName(choose: Choose, { below, bound }: Place): string | undefined {
  const readable = below.filter(({ dims }) => dims.every(dimension => bound.includes(dimension)))
  return readable[choose(readable.length)]?.name
}

const branches: readonly Form[] = [
  binary((a, b) => `(${a} + ${b})`),
  binary((a, b) => `(${a} - ${b})`),
  binary((a, b) => `${a} * min(4, ${b})`),
  binary((a, b) => `${a} / (abs(${b}) + 0.5)`),
  binary((a, b) => `(min(9, abs(${a})) + 0.5) ^ max(-2, min(2, ${b}))`),
  binary((a, b) => `min(${a}, ${b})`),
  binary((a, b) => `max(${a}, ${b}, 0.5)`),
  binary((a, b) => `mod(${a}, abs(${b}) + 0.5)`),
  binary((a, b) => `ratio(${a}, ${b})`),
  binary((a, b) => `(${a} < ${b})`),
  binary((a, b) => `(${a} <= ${b})`),
  binary((a, b) => `(${a} > ${b})`),
  binary((a, b) => `(${a} >= ${b})`),
  binary((a, b) => `(${a} == ${b})`),
  binary((a, b) => `(${a} != ${b})`),
  binary((a, b) => `(${a} and ${b})`),
  binary((a, b) => `(${a} or ${b})`),
  binary((a, b) => `hill(${a}, abs(${b}) + 0.5, 1.5)`),
  binary((a, b) => `logistic(${a}, ${b}, 0.75)`),
  unary(a => `(-${a})`),
  unary(a => `(not ${a})`),
  unary(a => `abs(${a})`),
  unary(a => `floor(${a})`),
  unary(a => `exp(min(2, ${a}))`),
  unary(a => `ln(abs(${a}) + 0.5)`),
  (choose, place, roles) => {
    const [condition, yes, no] = [0, 1, 2].map(() => formulaText(choose, place, roles))
    return `if(${condition}, ${yes}, ${no})`
  },
  (choose, place, roles) => shifted(choose, place, roles, 1, inside => `prev(${inside})`),
  (choose, place, roles) => {
    const by = choose(longestCount)
    return by === 0 ? undefined : shifted(choose, place, roles, by, inside => `lag(${inside}, ${by})`)
  },
  (choose, place, roles) => counted(choose, place, roles, 'lag'),
  (choose, place, roles) => counted(choose, place, roles, 'rolling'),
  (choose, place, roles) => {
    const length = choose(4)
    return window(choose, place, roles, length, inside => `rolling(${inside}, ${length})`)
  },
  (choose, place, roles) =>
    place.part === 'opening'
      ? undefined
      : `cumulative(${formulaText(choose, { ...place, reach: 0 }, roles)})`,
  (choose, place, roles) => {
    if (place.bound.includes('age')) return undefined
    const ages = { ...place, bound: [...place.bound, 'age'], depth: Math.min(place.depth, 1) }
    const weights = choose(2) === 0 ? 'weight' : `(weight * ${formulaText(choose, ages, roles)})`
    return window(choose, place, roles, 3, inside => `convolve(${inside}, age, ${weights})`)
  },
  overItems('sum', inside => inside),
  overItems('sum', inside => inside),
  overItems('product', inside => `max(-2, min(2, ${inside}))`),
  (choose, place, roles) => {
    if (!place.bound.includes('segment')) return undefined
    const inside = varying(choose, { ...place, bound: withItem(place.bound, 'role') }, roles, 'role')
    return inside && `sum_by(${inside}, segment_of)`
  },
  (choose, place, roles) => {
    if (!place.bound.includes('role')) return undefined
    return `lookup(${formulaText(choose, { ...place, bound: withItem(place.bound, 'segment') }, roles)}, segment_of)`
  },
  (choose, place, roles) => {
    const inside = formulaText(choose, { ...place, bound: withItem(place.bound, 'role') }, roles)
    return `at(${inside}, role, ${roles[choose(roles.length)]})`
  },
  (choose, place, roles) => {
    if (!place.bound.includes('role')) return undefined
    return `at(${formulaText(choose, { ...place, bound: withItem(place.bound, 'twin') }, roles)}, twin, role)`
  },
  (choose, place, roles) => alongOwn(choose, place, roles, 'sum_above'),
  (choose, place, roles) => alongOwn(choose, place, roles, 'previous_member'),
]

function binary(write: (a: string, b: string) => string): Form {
  return (choose, place, roles) => {
    const a = formulaText(choose, place, roles)
    return write(a, formulaText(choose, place, roles))
  }
}

function unary(write: (a: string) => string): Form {
  return (choose, place, roles) => write(formulaText(choose, place, roles))
}

/** In an earlier month every row can be read, also the row itself; in an opening, which has no later month, none. */
function shifted(
  choose: Choose,
  place: Place,
  roles: readonly string[],
  by: number,
  write: (inside: string) => string,
): string | undefined {
  if (place.reach < by) return undefined
  const below = place.part === 'opening' ? [] : place.all
  return write(formulaText(choose, { ...place, below, earlier: true, reach: place.reach - by }, roles))
}

/** A shift or window of as many months as an input says may be one of no months. */
function counted(
  choose: Choose,
  place: Place,
  roles: readonly string[],
  name: 'lag' | 'rolling',
): string | undefined {
  const counts = place.bound.includes('role') ? countInputs : countInputs.slice(0, 1)
  const months = counts[choose(counts.length)]
  return window(choose, place, roles, longestCount + 1, inside => `${name}(${inside}, ${months})`)
}

function window(
  choose: Choose,
  place: Place,
  roles: readonly string[],
  length: number,
  write: (inside: string) => string,
): string | undefined {
  if (place.reach < length - 1) return undefined
  const below = place.part === 'opening' ? [] : place.below
  const reach = place.reach - Math.max(0, length - 1)
  return write(formulaText(choose, { ...place, below, earlier: true, reach }, roles))
}

const walks: readonly (readonly string[])[] = [
  ['role'],
  ['segment'],
  ['role', 'segment'],
  ['segment', 'role'],
  ['twin'],
]

function overItems(name: 'sum' | 'product', bounded: (inside: string) => string): Form {
  return (choose, place, roles) => {
    const walked = walks[choose(walks.length)] ?? ['role']
    const bound = walked.reduce(withItem, place.bound)
    const varied = walked.map(dimension => varying(choose, { ...place, bound, depth: 0 }, roles, dimension))
    const rest = choose(2) === 0 ? [] : [formulaText(choose, { ...place, bound }, roles)]
    const joined = [...varied, ...rest].join(choose(2) === 0 ? ' + ' : ' * ')
    return `${name}(${bounded(`(${joined})`)}, ${walked.join(', ')})`
  }
}

/** Something that differs from item to item of a dimension. */
function varying(
  choose: Choose,
  place: Place,
  roles: readonly string[],
  dimension: string,
): string | undefined {
  const names = [
    ...inputs
      .filter(({ dims, time }) => time === 'constant' && dims.join() === dimension)
      .map(({ name }) => name),
    ...place.below.filter(({ dims }) => dims.join() === dimension).map(({ name }) => name),
    ...(dimension === 'role' && place.bound.includes('segment') ? ['mix'] : []),
    ...(dimension === 'twin' && place.bound.includes('role') ? ['link'] : []),
    dimension,
  ]
  const name = names[choose(names.length)] ?? dimension
  return place.depth <= 0 || choose(2) === 0 ? name : `(${name} + ${formulaText(choose, place, roles)})`
}

function alongOwn(
  choose: Choose,
  place: Place,
  roles: readonly string[],
  name: 'sum_above' | 'previous_member',
): string | undefined {
  const dimension = place.bound[choose(place.bound.length)]
  return dimension && `${name}(${formulaText(choose, place, roles)}, ${dimension})`
}

function withItem(bound: readonly string[], dimension: string): readonly string[] {
  return bound.includes(dimension) ? bound : [...bound, dimension]
}

function makeValues(choose: Choose, program: Program): CellValues {
  const any = (): Quantity => {
    const kind = choose(4)
    if (kind === 3) return `${choose(9) - 4}/${1 + choose(6)}`
    return (choose(33) - 16) / ([1, 4, 10][kind] ?? 1)
  }
  return program.cells.map(({ input: name, time }) => {
    if (countInputs.includes(name)) return choose(longestCount + 1)
    if (time === 'constant') return any()
    return Array.from({ length: time === 'monthly' ? months : historyMonths }, any)
  })
}

/** What a failing test shows. */
function printed({ definition, values, program }: RandomModel): string {
  const rows = definition.rows.map(
    ({ name, dims, formula, opening }) => `${name}[${dims}] = ${formula}${opening ? ` | ${opening}` : ''}`,
  )
  const cells = program.cells.map(
    ({ input, member }, index) => `${input}[${member}] ${JSON.stringify(values[index])}`,
  )
  return `\n${[...rows, ...cells].join('\n')}\n`
}

/** Numbers grow too large here and there; such a model is left out. */
function withoutFaults({ program, values }: RandomModel): boolean {
  return runExact(program, values).faults.length === 0
}
