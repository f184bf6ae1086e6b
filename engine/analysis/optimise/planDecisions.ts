// The decisions of a plan, found from its own roles, tools, systems and teams, and where its scenarios stand in them.

import type { CellValues } from '../../formula/cellValues.ts'
import { type Quantity, quantityToNumber } from '../../formula/quantity.ts'
import { monthLabel } from '../../plan/calendar.ts'
import type { CompiledPlan } from '../../plan/compilePlan.ts'
import { printFigure } from '../../plan/figure.ts'
import { numbersOf } from '../numbersOf.ts'
import type { Choices, Decision, DecisionKind } from './decision.ts'
import type { DecisionRules } from './decisionRules.ts'
import { withNumber } from './judge.ts'

/** How finely and how far ahead is decided. */
export type DecisionScope = {
  /** Quarters in which people are hired, tools and systems begun and budgets set; the last budget stays. */
  readonly quarters: number
  /** Most hires of a role in a quarter as a share of its people at the start, but never less than a scenario makes. */
  readonly hiresShare: number
  /** Whether the debt that the plan describes may be taken. */
  readonly debt: boolean
  readonly rules: DecisionRules
}

/** Decisions, and the numbers of all cells that no decision sets. */
export type PlanDecisions = { readonly decisions: readonly Decision[]; readonly values: CellValues }

/** The name by which rules speak of the monthly marketing budget. */
export const budgetName = 'marketing_budget'

/** The inputs that decisions of each kind set; the amount and the month of the debt come with it. */
const inputsOf: Readonly<Record<DecisionKind, readonly string[]>> = {
  hires: ['planned_hires'],
  tool: ['tool_chosen', 'tool_start_month'],
  system: ['system_chosen', 'system_start_month'],
  share: ['internal_work_share'],
  budget: [budgetName],
  debt: ['debt_chosen', 'debt_amount', 'debt_draw_month'],
}

/** The inputs in which scenarios may differ that decide otherwise and assume the same. */
export function decidedInputs(debt: boolean): ReadonlySet<string> {
  const { debt: ofDebt, ...others } = inputsOf
  return new Set([...Object.values(others).flat(), ...(debt ? ofDebt : [])])
}

/** The decisions of a plan whose numbers are those of one scenario; other scenarios' numbers are choices as well. */
export function planDecisions(
  compiled: CompiledPlan,
  from: CellValues,
  others: readonly CellValues[],
  scope: DecisionScope,
): PlanDecisions {
  const context = { compiled, from, others, scope, months: decidedMonths(compiled, scope) }
  const decisions = [
    ...itemsOf(compiled, 'role').flatMap(item => hires(context, item)),
    ...itemsOf(compiled, 'tool').flatMap(item => begun(context, item, 'tool')),
    ...itemsOf(compiled, 'system').flatMap(item => begun(context, item, 'system')),
    ...itemsOf(compiled, 'team').flatMap(item => share(context, item)),
    ...budgets(context),
    ...debt(context),
  ]
  return { decisions, values: withoutOtherHires(context) }
}

/** The positions nearest to the numbers of a scenario. */
export function choicesOf(decisions: readonly Decision[], values: CellValues): Choices {
  return Int16Array.from(decisions, decision => positionOf(decision, values))
}

/** The numbers of all cells under some choices. */
export function chosenValues(
  compiled: CompiledPlan,
  { decisions, values }: PlanDecisions,
  choices: Choices,
): CellValues {
  return decisions.reduce<CellValues>(
    (so, { settings }, index) =>
      settings.reduce(
        (set, setting) => withNumber(set, compiled.program, setting, choices[index] as number),
        so,
      ),
    values,
  )
}

type Context = {
  readonly compiled: CompiledPlan
  readonly from: CellValues
  readonly others: readonly CellValues[]
  readonly scope: DecisionScope
  /** The first month of every quarter that is decided. */
  readonly months: readonly number[]
}

type Item = { readonly id: string; readonly label: string }

function decidedMonths({ program }: CompiledPlan, { quarters }: DecisionScope): readonly number[] {
  const count = Math.min(quarters, Math.ceil(program.months / 3))
  return Array.from({ length: count }, (_, index) => 3 * index + 1)
}

function itemsOf({ plan }: CompiledPlan, dimension: string): readonly Item[] {
  return plan.dimensions[dimension]?.items ?? []
}

/** Hires of a role by quarter, asked for in its first month. */
function hires(context: Context, { id, label }: Item): readonly Decision[] {
  const { compiled, from, scope, months } = context
  const cell = cellOf(compiled, 'planned_hires', id)
  if (cell === undefined || scope.rules.mustNot.includes(id)) return []
  const { least = 0, most = mostHires(context, id, cell) } = scope.rules.bounds[id] ?? {}
  const numbers = Array.from({ length: Math.max(0, most - least) + 1 }, (_, index) => least + index)
  return months.map(month => {
    const settings = [{ cell, months: { from: month, to: month }, numbers }]
    return decision('hires', id, {
      label: `${label}, asked for in ${monthLabel(compiled.plan, month)}`,
      month,
      settings,
      words: numbers.map(number => `${number}`),
      nothing: least === 0 ? 0 : undefined,
      start: nearest(numbers, sumOver(from[cell], month, month + 2)),
      trials: [],
    })
  })
}

function mostHires({ compiled, from, others, scope, months }: Context, id: string, cell: number): number {
  const opening = cellOf(compiled, 'opening_headcount', id)
  const people = opening === undefined ? 0 : numberOf(from[opening])
  const planned = [from, ...others].flatMap(values =>
    months.map(month => sumOver(values[cell], month, month + 2)),
  )
  return Math.max(1, Math.ceil(people * scope.hiresShare), ...planned.map(Math.ceil))
}

/** Whether a tool is bought or a system built, and from which month. */
function begun(
  { compiled, from, scope, months }: Context,
  { id, label }: Item,
  kind: 'tool' | 'system',
): readonly Decision[] {
  const chosen = cellOf(compiled, `${kind}_chosen`, id)
  const start = cellOf(compiled, `${kind}_start_month`, id)
  if (chosen === undefined || start === undefined) return []
  const { rules } = scope
  const last = Math.min(compiled.program.months, (months.at(-1) ?? 1) + 2)
  const { least = 1, most = last } = rules.bounds[id] ?? {}
  const starts = rules.mustNot.includes(id)
    ? []
    : Array.from({ length: Math.max(0, most - least + 1) }, (_, index) => least + index)
  const may = rules.must.includes(id) ? [] : [0]
  const positions = [...may, ...starts]
  if (positions.length === 0) return []
  const startOf = (month: number): Quantity => (month === 0 ? numberOf(from[start]) : month)
  return [
    decision(kind, id, {
      label,
      month: 1,
      settings: [
        { cell: chosen, numbers: positions.map(month => (month === 0 ? 0 : 1)) },
        { cell: start, numbers: positions.map(startOf) },
      ],
      words: positions.map(month => (month === 0 ? 'no' : `from ${monthLabel(compiled.plan, month)}`)),
      nothing: may.length === 0 ? undefined : 0,
      start: numberOf(from[chosen]) === 1 ? nearest(positions, numberOf(from[start])) : 0,
      trials: positions.flatMap((month, position) => (month % 3 === 1 ? [position] : [])),
    }),
  ].map(found =>
    found.trials.length > 0 || positions.length < 2 ? found : { ...found, trials: [may.length] },
  )
}

/** The share of a team's time for internal systems. */
function share({ compiled, from, others, scope }: Context, { id, label }: Item): readonly Decision[] {
  const cell = cellOf(compiled, 'internal_work_share', id)
  if (cell === undefined || scope.rules.mustNot.includes(id)) return []
  const here = numberOf(from[cell])
  const { least = 0, most = highestShare } = scope.rules.bounds[id] ?? {}
  const grid = Array.from({ length: Math.round(1 / shareStep) + 1 }, (_, index) => index / (1 / shareStep))
  const numbers = within([here, ...others.map(values => numberOf(values[cell])), ...grid], least, most)
  return [
    decision('share', id, {
      label: `${label}, share for internal systems`,
      month: 1,
      settings: [{ cell, numbers }],
      words: numbers.map(number => `${Math.round(100 * number)}%`),
      nothing: positionOrNone(numbers, here),
      start: nearest(numbers, here),
      trials: [],
    }),
  ]
}

const shareStep = 0.05
const highestShare = 0.7

/** The monthly marketing budget by quarter; that of the last one stays. */
function budgets({ compiled, from, others, scope, months }: Context): readonly Decision[] {
  const cell = cellOf(compiled, 'marketing_budget')
  if (cell === undefined || scope.rules.mustNot.includes(budgetName)) return []
  const before = monthsOf(from[cell])
  const known = [from, ...others].flatMap(values => monthsOf(values[cell]))
  const usual = Math.max(...before)
  if (usual <= 0) return []
  const step = niceStep(usual / 15)
  const { least = 0.4 * usual, most = Math.max(3 * usual, ...known) } = scope.rules.bounds[budgetName] ?? {}
  const grid = Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => step * index)
  return months.map((month, index) => {
    const to = index === months.length - 1 ? compiled.program.months : month + 2
    const here = before[month - 1] ?? usual
    const numbers = within([here, ...grid], least, most)
    return decision('budget', '', {
      label: `Marketing budget a month from ${monthLabel(compiled.plan, month)}`,
      month,
      settings: [{ cell, months: { from: month, to: Math.min(to, compiled.program.months) }, numbers }],
      words: numbers.map(number => printFigure(number, 'money', compiled.plan.currency)),
      nothing: positionOrNone(numbers, here),
      start: nearest(numbers, here),
      trials: [],
    })
  })
}

function debt({ compiled, from, scope }: Context): readonly Decision[] {
  const cell = cellOf(compiled, 'debt_chosen')
  const amount = cellOf(compiled, 'debt_amount')
  if (cell === undefined || amount === undefined || !scope.debt || numberOf(from[amount]) <= 0) return []
  return [
    decision('debt', '', {
      label: `Debt of ${printFigure(numberOf(from[amount]), 'money', compiled.plan.currency)}`,
      month: 1,
      settings: [{ cell, numbers: [0, 1] }],
      words: ['no', 'yes'],
      nothing: 0,
      start: numberOf(from[cell]) === 1 ? 1 : 0,
      trials: [1],
    }),
  ]
}

function decision(kind: DecisionKind, item: string, rest: Omit<Decision, 'id' | 'kind' | 'item'>): Decision {
  const about = kind === 'hires' || kind === 'budget' ? ` ${rest.month}` : ''
  return { id: `${kind}${item === '' ? '' : ` ${item}`}${about}`, kind, item, ...rest }
}

/** In the quarters that are decided nobody is hired but by a decision. */
function withoutOtherHires({ compiled, from, scope, months }: Context): CellValues {
  const last = (months.at(-1) ?? -2) + 2
  return compiled.program.cells.map(({ input, member }, cell) => {
    const value = from[cell] as CellValues[number]
    const isDecided = input === 'planned_hires' && !scope.rules.mustNot.includes(member[0] ?? '')
    return isDecided && typeof value === 'object'
      ? value.map((quantity, index) => (index < last ? 0 : quantity))
      : value
  })
}

/** The position of a decision that comes nearest to the numbers of a scenario. */
function positionOf({ kind, settings, nothing, month, start }: Decision, values: CellValues): number {
  const [first, second] = settings
  if (first === undefined) return start
  const numbers = first.numbers.map(quantityToNumber)
  switch (kind) {
    case 'hires':
      return nearest(numbers, sumOver(values[first.cell], month, month + 2))
    case 'budget':
      return nearest(numbers, monthsOf(values[first.cell])[month - 1] ?? 0)
    case 'share':
    case 'debt':
      return nearest(numbers, numberOf(values[first.cell]))
    case 'tool':
    case 'system': {
      const isOn = numberOf(values[first.cell]) === 1
      if (!isOn || second === undefined) return nothing ?? start
      const month = numberOf(values[second.cell])
      const distances = second.numbers.map((number, position) =>
        position === nothing ? Infinity : Math.abs(quantityToNumber(number) - month),
      )
      return distances.indexOf(Math.min(...distances))
    }
  }
}

function cellOf({ program }: CompiledPlan, input: string, item?: string): number | undefined {
  const cell = program.cells.findIndex(
    found => found.input === input && (item === undefined || found.member[0] === item),
  )
  return cell < 0 ? undefined : cell
}

function numberOf(value: CellValues[number] | undefined): number {
  const [number, ...others] = numbersOf(value ?? [])
  if (number === undefined || others.length > 0) throw new Error('planDecisions: not one number')
  return number
}

function monthsOf(value: CellValues[number] | undefined): readonly number[] {
  if (value === undefined) throw new Error('planDecisions: no such cell')
  return numbersOf(value)
}

function sumOver(value: CellValues[number] | undefined, first: number, last: number): number {
  return monthsOf(value)
    .slice(first - 1, last)
    .reduce((sum, number) => sum + number, 0)
}

function nearest(numbers: readonly number[], wanted: number): number {
  const distances = numbers.map(number => Math.abs(number - wanted))
  return distances.indexOf(Math.min(...distances))
}

function positionOrNone(numbers: readonly number[], number: number): number | undefined {
  const position = numbers.indexOf(number)
  return position < 0 ? undefined : position
}

/** The numbers within bounds, each once and rising. */
function within(numbers: readonly number[], least: number, most: number): readonly number[] {
  const kept = [...new Set(numbers)].filter(number => number >= least && number <= most).sort((a, b) => a - b)
  return kept.length > 0 ? kept : [least]
}

/** The amount of 1, 2 or 5 and zeros that is nearest below, at least. */
function niceStep(amount: number): number {
  const power = 10 ** Math.floor(Math.log10(amount))
  return power * ([5, 2, 1].find(times => times * power <= amount) ?? 1)
}
