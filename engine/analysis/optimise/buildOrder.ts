// Other orders of building the systems of a plan: which of them would bring more with all else as it is. The order belongs to
// the plan and not to a scenario, so that each order is a model of its own.

import type { CellValues } from '../../formula/cellValues.ts'
import { quantityToNumber } from '../../formula/quantity.ts'
import { type CompiledPlan, compilePlan } from '../../plan/compilePlan.ts'
import { cellName } from '../../plan/planVocabulary.ts'
import { type Drawing, modelOfFutures } from '../modelOfFutures.ts'
import { isBetter } from './climb.ts'
import { type GuardLimits, guardsOf, objectiveOf, type SpendingGoal } from './planFigures.ts'
import { type Aim, keepsLimits, type Rated, rated } from './searchProblem.ts'
import { spendingJudge } from './spendingJudge.ts'

/** An order of building, and what the plan comes to in it. */
type OrderFigures = {
  /** The systems that are built, the first one first: what people call them. */
  readonly systems: readonly string[]
  /** Of the objective, as a person reads it. */
  readonly value: number
  /** P10 of the lowest cash over the futures that all plans share. */
  readonly reserve: number
  readonly keepsLimits: boolean
}

/** What other orders of building bring. */
export type BuildOrder = {
  /** The order of the plan. */
  readonly own: OrderFigures
  /** The best order; the plan's own where none is better. */
  readonly best: OrderFigures
  /** The other orders tried, the best first. */
  readonly tried: readonly OrderFigures[]
  /** Why no more were tried: none is better than the best, so many are enough, or the search was stopped. */
  readonly ended: 'none is better' | 'enough' | 'stopped'
}

/** The plan whose order is asked about, and what it is held against. */
export type OrderQuestion = {
  /** The numbers of all cells under the plan. */
  readonly values: CellValues
  readonly goal: SpendingGoal
  readonly limits: GuardLimits
  /** The futures that all plans share, and how many. */
  readonly drawing: Drawing
  readonly futures: number
  readonly aim: Aim
  /** Most orders to try: each compiles the plan anew, and its futures, some tenths of a second. */
  readonly mostOrders: number
}

/**
 * Swaps neighbours and moves each system to the front, again from the best order until none is better. `stopped` is asked,
 * with the runs so far, after every block of paths. O(orders × (compiling + futures)).
 */
export async function buildOrder(
  compiled: CompiledPlan,
  question: OrderQuestion,
  stopped: (runs: number) => Promise<boolean>,
): Promise<BuildOrder> {
  const objective = objectiveOf(compiled, question.goal)
  const chosen = built(compiled, question)
  const labels = new Map(systemsOf(compiled).map(({ id, label }) => [id, label]))
  const told = ({ order, plan }: RatedOrder): OrderFigures => ({
    systems: order.map(id => labels.get(id) ?? id),
    value: objective.sign * plan.rating.value,
    reserve: plan.reserve,
    keepsLimits: keepsLimits(plan, question.aim),
  })
  const tried: RatedOrder[] = []
  const met = new Set([chosen.join()])
  let runs = 0
  let isStopped = false
  const ask = async (more: number): Promise<boolean> => {
    isStopped ||= await stopped(runs + more)
    return isStopped
  }
  const rate = async (order: readonly string[]): Promise<RatedOrder | undefined> => {
    const inOrder = reordered(compiled, question, order)
    const found = inOrder && (await ratedIn(inOrder, question, ask))
    if (found === undefined) return undefined
    runs += found.used
    return { order, plan: found.plan }
  }
  // A handful of runs: what others are held against is known even where the search was stopped.
  const inOwnOrder = await ratedIn({ compiled, values: question.values }, question, async () => false)
  if (inOwnOrder === undefined) throw new Error('buildOrder: the plan has no futures')
  const own = { order: chosen, plan: inOwnOrder.plan }
  let best: RatedOrder = own
  let ended: BuildOrder['ended'] = 'none is better'
  for (let goesOn = true; goesOn && ended === 'none is better'; ) {
    const from = best
    for (const order of neighbours(from.order)) {
      if (met.has(order.join())) continue
      if (tried.length >= question.mostOrders) ended = 'enough'
      if (await ask(0)) ended = 'stopped'
      if (ended !== 'none is better') break
      met.add(order.join())
      const found = await rate(order)
      // What was cut short says nothing about the order, and what cannot be computed is no plan.
      if (found === undefined || isStopped || !Number.isFinite(found.plan.score)) continue
      tried.push(found)
      if (isBetter(found.plan, best.plan)) best = found
    }
    goesOn = best !== from
  }
  const others = [...tried].sort((a, b) => b.plan.score - a.plan.score)
  return { own: told(own), best: told(best), tried: others.map(told), ended: isStopped ? 'stopped' : ended }
}

/** A plan in an order of building, and the numbers of its cells. */
type InOrder = { readonly compiled: CompiledPlan; readonly values: CellValues }

type RatedOrder = { readonly order: readonly string[]; readonly plan: Rated }

function systemsOf({ plan }: CompiledPlan): readonly { readonly id: string; readonly label: string }[] {
  return plan.dimensions.system?.items ?? []
}

/** The systems that the plan builds, in its order. */
function built(compiled: CompiledPlan, { values }: OrderQuestion): readonly string[] {
  const chosen = new Set(
    compiled.program.cells.flatMap(({ input, member: [system] }, cell) =>
      input === 'system_chosen' && system !== undefined && isOne(values[cell]) ? [system] : [],
    ),
  )
  return systemsOf(compiled).flatMap(({ id }) => (chosen.has(id) ? [id] : []))
}

function isOne(value: CellValues[number] | undefined): boolean {
  return value !== undefined && typeof value !== 'object' && quantityToNumber(value) === 1
}

/** Each two neighbours swapped, and each further one moved to the front. */
function neighbours(order: readonly string[]): readonly (readonly string[])[] {
  const swapped = order
    .slice(1)
    .map((id, before) => [...order.slice(0, before), id, order[before] as string, ...order.slice(before + 2)])
  const first = order.slice(2).map(id => [id, ...order.filter(other => other !== id)])
  return [...swapped, ...first]
}

/** The plan and the question in an order of the systems that are built; the others keep their places. */
function reordered(
  compiled: CompiledPlan,
  question: OrderQuestion,
  order: readonly string[],
): InOrder | undefined {
  const { plan, program } = compiled
  const { system } = plan.dimensions
  if (system === undefined) return { compiled, values: question.values }
  const byId = new Map(system.items.map(item => [item.id, item]))
  const left = [...order]
  const items = system.items.map(item =>
    order.includes(item.id) ? (byId.get(left.shift() ?? '') ?? item) : item,
  )
  const again = compilePlan({ ...plan, dimensions: { ...plan.dimensions, system: { ...system, items } } })
  // A plan's own formula may read one system by name and so close a circle in one order and not in another.
  if (!again.ok) return undefined
  const places = new Map(
    again.value.program.cells.map(({ input, member }, cell) => [cellName(input, member), cell]),
  )
  const placeOf = (cell: number): number => {
    const { input, member } = program.cells[cell] ?? { input: '', member: [] }
    const place = places.get(cellName(input, member))
    if (place === undefined) throw new Error(`buildOrder: no cell ${cellName(input, member)}`)
    return place
  }
  const values = [...question.values]
  question.values.forEach((value, cell) => {
    values[placeOf(cell)] = value
  })
  return { compiled: again.value, values }
}

/**
 * The plan rated as the search rates plans, by a model in which nothing is left to decide. Draws are told apart by name, so
 * that its futures are the same in every order; undefined where they cannot be run in this one.
 */
async function ratedIn(
  { compiled, values }: InOrder,
  { goal, limits, drawing, futures, aim }: OrderQuestion,
  stopped: (runs: number) => Promise<boolean>,
): Promise<{ readonly plan: Rated; readonly used: number } | undefined> {
  const modelled = modelOfFutures(compiled, drawing, { first: 0, count: futures })
  if (!modelled.ok) return undefined
  const objective = objectiveOf(compiled, goal)
  const guards = guardsOf(compiled, goal, limits)
  const judged = { compiled, objective, guards, futures: modelled.value, stopped }
  const judge = spendingJudge(judged, { values, decisions: [] })
  const nothing = new Int16Array(0)
  const [verdict] = await judge.verdicts([nothing])
  const [reserve] = await judge.reserves([nothing], true)
  if (verdict === undefined || reserve === undefined) throw new Error('buildOrder: the plan was not judged')
  return { plan: rated(nothing, verdict, reserve, aim), used: judge.runs() }
}
