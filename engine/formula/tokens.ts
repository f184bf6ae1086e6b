// The words of a formula and where they stand. Everything that is not allowed is refused here, before any parser runs.

import type { Span, SyntaxFault } from './expression.ts'

/** A word of a formula. `operator` includes `and`, `or` and `not`. */
export type Token = {
  readonly kind: 'number' | 'name' | 'operator' | 'open' | 'close' | 'comma'
  readonly text: string
  readonly span: Span
}

/** Limits that no honest formula reaches; they keep hostile text cheap to refuse. */
const formulaLimits = { characters: 2000, depth: 64, tokens: 1000 } as const

const pattern =
  /\s+|(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<operator><=|>=|==|!=|[-+*/^<>])|(?<open>\()|(?<close>\))|(?<comma>,)/y
const wordOperators = new Set(['and', 'or', 'not'])
/** Words that mathjs would read as something else than a name. */
const refusedWords = new Set([
  'true',
  'false',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  'to',
  'in',
  'xor',
  'end',
])

/** The tokens of a formula, or the first thing in it that the language does not have. O(length). */
export function tokenize(
  text: string,
): { readonly tokens: readonly Token[] } | { readonly fault: SyntaxFault } {
  if (text.length > formulaLimits.characters) {
    return fault(
      'L101',
      { start: formulaLimits.characters, length: 1 },
      `The formula has ${text.length} characters; the limit is ${formulaLimits.characters}.`,
      'Split it into several rows with a name each.',
    )
  }
  const tokens: Token[] = []
  let position = 0
  while (position < text.length) {
    pattern.lastIndex = position
    const match = pattern.exec(text)
    if (match === null) return foreignCharacter(text, position)
    const span = { start: position, length: match[0].length }
    position += match[0].length
    const kind = kindOf(match.groups ?? {})
    if (kind === undefined) continue
    const found: Token = { kind: wordOperators.has(match[0]) ? 'operator' : kind, text: match[0], span }
    const wrong =
      wrongWord(found) ?? misplacedWord(tokens.at(-1), found) ?? missingOperator(tokens.at(-1), found)
    if (wrong !== undefined) return { fault: wrong }
    tokens.push(found)
  }
  const tooMuch = tooMany(tokens) ?? tooDeep(tokens)
  return tooMuch === undefined ? { tokens } : { fault: tooMuch }
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): Token['kind'] | undefined {
  for (const kind of ['number', 'name', 'operator', 'open', 'close', 'comma'] as const) {
    if (groups[kind] !== undefined) return kind
  }
  return undefined
}

function foreignCharacter(text: string, position: number): { readonly fault: SyntaxFault } {
  const character = String.fromCodePoint(text.codePointAt(position) ?? 0)
  return fault(
    'L102',
    { start: position, length: character.length },
    `The character ${JSON.stringify(character)} is not part of the formula language.`,
    remedies[character] ??
      'Use names, numbers, + - * / ^, comparisons, and, or, not, parentheses and functions.',
  )
}

const remedies: Readonly<Record<string, string>> = {
  '%': 'Write a percentage as a number: 5% is 0.05; the remainder is mod(a, b).',
  '=': 'Write only the right-hand side of a formula; compare with ==.',
  '!': 'Write not, or != for "is not equal to".',
  '?': 'Write if(condition, a, b).',
  '&': 'Write and.',
  '|': 'Write or.',
  '"': 'Texts have no place in a formula; items stand in at(x, dimension, item).',
  "'": 'Texts have no place in a formula; items stand in at(x, dimension, item).',
  '.': 'A point stands only inside a number, after a digit: 0.5.',
  ';': 'Separate arguments with a comma.',
  '[': 'Dimensions are bound by functions such as sum(x, role), not by brackets.',
  '−': 'Use the plain minus sign -.',
  '×': 'Use * to multiply.',
  '÷': 'Use / to divide.',
}

function wrongWord(token: Token): SyntaxFault | undefined {
  if (token.kind === 'number' && !/^\d{1,15}(\.\d{1,20})?$/.test(token.text)) {
    return {
      code: 'L103',
      span: token.span,
      message: `The number ${token.text} is not written in plain digits.`,
      remedy: 'Write at most 15 digits before the point and 20 after it, without an exponent.',
    }
  }
  if (refusedWords.has(token.text)) {
    return {
      code: 'L104',
      span: token.span,
      message: `The word ${token.text} has no meaning in a formula.`,
      remedy: 'Use 1 for true and 0 for false; a value that may be missing is an input with a default.',
    }
  }
  return undefined
}

/** `and` and `or` stand between two values, `not` before one; elsewhere mathjs would read them as names. */
function misplacedWord(before: Token | undefined, token: Token): SyntaxFault | undefined {
  if (!wordOperators.has(token.text)) return undefined
  const afterValue = before !== undefined && ['number', 'name', 'close'].includes(before.kind)
  if (afterValue === (token.text !== 'not')) return undefined
  return {
    code: 'L108',
    span: token.span,
    message: `${token.text} is not expected here.`,
    remedy: token.text === 'not' ? 'Write and or or before it.' : `Write a condition before ${token.text}.`,
  }
}

/** `2 a`, `2 (3)`, `(a) (b)`: two values side by side. A name before a parenthesis is a call. */
function missingOperator(before: Token | undefined, token: Token): SyntaxFault | undefined {
  if (before === undefined) return undefined
  const endsValue = before.kind === 'number' || before.kind === 'name' || before.kind === 'close'
  const startsValue = token.kind === 'number' || token.kind === 'name' || token.kind === 'open'
  if (!endsValue || !startsValue || (before.kind === 'name' && token.kind === 'open')) return undefined
  return {
    code: 'L105',
    span: token.span,
    message: `There is no operator between ${before.text} and ${token.text}.`,
    remedy: 'Write * to multiply, or a comma between arguments.',
  }
}

function tooMany(tokens: readonly Token[]): SyntaxFault | undefined {
  const first = tokens[formulaLimits.tokens]
  return (
    first && {
      code: 'L101',
      span: first.span,
      message: `The formula has more than ${formulaLimits.tokens} words and signs.`,
      remedy: 'Split it into several rows with a name each.',
    }
  )
}

/** Nesting by parentheses, and by prefix signs and powers, which nest to the right. */
function tooDeep(tokens: readonly Token[]): SyntaxFault | undefined {
  let depth = 0
  let nesting = 0
  let before: Token | undefined
  for (const token of tokens) {
    if (token.kind === 'open') depth += 1
    if (token.kind === 'close') depth -= 1
    const prefix = token.kind === 'operator' && (before === undefined || before.kind === 'operator')
    if (prefix || token.text === '^') nesting += 1
    if (depth > formulaLimits.depth || nesting > formulaLimits.depth) {
      return {
        code: 'L101',
        span: token.span,
        message: `The formula is nested more than ${formulaLimits.depth} deep here.`,
        remedy: 'Split it into several rows with a name each.',
      }
    }
    before = token
  }
  return undefined
}

function fault(code: string, span: Span, message: string, remedy: string): { readonly fault: SyntaxFault } {
  return { fault: { code, span, message, remedy } }
}
