// A vector program as Python text: the same operations in the same order, by numpy, over blocks of paths.

import {
  instructionNames,
  instructionSet,
  operandKinds,
  type Shape,
} from '../engine/kernel/instructionSet.ts'
import type { Operation } from '../engine/kernel/pathGraph.ts'
import type { VectorProgram } from '../engine/kernel/vectorProgram.ts'

/**
 * A Python function `run(columns, outputs, block)`: `columns` and `outputs` are lists of arrays, a number per path.
 * Registers are rows of one array and every operation writes in place, which is the fastest numpy can do.
 */
export function numpyProgram(program: VectorProgram): string {
  const { constants, registers } = program
  return [
    'import numpy',
    'from numpy import add, subtract, multiply, divide, power, mod, minimum, maximum, less, less_equal, equal',
    'from numpy import not_equal, floor, absolute, sqrt, exp, log, negative, copyto',
    `constants = [numpy.array(value) for value in [${[...constants].map(pythonNumber).join(', ')}]]`,
    'def run(C, O, block):',
    `  (${numbered('k', constants.length)},) = constants`,
    '  zero = numpy.array(0.0)',
    '  one = numpy.array(1.0)',
    '  paths = len(C[0])',
    '  for first in range(0, paths, block):',
    '    count = min(block, paths - first)',
    '    s = slice(first, first + count)',
    `    (${numbered('r', registers)},) = numpy.empty((${registers}, count))`,
    '    (t0, t1, t2, t3) = numpy.empty((4, count))',
    '    b = numpy.empty(count, dtype=bool)',
    ...bodyLines(program).map(line => `    ${line}`),
  ].join('\n')
}

function numbered(letter: string, count: number): string {
  return Array.from({ length: count }, (_, index) => `${letter}${index}`).join(', ')
}

function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return "float('nan')"
  return Number.isFinite(value) ? String(value) : `float('${value < 0 ? '-' : ''}inf')`
}

function bodyLines({ code }: VectorProgram): readonly string[] {
  const lines: string[] = []
  for (let at = 0; at < code.length; ) {
    const name = instructionNames[code[at] ?? 0] ?? 'load'
    const target = `r${code[at + 1]}`
    const word = code[at + 2] ?? 0
    if (name === 'load') lines.push(`copyto(${target}, C[${word}][s])`)
    else if (name === 'fill') lines.push(`${target}.fill(k${word})`)
    else if (name === 'keep') lines.push(`O[${word}][s] = ${target}`)
    else {
      const kinds = operandKinds(instructionSet[name])
      const operands = kinds.map((kind, index) => `${kind === 'register' ? 'r' : 'k'}${code[at + 2 + index]}`)
      computeInto(target, instructionSet[name], operands, 0, lines)
      at += kinds.length - 1
    }
    at += 3
  }
  return lines
}

/** Adds the lines that compute the shape into an array; parts of it go into buffers from number `buffer` on. */
function computeInto(into: string, shape: Shape, operands: string[], buffer: number, lines: string[]): void {
  if (typeof shape === 'string') throw new Error('nothing to compute')
  let next = buffer
  const parts = shape.parts.map(part => {
    if (part === 'register' || part === 'constant') return operands.shift() ?? ''
    const name = `t${next}`
    if (part === 'scaled') lines.push(`multiply(${operands.shift()}, ${operands.shift()}, ${name})`)
    else computeInto(name, part, operands, next, lines)
    next += 1
    return name
  })
  lines.push(...statements(shape.operation, into, parts, `t${next}`))
}

function statements(
  operation: Operation,
  into: string,
  [a = '', b = '', c = '']: readonly string[],
  spare: string,
): readonly string[] {
  switch (operation) {
    case 'column':
      throw new Error('a column is loaded, not computed')
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'power':
    case 'less':
    case 'equal':
    case 'not_equal':
      return [`${operation}(${a}, ${b}, ${into})`]
    case 'less_or_equal':
      return [`less_equal(${a}, ${b}, ${into})`]
    case 'modulo':
      return [`mod(${a}, ${b}, ${into})`]
    case 'min':
      return [`minimum(${a}, ${b}, ${into})`]
    case 'max':
      return [`maximum(${a}, ${b}, ${into})`]
    case 'floor':
    case 'exp':
      return [`${operation}(${a}, ${into})`]
    case 'abs':
      return [`absolute(${a}, ${into})`]
    case 'square_root':
      return [`sqrt(${a}, ${into})`]
    case 'ln':
      return [`log(${a}, ${into})`]
    case 'ratio':
      return [
        `equal(${b}, zero, b)`,
        `divide(${a}, ${b}, ${spare})`,
        `copyto(${spare}, 0.0, where=b)`,
        `copyto(${into}, ${spare})`,
      ]
    case 'select':
      return [
        `not_equal(${a}, zero, b)`,
        `copyto(${spare}, ${c})`,
        `copyto(${spare}, ${b}, where=b)`,
        `copyto(${into}, ${spare})`,
      ]
    case 'logistic':
      return [
        `negative(${a}, ${into})`,
        `exp(${into}, ${into})`,
        `add(${into}, one, ${into})`,
        `divide(one, ${into}, ${into})`,
      ]
    case 'finite':
      return [`subtract(${a}, ${a}, ${spare})`, `add(${a}, ${spare}, ${into})`]
    case 'strict':
      return [`subtract(${b}, ${b}, ${spare})`, `add(${a}, ${spare}, ${into})`]
  }
}
