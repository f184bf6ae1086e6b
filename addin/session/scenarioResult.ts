// What is known of a scenario right now: whether its numbers are up to date, and what to compute next.

import { type Scenario, scenarioChain } from '../../engine/index.ts'
import type { PlanLayout, ScenarioNumbers } from './engineApi.ts'
import type { ScenarioResult, Session } from './session.ts'

/** The scenario and its ancestors as they are now; empty where parents lead nowhere. */
export function chainOf(session: Session, id: string): readonly Scenario[] {
  const chain = scenarioChain(session.plan, id)
  return chain.ok ? chain.value : []
}

/** Whether a scenario has changed, or has never been computed, since the engine last answered. */
export function isStale(session: Session, id: string): boolean {
  const result = session.results.get(id)
  return result === undefined || !sameChain(result, chainOf(session, id))
}

function sameChain({ chain }: ScenarioResult, now: readonly Scenario[]): boolean {
  return chain.length === now.length && chain.every((scenario, index) => scenario === now[index])
}

/** The scenario to compute next: the shown one, then its parent, then the others in the order of the plan. */
export function nextToCompute(session: Session): string | undefined {
  const shown = session.plan.scenarios.find(({ id }) => id === session.current)
  const wanted = [shown?.id, shown?.parent, ...session.plan.scenarios.map(({ id }) => id)]
  return wanted.find((id): id is string => typeof id === 'string' && isStale(session, id))
}

/** The monthly numbers of a scenario: of one member of a row, or of the row itself when it has no dimensions. */
export type NumbersOf = (row: string, member?: readonly string[]) => readonly number[]

/** Reads rows out of a scenario's columns. A row that the plan does not have is a mistake of ours and throws. */
export function numbersOf({ rows, months }: PlanLayout, { columns }: ScenarioNumbers): NumbersOf {
  return (name, member = []) => {
    const row = rows.get(name)
    const offset = row?.members.findIndex(known => known.join() === member.join()) ?? -1
    if (row === undefined || offset < 0) throw new Error(`numbersOf: no ${name}[${member.join(', ')}]`)
    const start = (row.first + offset) * months
    return Array.from(columns.subarray(start, start + months))
  }
}
