// How many months a shift or a window can be: known while the sheets are made, or bounded by the inputs it reads.

import type { CheckedExpression } from '../formula/checkedModel.ts'
import type { OperatorName } from '../formula/functions.ts'
import { quantityToNumber } from '../formula/quantity.ts'
import { childrenOf } from './expressionFacts.ts'
import type { SheetBlocks } from './sheetBlocks.ts'
import type { SheetModel } from './sheetModel.ts'

/** Numbers of months as far as they can be told before anything is computed. */
export type MonthCounts = {
  /** The number, if no one can change it: written as a number, by the place of an item, or a fact of the calendar. */
  readonly known: (node: CheckedExpression, positionOf: PositionOf) => number | undefined
  /** The largest number that the bounds of the inputs allow, if every one of them has an upper bound. */
  readonly most: (node: CheckedExpression, positionOf: PositionOf) => number | undefined
  /** The largest number of any scenario. */
  readonly longest: (node: CheckedExpression, positionOf: PositionOf) => number
}

/** The position of the current item of a dimension. */
type PositionOf = (dimension: string) => number
type InputNumber = (name: string, member: readonly string[]) => number

/** The numbers of months of a model. */
export function monthCounts(model: SheetModel, blocks: SheetBlocks): MonthCounts {
  const definitions = new Map(model.themes.flatMap(({ inputs }) => inputs.map(input => [input.name, input])))
  const evaluate = (node: CheckedExpression, positionOf: PositionOf, input: InputNumber): number => {
    switch (node.kind) {
      case 'number':
        return Number(node.text)
      case 'position':
        return positionOf(node.dimension)
      case 'last_position':
        return blocks.count(node.dimension) - 1
      case 'input': {
        const dims = model.checked.inputs.get(node.name)?.dims ?? []
        const member = dims.map(
          dimension => model.shape.items.get(dimension)?.[positionOf(dimension)]?.id ?? '',
        )
        return input(node.name, member)
      }
      case 'apply':
        return doubleOperators[node.operator](node.args.map(arg => evaluate(arg, positionOf, input)))
      default:
        throw new Error(`a number of months cannot hold ${node.kind}`)
    }
  }
  const inScenario =
    (scenario: number): InputNumber =>
    (name, member) =>
      numberIn(model, scenario, name, member)
  const longest = (node: CheckedExpression, positionOf: PositionOf): number =>
    Math.max(...model.scenarios.map((_, scenario) => evaluate(node, positionOf, inScenario(scenario))))
  return {
    longest,
    known: (node, positionOf) =>
      inputsIn(node).every(name => definitions.get(name)?.constant === true)
        ? evaluate(node, positionOf, inScenario(0))
        : undefined,
    most: (node, positionOf) => {
      if (inputsIn(node).some(name => definitions.get(name)?.most === undefined)) return undefined
      const bounded = evaluate(node, positionOf, name => definitions.get(name)?.most ?? 0)
      return Math.max(bounded, longest(node, positionOf))
    },
  }
}

/** The names of the inputs in an expression. */
function inputsIn(node: CheckedExpression): readonly string[] {
  return node.kind === 'input' ? [node.name] : childrenOf(node).flatMap(inputsIn)
}

/** What a constant input is in a scenario: the nearest change up the line of its parents, else what the plan gives. */
function numberIn(model: SheetModel, scenario: number, name: string, member: readonly string[]): number {
  for (let at: number | null = scenario; at !== null; at = model.scenarios[at]?.parent ?? null) {
    const change = model.scenarios[at]?.changes.find(
      own => own.input === name && own.member.join() === member.join(),
    )
    if (change !== undefined) return quantityToNumber(change.value)
  }
  const value = model.given(name, member)
  if (typeof value === 'object') throw new Error(`${name} varies by month and cannot be a number of months`)
  return quantityToNumber(value)
}

/** Counts of months are small whole numbers, for which doubles are exact. */
const doubleOperators: Readonly<Record<OperatorName, (args: readonly number[]) => number>> = {
  add: args => args.reduce((sum, a) => sum + a, 0),
  subtract: ([a = 0, b = 0]) => a - b,
  multiply: args => args.reduce((product, a) => product * a, 1),
  divide: ([a = 0, b = 0]) => a / b,
  power: ([a = 0, b = 0]) => a ** b,
  negate: ([a = 0]) => -a,
  less: ([a = 0, b = 0]) => Number(a < b),
  less_or_equal: ([a = 0, b = 0]) => Number(a <= b),
  greater: ([a = 0, b = 0]) => Number(a > b),
  greater_or_equal: ([a = 0, b = 0]) => Number(a >= b),
  equal: ([a = 0, b = 0]) => Number(a === b),
  not_equal: ([a = 0, b = 0]) => Number(a !== b),
  and: args => Number(args.every(a => a !== 0)),
  or: args => Number(args.some(a => a !== 0)),
  not: ([a = 0]) => Number(a === 0),
  if: ([condition = 0, a = 0, b = 0]) => (condition === 0 ? b : a),
  min: args => Math.min(...args),
  max: args => Math.max(...args),
  floor: ([a = 0]) => Math.floor(a),
  mod: ([a = 0, b = 0]) => a - b * Math.floor(a / b),
  abs: ([a = 0]) => Math.abs(a),
  ratio: ([a = 0, b = 0]) => (b === 0 ? 0 : a / b),
  exp: ([a = 0]) => Math.exp(a),
  ln: ([a = 0]) => Math.log(a),
  logistic: ([x = 0, midpoint = 0, speed = 0]) => 1 / (1 + Math.exp((midpoint - x) * speed)),
  hill: ([x = 0, half = 0, shape = 0]) => (x <= 0 ? 0 : 1 / (1 + (half / x) ** shape)),
}
