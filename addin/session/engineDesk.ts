// Answers the pane's questions with the engine. Runs in the worker; tests call it as it is.

import {
  type CompiledPlan,
  compilePlan,
  type ExactRun,
  explain,
  freezeScenario,
  growthInputs,
  keyFigures,
  planChecks,
  readPlan,
  reproduceScenario,
  resultChecks,
  runScenario,
  type Scenario,
  type ScenarioRun,
  scenarioChecks,
  writePlan,
} from '../../engine/index.ts'
import type {
  EngineApi,
  Examination,
  OpenedPlan,
  PlanLayout,
  RowLayout,
  ScenarioNumbers,
} from './engineApi.ts'
import { keptRuns } from './keptRuns.ts'

/** A desk holds one plan at a time: the one opened last. Asking before that is a mistake of ours and throws. */
export function engineDesk(): EngineApi {
  let opened: CompiledPlan | undefined
  let exactly = keptRuns()

  /** The opened plan with the scenarios as they are now: one compiled plan serves them all. */
  function withScenarios(scenarios: readonly Scenario[]): CompiledPlan {
    if (opened === undefined) throw new Error('engineDesk: no plan is open')
    return { ...opened, plan: { ...opened.plan, scenarios } }
  }

  return {
    open(text) {
      const plan = readPlan(text)
      if (!plan.ok) return plan
      const compiled = compilePlan(plan.value)
      if (!compiled.ok) return compiled
      opened = compiled.value
      exactly = keptRuns()
      const notices = [...plan.warnings, ...compiled.warnings, ...planChecks(opened)]
      const value: OpenedPlan = { plan: opened.plan, layout: layoutOf(opened), notices }
      return { ok: true, value, warnings: [] }
    },
    run(scenarios, id) {
      const compiled = withScenarios(scenarios)
      const run = runScenario(compiled, id, 'kernel')
      return run.ok ? { ok: true, value: numbersOf(compiled, id, run.value), warnings: run.warnings } : run
    },
    examine(scenarios, id) {
      const compiled = withScenarios(scenarios)
      const fast = runScenario(compiled, id, 'kernel')
      if (!fast.ok) return fast
      const exact = exactly(compiled, id)
      if (!exact.ok) return exact
      const { faults } = exact.value
      if (faults.length > 0) return { ok: false, diagnostics: faults }
      const findings = scenarioChecks(compiled, fast.value.inputs)
      return { ok: true, value: { ...compared(exact.value, fast.value), findings }, warnings: [] }
    },
    explain(scenarios, id, cell, depth) {
      const compiled = withScenarios(scenarios)
      const exact = exactly(compiled, id)
      return exact.ok ? explain(exact.value, compiled.checked.rows, cell, depth) : exact
    },
    freeze: (scenarios, id, time) => freezeScenario(withScenarios(scenarios), id, time),
    reproduce(scenarios, id) {
      const compiled = withScenarios(scenarios)
      const frozen = scenarios.find(scenario => scenario.id === id)?.frozen
      if (frozen === undefined) throw new Error(`engineDesk: ${id} is not frozen`)
      return reproduceScenario(compiled, id, frozen)
    },
    read: readPlan,
    write: scenarios => writePlan(withScenarios(scenarios).plan),
  }
}

function layoutOf({ model, program, vocabulary, plan }: CompiledPlan): PlanLayout {
  const rows = model.themes.flatMap(theme =>
    theme.rows.map((row): readonly [string, RowLayout] => {
      const { first, count } = program.rows.get(row.name) ?? { first: 0, count: 0 }
      const members = program.series.slice(first, first + count).map(({ member }) => member)
      return [row.name, { ...row, theme: theme.title, first, members }]
    }),
  )
  const labels = new Map(
    Object.values(plan.dimensions).flatMap(({ items }) => items.map(({ id, label }) => [id, label])),
  )
  const items = [...vocabulary.items].map(
    ([dimension, ids]) => [dimension, ids.map(id => ({ id, label: labels.get(id) ?? spoken(id) }))] as const,
  )
  const mappings = Object.entries(plan.mappings).map(
    ([name, { values }]) => [name, new Map(Object.entries(values))] as const,
  )
  return {
    months: plan.months,
    rows: new Map(rows),
    inputs: new Map(growthInputs(model).map(input => [input.name, input])),
    cells: program.cells,
    items: new Map(items),
    mappings: new Map(mappings),
  }
}

/** The model's own items have ids only: `customer_success` reads "Customer success". */
function spoken(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1).replaceAll('_', ' ')
}

function numbersOf(compiled: CompiledPlan, scenario: string, run: ScenarioRun): ScenarioNumbers {
  const { months, series } = compiled.program
  const columns = new Float64Array(series.length * months)
  for (const [index, { row, member }] of series.entries())
    columns.set(run.numbers(row, member), index * months)
  return {
    scenario,
    columns,
    values: run.values,
    figures: keyFigures(compiled.plan, row => run.numbers(row)),
    findings: resultChecks(compiled, run.numbers),
  }
}

/** Integrity checks are 0: they agree within 1e-6, which is 1e-9 of this. */
const sizeOfChecks = 1000

/** The largest difference over all numbers, relative to the largest number of their row. */
function compared(exact: ExactRun, fast: ScenarioRun): Omit<Examination, 'findings'> {
  const { series, months } = exact.program
  const columns = exact.numbers()
  let worst = { largest: 0, row: '', compared: series.length * months }
  for (const [index, { row, member }] of series.entries()) {
    const theirs = columns[index] ?? new Float64Array(months)
    const size = Math.max(row.startsWith('check_') ? sizeOfChecks : 1, ...theirs.map(Math.abs))
    for (const [month, value] of fast.numbers(row, member).entries()) {
      const largest = Math.abs(value - (theirs[month] ?? 0)) / size
      if (!(largest <= worst.largest)) worst = { ...worst, largest, row }
    }
  }
  return worst
}
