// Rows and members of rows, as a command line names them: `total_arr`, `new_arr[mid_market]`.

import { type CompiledPlan, membersOf, nearest } from '../engine/index.ts'
import { chosenRows } from './choose.ts'
import { nameAndItems } from './inputNamed.ts'
import type { Terminal } from './terminal.ts'

/** One number by month: a member of a row, or the row itself, whose member is empty. */
export type ChosenSeries = { readonly row: string; readonly member: readonly string[] }

/** The members of every row that is named, or the one in its brackets. Undefined after telling what there is not. */
export function chosenSeries(
  terminal: Terminal,
  compiled: CompiledPlan,
  texts: readonly string[],
): readonly ChosenSeries[] | undefined {
  const named = texts.map(nameAndItems)
  const names = named.map(({ name }) => name)
  if (names.length > 0 && chosenRows(terminal, compiled, names) === undefined) return undefined
  const found = named.map(({ name, items }) => {
    const members = membersOf(compiled.program, name)
    const kept = items.length === 0 ? members : members.filter(member => member.join() === items.join())
    if (kept.length === 0) tellMembers(terminal, name, items, members)
    return kept.map(member => ({ row: name, member }))
  })
  return found.some(kept => kept.length === 0) ? undefined : found.flat()
}

/** One series; of a row with members one has to be named. Undefined after telling what there is not. */
export function chosenOne(
  terminal: Terminal,
  compiled: CompiledPlan,
  text: string,
): ChosenSeries | undefined {
  const found = chosenSeries(terminal, compiled, [text])
  const [first, ...others] = found ?? []
  if (first === undefined || others.length === 0) return first
  terminal.err(
    `${first.row} is a number for each of ${others.length + 1} members. Name one, such as ${nameOf(first)}.`,
  )
  return undefined
}

/** `new_arr[mid_market]`, as it is typed. */
export function nameOf({ row, member }: ChosenSeries): string {
  return member.length === 0 ? row : `${row}[${member.join(', ')}]`
}

function tellMembers(
  terminal: Terminal,
  row: string,
  items: readonly string[],
  members: readonly (readonly string[])[],
): void {
  if (members[0]?.length === 0) {
    terminal.err(`${row} has no members; write it without brackets.`)
    return
  }
  const names = members.map(member => nameOf({ row, member }))
  const guess = nearest(nameOf({ row, member: items }), names)
  const remedy =
    guess === undefined
      ? `Its members are ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}.`
      : `Did you mean ${guess}?`
  terminal.err(`${row} has no member ${items.join(', ')}. ${remedy}`)
}
