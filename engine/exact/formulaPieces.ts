// A formula of one cell written out, so that it can be shown with its names and with its values.

import type { OperatorName } from '../formula/functions.ts'
import type { GroundExpression } from '../formula/program.ts'
import { unreachable } from '../formula/unreachable.ts'
import { monthCount } from './compileExpression.ts'
import { numberFromDecimal } from './decimal.ts'
import { argumentsRead, longTerms, type PartInMonth, type Reading, type Terms } from './expressionReading.ts'

/**
 * A piece of a formula: text that stands as it is, or something with a name and a value (null where it could not be
 * computed). `guarded`: a negative value needs parentheses here.
 */
export type Piece =
  | string
  | { readonly name: string; readonly value: number | null; readonly guarded: boolean; readonly of: Quoted }

/** What a value in a formula is: a row, an input, the month, or a sum too long to write out. */
export type Quoted =
  | {
      readonly kind: 'row' | 'input'
      readonly name: string
      readonly member: readonly string[]
      /** From 1, or 0 and less before the first month; absent for an input that is the same in every month. */
      readonly month?: number
    }
  | { readonly kind: 'month_index'; readonly month: number }
  | { readonly kind: 'part'; readonly text: string; readonly month: number }

/** At most this many terms of a sum over items or months are written out. */
const writtenTerms = 6

/**
 * The pieces of a part of a formula in a month. Names carry prev(…) and lag(…, n) relative to `cellMonth`, the month of
 * the cell. Branches that were not taken are written as "…".
 */
export function formulaPieces(
  part: GroundExpression,
  month: number,
  cellMonth: number,
  reading: Reading,
): readonly Piece[] {
  return write({ part, month }, { looseness: 0, guarded: false }, cellMonth, reading)
}

/** The pieces with names: `new_arr[enterprise] / current_acv[enterprise]`. */
export function namesOf(pieces: readonly Piece[]): string {
  return pieces.map(piece => (typeof piece === 'string' ? piece : piece.name)).join('')
}

/** The name of a row, input or month as a formula of the cell would write it. */
function quotedName(of: Quoted, cellMonth: number): string {
  if (of.kind === 'part') return of.text
  const name = of.kind === 'month_index' ? 'month_index' : withMember(of.name, of.member)
  const back = of.month === undefined ? 0 : cellMonth - of.month
  if (back === 0) return name
  return back === 1 ? `prev(${name})` : `lag(${name}, ${back})`
}

/** A name with its member: `headcount[sdr]`. */
export function withMember(name: string, member: readonly string[]): string {
  return member.length === 0 ? name : `${name}[${member.join(', ')}]`
}

/** What a row, an input or the month stands for when it is read in a month; undefined for other parts. */
export function quoted({ part, month }: PartInMonth, reading: Reading): Quoted | undefined {
  switch (part.kind) {
    case 'month_index':
      return { kind: 'month_index', month }
    case 'series': {
      const series = reading.program.series[part.series]
      return series && { kind: 'row', name: series.row, member: series.member, month }
    }
    case 'input': {
      const cell = reading.program.cells[part.cell]
      if (cell === undefined) return undefined
      const named = { kind: 'input', name: cell.input, member: cell.member } as const
      return cell.time === 'constant' ? named : { ...named, month }
    }
    default:
      return undefined
  }
}

/** The value of a part as a double, or null where it could not be computed. */
function shownValue({ part, month }: PartInMonth, reading: Reading): number | null {
  const value = reading.evaluate(part, month)
  return value.isNaN() ? null : numberFromDecimal(value)
}

/** What surrounds a part: how tightly it must bind to stand without parentheses, and whether a sign needs them. */
type Surroundings = { readonly looseness: number; readonly guarded: boolean }

type Infix = { readonly sign: string; readonly binds: number; readonly left: number; readonly right: number }

const infix: Partial<Record<OperatorName, Infix>> = {
  or: { sign: ' or ', binds: 1, left: 1, right: 1 },
  and: { sign: ' and ', binds: 2, left: 2, right: 2 },
  less: { sign: ' < ', binds: 3, left: 4, right: 4 },
  less_or_equal: { sign: ' <= ', binds: 3, left: 4, right: 4 },
  greater: { sign: ' > ', binds: 3, left: 4, right: 4 },
  greater_or_equal: { sign: ' >= ', binds: 3, left: 4, right: 4 },
  equal: { sign: ' == ', binds: 3, left: 4, right: 4 },
  not_equal: { sign: ' != ', binds: 3, left: 4, right: 4 },
  add: { sign: ' + ', binds: 4, left: 4, right: 4 },
  subtract: { sign: ' - ', binds: 4, left: 4, right: 5 },
  multiply: { sign: ' * ', binds: 5, left: 5, right: 5 },
  divide: { sign: ' / ', binds: 5, left: 5, right: 6 },
  power: { sign: ' ^ ', binds: 7, left: 8, right: 7 },
}
const negateBinds = 6

function write(at: PartInMonth, around: Surroundings, cellMonth: number, reading: Reading): readonly Piece[] {
  const { part, month } = at
  const inner = (argument: GroundExpression, looseness: number, guarded: boolean): readonly Piece[] =>
    write({ part: argument, month }, { looseness, guarded }, cellMonth, reading)
  const terms = longTerms(part, month, reading)
  if (terms !== undefined) return writeTerms(at, terms, around, cellMonth, reading)
  switch (part.kind) {
    case 'number':
      return [part.text]
    case 'month_index':
    case 'input':
    case 'series': {
      const of = quoted(at, reading)
      if (of === undefined) throw new Error('a formula names a series or an input that the program lacks')
      const value = shownValue(at, reading)
      return [{ name: quotedName(of, cellMonth), value, guarded: around.guarded, of }]
    }
    case 'shift': {
      const back = monthCount(reading.evaluate(part.by, month))
      if (back === undefined)
        return ['lag(', ...inner(part.of, 0, false), ', ', ...inner(part.by, 0, false), ')']
      return write({ part: part.of, month: month - back }, around, cellMonth, reading)
    }
    case 'apply':
      return writeOperation(part, month, around, inner, reading)
    case 'rolling':
      return ['rolling(', ...inner(part.of, 0, false), ', ', ...inner(part.months, 0, false), ')']
    case 'cumulative':
    case 'convolve':
      throw new Error(`${part.kind} always has terms`)
    default:
      return unreachable(part)
  }
}

function writeOperation(
  part: GroundExpression & { readonly kind: 'apply' },
  month: number,
  around: Surroundings,
  inner: (argument: GroundExpression, looseness: number, guarded: boolean) => readonly Piece[],
  reading: Reading,
): readonly Piece[] {
  const read = argumentsRead(part, month, reading)
  const [first, second] = part.args
  const signs = infix[part.operator]
  if (signs !== undefined && first !== undefined && second !== undefined) {
    const guardsLeft = signs.binds > 4
    const left = inner(first, signs.left, guardsLeft || around.guarded)
    const right = read.includes(second) ? inner(second, signs.right, true) : ['…']
    return inParentheses([...left, signs.sign, ...right], signs.binds < around.looseness)
  }
  if (part.operator === 'negate' && first !== undefined) {
    return inParentheses(['-', ...inner(first, 7, true)], negateBinds < around.looseness || around.guarded)
  }
  const args = part.args.map(argument => (read.includes(argument) ? inner(argument, 0, false) : ['…']))
  return [
    `${part.operator}(`,
    ...args.flatMap((pieces, index) => (index === 0 ? pieces : [', ', ...pieces])),
    ')',
  ]
}

function inParentheses(pieces: readonly Piece[], needed: boolean): readonly Piece[] {
  return needed ? ['(', ...pieces, ')'] : pieces
}

/** A few terms are written out, with a word on those left out; many become one value with a name. */
function writeTerms(
  at: PartInMonth,
  { joins, terms, neutral }: Terms,
  around: Surroundings,
  cellMonth: number,
  reading: Reading,
): readonly Piece[] {
  if (terms.length > writtenTerms) {
    const text = `${joins === 'add' ? 'sum' : 'product'} of ${terms.length} terms`
    const of = { kind: 'part', text, month: at.month } as const
    return [{ name: text, value: shownValue(at, reading), guarded: around.guarded, of }]
  }
  const { binds, sign } = joins === 'add' ? { binds: 4, sign: ' + ' } : { binds: 5, sign: ' * ' }
  const written = terms.map((term, index) =>
    write(term, { looseness: binds, guarded: index > 0 || binds > 4 || around.guarded }, cellMonth, reading),
  )
  const rest = neutral === 0 ? [] : [[leftOut(joins, neutral)]]
  const joined = [...written, ...rest].flatMap((pieces, index) => (index === 0 ? pieces : [sign, ...pieces]))
  return inParentheses(joined, written.length + rest.length > 1 && binds < around.looseness)
}

function leftOut(joins: 'add' | 'multiply', count: number): string {
  const times = count === 1 ? '' : ` (${count} ${joins === 'add' ? 'terms' : 'factors'})`
  return `${joins === 'add' ? 0 : 1}${times}`
}
