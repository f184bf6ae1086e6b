// The judge of a company's plans: lowest cash and cash are rows of the growth model.

import { seriesOf } from '../../formula/rowSeries.ts'
import type { Samples } from '../../kernel/sample.ts'
import type { CompiledPlan } from '../../plan/compilePlan.ts'
import { type Judge, planJudge } from './judge.ts'
import type { Guard, Objective } from './measure.ts'
import type { PlanDecisions } from './planDecisions.ts'

/** What plans are judged by. */
export type Judged = {
  readonly compiled: CompiledPlan
  readonly objective: Objective
  readonly guards: readonly Guard[]
  readonly samples: Samples
  /** Asked, with the runs so far, after every block of paths. */
  readonly stopped: (runs: number) => Promise<boolean>
}

/** A judge that counts on from some runs. */
export function spendingJudge(
  { compiled: { program }, objective, guards, samples, stopped }: Judged,
  { values, decisions }: PlanDecisions,
  before = 0,
): Judge {
  const lowest = seriesOf(program, { row: 'cash_low_point' })
  const cash = seriesOf(program, { row: 'cash_balance' })
  const judge: Judge = planJudge(
    { program, values, decisions, objective, guards, lowest, cash, samples },
    () => stopped(before + judge.runs()),
  )
  return judge
}
