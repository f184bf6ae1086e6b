// `proceeds compare FILE BEFORE AFTER`: two scenarios beside each other, and the inputs in which they differ.

import {
  type CompiledPlan,
  cellName,
  keyFigures,
  monthLabel,
  printChange,
  printFigure,
  quantityToNumber,
  runScenario,
  type ScenarioRun,
} from '../engine/index.ts'
import { chosenScenario } from './choose.ts'
import { openPlan, refuse } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'
import { printCsv, printTable, type TextTable } from './textTable.ts'
import { unitsOf } from './unitsOf.ts'

/** How the comparison is printed. */
export type CompareOptions = { readonly changes?: boolean; readonly json?: boolean; readonly csv?: boolean }

/** Prints before, after and change of the key figures, then what was changed. */
export async function compareCommand(
  terminal: Terminal,
  path: string,
  beforeId: string,
  afterId: string,
  options: CompareOptions,
): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const ids = [
    chosenScenario(terminal, compiled, beforeId),
    chosenScenario(terminal, compiled, afterId),
  ] as const
  if (ids[0] === undefined || ids[1] === undefined) return exitCodes.usage
  const before = runScenario(compiled, ids[0], 'exact')
  if (!before.ok) return refuse(terminal, path, before.diagnostics)
  const after = runScenario(compiled, ids[1], 'exact')
  if (!after.ok) return refuse(terminal, path, after.diagnostics)
  const pair = figurePairs(compiled, before.value, after.value).filter(
    ({ from, to }) => !options.changes || from !== to,
  )
  const inputs = inputChanges(compiled, before.value, after.value)
  if (options.json) {
    terminal.out(JSON.stringify({ before: ids[0], after: ids[1], figures: pair, inputs }, null, 2))
    return exitCodes.done
  }
  const figures = figureTable(compiled, before.value, after.value, pair)
  if (options.csv) {
    terminal.out(printCsv(figures))
    return exitCodes.done
  }
  terminal.out(printTable(figures, terminal.width))
  terminal.out(`\n${inputs.length === 0 ? 'No input differs.' : `${inputs.length} inputs differ:`}`)
  if (inputs.length > 0) {
    const rows = inputs.map(({ input, month, from, to }) => [
      month === undefined ? input : `${input}, ${monthLabel(compiled.plan, month)}`,
      String(from),
      String(to),
    ])
    terminal.out(printTable({ header: ['', 'before', 'after'], rows }, terminal.width))
  }
  return exitCodes.done
}

type FigurePair = {
  readonly label: string
  readonly row: string
  readonly from: number | null
  readonly to: number | null
  readonly months: readonly [number, number]
}

function figurePairs(compiled: CompiledPlan, before: ScenarioRun, after: ScenarioRun): readonly FigurePair[] {
  const others = keyFigures(compiled.plan, row => after.numbers(row))
  return keyFigures(compiled.plan, row => before.numbers(row)).map((figure, index) => ({
    label: figure.label,
    row: figure.row,
    from: figure.value,
    to: others[index]?.value ?? null,
    months: [figure.month, others[index]?.month ?? figure.month],
  }))
}

function figureTable(
  compiled: CompiledPlan,
  before: ScenarioRun,
  after: ScenarioRun,
  pairs: readonly FigurePair[],
): TextTable {
  const { currency } = compiled.plan
  const unitOf = unitsOf(compiled)
  const rows = pairs.map(({ label, row, from, to, months }) => {
    const unit = unitOf(row) ?? ''
    const show = (value: number | null, month: number): string => {
      if (value === null) return '-'
      const figure = printFigure(value, unit, currency)
      return months[0] === months[1] ? figure : `${figure} in ${monthLabel(compiled.plan, month)}`
    }
    const change = from === null || to === null ? '-' : printChange(from, to, unit, currency)
    return [label, show(from, months[0]), show(to, months[1]), change]
  })
  return { header: ['', before.inputs.scenario.name, after.inputs.scenario.name, 'Change'], rows }
}

type InputChange = {
  readonly input: string
  readonly month?: number
  readonly from: number
  readonly to: number
}

/** Every number of the inputs that differs; a monthly input once per month. */
function inputChanges(
  compiled: CompiledPlan,
  before: ScenarioRun,
  after: ScenarioRun,
): readonly InputChange[] {
  return compiled.program.cells.flatMap(({ input, member, time }) => {
    const [from, to] = [before.inputs.quantity(input, member), after.inputs.quantity(input, member)].map(
      listOf,
    )
    const first = time === 'history' ? 1 - compiled.plan.history_months : 1
    return (from ?? []).flatMap((value, index) => {
      const other = to?.[index] ?? value
      if (value === other) return []
      return [
        {
          input: cellName(input, member),
          ...(time === 'constant' ? {} : { month: first + index }),
          from: value,
          to: other,
        },
      ]
    })
  })
}

function listOf(value: ReturnType<ScenarioRun['inputs']['quantity']>): readonly number[] {
  return typeof value === 'object' ? value.map(quantityToNumber) : [quantityToNumber(value)]
}
