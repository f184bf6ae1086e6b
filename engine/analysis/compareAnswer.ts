// A comparison as people read it: sentences, then figures and rows side by side, limits, and where the inputs differ.

import type { Answer, AnswerTable } from '../plan/answer.ts'
import { dateOf, monthLabel } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { Limit } from '../plan/monthlyLimits.ts'
import type { ComparedFigure, ComparedInput, ComparedRow, Comparison } from './compare.ts'
import { compareSentences, type Named } from './compareSentences.ts'
import { labelOf, memberLabel } from './memberLabel.ts'
import { modelRow } from './modelRow.ts'
import { scenarioName } from './scenarioName.ts'

/** Which columns: all with what changes, the first scenario, the others, or only what changes. */
export type ComparisonView = 'both' | 'before' | 'after' | 'changes'

/** Sentences; tables of the key figures, of every row that was asked for, of the inputs that differ, and the limits. */
export function compareAnswer(compiled: CompiledPlan, comparison: Comparison, view: ComparisonView): Answer {
  const names = comparison.scenarios.map(id => scenarioName(compiled, id))
  const shown: Shown = { compiled, comparison, names, view, columns: columnsOf(names, view) }
  return {
    title: `Compare ${names.join(', ')}`,
    sentences: compareSentences(shown),
    tables: [
      figureTable(shown),
      ...comparison.rows.map((row, index) => rowTable(shown, row, index)),
      ...limitTable(shown),
      ...inputTable(shown),
    ].filter(({ lines }) => lines.length > 0),
  }
}

type Shown = Named & {
  readonly view: ComparisonView
  /** Which scenarios have a column. */
  readonly columns: readonly number[]
}

function columnsOf(names: readonly string[], view: ComparisonView): readonly number[] {
  const all = names.map((_, index) => index)
  if (view === 'before') return [0]
  return view === 'after' ? all.slice(1) : all
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
  const title = labelOf(compiled, modelRow(compiled, row), member)
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
