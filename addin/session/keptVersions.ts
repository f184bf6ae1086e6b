// The versions of a scenario that are kept, read as the plan reads a scenario, with what each one changed.

import type { Plan, Result, Scenario } from '../../engine/index.ts'
import type { Engine } from './startEngine.ts'

/** A kept version and the one before it; undefined for the oldest that is kept. */
export type Version = { readonly kept: Scenario; readonly before: Scenario | undefined }

/** Reads versions, newest first. One that no longer fits the plan is left out: it cannot be gone back to. */
export async function readVersions(
  engine: Pick<Engine, 'read' | 'write'>,
  scenario: string,
  texts: readonly string[],
): Promise<readonly Version[]> {
  const plan: object = JSON.parse(await engine.write([]))
  const found: Scenario[] = []
  for (const text of texts) {
    const held: Pick<Scenario, 'parent'> = JSON.parse(text)
    const alone = { ...plan, scenarios: [{ ...held, id: scenario, parent: null }] }
    const read: Result<Plan> = await engine.read(JSON.stringify(alone))
    const [version] = read.ok ? read.value.scenarios : []
    if (version !== undefined) found.push({ ...version, parent: held.parent })
  }
  return found.map((kept, index) => ({ kept, before: found[index + 1] }))
}
