// Texts kept in the document beside its sheets: parts, as a file carries them, and pointers by name.

import type { Workbook } from '../../engine/index.ts'
import type { DocumentText } from '../host/workbookPort.ts'

/** Plain data, so that it can be kept with the document. */
export type DocumentTexts = {
  readonly parts: readonly DocumentText[]
  readonly pointers: readonly (readonly [name: string, text: string])[]
  /** How many parts there ever were; keys are never used twice. */
  readonly added: number
}

/** The texts of a workbook that is opened. */
export function textsOf(parts: Workbook['parts']): DocumentTexts {
  const nothing: DocumentTexts = { parts: [], pointers: [], added: 0 }
  return parts.reduce((texts, { xml }) => withPart(texts, xml), nothing)
}

/** The texts with one more part, which is the last. */
export function withPart(texts: DocumentTexts, xml: string): DocumentTexts {
  const added = texts.added + 1
  return { ...texts, added, parts: [...texts.parts, { key: `part ${added}`, xml }] }
}

/** The texts without these parts. */
export function withoutParts(texts: DocumentTexts, keys: readonly string[]): DocumentTexts {
  return { ...texts, parts: texts.parts.filter(({ key }) => !keys.includes(key)) }
}

/** The texts with this pointer set. */
export function withPointer(texts: DocumentTexts, name: string, text: string): DocumentTexts {
  return { ...texts, pointers: [...texts.pointers.filter(([known]) => known !== name), [name, text]] }
}

/** The parts whose root stands in this namespace. */
export function partsIn({ parts }: DocumentTexts, namespace: string): readonly DocumentText[] {
  return parts.filter(({ xml }) => rootNamespace(xml) === namespace)
}

/** The namespace that the first element declares, under whatever prefix it has. */
function rootNamespace(xml: string): string | undefined {
  const root = /^\uFEFF?\s*(?:<\?[\s\S]*?\?>\s*|<!--[\s\S]*?-->\s*)*<(?:([\w.-]+):)?[\w.-]+([^>]*)>/.exec(xml)
  if (root === null) return undefined
  const [, prefix, attributes = ''] = root
  const name = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`
  for (const [, attribute, double, single] of attributes.matchAll(
    /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  ))
    if (attribute === name) return double ?? single
  return undefined
}
