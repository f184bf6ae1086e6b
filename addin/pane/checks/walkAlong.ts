// Follows a walk: from a number to what it read, and on from there.

import type { CellName, Diagnostic, Explanation, Result } from '../../../engine/index.ts'
import { type Quoted, sameNumber } from './walkStep.ts'

/** The steps that could be explained, and why the next one could not. */
export type Walk = { readonly steps: readonly Explanation[]; readonly fault?: Diagnostic }

/** Two levels: what a formula read, and what stands in the terms of a long sum. */
const depth = 2

/** Explains the numbers of a path in turn. Inputs and terms are known from the step before. */
export async function walkAlong(
  explain: (cell: CellName, depth: number) => Promise<Result<Explanation>>,
  path: readonly Quoted[],
): Promise<Walk> {
  const steps: Explanation[] = []
  for (const of of path) {
    if (of.kind === 'row') {
      const answer = await explain({ row: of.name, member: of.member, month: of.month ?? 1 }, depth)
      if (!answer.ok) {
        const [fault] = answer.diagnostics
        return { steps, ...(fault && { fault }) }
      }
      steps.push(answer.value)
      continue
    }
    const known = steps.at(-1)?.precedents?.find(step => sameNumber(step.of, of))
    const below = steps.at(-1)?.precedents?.flatMap(step => step.precedents ?? [])
    const step = known ?? below?.find(other => sameNumber(other.of, of))
    // An edit can take a term out of a formula: the walk ends where it still leads.
    if (step === undefined) break
    steps.push(step)
  }
  return { steps }
}
