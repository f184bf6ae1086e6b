// What somebody saved at the same time, as a scenario of its own: "Base (Ana, 14:02)".

import type { KeptRevision } from '../host/workbookPort.ts'
import { pieceId, scenarioOfPiece } from './planPieces.ts'

/** The revision that is kept beside, the piece it becomes, and how that is called. */
export type SavedBeside = {
  readonly fork: KeptRevision
  readonly piece: { readonly id: string; readonly json: string }
  readonly name: string
}

/** Undefined for what is no scenario, and for one that was removed: there is nothing to keep beside. */
export function savedBeside(
  fork: KeptRevision,
  takenIds: readonly string[],
  takenNames: readonly (string | undefined)[],
  clock: (time: string) => string,
): SavedBeside | undefined {
  const { id, json, author, time } = fork.revision
  const scenario = scenarioOfPiece(id)
  const content: object | null = JSON.parse(json)
  if (scenario === undefined || content === null) return undefined
  const name = free(`${scenarioName(json) ?? scenario} (${author}, ${clock(time)})`, takenNames, ' ')
  const other = free(`${scenario}_${idText(author)}`, takenIds.flatMap(taken => scenarioOfPiece(taken) ?? []), '_')
  const piece = { id: pieceId(other), json: JSON.stringify({ ...content, id: other, name }) }
  return { fork, piece, name }
}

/** The name that people gave a scenario. */
export function scenarioName(json: string): string | undefined {
  const content: { readonly name?: string } | null = JSON.parse(json)
  return content?.name
}

function free(wanted: string, taken: readonly (string | undefined)[], separator: string): string {
  if (!taken.includes(wanted)) return wanted
  for (let number = 2; ; number += 1) {
    const candidate = `${wanted}${separator}${number}`
    if (!taken.includes(candidate)) return candidate
  }
}

/** Ids are lower-case words. */
function idText(author: string): string {
  const words = author.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '')
  return words === '' ? 'other' : words
}
