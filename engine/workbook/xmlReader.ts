// Reads XML in one pass, piece by piece, as spreadsheet programs write it: no document type, no entities of its own.

import { FileRefusal } from './fileRefusal.ts'

/** What is told while reading. Names come without their namespace prefix; text comes decoded, whole per element. */
export type XmlEvents = {
  readonly open: (name: string, attributes: XmlAttributes) => void
  /** `text` is all text that stands directly inside the element, without that of its children. */
  readonly close: (name: string, text: string) => void
}

/** The value of an attribute by its local name, decoded. */
export type XmlAttributes = (name: string) => string | undefined

/** Takes the text of a document in pieces; `end` makes sure that it was whole. */
export type XmlReader = { readonly take: (text: string) => void; readonly end: () => void }

/** A tag or a text longer than this is refused: an Excel cell holds 32,767 characters, each kept in seven at most. */
const longestToken = 250_000
const deepest = 100

/** A reader of one document; `part` names it in refusals. */
export function xmlReader(part: string, events: XmlEvents): XmlReader {
  const openNames: string[] = []
  const texts: string[] = []
  let waiting = ''

  const openTag = (tag: string) => {
    const selfClosing = tag.endsWith('/')
    const inside = selfClosing ? tag.slice(0, -1) : tag
    const nameEnd = endOfName(inside)
    const name = inside.slice(0, nameEnd)
    if (name === '') throw new FileRefusal('damaged', `${part} inside it has a tag without a name`)
    if (openNames.length >= deepest)
      throw new FileRefusal('hostile', `${part} inside it is nested too deeply`)
    events.open(localName(name), attributesIn(part, inside.slice(nameEnd)))
    if (selfClosing) return events.close(localName(name), '')
    openNames.push(name)
    texts.push('')
  }
  const closeTag = (name: string) => {
    const text = texts.pop() ?? ''
    if (openNames.pop() !== name.trimEnd())
      throw new FileRefusal('damaged', `${part} inside it closes ${name} where it is not open`)
    events.close(localName(name.trimEnd()), text)
  }
  const addText = (raw: string, decoded: boolean) => {
    if (raw === '') return
    const depth = texts.length - 1
    if (depth >= 0) {
      const text = (texts[depth] ?? '') + (decoded ? raw : decodeEntities(part, oneLineEnd(raw)))
      if (text.length > longestToken) throw tooLong(part)
      texts[depth] = text
    } else if (raw.trim() !== '' && raw !== '\uFEFF')
      throw new FileRefusal('damaged', `${part} inside it has text outside its root`)
  }
  /** One token from the start of `waiting`; how many characters it took, or 0 when its end has not arrived. */
  const token = (from: number): number => {
    if (waiting.charCodeAt(from) !== lessThan) return textToken(from)
    const second = waiting.charCodeAt(from + 1)
    if (second === questionMark) return upTo(from, '?>')
    if (second === exclamationMark) return specialToken(from)
    const end = tagEnd(waiting, from)
    if (end < 0) return 0
    if (second === slash) closeTag(waiting.slice(from + 2, end))
    else openTag(waiting.slice(from + 1, end))
    return end + 1 - from
  }
  const textToken = (from: number): number => {
    const next = waiting.indexOf('<', from)
    if (next < 0) return 0
    addText(waiting.slice(from, next), false)
    return next - from
  }
  const specialToken = (from: number): number => {
    if (waiting.startsWith('<!--', from)) return upTo(from, '-->')
    if (waiting.startsWith('<![CDATA[', from)) {
      const length = upTo(from, ']]>')
      if (length > 0) addText(waiting.slice(from + 9, from + length - 3), true)
      return length
    }
    if (waiting.length - from < 9) return 0
    throw new FileRefusal('hostile', `${part} inside it declares a document type or entities`)
  }
  const upTo = (from: number, mark: string): number => {
    const end = waiting.indexOf(mark, from)
    return end < 0 ? 0 : end + mark.length - from
  }

  return {
    take: text => {
      waiting += text
      let at = 0
      while (at < waiting.length) {
        const length = token(at)
        if (length === 0) break
        at += length
      }
      waiting = waiting.slice(at)
      if (waiting.length > longestToken) throw tooLong(part)
    },
    end: () => {
      if (openNames.length > 0 || waiting.trim() !== '')
        throw new FileRefusal('damaged', `${part} inside it ends too early`)
    },
  }
}

function tooLong(part: string): FileRefusal {
  return new FileRefusal('tooLarge', `${part} inside it has a text of more than 250,000 characters`)
}

/** XML asks a reader to take every end of line as one sign. */
function oneLineEnd(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

function endOfName(tag: string): number {
  let at = 0
  while (at < tag.length && tag.charCodeAt(at) > space) at++
  return at
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const space = 32
const exclamationMark = 33
const lessThan = 60
const questionMark = 63
const slash = 47
const doubleQuote = 34
const singleQuote = 39
const greaterThan = 62

/** The place of the `>` that ends a tag; one within quotes does not. */
function tagEnd(text: string, from: number): number {
  let quote = 0
  for (let at = from; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (quote !== 0) {
      if (sign === quote) quote = 0
    } else if (sign === greaterThan) return at
    else if (sign === doubleQuote || sign === singleQuote) quote = sign
  }
  return -1
}

const noAttributes: XmlAttributes = () => undefined

/** Most attributes are never asked for, so they are taken apart at the first question. */
function attributesIn(part: string, text: string): XmlAttributes {
  if (text === '') return noAttributes
  let values: ReadonlyMap<string, string> | undefined
  return name => {
    values ??= attributeValues(part, text)
    return values.get(name)
  }
}

function attributeValues(part: string, text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  const attribute = /\s+([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')|\s*$/y
  while (attribute.lastIndex < text.length) {
    const match = attribute.exec(text)
    if (match === null) throw new FileRefusal('damaged', `${part} inside it has a tag that cannot be read`)
    const [, name, double, single] = match
    if (name !== undefined) values.set(localName(name), decodeEntities(part, double ?? single ?? ''))
  }
  return values
}

const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

function decodeEntities(part: string, text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;&]{0,10});?/g, (all, name: string) => {
    const known = entities.get(name)
    if (known !== undefined && all.endsWith(';')) return known
    const code = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name)
    const point = code === null ? -1 : code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16)
    if (point < 0 || point > 0x10ffff || !all.endsWith(';'))
      throw new FileRefusal('hostile', `${part} inside it uses the entity ${all}`)
    return String.fromCodePoint(point)
  })
}
