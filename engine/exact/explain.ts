// Why a number is what it is: its formula with the values in it, and the numbers it read, each of which can be asked in turn.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { nearest } from '../formula/nearest.ts'
import type { Program } from '../formula/program.ts'
import { failure, type Result, success } from '../formula/result.ts'
import { membersOf, seriesOf } from '../formula/rowSeries.ts'
import { unreachable } from '../formula/unreachable.ts'
import { monthCount } from './compileExpression.ts'
import { numberFromDecimal } from './decimal.ts'
import {
  argumentsRead,
  longTerms,
  type PartInMonth,
  type Reading,
  readExpressions,
} from './expressionReading.ts'
import { faultDiagnostic } from './faultDiagnostics.ts'
import { formulaPieces, namesOf, type Piece, type Quoted, quoted, withMember } from './formulaPieces.ts'
import type { ExactRun } from './runExact.ts'

/** A cell of the plan: a row, its member in the order of the row's dimensions, a month from 1, or 0 and less. */
export type CellName = { readonly row: string; readonly member: readonly string[]; readonly month: number }

/** The formulas as they were written, by row: `CheckedModel.rows` is one. */
export type WrittenRows = ReadonlyMap<
  string,
  { readonly definition: { readonly formula: string; readonly opening?: string } }
>

/** One number and where it comes from, as plain data. */
export type Explanation = {
  readonly of: Quoted
  /** The nearest double, or null where it could not be computed. */
  readonly value: number | null
  /** All 34 digits, in the notation of JSON; null with `value`. */
  readonly exact: string | null
  /**
   * A row's `formula`, its `opening` before month 1 or `none` (0) without one; `input`: given by the plan;
   * `calendar`: the month itself; `term`: one term of a long sum.
   */
  readonly from: 'formula' | 'opening' | 'none' | 'input' | 'calendar' | 'term'
  /** The formula or opening as written in the model. */
  readonly formula?: string
  /** The formula of this member, with names and values. */
  readonly pieces?: readonly Piece[]
  /** What was read, in reading order, each once; absent where the tree was cut off: explain that cell to go on. */
  readonly precedents?: readonly Explanation[]
  /** Terms of long sums that are 0, and factors of long products that are 1: they are not among the precedents. */
  readonly leftOut: { readonly terms: number; readonly factors: number }
  /** Where this very cell is the origin of a fault. */
  readonly fault?: Diagnostic
}

const none = { terms: 0, factors: 0 }

/** A tree of more nodes than this is cut off, whatever depth was asked for. */
const largestTree = 5000

/**
 * Explains a cell of a run; `depth` is how many levels of precedents are given (1: what the formula itself reads).
 * A row, member or month that the plan does not have is a diagnostic.
 */
export function explain(run: ExactRun, rows: WrittenRows, cell: CellName, depth = 1): Result<Explanation> {
  const found = findCell(run.program, cell)
  if ('code' in found) return failure([found])
  const context: Context = { run, rows, reading: readExpressions(run), tree: { left: largestTree } }
  return success(explainCell(found, depth, context))
}

type Context = {
  readonly run: ExactRun
  readonly rows: WrittenRows
  readonly reading: Reading
  readonly tree: { left: number }
}

/** Explains a row, an input or the month itself. */
function explainCell(at: PartInMonth, depth: number, context: Context): Explanation {
  context.tree.left -= 1
  const of = quoted(at, context.reading)
  if (of === undefined) throw new Error(`a ${at.part.kind} is no cell`)
  const told = { of, ...numberOf(at, context) }
  if (at.part.kind === 'series')
    return { ...told, ...explainSeries(at.part.series, at.month, depth, context) }
  return { ...told, from: at.part.kind === 'input' ? 'input' : 'calendar', precedents: [], leftOut: none }
}

function explainSeries(
  index: number,
  month: number,
  depth: number,
  context: Context,
): Omit<Explanation, 'of' | 'value' | 'exact'> {
  const series = context.run.program.series[index]
  if (series === undefined) throw new Error(`the program has no series ${index}`)
  const part = month > 0 ? series.formula : series.opening
  if (part === undefined) return { from: 'none', precedents: [], leftOut: none }
  const written = context.rows.get(series.row)?.definition
  const formula = month > 0 ? written?.formula : written?.opening
  const fault = faultOf(index, { part, month }, context)
  return {
    from: month > 0 ? 'formula' : 'opening',
    ...(formula === undefined ? {} : { formula }),
    ...explainReads({ part, month }, month, depth, context),
    ...(fault === undefined ? {} : { fault }),
  }
}

/** The fault that arises in this very cell, if one does. */
function faultOf(series: number, at: PartInMonth, { run, reading }: Context): Diagnostic | undefined {
  const faults: Diagnostic[] = []
  const listening = readExpressions(run, (fault, part, partMonth) => {
    faults.push(faultDiagnostic({ series, month: at.month, fault, part, partMonth }, reading))
  })
  return listening.evaluate(at.part, at.month).isNaN() ? faults[0] : undefined
}

/** The pieces of a formula and, down to the depth, what it read. */
function explainReads(
  at: PartInMonth,
  cellMonth: number,
  depth: number,
  context: Context,
): Pick<Explanation, 'pieces' | 'precedents' | 'leftOut'> {
  const pieces = formulaPieces(at.part, at.month, cellMonth, context.reading)
  const { reads, leftOut } = readsOf(at, context.reading)
  if (depth <= 0 || context.tree.left < reads.length) return { pieces, leftOut }
  const precedents = reads.map(read =>
    quoted(read, context.reading) === undefined
      ? explainTerm(read, cellMonth, depth, context)
      : explainCell(read, depth - 1, context),
  )
  return { pieces, precedents, leftOut }
}

/** One term of a long sum, such as headcount[sdr] * tool_seat_needed[crm, sdr]; its factors are one level below. */
function explainTerm(at: PartInMonth, cellMonth: number, depth: number, context: Context): Explanation {
  context.tree.left -= 1
  const text = namesOf(formulaPieces(at.part, at.month, cellMonth, context.reading))
  const of = { kind: 'part', text, month: at.month } as const
  return { of, ...numberOf(at, context), from: 'term', ...explainReads(at, cellMonth, depth, context) }
}

function numberOf(at: PartInMonth, { reading }: Context): Pick<Explanation, 'value' | 'exact'> {
  const number = reading.evaluate(at.part, at.month)
  return number.isNaN()
    ? { value: null, exact: null }
    : { value: numberFromDecimal(number), exact: number.toString() }
}

/** Cells and terms that a part read, in order, every cell once. */
function readsOf(
  at: PartInMonth,
  reading: Reading,
): { readonly reads: readonly PartInMonth[]; readonly leftOut: Explanation['leftOut'] } {
  const reads = new Map<unknown, PartInMonth>()
  const leftOut = { ...none }

  function visit(here: PartInMonth): void {
    const { part, month } = here
    const long = longTerms(part, month, reading)
    if (long === undefined) {
      for (const inner of partsRead(here, reading)) visit(inner)
      const cell = quoted(here, reading)
      if (cell !== undefined) reads.set(JSON.stringify(cell), here)
      return
    }
    leftOut[long.joins === 'add' ? 'terms' : 'factors'] += long.neutral
    for (const inner of long.terms) {
      const term = withoutLag(inner, reading)
      if (quoted(term, reading) === undefined) reads.set(term, term)
      else visit(term)
    }
    if (part.kind === 'rolling') visit({ part: part.months, month })
  }

  visit(at)
  return { reads: [...reads.values()], leftOut }
}

/** The parts directly inside a part that were evaluated for its value. */
function partsRead({ part, month }: PartInMonth, reading: Reading): readonly PartInMonth[] {
  switch (part.kind) {
    case 'number':
    case 'month_index':
    case 'input':
    case 'series':
      return []
    case 'apply':
      return argumentsRead(part, month, reading).map(inner => ({ part: inner, month }))
    case 'shift': {
      const back = monthCount(reading.evaluate(part.by, month))
      const of = back === undefined ? [] : [{ part: part.of, month: month - back }]
      return [...of, { part: part.by, month }]
    }
    case 'rolling':
      return [{ part: part.months, month }]
    case 'cumulative':
    case 'convolve':
      throw new Error(`${part.kind} always has terms`)
    default:
      return unreachable(part)
  }
}

/** What prev(…), or a lag by a number, reads in its own month: a cell of an earlier month needs no line of its own. */
function withoutLag(at: PartInMonth, reading: Reading): PartInMonth {
  if (at.part.kind !== 'shift' || at.part.by.kind !== 'number') return at
  const back = monthCount(reading.evaluate(at.part.by, at.month))
  return back === undefined ? at : withoutLag({ part: at.part.of, month: at.month - back }, reading)
}

function findCell(program: Program, { row, member, month }: CellName): PartInMonth | Diagnostic {
  const place = { kind: 'number', row, member, month } as const
  const wrong = (code: string, message: string, remedy: string): Diagnostic => ({
    code,
    severity: 'error',
    place,
    message,
    remedy,
  })
  const members = membersOf(program, row)
  if (members.length === 0) {
    const guess = nearest(row, program.rows.keys())
    const remedy = guess === undefined ? 'Choose a row of the model.' : `Did you mean ${guess}?`
    return wrong('N201', `The plan has no row called ${row}.`, remedy)
  }
  if (!members.some(known => known.join() === member.join())) {
    const remedy =
      members[0]?.length === 0
        ? `Ask for ${row} without a member.`
        : `Choose one of ${members.map(known => known.join(', ')).join('; ')}.`
    const message =
      member.length === 0
        ? `${row} is a number for each of ${members.length} members, and none is named.`
        : `${withMember(row, member)} is not in the plan.`
    return wrong('N202', message, remedy)
  }
  const firstMonth = Math.min(0, 1 - program.historyMonths)
  if (!Number.isInteger(month) || month < firstMonth || month > program.months) {
    return wrong(
      'N203',
      `${withMember(row, member)} has no month ${month}.`,
      `Choose a month from ${firstMonth} to ${program.months}; month 0 is the last before the plan starts.`,
    )
  }
  return { part: { kind: 'series', series: seriesOf(program, { row, member }) }, month }
}
