// To what a person ascribes a change: an initiative, a tool, a system, the hiring of a function, a budget. Found from the
// model's own words (dimensions, themes, decisions), never from the items of a company.

import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { ChangeSource } from '../plan/scenarioSteps.ts'

/** What a change is ascribed to. */
export type CauseName = {
  readonly id: string
  readonly label: string
  /** What it is called if the whole cause moves one input only. */
  readonly alone?: string
}

/**
 * How changes are put together: `decision` as a person would list them, with hires by function; `role` the same with hires
 * role by role; `source` by who answers for the numbers: finance, sales ops, HR, internal technology.
 */
export type Grouping = 'decision' | 'role' | 'source'

/** The cause of what a change does to one member of an input. */
export type CauseFinder = (source: ChangeSource, input: string, member: readonly string[]) => CauseName

/**
 * All changes of an initiative are one cause. Of a scenario's own changes: what belongs to a tool, a system or a tranche
 * of the round is that; decisions by role are the hiring of a function; the other decisions of a theme are one cause
 * (such as all of the debt); an estimate is a cause by itself. By source an initiative has as many causes as it has
 * sources.
 */
export function causeFinder(compiled: CompiledPlan, by: Grouping): CauseFinder {
  const { plan, vocabulary } = compiled
  const ownCause = ownCauseFinder(compiled, by)
  return ({ initiative }, name, member) => {
    const { source, label = name } = vocabulary.inputs.get(name) ?? {}
    if (by === 'source') return { id: `source ${source}`, label: capitalised(source ?? label) }
    if (initiative === undefined) return ownCause(name, member)
    const found = plan.initiatives.find(({ id }) => id === initiative)
    return { id: `initiative ${initiative}`, label: found?.label ?? initiative }
  }
}

function ownCauseFinder(
  { plan, model, vocabulary }: CompiledPlan,
  by: Grouping,
): (input: string, member: readonly string[]) => CauseName {
  const labelOf = (dimension: string, item: string): string =>
    plan.dimensions[dimension]?.items.find(({ id }) => id === item)?.label ?? item
  const themes = new Map(model.themes.flatMap(({ title, inputs }) => inputs.map(({ name }) => [name, title])))
  const functions = plan.mappings.role_function?.values ?? {}

  return (name, member) => {
    const { dims = [], decision, label = name } = vocabulary.inputs.get(name) ?? {}
    for (const dimension of ['tool', 'system', 'tranche']) {
      const item = member[dims.indexOf(dimension)]
      if (item !== undefined) return { id: `${dimension} ${item}`, label: labelOf(dimension, item) }
    }
    if (decision !== true) return { id: `input ${name}`, label }
    const role = member[dims.indexOf('role')]
    if (role === undefined) {
      const theme = themes.get(name) ?? label
      return { id: `theme ${theme}`, label: theme, alone: label }
    }
    const team = by === 'decision' ? functions[role] : undefined
    return team == null
      ? { id: `role ${role}`, label: `${labelOf('role', role)} hiring` }
      : { id: `function ${team}`, label: `${labelOf('function', team)} hiring` }
  }
}

function capitalised(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
