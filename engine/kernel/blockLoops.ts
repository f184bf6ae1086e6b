// What the JavaScript machine does for each instruction: a loop over the paths of a block.
//
// All constants and registers lie in one array. It and the small functions beside it are constants of one function that is
// called once: only then do JavaScript engines take their place and size for given, leave out the check of every access
// and the call of every function, and run three times as fast. (At the top of a module a bundler may turn them into
// variables.) A choice between two numbers is made by computing where to read and not by a branch: which of two ways a
// path goes is as good as random, and a processor guesses it wrong half of the time.
//
// Sums, products and choices are those of IEEE 754 to the bit. exp, ln and pow are those of the JavaScript engine, within
// one unit in the last place in the engines in use; another machine may differ from this one by 1e-14 there.

import { logisticCurve, modulo, power } from './floatArithmetic.ts'
import type { InstructionName } from './instructionSet.ts'

/**
 * Goes through n paths; the most frequent ones two at a time, so that one path more may be computed, of which nobody
 * reads the result. o is the place of the target, a to h those of the operands, of which a register may be the
 * target too: every path is read before it is written.
 */
export type Loop = (
  n: number,
  o: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
) => void

/**
 * The memory of the machine, which means nothing between two blocks; its loops; what copies a register to an output from
 * a path on; and how many paths (an even number) a block has at most.
 */
export const { memory, loops, copyOut, mostPaths } = blockLoops()

function blockLoops(): {
  readonly memory: Float64Array
  readonly loops: Readonly<Record<InstructionName, Loop>>
  readonly copyOut: (n: number, register: number, output: Float64Array, first: number) => void
  readonly mostPaths: number
} {
  /** Enough paths to make up for the cost of an instruction, few enough to stay in the cache. */
  const mostPaths = 256
  const memory = new Float64Array(2 ** 20)
  const lastBlock = memory.length - mostPaths
  const lastPlace = memory.length - 1

  /** How far a loop goes: written so that engines see that it stays within a block. */
  const upTo = (n: number): number => Math.min(n & 511, mostPaths)
  /** The place of path i of a register: written so that engines see that it lies in memory. */
  const to = (register: number, i: number): number => Math.min(register >>> 0, lastBlock) + i
  const at = (register: number, i: number): number => memory[to(register, i)] as number
  const constant = (place: number): number => memory[place] as number

  const copyOut = (n: number, register: number, output: Float64Array, first: number): void => {
    // A product of 0 and a negative number is -0, which nobody wants to read.
    for (let i = 0; i < upTo(n); i++) output[first + i] = at(register, i) + 0
  }

  /** The number in the one place or the other. */
  const either = (first: boolean, one: number, other: number): number =>
    memory[(other + (-Number(first) & (one - other))) & lastPlace] as number

  const loops: Readonly<Record<InstructionName, Loop>> = {
    sumOf5: (n, o, a, b, c, d, e) => {
      for (let i = 0; i < upTo(n); i += 2) {
        memory[to(o, i)] = at(a, i) + at(b, i) + at(c, i) + at(d, i) + at(e, i)
        memory[to(o, i + 1)] = at(a, i + 1) + at(b, i + 1) + at(c, i + 1) + at(d, i + 1) + at(e, i + 1)
      }
    },
    sumOf4: (n, o, a, b, c, d) => {
      for (let i = 0; i < upTo(n); i += 2) {
        memory[to(o, i)] = at(a, i) + at(b, i) + at(c, i) + at(d, i)
        memory[to(o, i + 1)] = at(a, i + 1) + at(b, i + 1) + at(c, i + 1) + at(d, i + 1)
      }
    },
    sumOf3: (n, o, a, b, c) => {
      for (let i = 0; i < upTo(n); i += 2) {
        memory[to(o, i)] = at(a, i) + at(b, i) + at(c, i)
        memory[to(o, i + 1)] = at(a, i + 1) + at(b, i + 1) + at(c, i + 1)
      }
    },
    sumOf4Scaled: (n, o, a, b, c, d, e, f, g, h) => {
      const aa = constant(a)
      const cc = constant(c)
      const ee = constant(e)
      const gg = constant(g)
      for (let i = 0; i < upTo(n); i++)
        memory[to(o, i)] = aa * at(b, i) + cc * at(d, i) + ee * at(f, i) + gg * at(h, i)
    },
    sumOf3Scaled: (n, o, a, b, c, d, e, f) => {
      const aa = constant(a)
      const cc = constant(c)
      const ee = constant(e)
      for (let i = 0; i < upTo(n); i += 2) {
        memory[to(o, i)] = aa * at(b, i) + cc * at(d, i) + ee * at(f, i)
        memory[to(o, i + 1)] = aa * at(b, i + 1) + cc * at(d, i + 1) + ee * at(f, i + 1)
      }
    },
    sumOf2Scaled: (n, o, a, b, c, d) => {
      const aa = constant(a)
      const cc = constant(c)
      for (let i = 0; i < upTo(n); i += 2) {
        memory[to(o, i)] = aa * at(b, i) + cc * at(d, i)
        memory[to(o, i + 1)] = aa * at(b, i + 1) + cc * at(d, i + 1)
      }
    },
    addTwoProducts: (n, o, a, b, c, d) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = at(a, i) * at(b, i) + at(c, i) * at(d, i)
    },
    addProduct: (n, o, a, b, c) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = at(a, i) * at(b, i) + at(c, i)
    },
    addDifference: (n, o, a, b, c) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = at(a, i) - at(b, i) + at(c, i)
    },
    addConstant: (n, o, a, b) => {
      const aa = constant(a)
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = aa + at(b, i)
    },
    add: (n, o, a, b) => {
      for (let i = 0; i < upTo(n); i += 2) {
        memory[to(o, i)] = at(a, i) + at(b, i)
        memory[to(o, i + 1)] = at(a, i + 1) + at(b, i + 1)
      }
    },
    subtractFromSum: (n, o, a, b, c) => {
      for (let i = 0; i < upTo(n); i += 2) {
        memory[to(o, i)] = at(a, i) + at(b, i) - at(c, i)
        memory[to(o, i + 1)] = at(a, i + 1) + at(b, i + 1) - at(c, i + 1)
      }
    },
    subtractTwo: (n, o, a, b, c) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = at(a, i) - at(b, i) - at(c, i)
    },
    subtractProduct: (n, o, a, b, c) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = at(a, i) - at(b, i) * at(c, i)
    },
    subtractScaledProduct: (n, o, a, b, c, d) => {
      const aa = constant(a)
      const cc = constant(c)
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = aa - at(b, i) * (cc * at(d, i))
    },
    subtractScaled: (n, o, a, b, c) => {
      const aa = constant(a)
      const bb = constant(b)
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = aa - bb * at(c, i)
    },
    subtractConstant: (n, o, a, b) => {
      const bb = constant(b)
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = at(a, i) - bb
    },
    constantMinus: (n, o, a, b) => {
      const aa = constant(a)
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = aa - at(b, i)
    },
    subtract: (n, o, a, b) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = at(a, i) - at(b, i)
    },
    scaleQuotient: (n, o, a, b, c, d) => {
      const aa = constant(a)
      const bb = constant(b)
      const dd = constant(d)
      for (let i = 0; i < upTo(n); i += 2) {
        memory[to(o, i)] = aa * ((bb * at(c, i)) / dd)
        memory[to(o, i + 1)] = aa * ((bb * at(c, i + 1)) / dd)
      }
    },
    scaleSumOf3: (n, o, a, b, c, d) => {
      const aa = constant(a)
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = aa * (at(b, i) + at(c, i) + at(d, i))
    },
    scaleProduct: (n, o, a, b, c) => {
      const bb = constant(b)
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = at(a, i) * (bb * at(c, i))
    },
    multiplySum: (n, o, a, b, c) => {
      for (let i = 0; i < upTo(n); i += 2) {
        memory[to(o, i)] = at(a, i) * (at(b, i) + at(c, i))
        memory[to(o, i + 1)] = at(a, i + 1) * (at(b, i + 1) + at(c, i + 1))
      }
    },
    multiplyDifference: (n, o, a, b, c) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = at(a, i) * (at(b, i) - at(c, i))
    },
    multiplyQuotient: (n, o, a, b, c) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = at(a, i) * (at(b, i) / at(c, i))
    },
    productOf3: (n, o, a, b, c) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = at(a, i) * at(b, i) * at(c, i)
    },
    scale: (n, o, a, b) => {
      const aa = constant(a)
      for (let i = 0; i < upTo(n); i += 2) {
        memory[to(o, i)] = aa * at(b, i)
        memory[to(o, i + 1)] = aa * at(b, i + 1)
      }
    },
    multiply: (n, o, a, b) => {
      for (let i = 0; i < upTo(n); i += 2) {
        memory[to(o, i)] = at(a, i) * at(b, i)
        memory[to(o, i + 1)] = at(a, i + 1) * at(b, i + 1)
      }
    },
    divideScaled: (n, o, a, b, c) => {
      const aa = constant(a)
      const cc = constant(c)
      for (let i = 0; i < upTo(n); i += 2) {
        memory[to(o, i)] = (aa * at(b, i)) / cc
        memory[to(o, i + 1)] = (aa * at(b, i + 1)) / cc
      }
    },
    divideSum: (n, o, a, b, c) => {
      const cc = constant(c)
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = (at(a, i) + at(b, i)) / cc
    },
    divideProduct: (n, o, a, b, c) => {
      const cc = constant(c)
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = (at(a, i) * at(b, i)) / cc
    },
    divideByConstant: (n, o, a, b) => {
      const bb = constant(b)
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = at(a, i) / bb
    },
    constantOver: (n, o, a, b) => {
      const aa = constant(a)
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = aa / at(b, i)
    },
    divide: (n, o, a, b) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = at(a, i) / at(b, i)
    },
    atLeastOfDifference: (n, o, a, b, c) => {
      const aa = constant(a)
      for (let i = 0; i < upTo(n); i++) {
        const difference = at(b, i) - at(c, i)
        memory[to(o, i)] = difference
        memory[to(o, i)] = either(aa > difference, a, o + i)
      }
    },
    between: (n, o, a, b, c) => {
      const aa = constant(a)
      for (let i = 0; i < upTo(n); i++) {
        const least = either(at(b, i) < at(c, i), b + i, c + i)
        memory[to(o, i)] = least
        memory[to(o, i)] = either(aa > least, a, o + i)
      }
    },
    atLeast: (n, o, a, b) => {
      const aa = constant(a)
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = either(aa > at(b, i), a, b + i)
    },
    max: (n, o, a, b) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = either(at(a, i) > at(b, i), a + i, b + i)
    },
    atMostOfDifference: (n, o, a, b, c) => {
      const aa = constant(a)
      for (let i = 0; i < upTo(n); i++) {
        const difference = at(b, i) - at(c, i)
        memory[to(o, i)] = difference
        memory[to(o, i)] = either(aa < difference, a, o + i)
      }
    },
    atMost: (n, o, a, b) => {
      const aa = constant(a)
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = either(aa < at(b, i), a, b + i)
    },
    min: (n, o, a, b) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = either(at(a, i) < at(b, i), a + i, b + i)
    },
    ratio: (n, o, a, b) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = at(b, i) === 0 ? 0 : at(a, i) / at(b, i)
    },
    powerConstant: (n, o, a, b) => {
      const bb = constant(b)
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = power(at(a, i), bb)
    },
    power: (n, o, a, b) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = power(at(a, i), at(b, i))
    },
    modulo: (n, o, a, b) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = modulo(at(a, i), at(b, i))
    },
    less: (n, o, a, b) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = Number(at(a, i) < at(b, i))
    },
    lessOrEqual: (n, o, a, b) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = Number(at(a, i) <= at(b, i))
    },
    equal: (n, o, a, b) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = Number(at(a, i) === at(b, i))
    },
    notEqual: (n, o, a, b) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = Number(at(a, i) !== at(b, i))
    },
    select: (n, o, a, b, c) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = either(at(a, i) !== 0, b + i, c + i)
    },
    floor: (n, o, a) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = Math.floor(at(a, i))
    },
    abs: (n, o, a) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = Math.abs(at(a, i))
    },
    squareRoot: (n, o, a) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = Math.sqrt(at(a, i))
    },
    exp: (n, o, a) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = Math.exp(at(a, i))
    },
    ln: (n, o, a) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = Math.log(at(a, i))
    },
    logistic: (n, o, a) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = logisticCurve(at(a, i))
    },
    finite: (n, o, a) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = at(a, i) + (at(a, i) - at(a, i))
    },
    strict: (n, o, a, b) => {
      for (let i = 0; i < upTo(n); i++) memory[to(o, i)] = at(a, i) + (at(b, i) - at(b, i))
    },
  }
  return { memory, loops, copyOut, mostPaths }
}
