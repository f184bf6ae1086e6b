// A company so small that its plan can be checked by hand: every input is 0 or its fallback unless a test says otherwise.

import { runExact } from '../../engine/exact/runExact.ts'
import { compileModel } from '../../engine/formula/compileModel.ts'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import type { InputCell, Shape } from '../../engine/formula/program.ts'
import { growthInputs, growthModel, modelDefinition } from '../../engine/growth/baseModel.ts'
import type { GrowthModel } from '../../engine/growth/growthModel.ts'

const months = 12
const historyMonths = 24

/** The company's items; two roles of one kind, and everything else as few as possible. */
export const items = {
  role: ['junior_seller', 'senior_seller', 'marketer', 'builder'],
  segment: ['market'],
  channel: ['advertising'],
  tool: ['notebook'],
  system: ['portal', 'robot'],
  team: ['builders'],
  function: ['selling', 'everything_else'],
  tranche: ['first', 'second'],
  tenure: ages(2),
  contract_age: ages(12),
  collection_age: ages(1),
} as const

const mappings: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  kind_of_role: {
    junior_seller: 'account_executive',
    senior_seller: 'account_executive',
    marketer: 'marketer',
    builder: 'engineer',
  },
  kind_of_team: { builders: 'platform' },
  kind_of_function: { selling: 'sales', everything_else: 'general_and_administrative' },
  role_function: {
    junior_seller: 'selling',
    senior_seller: 'selling',
    marketer: 'selling',
    builder: 'everything_else',
  },
  role_segment: { junior_seller: 'market', senior_seller: 'market' },
  role_team: { builder: 'builders' },
  tool_function: { notebook: 'selling' },
  tool_purpose: { notebook: 'operational_technology' },
  system_function: { portal: 'everything_else', robot: 'everything_else' },
  system_purpose: { portal: 'customer_technology', robot: 'operational_technology' },
}

/** What a test says of an input: one number for everything, or a number per member and month. */
export type Said = Readonly<Record<string, number | ((member: readonly string[], month: number) => number)>>

/** The months 1 to 12 of a row's member, as numbers. */
export type Rows = (name: string, ...member: readonly string[]) => readonly number[]

/** Runs the growth model for the small company; a fault fails the test with its printed text. */
export function runSmallCompany(said: Said, model: GrowthModel = growthModel): Rows {
  const compiled = compileModel(modelDefinition(model), shape(model))
  if (!compiled.ok) throw new Error(compiled.diagnostics.map(printDiagnostic).join('\n'))
  const { program } = compiled.value
  const fallbacks = new Map(growthInputs(model).map(({ name, otherwise }) => [name, otherwise ?? 0]))
  const run = runExact(
    program,
    program.cells.map(cell => cellValue(cell, said[cell.input] ?? fallbacks.get(cell.input) ?? 0)),
  )
  if (run.faults.length > 0) throw new Error(run.faults.map(printDiagnostic).join('\n'))
  const numbers = run.numbers()
  return (name, ...member) => {
    const index = program.series.findIndex(
      series => series.row === name && series.member.join() === member.join(),
    )
    if (index < 0) throw new Error(`no row ${name}[${member.join()}]`)
    return [...(numbers[index] ?? [])]
  }
}

function cellValue(cell: InputCell, said: Said[string]): number | readonly number[] {
  const at = (month: number): number => (typeof said === 'number' ? said : said(cell.member, month))
  switch (cell.time) {
    case 'constant':
      return at(1)
    case 'monthly':
      return Array.from({ length: months }, (_, index) => at(index + 1))
    case 'history':
      return Array.from({ length: historyMonths }, (_, index) => at(index + 1 - historyMonths))
  }
}

function shape(model: GrowthModel): Shape {
  const own = new Map<string, readonly string[]>(Object.entries(items))
  return {
    items: new Map(
      model.dimensions.map(({ name, items: fixed, sameItemsAs }) => [
        name,
        fixed ?? (own.get(sameItemsAs ?? name) ?? []).map(id => ({ id, label: id })),
      ]),
    ),
    mappings: new Map(
      model.mappings.map(({ name, from }) => [
        name,
        new Map((own.get(from) ?? []).map(id => [id, mappings[name]?.[id] ?? null])),
      ]),
    ),
    months,
    historyMonths,
  }
}

function ages(oldest: number): readonly string[] {
  return Array.from({ length: oldest + 1 }, (_, age) => `month_${age}`)
}
