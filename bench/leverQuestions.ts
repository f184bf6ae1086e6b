// The questions that turn inputs, as the bench asks them of Larkspur; each gives how many runs of the model it took.

import { breakEven } from '../engine/analysis/breakEven.ts'
import { goalSeek } from '../engine/analysis/goalSeek.ts'
import { plansToChooseFrom } from '../engine/analysis/plansToChooseFrom.ts'
import { sensitivity } from '../engine/analysis/sensitivity.ts'
import type { Spot } from '../engine/analysis/spot.ts'
import { stress } from '../engine/analysis/stress.ts'
import { twoWayTable } from '../engine/analysis/twoWayTable.ts'
import { waiting } from '../engine/analysis/waiting.ts'
import type { Result } from '../engine/formula/result.ts'
import type { CompiledPlan } from '../engine/plan/compilePlan.ts'
import { successOf } from './larkspurCase.ts'

const scenario = 'balanced'
const spot: Spot = { row: 'total_arr', member: [], from: 36, to: 36, read: 'lowest' }
const lowestCash: Spot = { ...spot, row: 'cash_low_point' }
const budget = { kind: 'multiply', moves: [{ input: 'marketing_budget', where: {} }] } as const
const winRates = { kind: 'multiply', moves: [{ input: 'base_win_rate', where: {} }] } as const
const hires = { kind: 'add', moves: [{ input: 'planned_hires', where: { role: 'csm' } }] } as const

/** Name and question. */
export const leverQuestions: readonly {
  readonly name: string
  readonly ask: (compiled: CompiledPlan) => Promise<number>
}[] = [
  {
    name: 'goal seek, a budget by its lowest cash, proved exactly',
    ask: plan =>
      runsOf(
        goalSeek(
          plan,
          {
            scenario,
            lever: budget,
            from: 0.5,
            to: 5,
            spot: lowestCash,
            goal: { kind: 'at least', target: 6e6 },
          },
          goOn,
        ),
      ),
  },
  { name: 'sensitivity, 20 inputs', ask: plan => runsOf(sensitivity(plan, { scenario, spot }, goOn)) },
  {
    name: 'break-even of two plans, a win rate',
    ask: plan =>
      runsOf(
        breakEven(
          plan,
          { plans: ['hire_first', scenario], lever: winRates, from: 0.5, to: 1.5, spot, better: 'higher' },
          goOn,
        ),
      ),
  },
  {
    name: 'two-way table, 20 × 11',
    ask: plan =>
      runsOf(
        twoWayTable(
          plan,
          {
            scenario,
            spot,
            down: { lever: winRates, numbers: Array.from({ length: 20 }, (_, step) => 0.6 + step / 25) },
            across: { lever: hires, numbers: Array.from({ length: 11 }, (_, step) => step) },
          },
          goOn,
        ),
      ),
  },
  {
    name: 'stress, 6 plans in 13 worlds',
    ask: plan => runsOf(stress(plan, { plans: plansToChooseFrom(plan), spot, better: 'higher' }, goOn)),
  },
  {
    name: 'waiting, 21 commitments in 13 worlds',
    ask: plan => runsOf(waiting(plan, { scenario, months: 3, spot, better: 'higher' }, goOn)),
  },
]

/** How many runs of the model a question took. */
export async function runsOf(asked: Promise<Result<{ readonly runs: number }> | undefined>): Promise<number> {
  const found = await asked
  if (found === undefined) throw new Error('stopped')
  return successOf(found).runs
}

/** Lets a question run to its end. */
export async function goOn(): Promise<boolean> {
  return true
}
