// JSON text as plain values that remember where they stood. Nothing that JSON.parse would quietly change gets through.

import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Diagnostic, Place } from '../formula/diagnostic.ts'
import { failure, type Result, success } from '../formula/result.ts'
import { isKeptExactly } from './decimalText.ts'
import { refuseText } from './refuseText.ts'
import { textPosition } from './textPosition.ts'
import { printPath, type ValuePath } from './valuePath.ts'

/** What JSON can say. Objects have no key that could reach a prototype. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/** A value with the places of its parts. */
export type JsonDocument = {
  readonly value: JsonValue
  /** Where the value at a path stands, or its name with `key`. A part that is missing has its parent's place. */
  place(path: ValuePath, part?: 'value' | 'key'): Place
}

/** Names through which a key could reach an object's prototype in careless code, ours or a library's. */
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Reads JSON that may come from anywhere: refused are comments, trailing commas, repeated and forbidden keys, numbers
 * that a double does not hold as written, and characters that cannot be printed. All such faults are gathered; of a
 * broken syntax only the first is told, since the rest follows from it.
 */
export function readJson(text: string): Result<JsonDocument> {
  const bare = text.startsWith(byteOrderMark) ? text.slice(1) : text
  const refused = refuseText(bare)
  if (refused !== undefined) return failure([refused])
  const errors: ParseError[] = []
  const root = parseTree(bare, errors, { disallowComments: true, allowTrailingComma: false })
  if (root === undefined || errors.length > 0) return failure([brokenSyntax(bare, errors[0])])
  const value = plainValue(root)
  const faults = nodeFaults(bare, root, []).map(fault => faultInFile(bare, value, fault))
  if (faults.length > 0) return failure(faults)
  return success(jsonDocument(bare, root, value), text === bare ? [] : [orderMarkNotice])
}

const byteOrderMark = '\uFEFF'

const orderMarkNotice: Diagnostic = {
  code: 'P109',
  severity: 'warning',
  place: { kind: 'file', path: 'the file', line: 1, column: 1 },
  message: 'The file begins with a byte order mark, which is left out.',
  remedy: 'Nothing to do: it is gone when the plan is saved.',
}

function jsonDocument(text: string, root: Node, value: JsonValue): JsonDocument {
  return {
    value,
    place(path, part = 'value') {
      const node = nearestNode(root, path)
      const marked = part === 'key' && node.parent?.type === 'property' ? node.parent : node
      return { kind: 'file', path: printPath(value, path), ...textPosition(text, marked.offset) }
    },
  }
}

function nearestNode(root: Node, path: ValuePath): Node {
  const node = findNodeAtLocation(root, [...path])
  return node ?? (path.length === 0 ? root : nearestNode(root, path.slice(0, -1)))
}

/** Built as ordinary objects, which is safe because a document with a forbidden key is refused. */
function plainValue(node: Node): JsonValue {
  switch (node.type) {
    case 'object':
      return Object.fromEntries(members(node).map(({ key, value }) => [key, plainValue(value)]))
    case 'array':
      return (node.children ?? []).map(plainValue)
    case 'number':
      return node.value === 0 ? 0 : node.value
    default:
      return node.value
  }
}

type Member = { readonly key: string; readonly offset: number; readonly value: Node }

function members(node: Node): readonly Member[] {
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    key === undefined || value === undefined ? [] : [{ key: String(key.value), offset: key.offset, value }],
  )
}

type Fault = {
  readonly code: string
  readonly path: ValuePath
  readonly offset: number
  readonly message: string
  readonly remedy: string
}

function faultInFile(
  text: string,
  value: JsonValue,
  { code, path, offset, message, remedy }: Fault,
): Diagnostic {
  const place: Place = { kind: 'file', path: printPath(value, path), ...textPosition(text, offset) }
  return { code, severity: 'error', place, message, remedy }
}

function nodeFaults(text: string, node: Node, path: ValuePath): readonly Fault[] {
  switch (node.type) {
    case 'object':
      return objectFaults(text, node, path)
    case 'array':
      return (node.children ?? []).flatMap((child, index) => nodeFaults(text, child, [...path, index]))
    case 'number':
      return numberFaults(text.slice(node.offset, node.offset + node.length), path, node.offset)
    case 'string':
      return textFaults(node.value, path, node.offset)
    default:
      return []
  }
}

function objectFaults(text: string, node: Node, path: ValuePath): readonly Fault[] {
  const earlier = new Map<string, number>()
  return members(node).flatMap(({ key, offset, value }) => {
    const place = { path: [...path, key], offset }
    const first = earlier.get(key)
    earlier.set(key, first ?? offset)
    if (forbiddenKeys.has(key)) return [forbiddenKey(key, place)]
    if (first !== undefined) return [repeatedKey(key, textPosition(text, first).line, place)]
    return [...textFaults(key, place.path, offset), ...nodeFaults(text, value, place.path)]
  })
}

function forbiddenKey(key: string, place: { readonly path: ValuePath; readonly offset: number }): Fault {
  return {
    code: 'P107',
    ...place,
    message: `The name ${JSON.stringify(key)} is not allowed in a plan.`,
    remedy: 'Remove it; if something of yours has this name, choose another.',
  }
}

function repeatedKey(
  key: string,
  line: number,
  place: { readonly path: ValuePath; readonly offset: number },
): Fault {
  return {
    code: 'P106',
    ...place,
    message: `${JSON.stringify(key)} stands twice in the same object, first in line ${line}.`,
    remedy: 'Keep the one that is meant and remove the other.',
  }
}

function numberFaults(written: string, path: ValuePath, offset: number): readonly Fault[] {
  const code = 'P108'
  const value = Number(written)
  if (!Number.isFinite(value)) {
    const message = `${shortened(written)} is larger than a number can be.`
    return [{ code, path, offset, message, remedy: 'Write the number that is meant.' }]
  }
  if (isKeptExactly(written)) return []
  const message = `${shortened(written)} has more digits than a number keeps: it would be read as ${value}.`
  return [
    { code, path, offset, message, remedy: 'Write at most 15 digits, or an exact fraction such as "1/3".' },
  ]
}

/** Lone surrogates and control characters that come in through escapes (tabs and line ends may stand in a note). */
function textFaults(value: string, path: ValuePath, offset: number): readonly Fault[] {
  const unprintable = /(?![\t\n\r])[\p{Cs}\p{Cc}]/u.exec(value)?.[0]
  if (unprintable === undefined) return []
  const code = (unprintable.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return [
    {
      code: 'P104',
      path,
      offset,
      message: `The text ${shortened(JSON.stringify(value))} holds the character U+${code}, which cannot be printed.`,
      remedy: 'Type the text again without it.',
    },
  ]
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 30)}…`
}

function brokenSyntax(text: string, error: ParseError | undefined): Diagnostic {
  const { offset, length } = error ?? { offset: 0, length: 0 }
  const wrong = error === undefined ? 'ValueExpected' : printParseErrorCode(error.error)
  const cutOff = unfinished.has(wrong) && text.slice(offset + length).trim() === ''
  return {
    code: 'P105',
    severity: 'error',
    place: { kind: 'file', path: 'the file', ...textPosition(text, offset) },
    message: cutOff
      ? 'The file ends before it is complete.'
      : `This is not JSON: ${syntaxFaults[wrong] ?? 'a value must stand here'}.`,
    remedy: cutOff ? 'Restore the file from a saved copy, or add what is missing.' : 'Mend the text here.',
  }
}

/** What is said of the last piece of a file that was cut off. */
const unfinished: ReadonlySet<string> = new Set([
  'PropertyNameExpected',
  'ValueExpected',
  'ColonExpected',
  'CommaExpected',
  'CloseBraceExpected',
  'CloseBracketExpected',
  'UnexpectedEndOfString',
  'UnexpectedEndOfNumber',
])

const syntaxFaults: Readonly<Record<string, string>> = {
  InvalidSymbol: 'only numbers, texts in double quotes, true, false and null are values',
  InvalidNumberFormat: 'this is not a number',
  PropertyNameExpected: 'a name in double quotes must stand here',
  ValueExpected: 'a value must stand here',
  ColonExpected: 'a colon must stand here',
  CommaExpected: 'a comma must stand here',
  CloseBraceExpected: 'a closing brace must stand here',
  CloseBracketExpected: 'a closing bracket must stand here',
  EndOfFileExpected: 'nothing may follow the end of the plan',
  InvalidCommentToken: 'comments are not part of JSON',
  UnexpectedEndOfComment: 'comments are not part of JSON',
  UnexpectedEndOfString: 'a text is not closed on its line',
  UnexpectedEndOfNumber: 'a number is not complete',
  InvalidUnicode: 'four hexadecimal digits must follow \\u',
  InvalidEscapeCharacter: 'this is not an escape that JSON knows',
  InvalidCharacter: 'this character may not stand here',
}
