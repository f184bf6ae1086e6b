import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type InstructionName,
  instructionNames,
  instructionSet,
  operandKinds,
  type Shape,
} from '../../engine/kernel/instructionSet.ts'
import { jsMachine } from '../../engine/kernel/jsMachine.ts'
import type { Operation } from '../../engine/kernel/pathGraph.ts'

const names = Object.keys(instructionSet) as InstructionName[]
const paths = 3
const number = fc.oneof(
  fc.constantFrom(0, 1, -1, 0.5, 2, Number.NaN),
  fc.double({ min: -20, max: 20, noNaN: true }),
)

test.each(names)('%s computes its expression on every path, also into the register of an operand', name => {
  const kinds = operandKinds(instructionSet[name])
  const columns = fc.array(fc.array(number, { minLength: paths, maxLength: paths }), {
    minLength: kinds.length,
    maxLength: kinds.length,
  })
  fc.assert(
    fc.property(columns, fc.nat(kinds.length), (operands, into) => {
      const found = runOne(name, operands, into)
      const expected = Array.from({ length: paths }, (_, path) =>
        meaning(
          instructionSet[name],
          kinds.map((kind, index) => operands[index]?.[kind === 'constant' ? 0 : path] ?? 0),
        ),
      )
      expect(found.map(value => value + 0)).toEqual(expected.map(value => value + 0))
    }),
    { numRuns: 60 },
  )
})

/** Runs one instruction on columns (of which a constant takes its first number), into the register of operand `into`. */
function runOne(
  name: InstructionName,
  operands: readonly (readonly number[])[],
  into: number,
): readonly number[] {
  const kinds = operandKinds(instructionSet[name])
  const code = (of: (typeof instructionNames)[number]): number => instructionNames.indexOf(of)
  const loads = operands.flatMap((_, index) => [code('load'), index, index])
  const target = into < operands.length ? into : operands.length
  const constants = Float64Array.from(operands, column => column[0] ?? 0)
  const program = {
    code: Int32Array.from([...loads, code(name), target, ...kinds.keys(), code('keep'), target, 0]),
    constants,
    registers: operands.length + 1,
    reads: new Set(operands.map((_, column) => column)),
    outputs: 1,
    size: operands.length + 2,
  }
  const output = new Float64Array(paths)
  jsMachine(
    program,
    operands.map(column => Float64Array.from(column)),
    [output],
  ).runBlock(0, paths)
  return [...output]
}

/** The value of an expression, operands taken from left to right. */
function meaning(shape: Shape, operands: readonly number[]): number {
  const waiting = [...operands]
  const read = (part: Shape): number => {
    if (part === 'scaled') return (waiting.shift() ?? 0) * (waiting.shift() ?? 0)
    return typeof part === 'string'
      ? (waiting.shift() ?? 0)
      : compute[part.operation](...part.parts.map(read))
  }
  return read(shape)
}

const compute: Readonly<Record<Exclude<Operation, 'column'>, (...operands: readonly number[]) => number>> &
  Readonly<Record<Operation, (...operands: readonly number[]) => number>> = {
  column: () => Number.NaN,
  add: (a = 0, b = 0) => a + b,
  subtract: (a = 0, b = 0) => a - b,
  multiply: (a = 0, b = 0) => a * b,
  divide: (a = 0, b = 0) => a / b,
  ratio: (a = 0, b = 0) => (b === 0 ? 0 : a / b),
  power: (x = 0, y = 0) => (x === 0 && y <= 0 ? Number.NaN : Number.isNaN(x) ? x : x ** y),
  modulo: (a = 0, b = 0) => (a % b === 0 || a % b < 0 === b < 0 ? a % b : (a % b) + b),
  // A choice that hangs on a number without value is carried on by `strict`, here it is the second.
  min: (a = 0, b = 0) => (a < b ? a : b),
  max: (a = 0, b = 0) => (a > b ? a : b),
  less: (a = 0, b = 0) => Number(a < b),
  less_or_equal: (a = 0, b = 0) => Number(a <= b),
  equal: (a = 0, b = 0) => Number(a === b),
  not_equal: (a = 0, b = 0) => Number(a !== b),
  select: (condition = 0, a = 0, b = 0) => (condition !== 0 ? a : b),
  floor: (x = 0) => Math.floor(x),
  abs: (x = 0) => Math.abs(x),
  square_root: (x = 0) => Math.sqrt(x),
  exp: (x = 0) => Math.exp(x),
  ln: (x = 0) => Math.log(x),
  logistic: (x = 0) => 1 / (1 + Math.exp(-x)),
  finite: (x = 0) => (Number.isFinite(x) ? x : Number.NaN),
  strict: (x = 0, y = 0) => (Number.isNaN(y) ? y : x),
}
