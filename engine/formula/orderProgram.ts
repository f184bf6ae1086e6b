// The last stage: an order in which every series can be computed within a month, or the loops that forbid one.

import type { CheckedModel } from './checkedModel.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { GroundExpression, GroundModel, Program, Series } from './program.ts'
import { failure, type Result, success } from './result.ts'

/** The program, or each same-month loop told as a path with the formulas on it. O(series + references). */
export function orderProgram(ground: GroundModel, checked: CheckedModel): Result<Program> {
  const monthly = topologicalOrder(ground.series.map(series => sameMonth(series.formula)))
  if ('loop' in monthly) return failure([loopDiagnostic(monthly.loop, ground, checked, 'formula')])
  const openings = topologicalOrder(
    ground.series.map(series => (series.opening === undefined ? [] : anyMonth(series.opening))),
  )
  if ('loop' in openings) return failure([loopDiagnostic(openings.loop, ground, checked, 'opening')])
  const rows = new Map<string, { first: number; count: number }>()
  ground.series.forEach((series, index) => {
    const row = rows.get(series.row)
    if (row === undefined) rows.set(series.row, { first: index, count: 1 })
    else row.count += 1
  })
  return success({ ...ground, order: monthly.order, rows })
}

/** Series that an expression reads in the month at hand. A shift by an input may be a shift by 0. */
function sameMonth(node: GroundExpression): readonly number[] {
  const found = new Set<number>()
  visit(node, found, false)
  return [...found]
}

/** Series that an opening reads in any month: before month 1 all of them are openings again. */
function anyMonth(node: GroundExpression): readonly number[] {
  const found = new Set<number>()
  visit(node, found, true)
  return [...found]
}

function visit(node: GroundExpression, found: Set<number>, earlierToo: boolean): void {
  switch (node.kind) {
    case 'number':
    case 'month_index':
    case 'input':
      return
    case 'series':
      found.add(node.series)
      return
    case 'apply':
      for (const argument of node.args) visit(argument, found, earlierToo)
      return
    case 'shift':
      if (earlierToo || !(node.by.kind === 'number' && Number(node.by.text) > 0))
        visit(node.of, found, earlierToo)
      return
    case 'rolling':
    case 'cumulative':
      visit(node.of, found, earlierToo)
      return
    case 'convolve':
      visit(node.of, found, earlierToo)
      for (const weight of node.weights) visit(weight, found, earlierToo)
  }
}

/** Depth-first order without recursion; on a loop, the path round it. */
function topologicalOrder(
  reads: readonly (readonly number[])[],
): { readonly order: readonly number[] } | { readonly loop: readonly number[] } {
  const state = new Uint8Array(reads.length)
  const order: number[] = []
  const path: { readonly node: number; next: number }[] = []
  for (let start = 0; start < reads.length; start += 1) {
    if (state[start] !== 0) continue
    path.push({ node: start, next: 0 })
    state[start] = 1
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const child = reads[top.node]?.[top.next]
      top.next += 1
      if (child === undefined) {
        state[top.node] = 2
        order.push(top.node)
        path.pop()
      } else if (state[child] === 1) {
        return { loop: path.slice(path.findIndex(step => step.node === child)).map(step => step.node) }
      } else if (state[child] === 0) {
        state[child] = 1
        path.push({ node: child, next: 0 })
      }
    }
  }
  return { order }
}

function loopDiagnostic(
  loop: readonly number[],
  ground: GroundModel,
  checked: CheckedModel,
  part: 'formula' | 'opening',
): Diagnostic {
  const steps = loop.flatMap(index => ground.series[index] ?? [])
  const names = [...steps, ...steps.slice(0, 1)].map(seriesName)
  const definition = checked.rows.get(steps[0]?.row ?? '')?.definition
  const formulas = [...new Set(steps.map(step => step.row))].map(row => {
    const text = checked.rows.get(row)?.definition
    return `${row} = ${part === 'formula' ? text?.formula : text?.opening}`
  })
  const text = (part === 'formula' ? definition?.formula : definition?.opening) ?? ''
  const itself = steps.length === 1
  return {
    code: part === 'formula' ? 'L403' : 'L404',
    severity: 'error',
    place: { kind: 'formula', row: definition?.name ?? '', part, text, start: 0, length: text.length },
    message: `${itself ? 'A row needs itself' : 'Rows need each other'} ${part === 'formula' ? 'in the same month' : 'before the first month'}: ${names.join(' -> ')}. ${formulas.join('; ')}`,
    remedy:
      part === 'formula'
        ? 'Let one of them read the month before: put prev(…) around one name on this path.'
        : 'Give one of them an opening that does not read the others.',
  }
}

function seriesName(series: Series): string {
  return series.member.length === 0 ? series.row : `${series.row}[${series.member.join(', ')}]`
}
