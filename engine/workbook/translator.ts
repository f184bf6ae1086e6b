// Checked formulas become formulas of a spreadsheet, with rows of working where one cell cannot hold them.

import type { CheckedExpression } from '../formula/checkedModel.ts'
import type { OperatorName } from '../formula/functions.ts'
import { unreachable } from '../formula/unreachable.ts'
import { excelFunctions } from './excelFunctions.ts'
import { expressionKey, freeDimensions, isSameEveryMonth, isTotal } from './expressionFacts.ts'
import { knownPiece } from './knownPiece.ts'
import { monthCounts } from './monthCounts.ts'
import { asValue, numberPiece, type Piece, referencePiece } from './piece.ts'
import { membersIn, positionsAt, type SheetBlock, sheetBlocks } from './sheetBlocks.ts'
import { lengthOf, type Part } from './sheetFormula.ts'
import type { SheetModel } from './sheetModel.ts'
import {
  translateLookup,
  translatePreviousMember,
  translateReduce,
  translateSumAbove,
  translateSumBy,
} from './translateItems.ts'
import {
  plusMonthBefore,
  translateConvolve,
  translateCumulative,
  translateRolling,
  translateShift,
} from './translateMonths.ts'
import {
  atPosition,
  type Context,
  followedCell,
  monthsBack,
  type Owner,
  positionIn,
  runOf,
  runPiece,
  type Target,
  type Translator,
} from './translation.ts'

/** Rows of working: an expression that formulas needed in cells of its own. */
export type Working = {
  readonly block: SheetBlock
  /** The row of the model that needed it first; it stands directly above that row. */
  readonly row: string
  readonly expression: CheckedExpression
  readonly runningTotal: boolean
  /** One formula per member, in the order of the block. */
  readonly formulas: readonly (readonly Part[])[]
}

/** Formulas of one model, and what they turned out to need. */
export type FormulaWriter = {
  /** The formulas of a row or its openings, one per member in the order of its block. */
  readonly write: (
    name: string,
    part: 'formula' | 'opening',
    expression: CheckedExpression,
  ) => readonly (readonly Part[])[]
  /** What was needed so far, in the order in which it was. */
  readonly workings: () => readonly Working[]
  /** The largest number of months that each input may be, where the sheet reaches no further. */
  readonly limits: () => ReadonlyMap<string, number>
  readonly refusals: () => readonly Refusal[]
  readonly blocks: Translator['blocks']
}

/** Why a formula cannot stand in a spreadsheet. */
export type Refusal = {
  readonly code: string
  readonly row: string
  readonly message: string
  readonly remedy: string
}

/** Formulas are kept short enough to read. */
const longestFormula = 120

/** A writer for the formulas of a model. */
export function formulaWriter(model: SheetModel): FormulaWriter {
  const blocks = sheetBlocks(model)
  const workings: Working[] = []
  const known = new Map<string, SheetBlock>()
  const hoisted = new Set<CheckedExpression>()
  const limits = new Map<string, number>()
  const refusals = new Map<string, Refusal>()
  let currentRow = ''

  const translator: Translator = {
    model,
    blocks,
    counts: monthCounts(model, blocks),
    translate,
    target,
    working: (node, bound, context) => working(node, bound, context, false),
    runningTotal: (node, context) => working(node, [], context, true),
    isHoisted: node => hoisted.has(node),
    limit: (node, most) => {
      if (node.kind !== 'input') return
      limits.set(node.name, Math.min(most, limits.get(node.name) ?? most))
    },
    refuse: (code, message, remedy) => {
      refusals.set(message, { code, row: currentRow, message, remedy })
    },
  }

  function translate(node: CheckedExpression, context: Context): Piece {
    if (hoisted.has(node) && node !== context.root) {
      const cells = working(node, [], context, false)
      const run = runOf(cells, context.axes)
      if (run === undefined) throw new Error(`the working of ${context.owner.row} does not stand in order`)
      return runPiece(cells, run, context)
    }
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
      case 'row': {
        const cells = target(node, context)
        const run = cells && runOf(cells, context.axes)
        if (cells === undefined || run === undefined)
          throw new Error(`${node.name} does not stand in order in a formula of ${context.owner.row}`)
        return runPiece(cells, run, context)
      }
      case 'apply':
        return apply(node.operator, node.args, context)
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
        return translate(node.of, atPosition(context, node.dimension, itemPosition(node)))
      case 'at_current': {
        const position = context.positions.get(node.likeDimension)
        if (position === undefined)
          throw new Error(`no current ${node.likeDimension} in ${context.owner.row}`)
        return translate(node.of, atPosition(context, node.dimension, position))
      }
      case 'sum_above':
        return translateSumAbove(node, context, translator)
      case 'previous_member':
        return translatePreviousMember(node, context, translator)
      default:
        return unreachable(node)
    }
  }

  /** What is known is decided here; conditions guard what they keep from being computed. */
  function apply(operator: OperatorName, args: readonly CheckedExpression[], context: Context): Piece {
    if (operator === 'if') return choice(args, context)
    if ((operator === 'and' || operator === 'or') && !args.every(isTotal) && context.axes === 0)
      return oneByOne(operator, args, context)
    const pieces = args.map((arg, index) =>
      readTwice(operator, index)
        ? cellOrWorking(arg, context)
        : translate(arg, guarded(operator, args, index, context)),
    )
    return knownPiece(operator, pieces) ?? excelFunctions[operator](pieces)
  }

  function choice(args: readonly CheckedExpression[], context: Context): Piece {
    const [condition, yes, no] = args
    if (condition === undefined || yes === undefined || no === undefined)
      throw new Error('if takes three arguments')
    const test = translate(condition, context)
    if (test.known !== undefined) return translate(test.known.value === 0 ? no : yes, context)
    const otherwise: CheckedExpression = { kind: 'apply', operator: 'not', args: [condition] }
    return excelFunctions.if([
      test,
      translate(yes, { ...context, guards: [...context.guards, condition] }),
      translate(no, { ...context, guards: [...context.guards, otherwise] }),
    ])
  }

  /** AND and OR compute all their arguments; where a later one may fail unless the earlier decide, IF does not. */
  function oneByOne(operator: 'and' | 'or', args: readonly CheckedExpression[], context: Context): Piece {
    const one: CheckedExpression = { kind: 'number', text: '1' }
    const zero: CheckedExpression = { kind: 'number', text: '0' }
    const [first, ...others] = args
    if (first === undefined) throw new Error(`${operator} takes arguments`)
    const [next = first] = others
    const rest: CheckedExpression = others.length > 1 ? { kind: 'apply', operator, args: others } : next
    const decides: CheckedExpression = { kind: 'apply', operator: 'if', args: [rest, one, zero] }
    const branches = operator === 'and' ? [first, decides, zero] : [first, one, decides]
    return choice(branches, context)
  }

  function guarded(
    operator: OperatorName,
    args: readonly CheckedExpression[],
    index: number,
    context: Context,
  ): Context {
    const [, divisor] = args
    if (operator !== 'ratio' || index !== 0 || divisor === undefined) return context
    const zero: CheckedExpression = { kind: 'number', text: '0' }
    const divides: CheckedExpression = { kind: 'apply', operator: 'not_equal', args: [divisor, zero] }
    return { ...context, guards: [...context.guards, divides] }
  }

  /** A piece that the formula will hold twice: short, or in a cell of its own. */
  function cellOrWorking(node: CheckedExpression, context: Context): Piece {
    const written = translate(node, context)
    const references = written.parts.filter(part => typeof part !== 'string').length
    const short =
      written.known !== undefined ||
      (references <= 1 && lengthOf(written.parts) <= 'SUM(AD1234:AD1234)'.length)
    return short || context.axes > 0 ? written : followedCell(working(node, [], context, false), context)
  }

  function target(node: CheckedExpression, context: Context): Target | undefined {
    if (hoisted.has(node) && node !== context.root) return working(node, [], context, false)
    switch (node.kind) {
      case 'row':
        return aimed(blocks.row(node.name), context)
      case 'input':
        return aimed(blocks.input(node.name), context)
      case 'shift': {
        const months = translator.counts.known(node.by, dimension => knownPosition(context, dimension))
        return months === undefined || Number.isNaN(months)
          ? undefined
          : target(node.of, monthsBack(context, months))
      }
      case 'at':
        return target(node.of, atPosition(context, node.dimension, itemPosition(node)))
      case 'at_current': {
        const position = context.positions.get(node.likeDimension)
        if (position === undefined) return undefined
        return target(node.of, atPosition(context, node.dimension, position))
      }
      case 'previous_member': {
        const position = context.positions.get(node.dimension)
        if (typeof position !== 'number' || position === 0) return undefined
        return target(node.of, atPosition(context, node.dimension, position - 1))
      }
      default:
        return undefined
    }
  }

  function itemPosition({ dimension, item }: { readonly dimension: string; readonly item: string }): number {
    const position = model.shape.items.get(dimension)?.findIndex(({ id }) => id === item) ?? -1
    if (position < 0) throw new Error(`${dimension} has no item ${item}`)
    return position
  }

  function working(
    node: CheckedExpression,
    bound: readonly string[],
    context: Context,
    runningTotal: boolean,
  ): Target {
    const expression = runningTotal || isTotal(node) ? node : underGuards(node, context.guards)
    const free = freeDimensions(expression, model.checked)
    const single = outerFirst([...free], context).filter(
      dimension => typeof context.positions.get(dimension) === 'number' && !bound.includes(dimension),
    )
    const walked = bound.length > 0 ? bound : axisDimensions(context).filter(dimension => free.has(dimension))
    const dims = [...single, ...walked]
    const key = `${runningTotal ? 'total ' : ''}${dims.join(' ')} ${expressionKey(expression)}`
    const block = known.get(key) ?? made(key, node, expression, dims, runningTotal)
    return aimed(block, context)
  }

  function made(
    key: string,
    node: CheckedExpression,
    expression: CheckedExpression,
    dims: readonly string[],
    runningTotal: boolean,
  ): SheetBlock {
    const zero: CheckedExpression = { kind: 'number', text: '0' }
    const block = blocks.working(known.size, dims, runningTotal ? zero : expression)
    known.set(key, block)
    const formulas = shortFormulas(expression, node, block, 'working', (written, owner) =>
      runningTotal ? plusMonthBefore(owner, written) : written,
    )
    workings.push({ block, row: currentRow, expression, runningTotal, formulas })
    return block
  }

  function write(
    name: string,
    part: 'formula' | 'opening',
    expression: CheckedExpression,
  ): readonly (readonly Part[])[] {
    currentRow = name
    return shortFormulas(expression, expression, blocks.row(name), part, written => written)
  }

  /** The formula of every member of a block; parts of a long one move to rows of working until it is short. */
  function shortFormulas(
    expression: CheckedExpression,
    root: CheckedExpression,
    block: SheetBlock,
    part: Context['part'],
    complete: (written: Piece, owner: Owner) => Piece,
  ): readonly (readonly Part[])[] {
    const owners = membersOf(block).map((positions): Owner => ({ block, positions, row: currentRow }))
    for (;;) {
      const formulas = owners.map(owner => {
        const written = asValue(translate(expression, contextOf(owner, root, part)))
        return complete(written, owner).parts
      })
      const longest = formulas.reduce<readonly Part[]>((a, b) => (lengthOf(b) > lengthOf(a) ? b : a), [])
      const owner = owners[formulas.indexOf(longest)]
      if (owner === undefined || lengthOf(longest) <= longestFormula) return formulas
      const moved = largestPart(expression, contextOf(owner, root, part))
      if (moved === undefined) return formulas
      hoisted.add(moved)
    }
  }

  /** The part of a formula whose text comes nearest to half of it: in cells of its own it makes the formula short. */
  function largestPart(expression: CheckedExpression, context: Context): CheckedExpression | undefined {
    const half = lengthOf(translate(expression, context).parts) / 2
    return partsOf(expression, context)
      .filter(
        ({ node, length }) =>
          node !== context.root && node !== expression && !hoisted.has(node) && length > shortestWorking,
      )
      .sort((a, b) => Math.abs(a.length - half) - Math.abs(b.length - half))[0]?.node
  }

  /** The parts of an expression that can have cells of their own, and how long they are where they stand. */
  function partsOf(node: CheckedExpression, context: Context): readonly Sized[] {
    const inside = (of: CheckedExpression, changed: Context): readonly Sized[] => partsOf(of, changed)
    const own = { node, length: lengthOf(asValue(translate(node, context)).parts) }
    switch (node.kind) {
      case 'apply':
        return [own, ...node.args.flatMap(arg => inside(arg, context))]
      case 'shift': {
        const months = translator.counts.known(node.by, dimension => positionIn(context, dimension))
        if (months !== undefined) return [own, ...inside(node.of, monthsBack(context, months))]
        return isSameEveryMonth(node.of, model.checked) ? [own, ...inside(node.of, context)] : [own]
      }
      case 'previous_member': {
        const before = positionIn(context, node.dimension) - 1
        return before < 0 ? [own] : [own, ...inside(node.of, atPosition(context, node.dimension, before))]
      }
      case 'at':
        return [own, ...inside(node.of, atPosition(context, node.dimension, itemPosition(node)))]
      case 'at_current': {
        const like = positionIn(context, node.likeDimension)
        return [own, ...inside(node.of, atPosition(context, node.dimension, like))]
      }
      case 'reduce':
      case 'sum_by':
      case 'lookup':
      case 'sum_above':
      case 'cumulative':
        return [own, { node: node.of, length: own.length - 1 }]
      default:
        return [own]
    }
  }

  return {
    write,
    workings: () => workings,
    limits: () => limits,
    refusals: () => [...refusals.values()],
    blocks,
  }
}

/** Nothing shorter is worth cells of its own. */
const shortestWorking = 20

type Sized = { readonly node: CheckedExpression; readonly length: number }

function contextOf(owner: Owner, root: CheckedExpression, part: Context['part']): Context {
  const positions = new Map(
    owner.block.dims.map((dimension, index) => [dimension, owner.positions[index] ?? 0]),
  )
  return { owner, root, part, positions, axes: 0, back: 0, guards: [] }
}

function membersOf(block: SheetBlock): readonly (readonly number[])[] {
  return Array.from({ length: membersIn(block) }, (_, index) => positionsAt(block, index))
}

function aimed(block: SheetBlock, context: Context): Target {
  const positions = block.dims.map(dimension => {
    const position = context.positions.get(dimension)
    if (position === undefined)
      throw new Error(`no current ${dimension} in a formula of ${context.owner.row}`)
    return position
  })
  return { block, positions, back: context.back }
}

function axisDimensions({ positions }: Context): readonly string[] {
  return [...positions]
    .flatMap(([dimension, position]) =>
      typeof position === 'number' ? [] : [{ dimension, axis: position.axis }],
    )
    .sort((a, b) => a.axis - b.axis)
    .map(({ dimension }) => dimension)
}

function outerFirst(dimensions: readonly string[], { owner }: Context): readonly string[] {
  const own = owner.block.dims.filter(dimension => dimensions.includes(dimension))
  return [...own, ...dimensions.filter(dimension => !own.includes(dimension)).sort()]
}

function underGuards(node: CheckedExpression, guards: readonly CheckedExpression[]): CheckedExpression {
  if (guards.length === 0) return node
  const [first, ...others] = guards
  if (first === undefined) return node
  const condition = others.reduce<CheckedExpression>(
    (left, right) => ({ kind: 'apply', operator: 'and', args: [left, right] }),
    first,
  )
  return { kind: 'apply', operator: 'if', args: [condition, node, { kind: 'number', text: '0' }] }
}

function knownPosition(context: Context, dimension: string): number {
  const position = context.positions.get(dimension)
  return typeof position === 'number' ? position : Number.NaN
}

/** The divisor of a ratio and x of a saturation curve stand twice in their formulas. */
function readTwice(operator: OperatorName, index: number): boolean {
  return (operator === 'ratio' && index === 1) || (operator === 'hill' && index === 0)
}
