// A plan's decisions put into words: what is done of everything, by quarter, and how one plan differs from another.

import type { CellValues } from '../../formula/cellValues.ts'
import { quantityToNumber } from '../../formula/quantity.ts'
import { unreachable } from '../../formula/unreachable.ts'
import { monthLabel } from '../../plan/calendar.ts'
import type { CompiledPlan } from '../../plan/compilePlan.ts'
import { counted } from '../../plan/counted.ts'
import { numbersOf } from '../numbersOf.ts'
import type { Choices, Decision } from './decision.ts'
import type { PlanFacts, ScheduleLine } from './optimisation.ts'

/** Decisions about one thing, such as the hires of a role. */
export type DecisionGroup = {
  readonly kind: Decision['kind']
  readonly item: string
  readonly label: string
  /** Indexes of its decisions, in order. */
  readonly members: readonly number[]
}

/** The decisions by what they are about, in their order. */
export function decisionGroups(
  compiled: CompiledPlan,
  decisions: readonly Decision[],
): readonly DecisionGroup[] {
  const groups = new Map<string, { kind: Decision['kind']; item: string; members: number[] }>()
  decisions.forEach(({ kind, item }, index) => {
    const group = groups.get(`${kind} ${item}`) ?? { kind, item, members: [] }
    group.members.push(index)
    groups.set(`${kind} ${item}`, group)
  })
  return [...groups.values()].map(group => ({ ...group, label: groupLabel(compiled, decisions, group) }))
}

/** Whether the plan does anything of it that the scenario it starts from does not. */
export function isDone(
  decisions: readonly Decision[],
  { members }: DecisionGroup,
  choices: Choices,
): boolean {
  return members.some(index => choices[index] !== (decisions[index]?.nothing ?? decisions[index]?.start))
}

/** What the plan does of it: "12 hires, Jan 2026 to Oct 2027", "from Apr 2026", "$160k to $230k a month". */
export function groupWords(
  compiled: CompiledPlan,
  decisions: readonly Decision[],
  { kind, members }: DecisionGroup,
  choices: Choices,
): string {
  const words = members.map(index => decisions[index]?.words[choices[index] as number] ?? '')
  switch (kind) {
    case 'hires': {
      const counts = members.map(index => numberAt(decisions, choices, index))
      const asked = members
        .filter((_, place) => (counts[place] ?? 0) > 0)
        .map(index => decisions[index]?.month ?? 1)
      const total = counts.reduce((sum, count) => sum + count, 0)
      const first = monthLabel(compiled.plan, Math.min(...asked))
      const last = monthLabel(compiled.plan, Math.max(...asked))
      const when = total === 0 ? '' : first === last ? `, ${first}` : `, ${first} to ${last}`
      return `${counted(total, 'hire')}${when}`
    }
    case 'budget': {
      const numbers = members.map(index => numberAt(decisions, choices, index))
      const least = words[numbers.indexOf(Math.min(...numbers))]
      const most = words[numbers.indexOf(Math.max(...numbers))]
      return least === most ? `${least} a month` : `${least} to ${most} a month`
    }
    default:
      return words[0] ?? ''
  }
}

/** How much a plan does over all months. */
export function planFacts({ program }: CompiledPlan, values: CellValues): PlanFacts {
  const total = (input: string): number =>
    program.cells.reduce((sum, cell, index) => {
      const value = values[index]
      if (cell.input !== input || value === undefined) return sum
      return numbersOf(value).reduce(add, sum)
    }, 0)
  return {
    hires: total('planned_hires'),
    tools: total('tool_chosen'),
    systems: total('system_chosen'),
    marketing: total('marketing_budget'),
  }
}

/** What stands at the most that is allowed in at least half of its quarters. */
export function groupsAtMost(
  decisions: readonly Decision[],
  groups: readonly DecisionGroup[],
  choices: Choices,
): readonly { readonly label: string; readonly quarters: number; readonly of: number }[] {
  return groups.flatMap(({ kind, label, members }) => {
    if (kind !== 'hires' && kind !== 'budget' && kind !== 'share') return []
    const quarters = members.filter(
      index => choices[index] === (decisions[index]?.words.length ?? 0) - 1,
    ).length
    return 2 * quarters >= members.length ? [{ label, quarters, of: members.length }] : []
  })
}

/** The hires and the marketing budget quarter by quarter; what is begun once stands among the items. */
export function scheduleOf(
  decisions: readonly Decision[],
  groups: readonly DecisionGroup[],
  choices: Choices,
  months: readonly number[],
): readonly ScheduleLine[] {
  return groups
    .filter(({ kind }) => kind === 'hires' || kind === 'budget')
    .filter(group => isDone(decisions, group, choices) || group.kind === 'budget')
    .map(({ kind, label, members }) => ({
      label,
      unit: kind === 'budget' ? 'money' : 'count',
      quarters: months.map((month, place) => {
        const index = members[place]
        const number = index === undefined ? 0 : numberAt(decisions, choices, index)
        return { month, value: kind === 'hires' && number === 0 ? null : number }
      }),
    }))
}

/** How a plan differs from another, the largest differences first. */
export function differencesBetween(
  decisions: readonly Decision[],
  groups: readonly DecisionGroup[],
  from: Choices,
  to: Choices,
): readonly string[] {
  const found = groups.flatMap(({ kind, label, members }) => {
    const before = members.map(index => numberAt(decisions, from, index))
    const after = members.map(index => numberAt(decisions, to, index))
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
    const change = sum(after) - sum(before)
    switch (kind) {
      case 'hires': {
        const count = Math.abs(change)
        return change === 0
          ? []
          : [{ size: count, text: `${counted(count, `${change > 0 ? 'more' : 'fewer'} hire`)} of ${label}` }]
      }
      case 'budget': {
        const share = change / Math.max(1, sum(before))
        return Math.abs(share) < 0.02
          ? []
          : [
              {
                size: 10 * Math.abs(share),
                text: `${Math.round(100 * Math.abs(share))}% ${share > 0 ? 'more' : 'less'} marketing`,
              },
            ]
      }
      case 'share':
        return change === 0
          ? []
          : [
              {
                size: 5 * Math.abs(change),
                text: `${label} ${Math.round(100 * (after[0] ?? 0))}%, not ${Math.round(100 * (before[0] ?? 0))}%`,
              },
            ]
      case 'tool':
      case 'system':
      case 'debt': {
        if (change !== 0) return [{ size: 4, text: `${change > 0 ? 'with' : 'without'} ${label}` }]
        const [first = 0] = members
        const words = decisions[first]?.words
        return from[first] === to[first]
          ? []
          : [
              {
                size: 1,
                text: `${label} ${words?.[to[first] as number]}, not ${words?.[from[first] as number]}`,
              },
            ]
      }
      default:
        return unreachable(kind)
    }
  })
  return found.sort((a, b) => b.size - a.size).map(({ text }) => text)
}

function groupLabel(
  compiled: CompiledPlan,
  decisions: readonly Decision[],
  { kind, item, members }: Omit<DecisionGroup, 'label'>,
): string {
  if (kind === 'budget') return 'Marketing budget a month'
  if (kind === 'hires')
    return compiled.plan.dimensions.role?.items.find(({ id }) => id === item)?.label ?? item
  return decisions[members[0] ?? 0]?.label ?? item
}

function numberAt(decisions: readonly Decision[], choices: Choices, index: number): number {
  return quantityToNumber(decisions[index]?.settings[0]?.numbers[choices[index] as number] ?? 0)
}

function add(a: number, b: number): number {
  return a + b
}
