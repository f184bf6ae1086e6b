// Inputs and rows on a command line: `starting_acv[enterprise]`, `effort_estimate[data_platform, *]`.

import { type CompiledPlan, nearest, type Where } from '../engine/index.ts'
import type { Terminal } from './terminal.ts'

/** A name with the items in its brackets, in order; none without brackets. */
export function nameAndItems(text: string): { readonly name: string; readonly items: readonly string[] } {
  const [, name = text, inside] = /^([^[\]]*)\[([^\]]*)\]$/.exec(text.trim()) ?? []
  return { name: name.trim(), items: inside === undefined ? [] : inside.split(',').map(item => item.trim()) }
}

/** An input and the items that are meant, `*` for all of a dimension; undefined after telling what is wrong. */
export function inputNamed(
  terminal: Terminal,
  { vocabulary }: CompiledPlan,
  text: string,
): { readonly input: string; readonly where: Where } | undefined {
  const { name, items } = nameAndItems(text)
  const input = vocabulary.inputs.get(name)
  if (input === undefined) {
    const guess = nearest(name, vocabulary.inputs.keys())
    terminal.err(
      `There is no input called ${name}. ${guess === undefined ? 'docs/model.md lists the inputs.' : `Did you mean ${guess}?`}`,
    )
    return undefined
  }
  const { dims } = input
  if (items.length > 0 && items.length !== dims.length) {
    const form = dims.length === 0 ? name : `${name}[${dims.join(', ')}]`
    terminal.err(`${text} names ${items.length} items. Write it as ${form}; * stands for all items.`)
    return undefined
  }
  const chosen = items.flatMap((item, index) => (item === '*' ? [] : [[dims[index] ?? '', item] as const]))
  return { input: name, where: Object.fromEntries(chosen) }
}
