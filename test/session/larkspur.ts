// Larkspur as the pane holds it, computed by the engine itself.

import { readFileSync } from 'node:fs'
import type { BookApi } from '../../addin/session/bookApi.ts'
import { bookDesk } from '../../addin/session/bookDesk.ts'
import type { Edit } from '../../addin/session/edit.ts'
import type { EngineApi } from '../../addin/session/engineApi.ts'
import { engineDesk } from '../../addin/session/engineDesk.ts'
import type { PaneStore } from '../../addin/session/paneStore.ts'
import { chainOf } from '../../addin/session/scenarioResult.ts'
import { computed, openedSession, type Session } from '../../addin/session/session.ts'
import type { Engine } from '../../addin/session/startEngine.ts'
import type { Change, Result, Scenario } from '../../engine/index.ts'

/** The text of the sample's plan file. */
export const larkspurText = readFileSync('samples/larkspur/plan.json', 'utf8')

/** The text of the plan to fill in. */
export const blankText = readFileSync('samples/blank/plan.json', 'utf8')

/**
 * A desk that remembers: the same text is compiled once for all tests, and the same scenarios are run once. Answers are
 * the engine's own.
 */
export function rememberingDesk(): EngineApi {
  let desk: EngineApi | undefined
  const answering = (): EngineApi => desk ?? engineDesk()
  return {
    open(text) {
      const known = opened.get(text) ?? newlyOpened(text)
      desk = known.desk
      return known.answer
    },
    run(scenarios, id) {
      const known = runs.get(scenarios) ?? new Map<string, ReturnType<EngineApi['run']>>()
      runs.set(scenarios, known)
      const answer = known.get(id) ?? answering().run(scenarios, id)
      known.set(id, answer)
      return answer
    },
    examine: (scenarios, id) => answering().examine(scenarios, id),
    explain: (scenarios, id, cell, depth) => answering().explain(scenarios, id, cell, depth),
    freeze: (scenarios, id, time) => answering().freeze(scenarios, id, time),
    reproduce: (scenarios, id) => answering().reproduce(scenarios, id),
    read: text => answering().read(text),
    write: scenarios => answering().write(scenarios),
  }
}

type Opened = { readonly desk: EngineApi; readonly answer: ReturnType<EngineApi['open']> }

const opened = new Map<string, Opened>()
const runs = new WeakMap<readonly Scenario[], Map<string, ReturnType<EngineApi['run']>>>()

function newlyOpened(text: string): Opened {
  const desk = engineDesk()
  const found = { desk, answer: desk.open(text) }
  opened.set(text, found)
  return found
}

/** A session of a plan with some scenarios computed; the first is shown. */
export function openedWith(text: string, ...scenarios: readonly string[]): Session {
  const desk = rememberingDesk()
  const session = openedSession(must(desk.open(text)))
  return recomputed({ ...session, current: scenarios[0] ?? session.current }, desk, scenarios)
}

/** The session with scenarios computed as they are now. */
export function recomputed(session: Session, desk: EngineApi, scenarios: readonly string[]): Session {
  return scenarios.reduce(
    (known, id) => computed(known, id, chainOf(known, id), desk.run(session.plan.scenarios, id)),
    session,
  )
}

/** The engine without a thread: the same answers at once. */
export function engineInPlace(): Engine {
  const desk = rememberingDesk()
  return {
    open: async text => desk.open(text),
    run: async (scenarios, id) => desk.run(scenarios, id),
    examine: async (scenarios, id) => desk.examine(scenarios, id),
    explain: async (scenarios, id, cell, depth) => desk.explain(scenarios, id, cell, depth),
    freeze: async (scenarios, id, time) => desk.freeze(scenarios, id, time),
    reproduce: async (scenarios, id) => desk.reproduce(scenarios, id),
    read: async text => desk.read(text),
    write: async scenarios => desk.write(scenarios),
  }
}

/** What is open in a pane, or the test fails with what it shows instead. */
export function sessionOf({ store }: PaneStore): Session {
  const { stage } = store.getState()
  if (stage.kind !== 'open') throw new Error(`the pane shows ${JSON.stringify(stage)}`)
  return stage.session
}

/** The plan that a workbook of ours carries, read without a thread. */
export async function workbookPlan(file: Uint8Array): Promise<ReturnType<BookApi['plan']>> {
  return bookDesk().plan(file)
}

/** Hiring in one month, as the hiring grid would edit it. */
export function hires(scenario: string, role: string, month: number, value: number): Edit {
  const changes: readonly Change[] = [{ input: 'planned_hires', where: { role, month }, value }]
  return {
    scenario,
    label: `${role}, month ${month}`,
    says: role,
    from: '',
    to: String(value),
    kind: 'set_inputs',
    changes,
  }
}

/** The value, or the test fails with what was wrong. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.diagnostics.map(({ message }) => message).join('\n'))
}
