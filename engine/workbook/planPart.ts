// The plan itself as a part inside a workbook's file: the text of its plan file, with a hash that tells whether it is
// still whole. Whatever a person does to the cells, the plan they started from can be read again.

import { FileRefusal } from './fileRefusal.ts'
import { sha256 } from './sha256.ts'
import type { Workbook } from './workbook.ts'
import { xmlReader } from './xmlReader.ts'
import { element, escapeXml } from './xmlText.ts'

/** The namespace by which the part is found. */
export const planNamespace = 'urn:proceeds:plan:1'

/** A plan as it was kept. */
export type KeptPlan = {
  readonly text: string
  readonly revision: string
  readonly saved: string
  /** The scenario that was shown first. */
  readonly shown: string
  /** How its sheets were laid out (`layoutMark`); empty where nobody said. */
  readonly layout: string
  /** False when the text no longer is what was saved. */
  readonly intact: boolean
}

/** The part that holds the text of a plan. */
export function planPart({
  text,
  revision,
  saved,
  shown,
  layout,
}: Omit<KeptPlan, 'intact'>): Workbook['parts'][number] {
  const facts = { xmlns: planNamespace, revision, saved, shown, layout, sha256: sha256(text) }
  const pieces = piecesOf(text).map(piece => element('text', {}, escapeXml(piece)))
  return { name: 'plan', xml: element('plan', facts, ...pieces) }
}

/** Readers take a text only up to a size, so a long one is written in pieces; no surrogate pair is torn. */
const longestPiece = 100_000

function piecesOf(text: string): readonly string[] {
  const pieces: string[] = []
  for (let start = 0; start < text.length; ) {
    const end = start + longestPiece
    const code = text.charCodeAt(end - 1)
    const next = code >= 0xd800 && code <= 0xdbff ? end - 1 : end
    pieces.push(text.slice(start, next))
    start = next
  }
  return pieces
}

/** Every plan among the parts of a file; parts of others are passed over. */
export function keptPlans(parts: readonly string[]): readonly KeptPlan[] {
  return parts.flatMap(xml => {
    if (!xml.includes(planNamespace)) return []
    const kept = readPart(xml)
    return kept === undefined ? [] : [kept]
  })
}

function readPart(xml: string): KeptPlan | undefined {
  let facts: Omit<KeptPlan, 'text' | 'intact'> | undefined
  let hash = ''
  const pieces: string[] = []
  const reader = xmlReader('the plan', {
    open: (name, attribute) => {
      if (name !== 'plan') return
      const fact = (key: string): string => attribute(key) ?? ''
      facts = {
        revision: fact('revision'),
        saved: fact('saved'),
        shown: fact('shown'),
        layout: fact('layout'),
      }
      hash = fact('sha256')
    },
    close: (name, text) => {
      if (name === 'text') pieces.push(text)
    },
  })
  try {
    reader.take(xml)
    reader.end()
  } catch (problem) {
    // A part that is no XML any more is no plan; that there is none is told to the person.
    if (problem instanceof FileRefusal) return undefined
    throw problem
  }
  const text = pieces.join('')
  return facts === undefined ? undefined : { ...facts, text, intact: sha256(text) === hash }
}
