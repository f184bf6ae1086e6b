// What a comparison says in a meeting: who is ahead, where cash is lowest, what holds each scenario back.

import { monthLabel } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { counted } from '../plan/counted.ts'
import { printFigure } from '../plan/figure.ts'
import type { Limit } from '../plan/monthlyLimits.ts'
import { listOf } from './causeText.ts'
import type { ComparedInput, Comparison } from './compare.ts'

/** A comparison with the names of its scenarios. */
export type Named = {
  readonly compiled: CompiledPlan
  readonly comparison: Comparison
  readonly names: readonly string[]
}

/** The sentences, the one to say first in front. */
export function compareSentences(named: Named): readonly string[] {
  return [
    ...aheadInArr(named),
    ...lowestCash(named),
    ...betterFigures(named),
    ...heldBack(named),
    inputsInWords(named.comparison.inputs),
  ]
}

/** The last figure of ARR: the end of the plan. */
function aheadInArr({ compiled, comparison, names }: Named): readonly string[] {
  const figure = comparison.figures.findLast(({ row }) => row === 'total_arr')
  if (figure === undefined) return []
  const month = monthLabel(compiled.plan, figure.months[0] ?? 0)
  const print = (value: number): string => printFigure(value, figure.unit, compiled.plan.currency)
  const [values, first] = [figure.values.map(value => value ?? 0), figure.values[0] ?? 0]
  if (values.length === 2) {
    const gap = (values[1] ?? 0) - first
    if (gap === 0) return [`By ${month} ${names[1]} and ${names[0]} have the same ARR, ${print(first)}.`]
    return [
      `By ${month} ${names[1]} has ${print(Math.abs(gap))} ${gap < 0 ? 'less' : 'more'} ARR than ${names[0]}: ${print(values[1] ?? 0)} against ${print(first)}.`,
    ]
  }
  const [most, least] = [Math.max(...values), Math.min(...values)]
  const at = (value: number): string => listOf(names.filter((_, index) => values[index] === value))
  return [
    most === least
      ? `By ${month} all have the same ARR, ${print(most)}.`
      : `By ${month} ARR is highest in ${at(most)} (${print(most)}) and lowest in ${at(least)} (${print(least)}).`,
  ]
}

function lowestCash({ compiled, comparison, names }: Named): readonly string[] {
  const figure = comparison.figures.find(({ row }) => row === 'cash_low_point')
  if (figure === undefined) return []
  const each = names.map((name, index) => {
    const cash = printFigure(figure.values[index] ?? 0, figure.unit, compiled.plan.currency)
    return `${cash} in ${name} (${monthLabel(compiled.plan, figure.months[index] ?? 0)})`
  })
  return [`At its lowest, cash is ${listOf(each, 7)}.`]
}

/** Of two scenarios: in how many key figures the second is better. */
function betterFigures({ comparison, names }: Named): readonly string[] {
  if (names.length !== 2) return []
  const signs = comparison.figures.map(({ better, values: [from, to] }) =>
    from == null || to == null ? 0 : Math.sign(better === 'higher' ? to - from : from - to),
  )
  const count = (sign: number): number => signs.filter(each => each === sign).length
  if (count(0) === signs.length) return []
  return [`Of ${signs.length} key figures ${names[1]} is better in ${count(1)} and worse in ${count(-1)}.`]
}

const limitWords: Readonly<Record<Limit, string>> = {
  pipeline: 'the pipeline',
  sellers: 'sellers',
  waiting: 'sellers still to be hired',
}

/** For every scenario what limits new business most often, those with the same limit together. */
function heldBack({ comparison, names }: Named): readonly string[] {
  const most = comparison.limits.map(limits => {
    const months = limits.flatMap(segment => segment.months)
    const counted = (Object.keys(limitWords) as readonly Limit[])
      .map(limit => ({ limit, count: months.filter(month => month === limit).length }))
      .sort((a, b) => b.count - a.count)
    const share = Math.round((100 * (counted[0]?.count ?? 0)) / months.length)
    return { limit: counted[0]?.limit, share, segments: limits.length }
  })
  if (most.some(({ segments }) => segments === 0)) return []
  const each = (Object.keys(limitWords) as readonly Limit[]).flatMap(limit => {
    const held = names.flatMap((name, index) =>
      most[index]?.limit === limit ? [`${name} (${most[index]?.share}%)`] : [],
    )
    return held.length === 0 ? [] : [`by ${limitWords[limit]} in ${listOf(held, names.length)}`]
  })
  return [
    `Over all months and segments new business is limited most often ${each.join(', and ')}. In the strips S stands for sellers, H for sellers still to be hired, P for the pipeline.`,
  ]
}

function inputsInWords(inputs: readonly ComparedInput[]): string {
  if (inputs.length === 0) return 'No input differs.'
  const names = [...new Set(inputs.map(({ input }) => input.replace(/\[.*/, '')))]
  return `${counted(inputs.length, 'number')} of ${counted(names.length, 'input')} ${inputs.length === 1 ? 'differs' : 'differ'}.`
}
