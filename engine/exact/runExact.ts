// The plan of record: every series of a program in 34-digit decimals, month after month.

import type { CellValues } from '../formula/cellValues.ts'
import type { Diagnostic } from '../formula/diagnostic.ts'
import type { GroundExpression, Program } from '../formula/program.ts'
import { type Compiled, compileExpression, type Source } from './compileExpression.ts'
import { type Decimal, faultNumbers, numberFromDecimal, zero } from './decimal.ts'
import { faultDiagnostics, type Origin } from './faultDiagnostics.ts'
import { inputReader } from './inputReader.ts'
import type { Evaluate } from './operators.ts'

/** A program computed on one scenario's numbers. */
export type ExactRun = {
  readonly program: Program
  readonly values: CellValues
  /**
   * A series in a month up to N. Months before the first are computed when asked for, by the row's opening (0 without
   * one). NaN where the number, or one it needs, could not be computed.
   */
  readonly value: (series: number, month: number) => Decimal
  /** Per series the nearest doubles of months 1 to N. Holds NaN only where `faults` is not empty: show those first. */
  readonly numbers: () => readonly Float64Array[]
  /** What could not be computed: a diagnostic per cell in which a fault arose, none for the cells that read it. */
  readonly faults: readonly Diagnostic[]
}

/**
 * Runs the program. Months ascend and within a month series come in program order, so that a formula finds everything
 * it reads in place; only openings are computed on demand. O(months × size).
 */
export function runExact(program: Program, values: CellValues): ExactRun {
  const columns: readonly Decimal[][] = program.series.map(() => [])
  const origins = new Map<string, Origin>()
  const here = { series: 0, month: 0 }
  const readers = columns.map((column, index) => seriesReader(column, month => beforeFirst(index, month)))
  const source: Source = {
    cells: program.cells,
    input: inputReader(program, values),
    series: index => readers[index] ?? noSuchSeries(index),
    raise: (fault, part, partMonth) => {
      const key = `${here.series} ${here.month}`
      if (!origins.has(key)) origins.set(key, { ...here, fault, part, partMonth })
      return fault
    },
  }
  const beforeFirst = openings(program, source, here)
  const formulas = program.series.map(series => compileExpression(series.formula, source).evaluate)
  for (let month = 1; month <= program.months; month += 1) {
    for (const index of program.order) {
      here.series = index
      here.month = month
      columns[index]?.push(formulas[index]?.(month) ?? zero)
    }
  }
  const value = (series: number, month: number): Decimal => source.series(series)(month)
  const faults = faultDiagnostics([...origins.values()], { program, values, value })
  return { program, values, value, numbers: once(() => columns.map(asDoubles)), faults }
}

/** Reads a finished month of a series; the months before the first elsewhere. */
function seriesReader(column: readonly Decimal[], beforeFirst: Evaluate): Evaluate {
  return month => {
    if (month <= 0) return beforeFirst(month)
    const value = column[month - 1]
    if (value === undefined) throw new Error(`a series was read in month ${month} before it was computed`)
    return value
  }
}

/** How many calls deep openings may read one another; the stack of a browser holds about three times as many. */
const deepestOpening = 2500
/** Calls from an opening to the next one that it reads, besides those inside its formula. */
const callsBetween = 5

/** The months before the first of any series, kept once computed. A row without an opening is 0 there. */
function openings(
  program: Program,
  source: Source,
  here: { series: number; month: number },
): (series: number, month: number) => Decimal {
  const compiled = new Map<number, Compiled>()
  const known = program.series.map(() => new Map<number, Decimal>())
  let depth = 0

  function formulaOf(index: number, opening: GroundExpression): Compiled {
    const found = compiled.get(index) ?? compileExpression(opening, source)
    compiled.set(index, found)
    return found
  }

  function compute(index: number, opening: GroundExpression, month: number): Decimal {
    const outer = { ...here }
    const formula = formulaOf(index, opening)
    here.series = index
    here.month = month
    depth += formula.depth + callsBetween
    const value =
      depth > deepestOpening
        ? source.raise(faultNumbers['openings too deep'], opening, month)
        : formula.evaluate(month)
    depth -= formula.depth + callsBetween
    here.series = outer.series
    here.month = outer.month
    return value
  }

  return (index, month) => {
    const opening = program.series[index]?.opening
    if (opening === undefined) return zero
    const found = known[index]?.get(month) ?? compute(index, opening, month)
    known[index]?.set(month, found)
    return found
  }
}

/** Doubles of a column, the faults among them as NaN. */
function asDoubles(column: readonly Decimal[]): Float64Array {
  return Float64Array.from(column, numberFromDecimal)
}

function once<T>(compute: () => T): () => T {
  let value: { readonly of: T } | undefined
  return () => {
    value ??= { of: compute() }
    return value.of
  }
}

function noSuchSeries(series: number): never {
  throw new Error(`the program has no series ${series}`)
}
