// Scenarios and rows named on the command line, with "did you mean" when there is none of that name.

import { type CompiledPlan, nearest } from '../engine/index.ts'
import type { Terminal } from './terminal.ts'

/** The scenario of that id; without an id the plan's last one. Undefined after telling that there is none. */
export function chosenScenario(
  terminal: Terminal,
  compiled: CompiledPlan,
  id: string | undefined,
): string | undefined {
  const ids = compiled.plan.scenarios.map(scenario => scenario.id)
  const wanted = id ?? ids.at(-1)
  if (wanted !== undefined && ids.includes(wanted)) return wanted
  unknown(terminal, 'scenario', wanted ?? '', ids)
  return undefined
}

/** Scenarios of which each is named once; undefined after telling which there is not, or which is named twice. */
export function chosenScenarios(
  terminal: Terminal,
  compiled: CompiledPlan,
  ids: readonly string[],
): readonly string[] | undefined {
  const known = ids.flatMap(id => chosenScenario(terminal, compiled, id) ?? [])
  if (known.length < ids.length) return undefined
  const twice = known.find((id, index) => known.indexOf(id) < index)
  if (twice === undefined) return known
  terminal.err(`${twice} is named twice: name scenarios that differ.`)
  return undefined
}

/** The rows of those names, in model order; without names all rows. Undefined after telling what is not a row. */
export function chosenRows(
  terminal: Terminal,
  compiled: CompiledPlan,
  names: readonly string[] | undefined,
): readonly string[] | undefined {
  const rows = [...compiled.program.rows.keys()]
  if (names === undefined || names.length === 0) return rows
  const wrong = names.filter(name => !rows.includes(name))
  for (const name of wrong)
    if (compiled.vocabulary.inputs.has(name))
      terminal.err(`${name} is an input, not a row: it is given and not computed. Name a row.`)
    else unknown(terminal, 'row', name, rows)
  return wrong.length > 0 ? undefined : rows.filter(row => names.includes(row))
}

function unknown(terminal: Terminal, what: string, name: string, known: readonly string[]): void {
  if (known.length === 0) {
    terminal.err(`The plan has no ${what} yet: add one to its ${what}s (docs/plan-file.md shows how).`)
    return
  }
  const guess = nearest(name, known)
  const list =
    known.length <= 20
      ? `The ${what}s are ${known.join(', ')}.`
      : `There are ${known.length} ${what}s; proceeds model lists those of the growth model.`
  terminal.err(`There is no ${what} called ${name}. ${guess === undefined ? list : `Did you mean ${guess}?`}`)
}
