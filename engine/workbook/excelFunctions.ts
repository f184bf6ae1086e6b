// What every operator of the language is in a spreadsheet, as a table the compiler makes complete.

import type { OperatorName } from '../formula/functions.ts'
import {
  asCondition,
  asValue,
  binding,
  bracketed,
  numberPiece,
  type Piece,
  piece,
  truthPiece,
} from './piece.ts'

/** Writes an operator around the pieces of its arguments. */
type Writer = (args: readonly Piece[]) => Piece

/**
 * All operators. Every power and unary minus is bracketed, because -2^2 is 4 and 2^3^2 is 64 in a spreadsheet. Over
 * several cells at once, conditions multiply: AND and IF take no arrays before Excel 365.
 */
export const excelFunctions = {
  add: chain('+', binding.sum),
  subtract: chain('-', binding.sum),
  multiply: product,
  divide: chain('/', binding.product),
  power: ([a = none, b = none]) => piece(binding.atom, '(', atom(a), '^', atom(b), ')'),
  negate: ([a = none]) => piece(binding.atom, '(-', atom(a), ')'),
  less: comparison('<'),
  less_or_equal: comparison('<='),
  greater: comparison('>'),
  greater_or_equal: comparison('>='),
  equal: comparison('='),
  not_equal: comparison('<>'),
  and: all,
  or: any,
  not: ([a = none]) =>
    a.truth
      ? truthPiece(binding.atom, 'NOT(', a, ')')
      : truthPiece(binding.comparison, bracketed(a, binding.sum), '=0'),
  if: choice,
  min: call('MIN'),
  max: call('MAX'),
  floor: call('INT'),
  mod: call('MOD'),
  abs: call('ABS'),
  ratio: ([a = none, b = none]) =>
    piece(binding.atom, 'IF(', bracketed(asValue(b), binding.sum), '=0,0,', quotient(a, b), ')'),
  exp: call('EXP'),
  ln: call('LN'),
  logistic,
  hill,
} satisfies Record<OperatorName, Writer>

const none: Piece = piece(binding.atom)

function atom(a: Piece): Piece {
  return bracketed(asValue(a), binding.atom)
}

/** Left to right; the right side gets brackets when it binds no more tightly. */
function chain(sign: string, binds: number): Writer {
  return args => args.map(asValue).reduce((left, right) => join(left, sign, right, binds))
}

function join(left: Piece, sign: string, right: Piece, binds: number): Piece {
  return piece(binds, bracketed(left, binds), sign, bracketed(right, binds + 1))
}

/** A truth over several cells needs no IF as a factor. */
function product(args: readonly Piece[]): Piece {
  const factors = args.map(arg => (arg.truth && arg.several ? bracketed(arg, binding.atom) : asValue(arg)))
  const text = factors.reduce((left, right) => join(left, '*', right, binding.product))
  const ranges = args.map(arg => arg.factors)
  return ranges.every(range => range !== undefined) ? { ...text, factors: ranges.flat() } : text
}

function quotient(a: Piece, b: Piece): Piece {
  return join(asValue(a), '/', asValue(b), binding.product)
}

function comparison(sign: string): Writer {
  return ([a = none, b = none]) =>
    truthPiece(
      binding.comparison,
      bracketed(asValue(a), binding.sum),
      sign,
      bracketed(asValue(b), binding.sum),
    )
}

function call(name: string): Writer {
  return args => piece(binding.atom, `${name}(`, ...separated(args.map(asValue)), ')')
}

function separated(args: readonly Piece[]): readonly (string | Piece)[] {
  return args.flatMap((arg, index) => (index === 0 ? [arg] : [',', arg]))
}

function all(args: readonly Piece[]): Piece {
  const conditions = args.map(asCondition)
  return conditions.some(({ several }) => several)
    ? product(conditions)
    : truthPiece(binding.atom, 'AND(', ...separated(conditions), ')')
}

function any(args: readonly Piece[]): Piece {
  const conditions = args.map(asCondition)
  if (!conditions.some(({ several }) => several))
    return truthPiece(binding.atom, 'OR(', ...separated(conditions), ')')
  const count = conditions.map(condition => bracketed(condition, binding.atom))
  return truthPiece(
    binding.comparison,
    count.reduce((left, right) => join(left, '+', right, binding.sum)),
    '>0',
  )
}

/** Over several cells `otherwise` is 0: the translator sees to that. */
function choice([condition = none, yes = none, otherwise = none]: readonly Piece[]): Piece {
  const test = asCondition(condition)
  if (test.several && yes.known?.value === 1) return test
  if (test.several || yes.several) return product([test, yes])
  return piece(binding.atom, 'IF(', test, ',', asValue(yes), ',', asValue(otherwise), ')')
}

/** EXP fails beyond 709, where the curve has long been flat: the exponent stops at 700. */
export const largestExponent = 700

function logistic([x = none, midpoint = none, speed = none]: readonly Piece[]): Piece {
  const exponent = join(
    join(asValue(midpoint), '-', asValue(x), binding.sum),
    '*',
    asValue(speed),
    binding.product,
  )
  return piece(binding.product, '1/(1+EXP(MIN(', numberPiece(largestExponent, false), ',', exponent, ')))')
}

/** As 1 / (1 + (half / x)^shape), whose parts cannot become too large. */
function hill([x = none, half = none, shape = none]: readonly Piece[]): Piece {
  const odds = piece(binding.atom, '(', atom(quotient(half, x)), '^', atom(shape), ')')
  return piece(binding.atom, 'IF(', bracketed(asValue(x), binding.sum), '<=0,0,1/(1+', odds, '))')
}
