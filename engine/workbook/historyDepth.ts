// How many months before the first each row must hold: as far back as any formula reads it, and no further.

import type { Diagnostic } from '../formula/diagnostic.ts'
import type { Part } from './sheetFormula.ts'
import type { FormulaBlock } from './sheetFormulas.ts'
import type { SheetModel } from './sheetModel.ts'

/** The months before the first that the sheets need. */
export type HistoryDepth = {
  /** How many of them the sheets have columns for; at least one, at least the histories of the plan. */
  readonly columns: number
  /** How many of them a member of a block must hold, from 0. */
  readonly of: (block: string, index: number) => number
  readonly refusals: readonly Diagnostic[]
}

/** More columns than this before the first month help no one to read the sheet. */
const mostColumns = 60

/**
 * The least depths with which every formula reads only cells that hold something. Openings are formulas too and read
 * on, so this is repeated until nothing changes. O(references × depth).
 */
export function historyDepth(model: SheetModel, blocks: readonly FormulaBlock[]): HistoryDepth {
  const depths = new Map<string, number>()
  const rows = new Map(
    blocks.flatMap(block =>
      block.formulas.map((_, index) => [`${block.block.key} ${index}`, { block, index }]),
    ),
  )
  const waiting: { readonly parts: readonly Part[]; readonly before: number }[] = blocks
    .filter(({ onlyBefore }) => onlyBefore !== true)
    .flatMap(({ formulas }) => formulas.map(parts => ({ parts, before: 0 })))
  for (let reader = waiting.pop(); reader !== undefined; reader = waiting.pop()) {
    for (const { block, index, back } of readsOf(reader.parts)) {
      const key = `${block} ${index}`
      const depth = Math.min(back + reader.before, deepest)
      if (depth <= (depths.get(key) ?? 0)) continue
      depths.set(key, depth)
      const row = rows.get(key)
      const parts = row && partsBefore(row.block, row.index)
      if (parts !== undefined) waiting.push({ parts, before: depth })
    }
  }
  const columns = Math.max(1, model.shape.historyMonths, ...depths.values())
  return {
    columns: Math.min(columns, mostColumns),
    of: (block, index) => depths.get(`${block} ${index}`) ?? 0,
    refusals: refusals(model, blocks, depths),
  }
}

/** Depths are cut here: whatever is deeper is refused. */
const deepest = 1000

/** What a formula reads, and how many months back at the deepest. */
function readsOf(
  parts: readonly Part[],
): readonly { readonly block: string; readonly index: number; readonly back: number }[] {
  return parts.flatMap(part => {
    if (typeof part === 'string') return []
    if (part.kind === 'window') {
      const { block, index, from, to } = part
      if (typeof from === 'number') return [{ block, index, back: from }]
      return from.needs === undefined ? [] : [{ block, index, back: to + from.needs }]
    }
    if (part.kind !== 'cells') return []
    const { block, from, to, back } = part
    return Array.from({ length: to - from + 1 }, (_, index) => ({ block, index: from + index, back }))
  })
}

function partsBefore({ formulas, before }: FormulaBlock, index: number): readonly Part[] | undefined {
  if (before === 'zero') return undefined
  return before === 'same' ? formulas[index] : before[index]
}

function refusals(
  model: SheetModel,
  blocks: readonly FormulaBlock[],
  depths: ReadonlyMap<string, number>,
): readonly Diagnostic[] {
  const { historyMonths } = model.shape
  const rows = new Set(blocks.map(({ block }) => block.key))
  const found = new Map<string, Diagnostic>()
  for (const [key, depth] of depths) {
    const [block = ''] = key.split(' ')
    const [kind = '', name = ''] = block.split(':')
    if (kind === 'input' && model.checked.inputs.get(name)?.time === 'history' && depth > historyMonths)
      found.set(block, beyondHistory(name, depth, historyMonths))
    if (rows.has(block) && depth > mostColumns) found.set(block, tooDeep(name, depth))
  }
  return [...found.values()]
}

function beyondHistory(name: string, depth: number, months: number): Diagnostic {
  return {
    code: 'W101',
    severity: 'error',
    place: { kind: 'definition', name },
    message: `The workbook would read ${name} ${depth} months before the first month; the plan holds ${months}.`,
    remedy: `Give ${depth} months of history, or shorten the lag or window that reaches so far back.`,
  }
}

function tooDeep(name: string, depth: number): Diagnostic {
  return {
    code: 'W102',
    severity: 'error',
    place: { kind: 'definition', name },
    message: `The workbook would need ${depth} months of ${name} before the first month; it has columns for ${mostColumns}.`,
    remedy: 'Shorten the lag or window that reaches so far back.',
  }
}
