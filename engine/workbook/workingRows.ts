// Rows of working: expressions that formulas need in cells of their own. Two that are alike share their rows.

import type { CheckedExpression, CheckedModel } from '../formula/checkedModel.ts'
import { expressionKey, freeDimensions, isTotal } from './expressionFacts.ts'
import type { SheetBlock, SheetBlocks } from './sheetBlocks.ts'
import type { Part } from './sheetFormula.ts'
import { aimed, type Context, type Target } from './translation.ts'

/** An expression with rows of its own. */
export type Working = {
  readonly block: SheetBlock
  /** The row of the model that needed it first; it stands directly above that row. */
  readonly row: string
  readonly expression: CheckedExpression
  /** Added up since month 1. */
  readonly runningTotal: boolean
  /** One formula per member, in the order of the block. */
  readonly formulas: readonly (readonly Part[])[]
}

/** An expression to be written into rows of working; `root` is what it was before its guards. */
export type WorkingDraft = Pick<Working, 'block' | 'expression' | 'runningTotal'> & {
  readonly root: CheckedExpression
}

/** The workings of a model as they come to be needed. */
export type WorkingRows = {
  /** Where an expression stands in rows of its own. `bound` dimensions come last in them, walked as axes. */
  readonly place: (
    node: CheckedExpression,
    bound: readonly string[],
    context: Context,
    runningTotal: boolean,
  ) => Target
  /** In the order in which they were finished: a working stands after those that it reads. */
  readonly all: () => readonly Working[]
}

/** Workings that are written by `write` when they are first needed. */
export function workingRows(
  checked: CheckedModel,
  blocks: SheetBlocks,
  write: (draft: WorkingDraft) => readonly (readonly Part[])[],
): WorkingRows {
  const known = new Map<string, SheetBlock>()
  const workings: Working[] = []
  return {
    all: () => workings,
    place: (node, bound, context, runningTotal) => {
      const expression = runningTotal || isTotal(node) ? node : underGuards(node, context.guards)
      const dims = dimensionsOf(freeDimensions(expression, checked), bound, context)
      const key = `${runningTotal ? 'total ' : ''}${dims.join(' ')} ${expressionKey(expression)}`
      const found = known.get(key)
      if (found !== undefined) return aimed(found, context)
      const block = blocks.working(known.size, dims, runningTotal ? zero : expression)
      known.set(key, block)
      const formulas = write({ block, expression, runningTotal, root: node })
      workings.push({ block, row: context.owner.row, expression, runningTotal, formulas })
      return aimed(block, context)
    },
  }
}

const zero: CheckedExpression = { kind: 'number', text: '0' }

/** The owner's own dimensions first, then others that have one item here, then those that are walked. */
function dimensionsOf(
  free: ReadonlySet<string>,
  bound: readonly string[],
  { owner, positions }: Context,
): readonly string[] {
  const own = owner.block.dims.filter(dimension => free.has(dimension))
  const others = [...free].filter(dimension => !own.includes(dimension)).sort()
  const single = [...own, ...others].filter(
    dimension => typeof positions.get(dimension) === 'number' && !bound.includes(dimension),
  )
  return [
    ...single,
    ...(bound.length > 0 ? bound : axesIn(positions).filter(dimension => free.has(dimension))),
  ]
}

function axesIn(positions: Context['positions']): readonly string[] {
  return [...positions]
    .flatMap(([dimension, position]) =>
      typeof position === 'number' ? [] : [{ dimension, axis: position.axis }],
    )
    .sort((a, b) => a.axis - b.axis)
    .map(({ dimension }) => dimension)
}

/** What may fail is computed only under the conditions of the formula that needs it. */
function underGuards(node: CheckedExpression, guards: readonly CheckedExpression[]): CheckedExpression {
  const [first, ...others] = guards
  if (first === undefined) return node
  const condition = others.reduce<CheckedExpression>(
    (left, right) => ({ kind: 'apply', operator: 'and', args: [left, right] }),
    first,
  )
  return { kind: 'apply', operator: 'if', args: [condition, node, zero] }
}
