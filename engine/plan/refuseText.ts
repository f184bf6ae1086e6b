// What a plan's text must not be before it is even parsed: too big, too deep, or not text at all.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { textPosition } from './textPosition.ts'

/** Bounds of a plan file: characters, nesting, and values in all. A large company's plan uses a tenth of each. */
export const planLimits = { characters: 5_000_000, depth: 32, values: 500_000 } as const

/** The first reason not to parse a text as JSON, or undefined. One pass without recursion, whatever the nesting. */
export function refuseText(text: string): Diagnostic | undefined {
  if (text.trim() === '')
    return fault('P101', text, 0, 'The file is empty.', 'Choose a plan file, or start a new plan.')
  if (text.length > planLimits.characters) return tooLong(text)
  let depth = 0
  let values = 1
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 32 && code !== tab && code !== lineFeed && code !== carriageReturn) return notText(text, at)
    if (code >= 0xd800 && code <= 0xdfff) {
      if (!isPair(code, text.charCodeAt(at + 1))) return halfCharacter(text, at)
      at += 1
    } else if (inString) {
      if (code === backslash) at += 1
      else if (code === quote) inString = false
    } else if (code === quote) inString = true
    else if (code === openBrace || code === openBracket) {
      depth += 1
      if (depth > planLimits.depth) return tooDeep(text, at)
    } else if (code === closeBrace || code === closeBracket) depth -= 1
    else if (code === comma) values += 1
  }
  return values > planLimits.values ? tooMany(text, values) : undefined
}

const [tab, lineFeed, carriageReturn] = [9, 10, 13]
const [quote, comma, openBracket, backslash, closeBracket, openBrace, closeBrace] = [
  34, 44, 91, 92, 93, 123, 125,
]

function isPair(high: number, low: number): boolean {
  return high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
}

function tooLong(text: string): Diagnostic {
  const message = `The file has ${text.length.toLocaleString('en')} characters; a plan may have ${planLimits.characters.toLocaleString('en')}.`
  return fault(
    'P102',
    text,
    0,
    message,
    'Check that this is a plan file; split off scenarios that are no longer needed.',
  )
}

function tooMany(text: string, values: number): Diagnostic {
  const message = `The file holds ${values.toLocaleString('en')} values; a plan may hold ${planLimits.values.toLocaleString('en')}.`
  return fault(
    'P102',
    text,
    0,
    message,
    'Check that this is a plan file; split off scenarios that are no longer needed.',
  )
}

function tooDeep(text: string, at: number): Diagnostic {
  const message = `Objects and lists stand more than ${planLimits.depth} deep inside one another here.`
  return fault('P103', text, at, message, 'A plan is never that deep: restore the file from a saved copy.')
}

function notText(text: string, at: number): Diagnostic {
  const message = `Character number ${text.charCodeAt(at)} is not text.`
  return fault('P104', text, at, message, 'Save the file as UTF-8 text, or restore it from a saved copy.')
}

function halfCharacter(text: string, at: number): Diagnostic {
  const message = 'Half of a two-part character stands here alone (a lone surrogate).'
  return fault('P104', text, at, message, 'Type the character again, or restore the file from a saved copy.')
}

function fault(code: string, text: string, at: number, message: string, remedy: string): Diagnostic {
  return {
    code,
    severity: 'error',
    place: { kind: 'file', path: 'the file', ...textPosition(text, at) },
    message,
    remedy,
  }
}
