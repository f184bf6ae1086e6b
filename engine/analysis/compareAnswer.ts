// A comparison as people read it: who is ahead in what, what holds each back, and where the inputs differ.

import type { Answer, AnswerTable } from '../plan/answer.ts'
import { dateOf, monthLabel } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { printFigure } from '../plan/figure.ts'
import type { Limit } from '../plan/monthlyLimits.ts'
import { listOf } from './causeText.ts'
import type { ComparedFigure, ComparedInput, ComparedRow, Comparison } from './compare.ts'
import { memberLabel } from './memberLabel.ts'
import { modelRow } from './modelRow.ts'

/** Which columns: all with what changes, the first scenario, the others, or only what changes. */
export type ComparisonView = 'both' | 'before' | 'after' | 'changes'

/** Sentences; tables of the key figures, of every row that was asked for, of the inputs that differ, and the limits. */
export function compareAnswer(compiled: CompiledPlan, comparison: Comparison, view: ComparisonView): Answer {
  const names = comparison.scenarios.map(
    id => compiled.plan.scenarios.find(scenario => scenario.id === id)?.name ?? id,
  )
  const shown: Shown = { compiled, comparison, names, view, columns: columnsOf(names, view) }
  return {
    title: `Compare ${names.join(', ')}`,
    sentences: [
      ...aheadInArr(shown),
      ...lowestCash(shown),
      ...betterFigures(shown),
      ...heldBack(shown),
      inputsInWords(comparison.inputs),
    ],
    tables: [
      figureTable(shown),
      ...comparison.rows.map((row, index) => rowTable(shown, row, index)),
      ...limitTable(shown),
      ...inputTable(shown),
    ].filter(({ lines }) => lines.length > 0),
  }
}

type Shown = {
  readonly compiled: CompiledPlan
  readonly comparison: Comparison
  readonly names: readonly string[]
  readonly view: ComparisonView
  /** Which scenarios have a column. */
  readonly columns: readonly number[]
}

function columnsOf(names: readonly string[], view: ComparisonView): readonly number[] {
  const all = names.map((_, index) => index)
  if (view === 'before') return [0]
  return view === 'after' ? all.slice(1) : all
}

/** The last figure of ARR: the end of the plan. */
function aheadInArr({ compiled, comparison, names }: Shown): readonly string[] {
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

function lowestCash({ compiled, comparison, names }: Shown): readonly string[] {
  const figure = comparison.figures.find(({ row }) => row === 'cash_low_point')
  if (figure === undefined) return []
  const each = names.map((name, index) => {
    const cash = printFigure(figure.values[index] ?? 0, figure.unit, compiled.plan.currency)
    return `${cash} in ${name} (${monthLabel(compiled.plan, figure.months[index] ?? 0)})`
  })
  return [`At its lowest, cash is ${listOf(each, 7)}.`]
}

/** Of two scenarios: in how many key figures the second is better. */
function betterFigures({ comparison, names }: Shown): readonly string[] {
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
function heldBack({ comparison, names }: Shown): readonly string[] {
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
  return `${inputs.length} ${inputs.length === 1 ? 'number' : 'numbers'} of ${names.length === 1 ? '1 input differ' : `${names.length} inputs differ`}.`
}

function figureTable({ compiled, comparison, names, view, columns }: Shown): AnswerTable {
  const hasChange = names.length === 2 && columns.length === 2
  const figures = comparison.figures.filter(figure => view !== 'changes' || hasMoved(figure))
  return {
    id: 'figures',
    header: ['Key figure', ...columns.map(column => names[column] ?? ''), ...(hasChange ? ['Change'] : [])],
    ...(hasChange && { changes: [3] }),
    lines: figures.flatMap(({ label, unit, values, months }) => {
      const [from, to] = values
      const change = from == null || to == null ? null : to - from
      const line = {
        name: label,
        values: [...columns.map(column => values[column] ?? null), ...(hasChange ? [change] : [])],
        unit,
      }
      if (months.every(month => month === months[0])) return [line]
      const inMonth = columns.map(column => monthLabel(compiled.plan, months[column] ?? 0))
      return [line, { name: `${label}: month`, values: [...inMonth, ...(hasChange ? [null] : [])] }]
    }),
  }
}

function hasMoved({ values }: ComparedFigure): boolean {
  return values.some(value => value !== values[0])
}

/** Colours of lines, as on the workbook's sheet Home. */
const lineColors = ['1F5FA8', 'C55A11', '2F7D5B', 'E0A100', '7A4B9A', '3F8F8A', '8A94A0'] as const

/** A line for each period, a column for each scenario; or what each has more than the first. */
function rowTable(shown: Shown, { row, member, unit, values }: ComparedRow, index: number): AnswerTable {
  const { compiled, comparison, names, view, columns } = shown
  const { label, dims } = modelRow(compiled, row)
  const of = memberLabel(compiled, dims, member)
  const title = of === '' ? label : `${label}, ${of}`
  const less = (column: number, period: number): number | null => {
    const [from, to] = [values[0]?.[period] ?? null, values[column]?.[period] ?? null]
    return from === null || to === null ? null : to - from
  }
  const isChange = view === 'changes'
  const others = columns.filter(column => column > 0)
  const kept = isChange ? others : columns
  const hasChange = !isChange && names.length === 2 && columns.length === 2
  const header = kept.map(column => (isChange ? `${names[column]} less ${names[0]}` : (names[column] ?? '')))
  return {
    id: `row_${index + 1}`,
    header: [title, ...header, ...(hasChange ? ['Change'] : [])],
    ...(isChange && { changes: kept.map((_, place) => place + 1) }),
    ...(hasChange && { changes: [3] }),
    lines: comparison.periods.flatMap((period, place) => {
      const line = kept.map(column => (isChange ? less(column, place) : (values[column]?.[place] ?? null)))
      if (isChange && line.every(value => value === null || value === 0)) return []
      const name =
        period.from === period.to && !period.partial ? dateOf(compiled.plan, period.from) : period.label
      return [{ name, values: [...line, ...(hasChange ? [less(1, place)] : [])], unit }]
    }),
    chart: {
      kind: 'line',
      title: isChange ? `${title}: less ${names[0]}` : title,
      series: kept.map((_, place) => ({
        column: place + 1,
        color: lineColors[place % lineColors.length] ?? '8A94A0',
      })),
    },
  }
}

/** The inputs that differ; months of an input in a row whose numbers are the same are one line. */
function inputTable({ compiled, comparison, names }: Shown): readonly AnswerTable[] {
  const runs: { first: ComparedInput; last: number | undefined }[] = []
  for (const input of comparison.inputs) {
    const run = runs.at(-1)
    const goesOn =
      run?.first.input === input.input &&
      run.last !== undefined &&
      input.month === run.last + 1 &&
      input.values.every((value, index) => value === run.first.values[index])
    if (run !== undefined && goesOn) run.last = input.month
    else runs.push({ first: input, last: input.month })
  }
  if (runs.length === 0) return []
  return [
    {
      id: 'inputs',
      header: ['Inputs that differ', ...names],
      lines: runs.map(({ first: { input, month, isMonth, values, unit }, last }) => {
        const from = month === undefined ? '' : `, ${monthLabel(compiled.plan, month)}`
        const to = last === month || last === undefined ? '' : ` to ${monthLabel(compiled.plan, last)}`
        const shown = isMonth ? values.map(value => monthLabel(compiled.plan, value)) : values
        return { name: `${input}${from}${to}`, values: shown, unit }
      }),
    },
  ]
}

/** Letters as on the workbook's own sheet Compare. */
const letters: Readonly<Record<Limit, string>> = { sellers: 'S', waiting: 'H', pipeline: 'P' }

function limitTable({ compiled, comparison, names, columns }: Shown): readonly AnswerTable[] {
  const strips = columns.flatMap(column =>
    (comparison.limits[column] ?? []).map(({ segment, months }) => ({
      name: `${names[column]}: ${memberLabel(compiled, ['segment'], [segment])}`,
      months,
    })),
  )
  if (strips.length === 0) return []
  return [
    {
      id: 'limits',
      header: ['Limits by month', ...strips.map(({ name }) => name)],
      strip: Object.fromEntries(
        (Object.keys(letters) as readonly Limit[]).map(limit => [letters[limit], limit]),
      ),
      lines: Array.from({ length: compiled.plan.months }, (_, month) => ({
        name: dateOf(compiled.plan, month + 1),
        values: strips.map(({ months }) => letters[months[month] ?? 'pipeline']),
      })),
    },
  ]
}
