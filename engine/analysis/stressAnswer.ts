// Plans in worlds that turn out otherwise, in words and tables.

import type { Answer, AnswerTable } from '../plan/answer.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { printFigure } from '../plan/figure.ts'
import { listOf } from './causeText.ts'
import { modelRow } from './modelRow.ts'
import { scenarioName } from './scenarioName.ts'
import { spotName, spotPrinter } from './spot.ts'
import type { Stress } from './stress.ts'

/** The answer: the plan that regrets least, what it risks in cash, and every plan in every world. */
export function stressAnswer(compiled: CompiledPlan, found: Stress): Answer {
  const name = spotName(compiled, found.request.spot)
  const { unit } = modelRow(compiled, found.request.spot.row)
  const header = found.request.plans.map(id => scenarioName(compiled, id))
  const table = (id: string, title: string, rows: Stress['figures'], of: string): AnswerTable => ({
    id,
    header: [title, ...header],
    units: header.map(() => of),
    lines: found.worlds.map(({ name: world }, index) => ({ name: world, values: rows[index] ?? [] })),
  })
  const regret = table('regret', 'Behind the best plan', found.regret, unit)
  const most = found.mostRegret.map(plan => plan.regret)
  return {
    title: 'Stress',
    sentences: [
      safestSentence(compiled, found),
      ...bestSentence(compiled, found),
      ...cashSentences(compiled, found),
      `Each world differs from the plan in one thing, the last in all of them; ${found.runs} runs of the model.`,
    ],
    tables: [
      table('figures', name, found.figures, unit),
      { ...regret, lines: [...regret.lines, { name: 'At most', values: most, isTotal: true }] },
      table('cash', 'Lowest cash', found.lowestCash, 'money'),
    ],
  }
}

function safestSentence(compiled: CompiledPlan, found: Stress): string {
  const { request, safest, mostRegret, worlds } = found
  const { regret = 0, world = 0 } = mostRegret[safest] ?? {}
  const name = scenarioName(compiled, request.plans[safest] ?? '')
  const judged = `by ${spotName(compiled, request.spot)}`
  if (mostRegret.every(plan => plan.regret === 0))
    return `All plans come to the same ${judged}, in each of ${worlds.length} worlds: choose by the cash they keep.`
  return regret === 0
    ? `${name} is the best plan in each of ${worlds.length} worlds, ${judged}.`
    : `${name} is the safest choice ${judged}: in none of ${worlds.length} worlds is it more than ${spotPrinter(compiled, request.spot)(regret)} behind the best plan (${named(worlds[world]?.name)}).`
}

/** The plan that is best most often, where it is not the one that regrets least. */
function bestSentence(compiled: CompiledPlan, found: Stress): readonly string[] {
  const { request, regret, safest, mostRegret, worlds } = found
  const wins = request.plans.map((_, plan) => regret.filter(row => row[plan] === 0).length)
  const best = wins.indexOf(Math.max(...wins))
  if (best === safest) return []
  const { regret: most = 0, world = 0 } = mostRegret[best] ?? {}
  return [
    `${scenarioName(compiled, request.plans[best] ?? '')} is best in ${wins[best]} of them, and ${spotPrinter(compiled, request.spot)(most)} behind in its worst (${named(worlds[world]?.name)}).`,
  ]
}

function cashSentences(compiled: CompiledPlan, found: Stress): readonly string[] {
  const { request, worlds, safest, lowestCash, isOutOfCash } = found
  const money = (value: number): string => printFigure(value, 'money', compiled.plan.currency)
  const cash = lowestCash.map(row => row[safest] ?? 0)
  const worst = cash.indexOf(Math.min(...cash))
  const plansBroke = new Map<string, string[]>()
  request.plans.forEach((id, plan) => {
    const where = worlds.filter((_, world) => isOutOfCash[world]?.[plan])
    if (where.length === 0) return
    const how =
      where.length === worlds.length ? 'every world' : where.map(({ name }) => named(name)).join(', ')
    plansBroke.set(how, [...(plansBroke.get(how) ?? []), scenarioName(compiled, id)])
  })
  const broke = [...plansBroke].map(
    ([how, plans]) =>
      `${listOf(plans, plans.length)} ${plans.length === 1 ? 'runs' : 'run'} out of cash in ${how}.`,
  )
  return [
    `With ${scenarioName(compiled, request.plans[safest] ?? '')} the lowest cash is ${money(cash[0] ?? 0)} as planned and ${money(cash[worst] ?? 0)} in its worst world (${named(worlds[worst]?.name)}).`,
    ...broke,
    ...soundSentence(compiled, found),
  ]
}

/** Where the plan that regrets least may run out of cash: the one that regrets least of those that never do. */
function soundSentence(compiled: CompiledPlan, found: Stress): readonly string[] {
  const { request, safest, mostRegret, isOutOfCash } = found
  const isSound = request.plans.map((_, plan) => isOutOfCash.every(row => !row[plan]))
  if (isSound[safest]) return []
  const least = Math.min(...mostRegret.flatMap(({ regret }, plan) => (isSound[plan] ? [regret] : [])))
  const plan = mostRegret.findIndex(({ regret }, index) => isSound[index] && regret === least)
  return plan < 0
    ? ['None of the plans keeps cash in every world.']
    : [
        `Of the plans that keep cash in every world ${scenarioName(compiled, request.plans[plan] ?? '')} regrets least: at most ${spotPrinter(compiled, request.spot)(least)} behind.`,
      ]
}

function named(world: string | undefined): string {
  return `“${world ?? ''}”`
}
