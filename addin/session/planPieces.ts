// A plan in the pieces in which a workbook keeps it: each scenario by itself, so that two people who save different ones
// do not meet, and everything else together.

/** Texts by the id under which they are kept. */
export type PlanPieces = ReadonlyMap<string, string>

/** What the piece of everything but the scenarios holds: that, and the order of the scenarios. */
export type PlanBase = { readonly plan: { readonly inputs?: unknown }; readonly order: readonly string[] }

/** The id of everything but the scenarios. */
export const planId = 'plan'

/** The id under which a scenario is kept. */
export function pieceId(scenario: string): string {
  return `${scenarioPrefix}${scenario}`
}

/** The scenario that is kept under an id; undefined for the rest of the plan and for pieces of other hands. */
export function scenarioOfPiece(id: string): string | undefined {
  return id.startsWith(scenarioPrefix) ? id.slice(scenarioPrefix.length) : undefined
}

/** What is kept of a scenario that was removed. */
export const removed = 'null'

/** The pieces of the text of a plan file. What is not known of it is kept. */
export function piecesOf(text: string): PlanPieces {
  const { scenarios, ...plan }: PlanFile = JSON.parse(text)
  const base: PlanBase = { plan, order: scenarios.map(({ id }) => id) }
  return new Map([
    [planId, JSON.stringify(base)],
    ...scenarios.map(scenario => [pieceId(scenario.id), JSON.stringify(scenario)] as const),
  ])
}

/**
 * The text of the plan file; undefined when the piece that holds the rest of the plan is missing. Scenarios stand in the
 * order of the plan, those that it does not know of last.
 */
export function planOf(pieces: PlanPieces): string | undefined {
  const base = pieces.get(planId)
  if (base === undefined) return undefined
  const { plan, order }: PlanBase = JSON.parse(base)
  const ids = [...pieces].flatMap(([id, text]) => (text === removed ? [] : (scenarioOfPiece(id) ?? [])))
  const ordered = [...order.filter(id => ids.includes(id)), ...ids.filter(id => !order.includes(id))]
  const scenarios = ordered.map(id => JSON.parse(pieces.get(pieceId(id)) ?? 'null'))
  return JSON.stringify({ ...plan, scenarios }, null, 2)
}

/** Whether a text can be taken apart: a program or a person may have put something else in its place. */
export function isPlanText(text: string): boolean {
  const file: { readonly scenarios?: unknown } | null = readJson(text) ?? null
  return Array.isArray(file?.scenarios) && file.scenarios.every(one => typeof one?.id === 'string')
}

/** Whether a text is what is kept of a piece. */
export function isPiece(id: string, json: string): boolean {
  const content = readJson(json)
  if (id !== planId) return content !== undefined
  const base: Partial<PlanBase> | null = content ?? null
  return typeof base?.plan === 'object' && Array.isArray(base.order)
}

/** An object, or null; undefined for any other text. */
function readJson(text: string): object | null | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? value : undefined
  } catch {
    // Not JSON: whoever asks says what that means.
    return undefined
  }
}

const scenarioPrefix = 'scenario:'

type PlanFile = { readonly inputs?: unknown; readonly scenarios: readonly { readonly id: string }[] }
