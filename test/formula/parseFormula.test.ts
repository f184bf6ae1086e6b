import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Expression } from '../../engine/formula/expression.ts'
import { parseFormula } from '../../engine/formula/parseFormula.ts'

/** The tree with brackets everywhere, so that precedence can be read. */
function bracketed(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return node.text
    case 'name':
      return node.name
    case 'call':
      return `${node.function}(${node.args.map(bracketed).join(', ')})`
    case 'operation':
      return `(${[node.operator, ...node.args.map(bracketed)].join(' ')})`
  }
}

function read(text: string): string {
  const parsed = parseFormula(text)
  return 'fault' in parsed
    ? `${parsed.fault.code} at ${parsed.fault.span.start + 1}`
    : bracketed(parsed.expression)
}

describe('a formula reads as a finance person expects', () => {
  it.each([
    ['a + b * c', '(add a (multiply b c))'],
    ['a - b - c', '(subtract (subtract a b) c)'],
    ['-2^2', '(negate (power 2 2))'],
    ['2^3^2', '(power 2 (power 3 2))'],
    ['2 ^ -1', '(power 2 (negate 1))'],
    ['(a + b) * c', '(multiply (add a b) c)'],
    ['a / b / c', '(divide (divide a b) c)'],
    ['a >= 1 and b == 0', '(and (greater_or_equal a 1) (equal b 0))'],
    ['a < 1 or not b', '(or (less a 1) (not b))'],
    ['mod(a, 12) + 1', '(add mod(a, 12) 1)'],
    ['if(a > 0, ratio(b, c), 0)', 'if((greater a 0), ratio(b, c), 0)'],
    ['+a', 'a'],
    ['sum(x * y, role, tenure)', 'sum((multiply x y), role, tenure)'],
  ])('%s is %s', (text, tree) => expect(read(text)).toBe(tree))
})

describe('every part of a formula knows its place in the text', () => {
  const leaf = fc.constantFrom('cash', 'new_arr', '1', '0.95', '12')
  const { formula } = fc.letrec<{ formula: string }>(tie => ({
    formula: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc
        .tuple(
          tie('formula'),
          fc.constantFrom(' + ', ' - ', '*', ' / ', ' ^ ', ' >= ', ' and '),
          tie('formula'),
        )
        .map(([a, sign, b]) => `(${a}${sign}${b})`),
      tie('formula').map(a => `prev( ${a} )`),
      fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `min(${a},${b})`),
      tie('formula').map(a => `-${a}`),
    ),
  }))

  it('so that the text at a part, read alone, is that part again', () => {
    fc.assert(
      fc.property(formula, text => {
        const parsed = parseFormula(text)
        if ('fault' in parsed) throw new Error(JSON.stringify(parsed.fault))
        const visit = (node: Expression): void => {
          const { start, length } = node.span
          const alone = text.slice(start, start + length)
          expect(read(alone)).toBe(bracketed(node))
          if (node.kind === 'call' || node.kind === 'operation') node.args.forEach(visit)
        }
        visit(parsed.expression)
      }),
    )
  })
})

describe('text that is not a formula is refused before it is understood', () => {
  it.each([
    ['constructor.constructor("return 1")()', 'L102 at 12'],
    ['config({"number": "BigNumber"})', 'L102 at 8'],
    ['a = b', 'L102 at 3'],
    ['f(x) = x', 'L102 at 6'],
    ['12 months', 'L105 at 4'],
    ['a?.b', 'L102 at 2'],
    ["a'", 'L102 at 2'],
    ['a!', 'L102 at 2'],
    ['5%', 'L102 at 2'],
    ['2a', 'L105 at 2'],
    ['[1, 2]', 'L102 at 1'],
    ['a; b', 'L102 at 2'],
    ['a to b', 'L104 at 3'],
    ['a mod b', 'L105 at 3'],
    ['Infinity', 'L104 at 1'],
    ['import(a)', 'L111 at 1'],
    ['evaluate(a)', 'L111 at 1'],
    ['toString(a)', 'L111 at 1'],
    ['__proto__(a)', 'L111 at 1'],
    ['and a', 'L108 at 1'],
    ['(or)', 'L108 at 2'],
    ['a not b', 'L108 at 3'],
    ['', 'L106 at 1'],
    ['   ', 'L106 at 1'],
    ['()', 'L108 at 2'],
    ['min(,)', 'L108 at 5'],
    [',', 'L108 at 1'],
  ])('%s: %s', (text, fault) => expect(read(text)).toBe(fault))

  it('however it is made, without a throw and without work that grows faster than the text', () => {
    const monsters = [
      '('.repeat(100_000),
      '-'.repeat(1_990),
      '1+'.repeat(990),
      '2^'.repeat(900),
      'a'.repeat(1e6),
      'not '.repeat(400),
      'min('.repeat(300),
    ]
    for (const text of monsters) {
      expect(read(text)).toMatch(/^L\d+ at \d+$/)
    }
  })

  it('nor does any short text make the parser throw', () => {
    const word = fc.constantFrom(
      'a',
      'min',
      '(',
      ')',
      ',',
      '+',
      '-',
      '*',
      '/',
      '^',
      '<',
      '==',
      'and',
      'not',
      '1',
      '0.5',
      ' ',
      'mod',
      'if',
      '!',
      '=',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), words => {
        read(words.join(''))
      }),
      { numRuns: 2000 },
    )
  })
})
