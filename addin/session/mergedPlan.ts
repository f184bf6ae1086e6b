// What two people made of the plan's own numbers, put together: an input that only one of them changed is as they left
// it. Scenarios are pieces of their own and not in here.

import type { KeptRevision, Revision } from '../host/workbookPort.ts'
import { type PlanBase, type PlanPieces, planId } from './planPieces.ts'
import type { Thread } from './revisionThreads.ts'

/** The pieces to save when the plan's own numbers were saved by somebody since `known` was read. */
export function withTheirPlan(
  mine: PlanPieces,
  known: PlanPieces,
  kept: PlanPieces,
): {
  readonly pieces: PlanPieces
  /** What was changed in both hands; absent where nothing of theirs is saved over. */
  readonly conflicts?: readonly string[]
} {
  const [before, ours, theirs] = [known, mine, kept].map(pieces => pieces.get(planId))
  if (ours === undefined || theirs === undefined || [before, ours].includes(theirs) || ours === before)
    return { pieces: mine }
  const together = mergedPlan(baseOf(before), readBase(ours), readBase(theirs))
  if (together === undefined) return { pieces: mine, conflicts: [] }
  const pieces = new Map(mine).set(planId, JSON.stringify(together.base))
  return { pieces, ...(together.conflicts.length > 0 && { conflicts: together.conflicts }) }
}

/** What becomes of versions of the plan's own numbers that were saved at the same time as the newest. */
export function forksTogether(thread: Thread | undefined): {
  /** One with both, to be kept as the newest. */
  readonly revisions: readonly Revision[]
  /** Keys of those that are in it. */
  readonly joined: readonly string[]
  /** Those that change the same as the newest. */
  readonly apart: readonly KeptRevision[]
} {
  if (thread === undefined) return { revisions: [], joined: [], apart: [] }
  const { revision } = thread.head
  const before = thread.earlier.find(({ revision: { revision: number } }) => number < revision.revision)
  let base = readBase(revision.json)
  const joined: string[] = []
  const apart: KeptRevision[] = []
  for (const fork of thread.forks) {
    // An older one was told when it was new, and what was saved since stands.
    const isNew = fork.revision.revision === revision.revision
    const together = isNew
      ? mergedPlan(baseOf(before?.revision.json), base, readBase(fork.revision.json))
      : undefined
    if (together === undefined || together.conflicts.length > 0) apart.push(fork)
    else {
      base = together.base
      joined.push(fork.key)
    }
  }
  const json = JSON.stringify(base)
  const { revision: number } = revision
  const next = { ...revision, revision: number + 1, parent: number, json }
  return { revisions: json === revision.json ? [] : [next], joined, apart }
}

/** Whether a newer version of the plan's own numbers has all in it that a revision changed. */
export function holdsPlan(kept: readonly KeptRevision[], { revision: number, json }: Revision): boolean {
  const plans = kept
    .filter(({ intact, revision }) => intact && revision.id === planId)
    .map(one => one.revision)
    .sort((a, b) => b.revision - a.revision)
  const before = plans.find(({ revision }) => revision < number)
  return plans.some(newer => {
    if (newer.revision <= number) return false
    const held = readBase(newer.json)
    const together = mergedPlan(baseOf(before?.json), held, readBase(json))
    return together?.conflicts.length === 0 && sameJson(together.base, held)
  })
}

function baseOf(json: string | undefined): PlanBase | undefined {
  return json === undefined ? undefined : readBase(json)
}

function readBase(json: string): PlanBase {
  return JSON.parse(json)
}

/** Both together, and the inputs that both changed, which stay as in `ours`. */
type MergedPlan = { readonly base: PlanBase; readonly conflicts: readonly string[] }

/**
 * Puts together what became of `before` in two hands. Undefined where more than inputs is different: what one of them
 * removed the other may rely on.
 */
function mergedPlan(before: PlanBase | undefined, ours: PlanBase, theirs: PlanBase): MergedPlan | undefined {
  if (!sameJson(withoutInputs(ours), withoutInputs(theirs))) return undefined
  const conflicts: string[] = []
  const inputs = merged(before?.plan.inputs, ours.plan.inputs, theirs.plan.inputs, [], conflicts)
  const plan = inputs === undefined ? ours.plan : { ...ours.plan, inputs }
  const added = theirs.order.filter(id => !ours.order.includes(id))
  return { base: { plan, order: [...ours.order, ...added] }, conflicts }
}

function merged(
  before: unknown,
  ours: unknown,
  theirs: unknown,
  path: readonly string[],
  conflicts: string[],
): unknown {
  if (sameJson(ours, theirs) || sameJson(before, theirs)) return ours
  if (sameJson(before, ours)) return theirs
  if (isRecord(ours) && isRecord(theirs)) {
    const was = isRecord(before) ? before : {}
    const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
    const entries = keys.map(key => [
      key,
      merged(was[key], ours[key], theirs[key], [...path, key], conflicts),
    ])
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  }
  conflicts.push(path.join(', ').replaceAll('_', ' '))
  return ours
}

function withoutInputs({ plan: { inputs: _, ...rest } }: PlanBase): object {
  return rest
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
