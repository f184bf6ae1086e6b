// What a vector machine can do in one pass over a block of paths: each instruction computes a small expression of
// numbers that differ from path to path (registers) and numbers that are the same on all of them (constants).

import type { Operation } from './pathGraph.ts'

/**
 * The expression an instruction computes. Its operands are numbered from left to right; a `scaled` part has two, a
 * constant and the register it multiplies.
 */
export type Shape = 'register' | 'constant' | 'scaled' | CompoundShape

/** An operation on the results of smaller expressions. */
export type CompoundShape = { readonly operation: Operation; readonly parts: readonly Shape[] }

const x = 'register'
const k = 'constant'
/** Also fits a register that is not multiplied: 1 times it, which is the same number. */
const kx = 'scaled'

function shape(operation: Operation, ...parts: readonly Shape[]): CompoundShape {
  return { operation, parts }
}

const sum = (a: Shape, b: Shape): CompoundShape => shape('add', a, b)
const difference = (a: Shape, b: Shape): CompoundShape => shape('subtract', a, b)
const product = (a: Shape, b: Shape): CompoundShape => shape('multiply', a, b)
const quotient = (a: Shape, b: Shape): CompoundShape => shape('divide', a, b)

/**
 * The instructions by name, of each operation the larger first: the first that fits is taken. The combined ones are
 * those that save most passes over memory in the growth model; each computes exactly what its single operations would.
 * A number that is the same on all paths may also stand where a register is expected.
 */
export const instructionSet = {
  sumOf5: sum(sum(sum(sum(x, x), x), x), x),
  sumOf4: sum(sum(sum(x, x), x), x),
  sumOf3: sum(sum(x, x), x),
  sumOf4Scaled: sum(sum(sum(kx, kx), kx), kx),
  sumOf3Scaled: sum(sum(kx, kx), kx),
  sumOf2Scaled: sum(kx, kx),
  addTwoProducts: sum(product(x, x), product(x, x)),
  addProduct: sum(product(x, x), x),
  addDifference: sum(difference(x, x), x),
  addConstant: sum(k, x),
  add: sum(x, x),

  subtractFromSum: difference(sum(x, x), x),
  subtractTwo: difference(difference(x, x), x),
  subtractProduct: difference(x, product(x, x)),
  subtractScaledProduct: difference(k, product(x, product(k, x))),
  subtractScaled: difference(k, product(k, x)),
  subtractConstant: difference(x, k),
  constantMinus: difference(k, x),
  subtract: difference(x, x),

  scaleQuotient: product(k, quotient(product(k, x), k)),
  scaleSumOf3: product(k, sum(sum(x, x), x)),
  scaleProduct: product(x, product(k, x)),
  multiplySum: product(x, sum(x, x)),
  multiplyDifference: product(x, difference(x, x)),
  multiplyQuotient: product(x, quotient(x, x)),
  productOf3: product(product(x, x), x),
  scale: product(k, x),
  multiply: product(x, x),

  divideScaled: quotient(product(k, x), k),
  divideSum: quotient(sum(x, x), k),
  divideProduct: quotient(product(x, x), k),
  divideByConstant: quotient(x, k),
  constantOver: quotient(k, x),
  divide: quotient(x, x),

  atLeastOfDifference: shape('max', k, difference(x, x)),
  between: shape('max', k, shape('min', x, x)),
  atLeast: shape('max', k, x),
  max: shape('max', x, x),
  atMostOfDifference: shape('min', k, difference(x, x)),
  atMost: shape('min', k, x),
  min: shape('min', x, x),

  ratio: shape('ratio', x, x),
  powerConstant: shape('power', x, k),
  power: shape('power', x, x),
  modulo: shape('modulo', x, x),
  less: shape('less', x, x),
  lessOrEqual: shape('less_or_equal', x, x),
  equal: shape('equal', x, x),
  notEqual: shape('not_equal', x, x),
  select: shape('select', x, x, x),
  floor: shape('floor', x),
  abs: shape('abs', x),
  squareRoot: shape('square_root', x),
  exp: shape('exp', x),
  ln: shape('ln', x),
  logistic: shape('logistic', x),
  finite: shape('finite', x),
  strict: shape('strict', x, x),
} satisfies Readonly<Record<string, CompoundShape>>

/** An instruction that computes. */
export type InstructionName = keyof typeof instructionSet

/** Instructions that only move numbers. */
export type MoveName = 'load' | 'fill' | 'keep'

/** All instructions by their number in a program. */
export const instructionNames: readonly (InstructionName | MoveName)[] = [
  'load',
  'fill',
  'keep',
  ...(Object.keys(instructionSet) as InstructionName[]),
]

/** What the operands of an expression are, in order. */
export function operandKinds(of: Shape): readonly ('register' | 'constant')[] {
  if (of === 'scaled') return ['constant', 'register']
  return typeof of === 'string' ? [of] : of.parts.flatMap(operandKinds)
}
