// How to spend the raise: the plan that reaches most while cash lasts in nine futures of ten, what it is worth against the
// plan's own scenarios and against rules of thumb, and how sure that is.

import type { Result } from '../../formula/result.ts'
import type { CompiledPlan } from '../../plan/compilePlan.ts'
import { printFigure } from '../../plan/figure.ts'
import { buildOrder } from './buildOrder.ts'
import type { Optimisation } from './optimisation.ts'
import type { OptimiseProgress, OptimiseRequest } from './optimiseRequest.ts'
import { differentPlans, frontOf } from './otherPlans.ts'
import { choicesOf, chosenValues } from './planDecisions.ts'
import { searchPlans } from './searchPlans.ts'
import { spendingQuestion } from './spendingQuestion.ts'
import { toldOptimum } from './toldOptimum.ts'
import { moneyWorth } from './worth.ts'

/** Parts of the runs: for the search itself, for other plans nearly as good, for the front, for a million more. */
const parts = { search: 0.65, others: 0.1, front: 0.2, money: 0.05 }
/** Orders of building that are tried: each compiles the plan anew. */
const mostOrders = 40

/**
 * Looks for the best plan. `goesOn` is asked after every block of paths; when it says no, the answer is the best plan so
 * far, or the best of the plan's own scenarios. Fails on plans that planChecks refuses, on plans in which nothing that can be
 * decided brings anything, and on numbers that cannot be computed.
 * O(runs × instructions).
 */
export async function optimise(
  compiled: CompiledPlan,
  request: OptimiseRequest,
  goesOn: (progress: OptimiseProgress) => Promise<boolean>,
): Promise<Result<Optimisation>> {
  let isStopped = false
  let soFar: OptimiseProgress['best']
  const stopped = async (runs: number): Promise<boolean> => {
    const best = soFar === undefined ? {} : { best: soFar }
    if (!isStopped && !(await goesOn({ runs, ...best }))) isStopped = true
    return isStopped
  }
  const question = await spendingQuestion(compiled, request, stopped)
  if (!question.ok) return question
  const { problem, aim, objective, floor, found, leading, scenarios, limits } = question.value
  const further = (part: number, salt: number) => ({
    seed: request.seed + salt,
    runs: part * request.runs,
    isStopped: () => isStopped,
  })
  const starts = isStopped && leading !== undefined ? [leading] : scenarios
  const searched = await searchPlans(
    problem,
    aim,
    starts.map(({ scenario }) => choicesOf(found.decisions, scenario.values)),
    {
      ...further(parts.search, 0),
      found: ({ rating, reserve }) => {
        soFar = { value: objective.sign * rating.value, reserve }
      },
    },
  )
  const { best, byGain, byRatio } = searched
  const others = await differentPlans(problem, best, aim, 2, further(parts.others, 1))
  const floors = frontFloors(floor, leading?.reserve)
  const front = await frontOf(problem, [best, byGain, byRatio], aim, floors, further(parts.front, 100))
  const money = await moneyWorth(problem, best, aim, objective, further(parts.money, 0), amount =>
    printFigure(amount, 'money', compiled.plan.currency),
  )
  const values = chosenValues(compiled, found, best.choices)
  const order = await buildOrder(
    compiled,
    { values, goal: request.goal, limits, drawing: request, futures: request.futures, aim, mostOrders },
    runs => stopped(problem.judge.runs() + runs),
  )
  return toldOptimum(compiled, request, question.value, {
    ...searched,
    others,
    front,
    money,
    order,
    isStopped,
  })
}

/** Floors for the front: the one asked for, and steps of it on either side that are not below nothing. */
function frontFloors(floor: number, own: number | undefined): readonly number[] {
  const size = Math.max(Math.abs(floor), Math.abs(own ?? 0), 1e6)
  const step = 10 ** Math.floor(Math.log10(size)) * (size / 10 ** Math.floor(Math.log10(size)) >= 5 ? 2 : 1)
  return [-2, -1, 0, 1, 2, 4]
    .map(times => (times === 0 ? floor : Math.round(floor / step) * step + times * step))
    .filter(at => at >= 0 || at === floor)
}
