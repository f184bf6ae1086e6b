// Checked formulas become formulas of a spreadsheet, with rows of working where one cell cannot hold them.

import type { CheckedExpression } from '../formula/checkedModel.ts'
import { unreachable } from '../formula/unreachable.ts'
import { longestFormula, partToMove } from './longFormula.ts'
import { monthCounts } from './monthCounts.ts'
import { asValue, numberPiece, type Piece, referencePiece } from './piece.ts'
import { membersIn, positionsAt, type SheetBlock, type SheetBlocks, sheetBlocks } from './sheetBlocks.ts'
import { lengthOf, type Part } from './sheetFormula.ts'
import type { SheetModel } from './sheetModel.ts'
import { translateLookup, translateSumBy } from './translateMappings.ts'
import {
  plusMonthBefore,
  translateConvolve,
  translateCumulative,
  translateRolling,
  translateShift,
} from './translateMonths.ts'
import { translatePreviousMember, translateSumAbove } from './translateNeighbours.ts'
import { translateOperator } from './translateOperator.ts'
import { translateReduce } from './translateSums.ts'
import {
  aimed,
  atPosition,
  type Context,
  itemPosition,
  monthsBack,
  type Owner,
  positionIn,
  runOf,
  runPiece,
  type Target,
  type Translator,
} from './translation.ts'
import { type Working, workingRows } from './workingRows.ts'

/** Formulas of one model, and what they turned out to need. */
export type FormulaWriter = {
  /** The formulas of a row or its openings, one per member in the order of its block. */
  readonly write: (name: string, part: 'formula' | 'opening', expression: CheckedExpression) => Formulas
  /** What was needed so far; a working stands after those that it reads. */
  readonly workings: () => readonly Working[]
  /** The largest number of months that each input may be, where the sheet reaches no further. */
  readonly limits: () => ReadonlyMap<string, number>
  readonly refusals: () => readonly Refusal[]
  readonly blocks: SheetBlocks
}

/** Why a formula cannot stand in a spreadsheet. */
type Refusal = {
  readonly code: string
  readonly row: string
  readonly message: string
  readonly remedy: string
}

type Formulas = readonly (readonly Part[])[]

/** A writer for the formulas of a model. */
export function formulaWriter(model: SheetModel): FormulaWriter {
  const blocks = sheetBlocks(model)
  const hoisted = new Set<CheckedExpression>()
  const limits = new Map<string, number>()
  const refusals = new Map<string, Refusal>()
  let currentRow = ''

  const rows = workingRows(model.checked, blocks, ({ block, expression, runningTotal, root }) =>
    shortFormulas(expression, root, block, 'working', (written, owner) =>
      runningTotal ? plusMonthBefore(owner, written) : written,
    ),
  )
  const translator: Translator = {
    model,
    blocks,
    counts: monthCounts(model, blocks),
    translate,
    target,
    working: (node, bound, context) => rows.place(node, bound, context, false),
    runningTotal: (node, context) => rows.place(node, [], context, true),
    isHoisted: node => hoisted.has(node),
    limit: (node, most) => {
      if (node.kind === 'input') limits.set(node.name, Math.min(most, limits.get(node.name) ?? most))
    },
    refuse: (code, message, remedy) => {
      refusals.set(message, { code, row: currentRow, message, remedy })
    },
  }

  /** The expression as text, each kind by its own rules. */
  function translate(node: CheckedExpression, context: Context): Piece {
    if (hoisted.has(node) && node !== context.root) return reference(node, context)
    switch (node.kind) {
      case 'number':
        return numberPiece(Number(node.text), false)
      case 'month_index':
        return referencePiece({ kind: 'month', back: context.back })
      case 'position':
        return numberPiece(positionIn(context, node.dimension), true)
      case 'last_position':
        return numberPiece(blocks.count(node.dimension) - 1, true)
      case 'input':
      case 'row':
        return reference(node, context)
      case 'apply':
        return translateOperator(node, context, translator)
      case 'shift':
        return translateShift(node, context, translator)
      case 'rolling':
        return translateRolling(node, context, translator)
      case 'cumulative':
        return translateCumulative(node, context, translator)
      case 'convolve':
        return translateConvolve(node, context, translator)
      case 'reduce':
        return translateReduce(node, context, translator)
      case 'sum_by':
        return translateSumBy(node, context, translator)
      case 'lookup':
        return translateLookup(node, context, translator)
      case 'at':
        return translate(node.of, atPosition(context, node.dimension, itemPosition(model, node)))
      case 'at_current':
        return translate(node.of, likeCurrent(node, context))
      case 'sum_above':
        return translateSumAbove(node, context, translator)
      case 'previous_member':
        return translatePreviousMember(node, context, translator)
      default:
        return unreachable(node)
    }
  }

  function reference(node: CheckedExpression, context: Context): Piece {
    const cells = target(node, context)
    const run = cells && runOf(cells, context.axes)
    if (cells === undefined || run === undefined)
      throw new Error(`cells do not stand in the order in which ${context.owner.row} reads them`)
    return runPiece(cells, run, context)
  }

  function target(node: CheckedExpression, context: Context): Target | undefined {
    if (hoisted.has(node) && node !== context.root) return translator.working(node, [], context)
    switch (node.kind) {
      case 'row':
        return aimed(blocks.row(node.name), context)
      case 'input':
        return aimed(blocks.input(node.name), context)
      case 'shift': {
        const months = translator.counts.known(node.by, dimension => knownPosition(context, dimension))
        const isKnown = months !== undefined && !Number.isNaN(months)
        return isKnown ? target(node.of, monthsBack(context, months)) : undefined
      }
      case 'at':
        return target(node.of, atPosition(context, node.dimension, itemPosition(model, node)))
      case 'at_current':
        return target(node.of, likeCurrent(node, context))
      case 'previous_member': {
        const position = context.positions.get(node.dimension)
        if (typeof position !== 'number' || position === 0) return undefined
        return target(node.of, atPosition(context, node.dimension, position - 1))
      }
      default:
        return undefined
    }
  }

  /** The formula of every member of a block; parts of a long one move to rows of working until it is short. */
  function shortFormulas(
    expression: CheckedExpression,
    root: CheckedExpression,
    block: SheetBlock,
    part: Context['part'],
    complete: (written: Piece, owner: Owner) => Piece,
  ): Formulas {
    const owners = membersOf(block).map((positions): Owner => ({ block, positions, row: currentRow }))
    for (;;) {
      const formulas = owners.map(owner => {
        const written = asValue(translate(expression, contextOf(owner, root, part)))
        return complete(written, owner).parts
      })
      const longest = formulas.reduce<readonly Part[]>((a, b) => (lengthOf(b) > lengthOf(a) ? b : a), [])
      const owner = owners[formulas.indexOf(longest)]
      if (owner === undefined || lengthOf(longest) <= longestFormula) return formulas
      const moved = partToMove(expression, contextOf(owner, root, part), translator)
      if (moved === undefined) return formulas
      hoisted.add(moved)
    }
  }

  return {
    write: (name, part, expression) => {
      currentRow = name
      return shortFormulas(expression, expression, blocks.row(name), part, written => written)
    },
    workings: rows.all,
    limits: () => limits,
    refusals: () => [...refusals.values()],
    blocks,
  }
}

function likeCurrent(
  { dimension, likeDimension }: Extract<CheckedExpression, { readonly kind: 'at_current' }>,
  context: Context,
): Context {
  const position = context.positions.get(likeDimension)
  if (position === undefined) throw new Error(`no current ${likeDimension} in ${context.owner.row}`)
  return atPosition(context, dimension, position)
}

function contextOf(owner: Owner, root: CheckedExpression, part: Context['part']): Context {
  const { dims } = owner.block
  const positions = new Map(dims.map((dimension, index) => [dimension, owner.positions[index] ?? 0]))
  return { owner, root, part, positions, axes: 0, back: 0, guards: [] }
}

function membersOf(block: SheetBlock): readonly (readonly number[])[] {
  return Array.from({ length: membersIn(block) }, (_, index) => positionsAt(block, index))
}

function knownPosition(context: Context, dimension: string): number {
  const position = context.positions.get(dimension)
  return typeof position === 'number' ? position : Number.NaN
}
