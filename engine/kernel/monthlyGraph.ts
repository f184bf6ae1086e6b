// A program's formulas with equal parts shared: what every month computes, before any month is known.

import type { OperatorName } from '../formula/functions.ts'
import type { GroundExpression, Program } from '../formula/program.ts'
import { unreachable } from '../formula/unreachable.ts'

/** A formula whose parts are numbered terms. The same part of two formulas is one term. */
export type Term =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'month_index' }
  | { readonly kind: 'input'; readonly cell: number }
  | { readonly kind: 'series'; readonly series: number }
  | { readonly kind: 'apply'; readonly operator: OperatorName; readonly args: readonly number[] }
  | { readonly kind: 'shift'; readonly of: number; readonly by: number }
  | { readonly kind: 'rolling'; readonly of: number; readonly months: number }
  | { readonly kind: 'cumulative'; readonly of: number }
  | { readonly kind: 'convolve'; readonly of: number; readonly weights: readonly number[] }

/** The terms of a program; a term stands after its parts. */
export type MonthlyGraph = {
  readonly terms: readonly Term[]
  /** For every series the term that reads it. */
  readonly readings: readonly number[]
  /** For every series the term of its formula. */
  readonly formulas: readonly number[]
  /** For every series the term of its opening, or undefined where it is 0 before the first month. */
  readonly openings: readonly (number | undefined)[]
}

/** The shared terms of all formulas and openings. O(size of the formulas). */
export function monthlyGraph(program: Program): MonthlyGraph {
  const terms: Term[] = []
  const known = new Map<string, number>()

  function share(key: string, term: Term): number {
    const found = known.get(key)
    if (found !== undefined) return found
    known.set(key, terms.length)
    terms.push(term)
    return terms.length - 1
  }

  function termOf(node: GroundExpression): number {
    switch (node.kind) {
      case 'number':
        return share(`#${node.text}`, { kind: 'number', value: Number(node.text) })
      case 'month_index':
        return share('t', node)
      case 'input':
        return share(`i${node.cell}`, node)
      case 'series':
        return share(`s${node.series}`, node)
      case 'apply': {
        const args = node.args.map(termOf)
        return share(`${node.operator}(${args.join()}`, { kind: 'apply', operator: node.operator, args })
      }
      case 'shift': {
        const [of, by] = [termOf(node.of), termOf(node.by)]
        return share(`shift(${of},${by}`, { kind: 'shift', of, by })
      }
      case 'rolling': {
        const [of, months] = [termOf(node.of), termOf(node.months)]
        return share(`rolling(${of},${months}`, { kind: 'rolling', of, months })
      }
      case 'cumulative': {
        const of = termOf(node.of)
        return share(`cumulative(${of}`, { kind: 'cumulative', of })
      }
      case 'convolve': {
        const of = termOf(node.of)
        const weights = node.weights.map(termOf)
        return share(`convolve(${of},${weights.join()}`, { kind: 'convolve', of, weights })
      }
      default:
        return unreachable(node)
    }
  }

  return {
    formulas: program.series.map(series => termOf(series.formula)),
    openings: program.series.map(series => series.opening && termOf(series.opening)),
    readings: program.series.map((_, series) => termOf({ kind: 'series', series })),
    terms,
  }
}

/** The series that the kept ones need in any month, themselves included. O(terms). */
export function neededSeries(graph: MonthlyGraph, keep: Iterable<number>): ReadonlySet<number> {
  const needed = new Set<number>()
  const seen = new Uint8Array(graph.terms.length)
  const waiting = [...keep].flatMap(series => graph.readings[series] ?? [])
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const term = graph.terms[index]
    if (term === undefined || seen[index] === 1) continue
    seen[index] = 1
    if (term.kind === 'series') {
      needed.add(term.series)
      waiting.push(...[graph.formulas[term.series], graph.openings[term.series]].flatMap(part => part ?? []))
    } else waiting.push(...partsOf(term))
  }
  return needed
}

function partsOf(term: Exclude<Term, { kind: 'series' }>): readonly number[] {
  switch (term.kind) {
    case 'number':
    case 'month_index':
    case 'input':
      return []
    case 'apply':
      return term.args
    case 'shift':
      return [term.of, term.by]
    case 'rolling':
      return [term.of, term.months]
    case 'cumulative':
      return [term.of]
    case 'convolve':
      return [term.of, ...term.weights]
    default:
      return unreachable(term)
  }
}
