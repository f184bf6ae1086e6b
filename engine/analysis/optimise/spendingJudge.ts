// The judge of a company's plans: lowest cash and cash are rows of the growth model.

import type { CompiledPlan } from '../../plan/compilePlan.ts'
import type { ModelOfFutures } from '../modelOfFutures.ts'
import { type Judge, planJudge } from './judge.ts'
import type { Guard, Objective } from './measure.ts'
import type { PlanDecisions } from './planDecisions.ts'

/** What plans are judged by. */
export type Judged = {
  readonly compiled: CompiledPlan
  readonly objective: Objective
  readonly guards: readonly Guard[]
  readonly futures: ModelOfFutures
  /** Asked, with the runs so far, after every block of paths. */
  readonly stopped: (runs: number) => Promise<boolean>
}

/** A judge that counts on from some runs. */
export function spendingJudge(
  { compiled: { program }, objective, guards, futures, stopped }: Judged,
  { values, decisions }: PlanDecisions,
  before = 0,
): Judge {
  const judge: Judge = planJudge(
    {
      program,
      values,
      decisions,
      objective,
      guards,
      lowest: 'cash_low_point',
      cash: 'cash_balance',
      futures,
    },
    () => stopped(before + judge.runs()),
  )
  return judge
}
