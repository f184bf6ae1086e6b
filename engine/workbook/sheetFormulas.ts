// Every formula of the model sheet, row by row in the order of the model, before the cells have places.

import type { CheckedExpression } from '../formula/checkedModel.ts'
import type { Diagnostic } from '../formula/diagnostic.ts'
import { isZeroBeforeFirst, readsHistory } from './expressionFacts.ts'
import type { SheetBlock } from './sheetBlocks.ts'
import type { Part, Reference } from './sheetFormula.ts'
import type { SheetModel } from './sheetModel.ts'
import { formulaWriter } from './translator.ts'
import type { Working } from './workingRows.ts'

/** What a member holds before the first month: a formula of its own, the same formula as later, or 0. */
type Before = 'zero' | 'same' | readonly (readonly Part[])[]

/** The rows of cells of one row of the model, or of the working of one. */
export type FormulaBlock = {
  readonly block: SheetBlock
  /** The row of the model. */
  readonly row: string
  /** What is worked out here; absent for the row of the model itself. */
  readonly working?: { readonly expression: CheckedExpression; readonly runningTotal: boolean }
  /** One formula per member, in the order of the block; the same in every month from the first. */
  readonly formulas: readonly (readonly Part[])[]
  readonly before: Before
  /** Read in months before the first only, as what is worked out from a history is. */
  readonly onlyBefore?: true
}

/** All formulas, and what they turned out to need on the sheet of inputs. */
export type SheetFormulas = {
  /** In the order of the model; working stands before the row that needed it first. */
  readonly blocks: readonly FormulaBlock[]
  /** Numbers that stood in formulas, and the rows whose formulas they stood in. */
  readonly numbers: ReadonlyMap<number, readonly string[]>
  /** Tables of weights that are needed across, by block and the position of the first weight. */
  readonly weights: readonly Extract<Reference, { readonly kind: 'weights' }>[]
  /** The largest number of months each of these inputs may be, where the sheet reaches no further. */
  readonly limits: ReadonlyMap<string, number>
  readonly refusals: readonly Diagnostic[]
  /** The block of an input. */
  readonly input: (name: string) => SheetBlock
  readonly row: (name: string) => SheetBlock
}

/** Writes all formulas of a model. O(members × size of their formulas). */
export function sheetFormulas(model: SheetModel): SheetFormulas {
  const { checked } = model
  const writer = formulaWriter(model)
  const rows = [...checked.rows].map(([name, row]): FormulaBlock => {
    const formulas = writer.write(name, 'formula', row.formula)
    const before = row.opening === undefined ? 'zero' : writer.write(name, 'opening', row.opening)
    return { block: writer.blocks.row(name), row: name, formulas, before }
  })
  const workings = neededWorkings(writer.workings(), rows).map(
    ({ block, row, expression, runningTotal, formulas }): FormulaBlock => ({
      block,
      row,
      working: { expression, runningTotal },
      formulas,
      before: runningTotal || isZeroBeforeFirst(expression, checked) ? 'zero' : 'same',
      ...(readsHistory(expression, checked) ? { onlyBefore: true } : {}),
    }),
  )
  const blocks = rows.flatMap(row => [...workings.filter(working => working.row === row.row), row])
  return {
    blocks,
    numbers: numbersIn(blocks),
    weights: weightsIn(blocks),
    limits: writer.limits(),
    refusals: writer.refusals().map(
      ({ code, row, message, remedy }): Diagnostic => ({
        code,
        severity: 'error',
        place: { kind: 'definition', name: row },
        message,
        remedy,
      }),
    ),
    input: writer.blocks.input,
    row: writer.blocks.row,
  }
}

/** All formula texts of a block, openings included. */
function formulasOf({ formulas, before }: FormulaBlock): readonly (readonly Part[])[] {
  return typeof before === 'string' ? formulas : [...formulas, ...before]
}

/** The workings that a formula reads, directly or through another working: attempts at a long formula leave others. */
function neededWorkings(workings: readonly Working[], rows: readonly FormulaBlock[]): readonly Working[] {
  const byKey = new Map(workings.map(working => [working.block.key, working]))
  const needed = new Set<string>()
  const waiting = rows.flatMap(formulasOf)
  for (let parts = waiting.pop(); parts !== undefined; parts = waiting.pop()) {
    for (const part of parts) {
      if (typeof part === 'string' || !('block' in part) || needed.has(part.block)) continue
      const working = byKey.get(part.block)
      if (working === undefined) continue
      needed.add(part.block)
      waiting.push(...working.formulas)
    }
  }
  return workings.filter(({ block }) => needed.has(block.key))
}

function numbersIn(blocks: readonly FormulaBlock[]): ReadonlyMap<number, readonly string[]> {
  const numbers = new Map<number, string[]>()
  for (const block of blocks) {
    for (const part of formulasOf(block).flat()) {
      if (typeof part === 'string' || part.kind !== 'number') continue
      const users = numbers.get(part.value) ?? []
      if (!users.includes(block.row)) users.push(block.row)
      numbers.set(part.value, users)
    }
  }
  return numbers
}

function weightsIn(blocks: readonly FormulaBlock[]): SheetFormulas['weights'] {
  const found = new Map<string, Extract<Reference, { readonly kind: 'weights' }>>()
  for (const part of blocks.flatMap(formulasOf).flat()) {
    if (typeof part !== 'string' && part.kind === 'weights') found.set(`${part.block} ${part.from}`, part)
  }
  return [...found.values()]
}
