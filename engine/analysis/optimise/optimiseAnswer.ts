// The plan that was found, as a CFO would say it in a board meeting, followed by the tables it is taken from.

import type { Answer, AnswerTable } from '../../plan/answer.ts'
import { monthLabel } from '../../plan/calendar.ts'
import type { CompiledPlan } from '../../plan/compilePlan.ts'
import { counted } from '../../plan/counted.ts'
import { printChange, printFigure } from '../../plan/figure.ts'
import { inSentence } from '../inSentence.ts'
import type { Optimisation, PlanFigures } from './optimisation.ts'

/** Sentences and tables of what was found. */
export function optimiseAnswer(compiled: CompiledPlan, found: Optimisation): Answer {
  const words = wordsOf(compiled)
  return {
    title: 'Best use of the raise',
    sentences: [
      headline(found, words),
      ...whatItTakes(found, words),
      ...(isUnsearched(found) ? [] : [rulesOfThumb(found, words)]),
      bindingLimits(found, words),
      exactness(found, words),
      certainty(found, words),
      orderOfBuilding(found, words),
      ...cautions(found),
    ],
    tables: [
      planTable(found),
      scheduleTable(compiled, found),
      itemTable(found),
      limitTable(found, words),
      worthTable(found),
      orderTable(found),
      frontTable(found, words),
      ...otherTables(found),
      worldTable(found),
    ].filter(({ lines }) => lines.length > 0),
  }
}

type Words = {
  readonly money: (amount: number) => string
  readonly change: (from: number, to: number, unit: string) => string
  readonly figure: (value: number, unit: string) => string
}

function wordsOf({ plan: { currency } }: CompiledPlan): Words {
  return {
    money: amount => printFigure(amount, 'money', currency),
    change: (from, to, unit) => printChange(from, to, unit, currency),
    figure: (value, unit) => printFigure(value, unit, currency),
  }
}

/** The best of the plan's own scenarios that keeps the limits; failing that the best of those which keep the floor of cash. */
function bestScenario({
  scenarios,
  objective,
  limits,
}: Optimisation): Optimisation['scenarios'][number] | undefined {
  const floor = limits[0]?.limit ?? 0
  const better = (a: PlanFigures, b: PlanFigures): number => objective.sign * (b.value - a.value)
  return (
    scenarios.filter(({ keepsLimits }) => keepsLimits).sort(better)[0] ??
    scenarios.filter(({ reserve }) => reserve >= floor).sort(better)[0]
  )
}

function headline(found: Optimisation, { figure, change, money }: Words): string {
  const { best, objective, limits } = found
  const floor = money(limits[0]?.limit ?? 0)
  const label = inSentence(objective.label)
  if (!best.keepsLimits)
    return `${found.search.isStopped ? 'The search was stopped before it found a plan that keeps every limit' : 'No plan that keeps every limit was found'}: the nearest has ${label} of ${figure(best.value, objective.unit)} and keeps ${money(best.reserve)} of cash in nine futures of ten, where at least ${floor} is asked for. ${found.search.isStopped ? 'Let it run on, or loosen' : 'Loosen'} a limit of the table below.`
  const own = bestScenario(found)
  return `With at least ${floor} of cash at its lowest in nine futures of ten, the best plan found brings ${label} to ${figure(best.value, objective.unit)}: ${own === undefined ? 'none of the plan’s own scenarios keeps that much cash' : against(own)}.`

  function against({ name, value, keepsLimits }: Optimisation['scenarios'][number]): string {
    const gained = change(value, best.value, objective.unit)
    const than = `the ${figure(value, objective.unit)} of ${name}, the best of the plan’s own scenarios that ${keepsLimits ? 'keeps the same limits' : 'keeps that much cash'}`
    return isSeen(gained) ? `${gained} against ${than}` : `no more than ${than}`
  }
}

/** Where the gain comes from: a plan that does more is no cleverer for that. */
function whatItTakes(found: Optimisation, { money }: Words): readonly string[] {
  const own = bestScenario(found)
  if (own === undefined || !found.best.keepsLimits) return []
  const { does } = found
  const count = (number: number): string => Math.round(number).toLocaleString('en-US')
  const more = does.hires > 1.25 * own.does.hires
  return [
    `It makes ${counted(Math.round(does.hires), 'planned hire')} against ${count(own.does.hires)} in ${own.name}, buys ${counted(does.tools, 'tool')} against ${own.does.tools}, builds ${counted(does.systems, 'system')} against ${own.does.systems} and spends ${money(does.marketing)} on marketing against ${money(own.does.marketing)}${more ? ': most of the gain is from going on spending what new customers bring in, while the same cash is kept.' : '.'}`,
  ]
}

/** Whether a change is large enough to show beside the figures it leads between. */
function isSeen(change: string): boolean {
  return /[1-9]/.test(change)
}

/** Whether it was stopped before anything was rated: then the rules of thumb have not been followed either. */
function isUnsearched({ search, best, byGain, byRatio }: Optimisation): boolean {
  return search.isStopped && byGain.value === best.value && byRatio.value === best.value
}

function rulesOfThumb({ best, byGain, byRatio, objective }: Optimisation, { figure, change }: Words): string {
  const rule = (plan: PlanFigures, name: string): string => {
    if (!plan.keepsLimits) return `${name} ends in a plan that breaks a limit`
    const gained = change(plan.value, best.value, objective.unit)
    const share = (100 * Math.abs(best.value - plan.value)) / Math.max(1, Math.abs(plan.value))
    const searching = isSeen(gained)
      ? `searching brings ${gained}, ${share.toFixed(1)}%`
      : 'searching brings no more'
    return `${name} comes to ${figure(plan.value, objective.unit)} (${searching})`
  }
  return `Under the same limits, ${rule(byRatio, 'always taking what brings most for its money')}, and ${rule(byGain, 'always taking what brings most')}.`
}

function bindingLimits({ limits, worth, atMost }: Optimisation, { figure, change }: Words): string {
  const binding = limits
    .filter(isBinding)
    .map(
      ({ label, figure: value, limit, unit }) =>
        `${inSentence(label)} (${figure(value, unit)}, limit ${figure(limit, unit)})`,
    )
  const full = atMost.map(({ label, quarters, of }) =>
    of === 1 ? inSentence(label) : `${label} (${quarters} of ${of} quarters)`,
  )
  const held = full.length === 0 ? [] : [`the most that may be hired, spent or set aside: ${full.join(', ')}`]
  const richer = worth.find(({ how }) => how === 'searched')
  const gained = richer === undefined ? '' : change(0, richer.value, 'money')
  const price =
    richer === undefined
      ? ''
      : isSeen(gained)
        ? ` ${richer.label} would bring ${gained}.`
        : ` ${richer.label} would bring nothing.`
  const all = [...binding, ...held]
  return all.length === 0 ? `No limit is reached.${price}` : `What binds: ${all.join('; ')}.${price}`
}

const chartBlue = '2F6DB5'

/** Within a fiftieth of the limit. */
function isBinding({ figure, limit }: Optimisation['limits'][number]): boolean {
  return Math.abs(figure - limit) <= 0.02 * Math.max(Math.abs(limit), 1e-9)
}

function exactness({ exact, objective }: Optimisation, { figure, money }: Words): string {
  return `Run by the exact backend the plan comes to ${figure(exact.value, objective.unit)} and keeps ${money(exact.reserve)} in nine futures of ten, so it ${exact.keepsLimits ? 'keeps' : 'does not keep'} its limits there too.`
}

function certainty({ certificate, search }: Optimisation, { money }: Words): string {
  const { single, pairs, estimated } = certificate
  const count = (number: number): string => number.toLocaleString('en-US')
  const share =
    pairs.tried === pairs.all ? `all ${count(pairs.all)}` : `${count(pairs.tried)} of ${count(pairs.all)}`
  const luck = search.hasLuck
    ? 'with the luck of single deals, contracts and people in them, the first that simulate draws with this seed'
    : 'which leave out the luck of single deals, contracts and people, so that cash will fall below its P10 more often'
  const ran = `${count(search.runs)} runs of the model over ${search.decisions} decisions and ${count(search.futures)} futures (seed ${search.seed}), ${luck}`
  if (single.tried === 0 && search.isStopped)
    return `${ran}; what lies around the plan was not tried, so a better one may be near.`
  const byEstimate =
    estimated.count === 0
      ? ''
      : ` ${count(estimated.count)} of these were refused by an estimate of their cash, which was never off by more than ${money(estimated.error)}.`
  const ones =
    single.tried === single.all
      ? `all ${count(single.all)}`
      : `${count(single.tried)} of ${count(single.all)}`
  return `${ran}; at the end ${ones} changes of one decision and ${share} changes of two were tried and none is better.${byEstimate} That is no proof that no better plan exists.`
}

const ownOrder =
  'The order of the systems belongs to the plan and is the same for all scenarios: it is no part of the plan found, and --save-as leaves it as it is'

function orderOfBuilding({ order, objective }: Optimisation, { figure, change, money }: Words): string {
  const { own, best, tried, ended } = order
  if (own.systems.length < 2) return 'It builds fewer than two systems, so their order does not matter.'
  const cut = {
    'none is better': '',
    enough: ' More orders were not tried.',
    stopped: ' The search was stopped before more orders were tried.',
  }[ended]
  if (tried.length === 0)
    return `Systems are built in the order of the plan (${own.systems.join(', ')}).${cut}`
  const others = counted(tried.length, 'other order')
  const none =
    tried.length === 1 ? 'the one other order of building is no' : `none of ${others} of building is`
  if (best.systems.join() === own.systems.join())
    return `Systems are built in the order of the plan (${own.systems.join(', ')}): ${none} better.${cut}`
  const gained = change(own.value, best.value, objective.unit)
  if (!isSeen(gained) && best.keepsLimits === own.keepsLimits)
    return `Systems are built in the order of the plan (${own.systems.join(', ')}), which hardly matters: the best of ${others} of building (${best.systems.join(', ')}) moves ${objective.label} by ${figure(Math.abs(best.value - own.value), objective.unit)}.${cut}`
  const kept = best.keepsLimits
    ? `keep every limit (${money(best.reserve)} of cash in nine futures of ten)`
    : 'still miss a limit'
  return `Built in the order ${best.systems.join(', ')} the same plan would come to ${figure(best.value, objective.unit)}, ${gained}, and ${kept}; ${others} ${tried.length === 1 ? 'was' : 'were'} tried. ${ownOrder}. To build so, change the order of the plan’s systems (dimensions.system.items) and ask again.${cut}`
}

function cautions({ search, idle }: Optimisation): readonly string[] {
  const stopped = search.isStopped
    ? [
        'The search was stopped before its end: this is the best plan until then, and what comes after the search was left out.',
      ]
    : []
  const left =
    idle.length === 0
      ? []
      : [`Left out, because they brought nothing in any plan drawn at random: ${idle.join('; ')}.`]
  return [...stopped, ...left]
}

function planTable({ best, byGain, byRatio, scenarios, objective }: Optimisation): AnswerTable {
  const line = (name: string, plan: PlanFigures) => ({
    name,
    values: [plan.keepsLimits ? 'yes' : 'no', plan.value, plan.reserve, plan.lowest, plan.cash],
  })
  return {
    id: 'plans',
    header: [
      'Plan',
      'Keeps limits',
      objective.label,
      'Lowest cash, P10',
      'Lowest cash as planned',
      'Cash at the end',
    ],
    units: ['', objective.unit, 'money', 'money', 'money'],
    lines: [
      line('Plan found', best),
      line('Most for its money', byRatio),
      line('Most first', byGain),
      ...scenarios.map(scenario => line(scenario.name, scenario)),
    ],
  }
}

function scheduleTable({ plan }: CompiledPlan, { schedule }: Optimisation): AnswerTable {
  const months = schedule[0]?.quarters.map(({ month }) => month) ?? []
  return {
    id: 'schedule',
    header: ['By quarter from', ...months.map(month => monthLabel(plan, month))],
    lines: schedule.map(({ label, unit, quarters }) => ({
      name: label,
      values: quarters.map(({ value }) => value),
      unit,
    })),
  }
}

function itemTable({ items, best, objective }: Optimisation): AnswerTable {
  return {
    id: 'items',
    header: ['Without it, all else as it is', 'Plan', objective.label, 'Cash at the end'],
    units: ['', objective.unit, 'money'],
    lines: items
      .filter(({ without }) => without.value !== best.value || without.cash !== best.cash)
      .map(({ label, words, without }) => ({
        name: label,
        values: [words, without.value - best.value, without.cash - best.cash],
      }))
      .sort((a, b) => objective.sign * ((a.values[1] as number) - (b.values[1] as number))),
  }
}

function limitTable({ limits }: Optimisation, { figure }: Words): AnswerTable {
  return {
    id: 'limits',
    header: ['Limit', 'Plan found', 'Limit', 'Binds', 'Taken from'],
    units: ['', '', '', ''],
    lines: limits.map(limit => ({
      name: limit.label,
      values: [
        figure(limit.figure, limit.unit),
        `${limit.bound} ${figure(limit.limit, limit.unit)}`,
        isBinding(limit) ? 'yes' : 'no',
        limit.from ?? 'as asked, or usual',
      ],
    })),
  }
}

function worthTable({ worth, objective }: Optimisation): AnswerTable {
  return {
    id: 'worth',
    header: ['One more', 'How', objective.label, 'Lowest cash as planned'],
    units: ['', objective.unit, 'money'],
    lines: worth.map(({ label, how, value, lowest }) => ({
      name: label,
      values: [how === 'searched' ? 'searched again from the plan' : 'plan as it is', value, lowest],
    })),
  }
}

/** As many orders as help to see how much hangs on it. */
const ordersTold = 4

function orderTable({ order: { own, tried }, objective }: Optimisation): AnswerTable {
  return {
    id: 'orders',
    header: [
      'Order of building',
      'Systems',
      objective.label,
      'Against the plan’s order',
      'Lowest cash, P10',
      'Keeps limits',
    ],
    units: ['', objective.unit, objective.unit, 'money', ''],
    lines: (tried.length === 0 ? [] : [own, ...tried.slice(0, ordersTold)]).map((order, index) => ({
      name: index === 0 ? 'As in the plan' : `Other order ${index}`,
      values: [
        order.systems.join(', '),
        order.value,
        order.value - own.value,
        order.reserve,
        order.keepsLimits ? 'yes' : 'no',
      ],
    })),
  }
}

function frontTable({ front, objective }: Optimisation, { money }: Words): AnswerTable {
  return {
    id: 'front',
    header: ['Lowest cash, P10', objective.label, 'Kept', 'Cash at the end'],
    units: [objective.unit, 'money', 'money'],
    lines: reachable(front).map(({ floor, plan }) => ({
      name: `at least ${money(floor)}`,
      values: [plan?.value ?? null, plan?.reserve ?? null, plan?.cash ?? null],
    })),
    chart: {
      kind: 'line',
      title: `${objective.label} against the cash that is kept`,
      series: [{ column: 1, color: chartBlue }],
    },
  }
}

/** Up to the first floor that no plan keeps. */
function reachable(front: Optimisation['front']): Optimisation['front'] {
  const first = front.findIndex(({ plan }) => plan === undefined)
  return first < 0 ? front : front.slice(0, first + 1)
}

function otherTables({ others, objective }: Optimisation): readonly AnswerTable[] {
  if (others.length === 0) return []
  return [
    {
      id: 'others',
      header: ['Nearly as good', objective.label, 'Lowest cash, P10', 'Differs by'],
      units: [objective.unit, 'money', ''],
      lines: others.map((plan, index) => ({
        name: `Other plan ${index + 1}`,
        values: [plan.value, plan.reserve, plan.differences.slice(0, 6).join('; ')],
      })),
    },
  ]
}

function worldTable({ worlds, objective }: Optimisation): AnswerTable {
  return {
    id: 'worlds',
    header: ['World', 'Rank of the plan found', ...worlds.plans],
    units: ['', ...worlds.plans.map(() => objective.unit)],
    lines: worlds.lines.map(({ world, values }) => {
      const rank = 1 + values.filter(value => objective.sign * (value - (values[0] as number)) > 0).length
      return { name: world, values: [`${rank} of ${values.length}`, ...values] }
    }),
  }
}
