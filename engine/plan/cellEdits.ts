// Changes of single cells: a number of the plan itself, or what one scenario does to a number. Everything else of the
// plan stays as it is written.

import { isQuantity, type Quantity } from '../formula/quantity.ts'
import type { GrowthInput } from '../growth/growthModel.ts'
import type { CompiledPlan } from './compilePlan.ts'
import type { Change, InputValue, Plan, Where } from './plan.ts'
import { cellName, monthsOf, type PlanVocabulary } from './planVocabulary.ts'
import { selectCells } from './selection.ts'

/** One number: of an input by month, in one month. */
export type PlanCell = {
  readonly input: string
  /** Item ids in the order of the input's dimensions. */
  readonly member: readonly string[]
  readonly month?: number
}

/** What a scenario does to a cell; without any of these it takes its parent's number. */
export type CellOperation = Pick<Change, 'value' | 'add' | 'multiply'>

/** The plan with another number of its own. A number that stood for several cells is written out for each. */
export function withGivenNumber(compiled: CompiledPlan, plan: Plan, cell: PlanCell, value: Quantity): Plan {
  const input = inputNamed(compiled.vocabulary, cell.input)
  const part = replacedPart(plan.inputs[cell.input], cell.member, input, cell, value, compiled)
  return { ...plan, inputs: { ...plan.inputs, [cell.input]: part } }
}

/** What is given below an item, with one number replaced; a part above that stood for all items is split by item. */
function replacedPart(
  part: InputValue | undefined,
  path: readonly string[],
  input: GrowthInput,
  cell: PlanCell,
  value: Quantity,
  compiled: CompiledPlan,
): InputValue {
  const [item, ...rest] = path
  if (item === undefined) return replacedNumber(part, input, cell, value, compiled)
  const items = itemsOf(part, input, cell.member.length - path.length, compiled.vocabulary)
  return { ...items, [item]: replacedPart(items[item], rest, input, cell, value, compiled) }
}

function itemsOf(
  part: InputValue | undefined,
  input: GrowthInput,
  depth: number,
  { items }: PlanVocabulary,
): Readonly<Record<string, InputValue>> {
  if (part === undefined) return {}
  if (!isQuantity(part) && !isList(part)) return part
  const ids = items.get(input.dims[depth] ?? '') ?? []
  return Object.fromEntries(ids.map(id => [id, part]))
}

function replacedNumber(
  part: InputValue | undefined,
  input: GrowthInput,
  { member, month }: PlanCell,
  value: Quantity,
  { vocabulary, given }: CompiledPlan,
): InputValue {
  const months = monthsOf(input, vocabulary)
  if (months === undefined || month === undefined) return value
  const known = part !== undefined && isList(part) ? part : given.get(cellName(input.name, member))
  const list = known !== undefined && isList(known) ? known : []
  return list.map((number, index) => (months.first + index === month ? value : number))
}

function isList(value: InputValue): value is readonly Quantity[] {
  return Array.isArray(value)
}

/**
 * The changes of a scenario with another operation on one cell. Earlier changes let go of it: those that name more
 * cells go on for the others.
 */
export function withCellOperation(
  changes: readonly Change[],
  cell: PlanCell,
  operation: CellOperation | undefined,
  vocabulary: PlanVocabulary,
): readonly Change[] {
  const kept = changes.flatMap(change => withoutCell(change, cell, vocabulary))
  if (operation === undefined) return kept
  const input = inputNamed(vocabulary, cell.input)
  const where: Where = {
    ...itemsWhere(input, cell.member),
    ...(cell.month === undefined ? {} : { month: cell.month }),
  }
  return [...kept, { input: cell.input, where, ...operation }]
}

/** A change of everything it named but one cell; the same change if it did not name it. */
function withoutCell(change: Change, cell: PlanCell, vocabulary: PlanVocabulary): readonly Change[] {
  if (change.input !== cell.input) return [change]
  const input = inputNamed(vocabulary, cell.input)
  const { selection } = selectCells(input, change.where, vocabulary)
  const hit = selection.members.find(member => sameMember(member, cell.member))
  const months = monthsOf(input, vocabulary)
  const from = selection.from ?? months?.first
  const to = selection.to ?? months?.last
  if (hit === undefined) return [change]
  if (
    cell.month !== undefined &&
    from !== undefined &&
    to !== undefined &&
    (cell.month < from || cell.month > to)
  )
    return [change]
  const others = selection.members.filter(member => member !== hit)
  return [
    ...others.map(member => ({
      ...change,
      where: { ...monthsWhere(change.where), ...itemsWhere(input, member) },
    })),
    ...(cell.month === undefined || from === undefined || to === undefined
      ? []
      : [...rangeWhere(from, cell.month - 1), ...rangeWhere(cell.month + 1, to)].map(range => ({
          ...change,
          where: { ...itemsWhere(input, hit), ...range },
        }))),
  ]
}

function rangeWhere(from: number, to: number): readonly Where[] {
  if (from > to) return []
  return [from === to ? { month: from } : { from_month: from, to_month: to }]
}

function monthsWhere({ month, from_month, to_month }: Where): Where {
  return {
    ...(month === undefined ? {} : { month }),
    ...(from_month === undefined ? {} : { from_month }),
    ...(to_month === undefined ? {} : { to_month }),
  }
}

function itemsWhere(input: GrowthInput, member: readonly string[]): Where {
  return Object.fromEntries(input.dims.map((dimension, index) => [dimension, member[index] ?? '']))
}

function sameMember(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}

function inputNamed({ inputs }: PlanVocabulary, name: string): GrowthInput {
  const input = inputs.get(name)
  if (input === undefined) throw new Error(`the model has no input ${name}`)
  return input
}

/** The plan with an item that belongs elsewhere, or to nothing. */
export function withItemMapped(
  { vocabulary }: CompiledPlan,
  plan: Plan,
  name: string,
  item: string,
  to: string | null,
): Plan {
  const known = plan.mappings[name] ?? vocabulary.mappings.get(name)
  if (known === undefined) throw new Error(`the model has no mapping ${name}`)
  const values = { ...plan.mappings[name]?.values, [item]: to }
  return { ...plan, mappings: { ...plan.mappings, [name]: { from: known.from, to: known.to, values } } }
}
