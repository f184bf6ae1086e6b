// Every function of the language in one table: what it is called, what it takes, what it gives.

/** Functions and operators that work on the numbers of one month. Their semantics are those of `operators`. */
export const operatorNames = [
  'add',
  'subtract',
  'multiply',
  'divide',
  'power',
  'negate',
  'less',
  'less_or_equal',
  'greater',
  'greater_or_equal',
  'equal',
  'not_equal',
  'and',
  'or',
  'not',
  'if',
  'min',
  'max',
  'floor',
  'mod',
  'abs',
  'ratio',
  'exp',
  'ln',
  'logistic',
  'hill',
] as const

/** One of the operations every backend implements: a record over these is complete or does not compile. */
export type OperatorName = (typeof operatorNames)[number]

/** What stands at one argument position. */
type ArgumentKind = 'value' | 'dimension' | 'mapping' | 'item'

/** A function as it is written in a formula. */
export type FunctionSignature = {
  /** Argument kinds in order; with `more`, the last one may repeat. */
  readonly takes: readonly ArgumentKind[]
  readonly more?: true
  /** How a person is reminded of it. */
  readonly usage: string
  /** What it gives, as a sentence. */
  readonly says: string
}

/** All functions that a formula may call, by name. */
export const functions = {
  prev: { takes: ['value'], usage: 'prev(x)', says: 'x of the month before' },
  lag: {
    takes: ['value', 'value'],
    usage: 'lag(x, months)',
    says: 'x of that many months before; whole months, 0 or more, a number or an input',
  },
  rolling: {
    takes: ['value', 'value'],
    usage: 'rolling(x, months)',
    says: 'sum of x over this month and the months before it, that many in all',
  },
  cumulative: { takes: ['value'], usage: 'cumulative(x)', says: 'sum of x from month 1 to this month' },
  convolve: {
    takes: ['value', 'dimension', 'value'],
    usage: 'convolve(x, dimension, weights)',
    says: 'sum over the items of an age dimension of weight times x that many months before',
  },
  sum: {
    takes: ['value', 'dimension'],
    more: true,
    usage: 'sum(x, dimension, …)',
    says: 'sum of x over all items',
  },
  product: {
    takes: ['value', 'dimension'],
    more: true,
    usage: 'product(x, dimension, …)',
    says: 'product of x over all items',
  },
  sum_by: {
    takes: ['value', 'mapping'],
    usage: 'sum_by(x, mapping)',
    says: 'sum of x over the items that map to the current item',
  },
  lookup: {
    takes: ['value', 'mapping'],
    usage: 'lookup(x, mapping)',
    says: 'x at the item the current item maps to, 0 when it maps to none',
  },
  at: {
    takes: ['value', 'dimension', 'item'],
    usage: 'at(x, dimension, item)',
    says: 'x at one item, or at the current item of another dimension with the same items',
  },
  sum_above: {
    takes: ['value', 'dimension'],
    usage: 'sum_above(x, dimension)',
    says: 'sum of x over the items before the current one',
  },
  previous_member: {
    takes: ['value', 'dimension'],
    usage: 'previous_member(x, dimension)',
    says: 'x at the item before the current one, 0 at the first',
  },
  last: { takes: ['dimension'], usage: 'last(dimension)', says: 'position of the last item, counted from 0' },
  if: {
    takes: ['value', 'value', 'value'],
    usage: 'if(condition, a, b)',
    says: 'a when the condition is not 0, else b; only the chosen one is computed',
  },
  ratio: { takes: ['value', 'value'], usage: 'ratio(a, b)', says: 'a / b, and 0 when b is exactly 0' },
  min: { takes: ['value', 'value'], more: true, usage: 'min(a, b, …)', says: 'the smallest' },
  max: { takes: ['value', 'value'], more: true, usage: 'max(a, b, …)', says: 'the largest' },
  abs: { takes: ['value'], usage: 'abs(x)', says: 'x without its sign' },
  floor: { takes: ['value'], usage: 'floor(x)', says: 'the whole number at or below x' },
  mod: { takes: ['value', 'value'], usage: 'mod(a, b)', says: 'the remainder of a / b with the sign of b' },
  exp: { takes: ['value'], usage: 'exp(x)', says: 'e to the power of x' },
  ln: { takes: ['value'], usage: 'ln(x)', says: 'natural logarithm of x' },
  logistic: {
    takes: ['value', 'value', 'value'],
    usage: 'logistic(x, midpoint, speed)',
    says: 'S-curve: 1 / (1 + e^(-(x - midpoint) * speed))',
  },
  hill: {
    takes: ['value', 'value', 'value'],
    usage: 'hill(x, half, shape)',
    says: 'saturation: x^shape / (x^shape + half^shape), 0 when x is not above 0',
  },
} satisfies Record<string, FunctionSignature>

/** The name of a function that a formula may call. */
export type FunctionName = keyof typeof functions

/** Whether a text names a function of the language. */
export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(functions, name)
}
