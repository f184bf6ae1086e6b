// What somebody saved at the same time, as a scenario of its own: "Base (Ana, 14:02)".

import type { KeptRevision, Revision } from '../host/workbookPort.ts'
import { type PlanPieces, pieceId, removed, scenarioOfPiece } from './planPieces.ts'

/** The revision that is kept beside, the piece it becomes, and how that is called. */
export type SavedBeside = {
  readonly fork: KeptRevision
  readonly id: string
  readonly json: string
  readonly name: string
  /** The workbook keeps it under this id already: a save before this one broke off. */
  readonly isKept: boolean
}

/** Names and ids are new among those of `kept`. Only scenarios can stand beside each other. */
export function savedBeside(
  forks: readonly KeptRevision[],
  kept: PlanPieces,
  clock: (time: string) => string,
): readonly SavedBeside[] {
  const all = new Map(kept)
  return forks.flatMap(fork => {
    const found = besideOf(fork, all, clock)
    if (found === undefined) return []
    all.set(found.id, found.json)
    return [found]
  })
}

/** Whether `other` is what `savedBeside` makes of a revision. */
export function isBeside(revision: Revision, other: Revision): boolean {
  const stem = stemOf(revision)
  if (stem === undefined || revision.json === removed || other.author !== revision.author) return false
  return scenarioOfPiece(other.id)?.startsWith(stem) === true && sameButForName(other.json, revision.json)
}

/** The name that people gave to what is kept under an id. */
export function nameOfPiece(json: string | undefined): string | undefined {
  const content: { readonly name?: string } | null = JSON.parse(json ?? 'null')
  return content?.name
}

function besideOf(
  fork: KeptRevision,
  kept: PlanPieces,
  clock: (time: string) => string,
): SavedBeside | undefined {
  const { id, json, author, time } = fork.revision
  const scenario = scenarioOfPiece(id)
  const content: object | null = JSON.parse(json)
  if (scenario === undefined || content === null) return undefined
  const stem = stemOf(fork.revision) ?? scenario
  const earlier = [...kept].find(
    ([other, text]) => scenarioOfPiece(other)?.startsWith(stem) && sameButForName(text, json),
  )
  if (earlier !== undefined) {
    const [keptId, text] = earlier
    return { fork, id: keptId, json: text, name: nameOfPiece(text) ?? scenario, isKept: true }
  }
  const name = free(
    `${nameOfPiece(json) ?? scenario} (${author}, ${clock(time)})`,
    [...kept.values()].map(nameOfPiece),
    ' ',
  )
  const other = free(stem, [...kept.keys()].map(scenarioOfPiece), '_')
  return {
    fork,
    id: pieceId(other),
    json: JSON.stringify({ ...content, id: other, name }),
    name,
    isKept: false,
  }
}

/** What the ids begin with under which versions of a scenario by one author stand beside it. */
function stemOf({ id, author }: Revision): string | undefined {
  const scenario = scenarioOfPiece(id)
  return scenario === undefined ? undefined : `${scenario}_${idText(author)}`
}

function sameButForName(a: string, b: string): boolean {
  return withoutName(a) === withoutName(b)
}

function withoutName(json: string): string {
  const content: object | null = JSON.parse(json)
  return JSON.stringify({ ...content, id: '', name: '' })
}

function free(wanted: string, taken: readonly (string | undefined)[], separator: string): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? wanted : `${wanted}${separator}${number}`
    if (!taken.includes(candidate)) return candidate
  }
}

/** Ids are lower-case words. */
function idText(author: string): string {
  const plain = author.normalize('NFKD').toLowerCase()
  const words = plain.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '')
  return words === '' ? 'other' : words
}
