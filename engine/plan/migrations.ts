// Older plan files, brought to the form of today one version at a time.

import type { JsonValue } from './jsonDocument.ts'
import { planVersion } from './plan.ts'

/** Turns the document of one version into that of the next. */
export type Migration = (document: JsonValue) => JsonValue

/** By the version they start from. Version 1 is the first that was ever written, so there is none yet. */
const migrations: ReadonlyMap<number, Migration> = new Map()

/** The document in the form of today, or undefined when no way leads there from its version. */
export function migratePlan(
  document: JsonValue,
  version: number,
  steps: ReadonlyMap<number, Migration> = migrations,
  target: number = planVersion,
): JsonValue | undefined {
  if (version >= target) return document
  const step = steps.get(version)
  return step === undefined ? undefined : migratePlan(step(document), version + 1, steps, target)
}
