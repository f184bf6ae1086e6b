// A text with a few facts as a part of a document: one XML element. Read tolerantly, because programs that save the
// document may write the same element in another way (order, quotes, CDATA, prefixes).

import { element, escapeXml } from '../../engine/index.ts'

/** Facts by name, and the text. */
export type DocumentPart = { readonly facts: ReadonlyMap<string, string>; readonly text: string }

/** The element; facts and text may hold any characters that XML can hold. */
export function writePart(
  name: string,
  namespace: string,
  facts: Readonly<Record<string, string | number>>,
  text: string,
): string {
  return element(name, { xmlns: namespace, ...facts }, escapeXml(text))
}

/** What an element of ours holds, or undefined when the text is no such element. */
export function readPart(xml: string): DocumentPart | undefined {
  const match =
    /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(?:\/>|>([\s\S]*)<\/\1\s*>)\s*$/.exec(
      xml,
    )
  if (match === null) return undefined
  const facts = new Map<string, string>()
  for (const [, name = '', double, single] of (match[2] ?? '').matchAll(
    /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  ))
    facts.set(name, decoded(double ?? single ?? ''))
  const text = (match[3] ?? '').replace(
    /<!\[CDATA\[([\s\S]*?)\]\]>|([^<]+)/g,
    (_, verbatim: string | undefined, escaped: string | undefined) => verbatim ?? decoded(escaped ?? ''),
  )
  return { facts, text }
}

/** The namespace of a text's root, empty when it has none. */
export function namespaceOf(xml: string): string {
  return decoded(/^[^<]*(?:<\?[^>]*>\s*)?<[^>]*?\sxmlns\s*=\s*["']([^"']*)["']/.exec(xml)?.[1] ?? '')
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-z]{2,4});/g, (all, name: string) => {
      if (!name.startsWith('#')) return entities[name] ?? all
      const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
      return code <= 0x10ffff ? String.fromCodePoint(code) : all
    })
}
