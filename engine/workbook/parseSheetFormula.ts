// Formula text in R1C1 notation to a tree, with a spreadsheet's precedence: -2^2 is 4, 2^3^2 is 64.

/** A row or column of a reference: a number of its own, or a distance from the cell of the formula. */
type Axis = { readonly fixed: boolean; readonly at: number }

/** One corner of an area. */
export type Corner = { readonly row: Axis; readonly column: Axis }

/** A formula of a spreadsheet. */
export type SheetExpression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | {
      readonly kind: 'area'
      readonly sheet: string | undefined
      readonly from: Corner
      readonly to: Corner
    }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'sign'; readonly sign: '+' | '-'; readonly of: SheetExpression }
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: SheetExpression
      readonly right: SheetExpression
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly SheetExpression[] }

/** Operators between two values. */
export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>='

type Token = { readonly kind: 'number' | 'text' | 'cell' | 'sheet' | 'word' | 'sign'; readonly text: string }

const pattern =
  /\s+|(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<text>"(?:[^"]|"")*")|(?<sheet>(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)|(?<cell>R(?:\d+|\[-?\d+\])?C(?:\d+|\[-?\d+\])?(?![\w(]))|(?<word>[A-Za-z_][\w.]*)|(?<sign><=|>=|<>|[-+*/^&=<>():,])/y

/** Operators from the loosest to the tightest; all are read from left to right. */
const levels: readonly (readonly BinaryOperator[])[] = [
  ['=', '<>', '<', '<=', '>', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
]

/** The tree of a formula in R1C1 notation without its equals sign. Throws on text that no emitter of ours writes. */
export function parseSheetFormula(text: string): SheetExpression {
  const tokens = tokensOf(text)
  let next = 0
  const peek = (): Token | undefined => tokens[next]
  const isSign = (sign: string): boolean => peek()?.kind === 'sign' && peek()?.text === sign
  const take = (sign: string): void => {
    if (!isSign(sign)) throw new Error(`${sign} expected at ${peek()?.text ?? 'the end'} in ${text}`)
    next += 1
  }

  function level(index: number): SheetExpression {
    const operators = levels[index]
    if (operators === undefined) return signed()
    let left = level(index + 1)
    for (;;) {
      const operator = operators.find(isSign)
      if (operator === undefined) return left
      next += 1
      left = { kind: 'binary', operator, left, right: level(index + 1) }
    }
  }

  /** A sign binds more tightly than a power. */
  function signed(): SheetExpression {
    const sign = isSign('-') ? '-' : isSign('+') ? '+' : undefined
    if (sign === undefined) return primary()
    next += 1
    return { kind: 'sign', sign, of: signed() }
  }

  function primary(): SheetExpression {
    const token = peek()
    if (token === undefined) throw new Error(`something is missing at the end of ${text}`)
    next += 1
    switch (token.kind) {
      case 'number':
        return { kind: 'number', value: Number(token.text) }
      case 'text':
        return { kind: 'text', value: token.text.slice(1, -1).replaceAll('""', '"') }
      case 'sheet': {
        const cell = peek()
        if (cell?.kind !== 'cell') throw new Error(`a cell is expected after ${token.text} in ${text}`)
        next += 1
        return area(cell.text, unquoted(token.text.slice(0, -1)))
      }
      case 'cell':
        return area(token.text, undefined)
      case 'word':
        return word(token.text)
      case 'sign': {
        if (token.text !== '(') throw new Error(`${token.text} is not expected in ${text}`)
        const inside = level(0)
        take(')')
        return inside
      }
    }
  }

  function area(first: string, sheet: string | undefined): SheetExpression {
    const from = corner(first)
    if (!isSign(':')) return { kind: 'area', sheet, from, to: from }
    take(':')
    const second = peek()
    if (second?.kind !== 'cell') throw new Error(`a cell is expected after : in ${text}`)
    next += 1
    return { kind: 'area', sheet, from, to: corner(second.text) }
  }

  function word(name: string): SheetExpression {
    const capitals = name.toUpperCase()
    if (!isSign('(')) {
      if (capitals === 'TRUE' || capitals === 'FALSE') return { kind: 'boolean', value: capitals === 'TRUE' }
      return { kind: 'name', name }
    }
    take('(')
    const args: SheetExpression[] = []
    if (!isSign(')')) {
      args.push(level(0))
      while (isSign(',')) {
        take(',')
        args.push(level(0))
      }
    }
    take(')')
    return { kind: 'call', name: capitals, args }
  }

  const tree = level(0)
  if (next < tokens.length) throw new Error(`${peek()?.text} is not expected in ${text}`)
  return tree
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < text.length) {
    const start = pattern.lastIndex
    const match = pattern.exec(text)
    if (match === null) throw new Error(`${text.slice(start)} cannot be read in ${text}`)
    for (const kind of ['number', 'text', 'cell', 'sheet', 'word', 'sign'] as const) {
      const found = match.groups?.[kind]
      if (found !== undefined) tokens.push({ kind, text: found })
    }
  }
  return tokens
}

function unquoted(name: string): string {
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name
}

const cornerPattern = /^R(?:(\d+)|\[(-?\d+)\])?C(?:(\d+)|\[(-?\d+)\])?$/

function corner(text: string): Corner {
  const match = cornerPattern.exec(text)
  if (match === null) throw new Error(`${text} is no cell`)
  return { row: axis(match[1], match[2]), column: axis(match[3], match[4]) }
}

function axis(fixed: string | undefined, distance: string | undefined): Axis {
  return fixed === undefined
    ? { fixed: false, at: Number(distance ?? 0) }
    : { fixed: true, at: Number(fixed) }
}
