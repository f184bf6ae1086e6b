// Text to tree. mathjs parses and is never asked to evaluate; this is the only file that knows it. mathjs gives nodes
// without places, so the tree is walked beside our own tokens, which come in the same order.

import { create, type MathNode, parseDependencies } from 'mathjs/number'
import type { Expression, Span, SyntaxFault } from './expression.ts'
import { functions, isFunctionName, type OperatorName } from './functions.ts'
import { nearest } from './nearest.ts'
import { type Token, tokenize } from './tokens.ts'

const { parse } = create(parseDependencies ?? {})

/** The tree of a formula, or the first reason why it is none. Hostile text is refused before mathjs sees it. */
export function parseFormula(
  text: string,
): { readonly expression: Expression } | { readonly fault: SyntaxFault } {
  const read = tokenize(text)
  if ('fault' in read) return read
  if (read.tokens.length === 0) {
    return {
      fault: {
        code: 'L106',
        span: { start: 0, length: 1 },
        message: 'The formula is empty.',
        remedy: 'Write a number or a name.',
      },
    }
  }
  const unbalanced = unbalancedParenthesis(read.tokens)
  if (unbalanced !== undefined) return { fault: unbalanced }
  let tree: MathNode
  try {
    tree = parse(text)
  } catch (error) {
    return { fault: notUnderstood(text, read.tokens, error) }
  }
  return treeOf(tree, read.tokens)
}

function unbalancedParenthesis(tokens: readonly Token[]): SyntaxFault | undefined {
  const open: Token[] = []
  for (const token of tokens) {
    if (token.kind === 'open') open.push(token)
    if (token.kind === 'close' && open.pop() === undefined) {
      return {
        code: 'L107',
        span: token.span,
        message: 'This closing parenthesis has no opening one.',
        remedy: 'Remove it, or open one before it.',
      }
    }
  }
  const last = open.at(-1)
  return (
    last && {
      code: 'L107',
      span: last.span,
      message: 'This parenthesis is never closed.',
      remedy: 'Close it with ).',
    }
  )
}

/** mathjs reports the character, counted from 1, at which it gave up. */
function notUnderstood(text: string, tokens: readonly Token[], error: unknown): SyntaxFault {
  const char =
    typeof error === 'object' && error !== null && 'char' in error ? Number(error.char) : text.length + 1
  const start = Math.max(0, Math.min(char - 1, text.length))
  const token = tokens.find(candidate => candidate.span.start + candidate.span.length > start)
  const span = token?.span ?? { start: text.trimEnd().length, length: 1 }
  return token === undefined
    ? {
        code: 'L108',
        span,
        message: 'The formula ends where a value is expected.',
        remedy: 'Add the missing value, or remove the last sign.',
      }
    : {
        code: 'L108',
        span,
        message: `${token.text} is not expected here.`,
        remedy: 'Check the sign or the comma before it.',
      }
}

const binary: Readonly<Record<string, OperatorName>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '^': 'power',
  '<': 'less',
  '<=': 'less_or_equal',
  '>': 'greater',
  '>=': 'greater_or_equal',
  '==': 'equal',
  '!=': 'not_equal',
  and: 'and',
  or: 'or',
}

type Walk = { readonly expression: Expression } | { readonly fault: SyntaxFault }

/** Our tree from mathjs's, taking one token after the other. */
function treeOf(root: MathNode, tokens: readonly Token[]): Walk {
  let next = 0
  const take = (): Span => {
    const token = tokens[next]
    if (token === undefined) throw new Error('the tokens of a formula ended before its tree')
    next += 1
    return token.span
  }

  function walk(node: MathNode): Walk {
    switch (node.type) {
      case 'ConstantNode': {
        const token = tokens[next]
        const span = take()
        return { expression: { kind: 'number', text: token?.text ?? '0', span } }
      }
      case 'SymbolNode': {
        const token = tokens[next]
        const span = take()
        return { expression: { kind: 'name', name: token?.text ?? '', span } }
      }
      case 'ParenthesisNode': {
        const open = take()
        const inner = walk((node as unknown as { readonly content: MathNode }).content)
        const close = take()
        return 'fault' in inner ? inner : { expression: { ...inner.expression, span: across(open, close) } }
      }
      case 'OperatorNode':
        return walkOperator(node as unknown as { readonly op: string; readonly args: readonly MathNode[] })
      case 'FunctionNode':
        return walkCall(node as unknown as { readonly args: readonly MathNode[] })
      case 'RelationalNode':
        return chained(node as unknown as { readonly params: readonly MathNode[] })
      default:
        return {
          fault: {
            code: 'L109',
            span: tokens[next]?.span ?? { start: 0, length: 1 },
            message: 'This form is not part of the formula language.',
            remedy: 'Use names, numbers, operators and functions only.',
          },
        }
    }
  }

  function walkOperator(node: { readonly op: string; readonly args: readonly MathNode[] }): Walk {
    const [first, second] = node.args
    if (first === undefined) throw new Error('mathjs gave an operator without arguments')
    if (second === undefined) {
      const sign = take()
      const inner = walk(first)
      if ('fault' in inner) return inner
      if (node.op === '+') return inner
      const operator = node.op === 'not' ? 'not' : 'negate'
      return {
        expression: {
          kind: 'operation',
          operator,
          args: [inner.expression],
          span: across(sign, inner.expression.span),
        },
      }
    }
    const left = walk(first)
    if ('fault' in left) return left
    const sign = take()
    const right = walk(second)
    if ('fault' in right) return right
    const operator = binary[node.op]
    if (operator === undefined) {
      return {
        fault: {
          code: 'L109',
          span: sign,
          message: `The operator ${node.op} is not part of the formula language.`,
          remedy: 'Use + - * / ^, comparisons, and, or, not.',
        },
      }
    }
    const span = across(left.expression.span, right.expression.span)
    return { expression: { kind: 'operation', operator, args: [left.expression, right.expression], span } }
  }

  function walkCall(node: { readonly args: readonly MathNode[] }): Walk {
    const token = tokens[next]
    const name = token?.text ?? ''
    const nameSpan = take()
    take()
    const args: Expression[] = []
    for (const [index, argument] of node.args.entries()) {
      if (index > 0) take()
      const read = walk(argument)
      if ('fault' in read) return read
      args.push(read.expression)
    }
    const span = across(nameSpan, take())
    if (!isFunctionName(name)) return { fault: unknownFunction(name, nameSpan) }
    const wrongCount = argumentCount(name, args.length, nameSpan)
    return wrongCount === undefined
      ? { expression: { kind: 'call', function: name, args, span } }
      : { fault: wrongCount }
  }

  function chained(node: { readonly params: readonly MathNode[] }): Walk {
    const first = node.params[0]
    if (first !== undefined) {
      const left = walk(first)
      if ('fault' in left) return left
    }
    return {
      fault: {
        code: 'L110',
        span: take(),
        message: 'Comparisons cannot be chained.',
        remedy: 'Compare two at a time: a < b and b < c.',
      },
    }
  }

  return walk(root)
}

function across(from: Span, to: Span): Span {
  return { start: from.start, length: to.start + to.length - from.start }
}

function unknownFunction(name: string, span: Span): SyntaxFault {
  const guess = nearest(name, Object.keys(functions))
  return {
    code: 'L111',
    span,
    message: `There is no function called ${name}.`,
    remedy:
      guess === undefined
        ? `The functions are ${Object.keys(functions).join(', ')}.`
        : `Did you mean ${guess}?`,
  }
}

function argumentCount(name: keyof typeof functions, count: number, span: Span): SyntaxFault | undefined {
  const { takes, usage, more } = { more: false, ...functions[name] }
  if (count === takes.length || (more && count > takes.length)) return undefined
  return {
    code: 'L112',
    span,
    message: `${name} takes ${more ? 'at least ' : ''}${takes.length} argument${takes.length === 1 ? '' : 's'}, not ${count}.`,
    remedy: `Write ${usage}: ${functions[name].says}.`,
  }
}
