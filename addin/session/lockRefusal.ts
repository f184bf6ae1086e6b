// Locked means that numbers never move: nothing is saved that would move those of a scenario that is locked in the
// workbook, also when it was locked by somebody else since this pane read it.

import { type Plan, readPlan, sameButIdleItems } from '../../engine/index.ts'
import type { Refusal } from './editRefusal.ts'
import { type PlanPieces, pieceId, planId, scenarioOfPiece } from './planPieces.ts'

/** Why these changes of what is kept must not be saved; undefined when they may. */
export function lockRefusal(kept: PlanPieces, changed: PlanPieces): Refusal | undefined {
  for (const [id, json] of changed) {
    const before = kept.get(id)
    if (before === undefined || sameNumbers(id, before, json)) continue
    const held = [...kept].find(([other, text]) => isLocked(text) && takesFrom(kept, other, id))
    if (held === undefined) continue
    const [heldId, heldText] = held
    const name = nameOf(heldText, heldId)
    return heldId === id
      ? {
          message: `${name} is locked in this workbook, so its numbers never move.`,
          remedy: 'Save a copy under another name, or ask whoever locked it.',
        }
      : {
          message: `${name} is locked in this workbook and takes its numbers from ${nameOf(before, id)}.`,
          remedy: `Save a copy of ${nameOf(before, id)} and change that.`,
        }
  }
  return undefined
}

/** Whether only what stands around the numbers is different, or items are more or less that move none. */
function sameNumbers(id: string, before: string, after: string): boolean {
  if (numbersOf(id, before) === numbersOf(id, after)) return true
  const [was, is] = [planIn(before), planIn(after)]
  return id === planId && was !== undefined && is !== undefined && sameButIdleItems(was, is)
}

/** The plan's own numbers as a plan without scenarios. */
function planIn(json: string): Plan | undefined {
  const content: { readonly plan?: object } | null = JSON.parse(json)
  const plan = readPlan(JSON.stringify({ ...content?.plan, scenarios: [] }))
  return plan.ok ? plan.value : undefined
}

function numbersOf(id: string, json: string): string {
  const content: Partial<Record<string, unknown>> | null = JSON.parse(json)
  if (content === null) return 'removed'
  if (id === planId) return JSON.stringify(content.plan)
  return JSON.stringify([content.parent ?? null, content.initiatives ?? [], content.changes ?? []])
}

/** Everything takes from the plan's own numbers, and a scenario from itself and its ancestors. */
function takesFrom(kept: PlanPieces, scenario: string, from: string): boolean {
  if (scenarioOfPiece(scenario) === undefined) return false
  if (from === planId) return true
  const seen = new Set<string>()
  for (let id: string | undefined = scenario; id !== undefined && !seen.has(id); ) {
    if (id === from) return true
    seen.add(id)
    const content: { readonly parent?: string | null } | null = JSON.parse(kept.get(id) ?? 'null')
    id = content?.parent == null ? undefined : pieceId(content.parent)
  }
  return false
}

function isLocked(json: string): boolean {
  const content: { readonly state?: string } | null = JSON.parse(json)
  return content?.state === 'locked'
}

function nameOf(json: string, id: string): string {
  const content: { readonly name?: string } | null = JSON.parse(json)
  return content?.name ?? (id === planId ? 'the plan' : id)
}
