// The inputs by who supplies them: value, unit, bounds, and where each number comes from.

import { type GrowthInput, monthLabel } from '../../../engine/index.ts'
import type { PlanLayout } from '../../session/engineApi.ts'
import { cellNow, type InputPlace, originOf } from '../../session/inputCells.ts'
import type { Session } from '../../session/session.ts'
import { amountShown, boundsText, unitWords } from '../amountText.ts'
import { currencySign } from '../currencySign.ts'
import { itemLabel, originWords } from '../inputWords.ts'

/** An input in the list of its source. */
export type InputLine = {
  readonly input: GrowthInput
  /** "18.5% to 24%", or the one number there is. */
  readonly summary: string
  /** Unit, bounds and what is usual. */
  readonly facts: string
}

/** Inputs of one source that match what was typed. O(inputs). */
export function loadInputs(
  session: Session,
  source: GrowthInput['source'],
  search: string,
): readonly InputLine[] {
  const wanted = search.trim().toLowerCase()
  return [...session.layout.inputs.values()]
    .filter(input => input.source === source && matches(input, wanted))
    .sort((a, b) => rank(a) - rank(b))
    .map(input => inputLine(session, input))
}

/** How many inputs of each source match. */
export function countInputs({ layout }: Session, search: string): ReadonlyMap<GrowthInput['source'], number> {
  const wanted = search.trim().toLowerCase()
  const counts = new Map<GrowthInput['source'], number>()
  for (const input of layout.inputs.values())
    if (matches(input, wanted)) counts.set(input.source, (counts.get(input.source) ?? 0) + 1)
  return counts
}

/** What the company decides comes first, what it cannot change last; within that, the order of the model. */
function rank({ decision, constant }: GrowthInput): number {
  return decision === true ? 0 : constant === true ? 2 : 1
}

function matches({ name, label, says }: GrowthInput, wanted: string): boolean {
  return wanted === '' || [name, label, says].some(text => text.toLowerCase().includes(wanted))
}

function inputLine(session: Session, input: GrowthInput): InputLine {
  const members = membersOf(session.layout, input)
  const numbers = members.flatMap(
    member => cellNow(session, session.current, { input: input.name, member }) ?? [],
  )
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  const show = (value: number): string => amountShown(value, input, currencySign(session.plan))
  return {
    input,
    summary: numbers.length === 0 ? '…' : least === most ? show(least) : `${show(least)} to ${show(most)}`,
    facts: [
      unitWords(input.unit),
      boundsText(input),
      input.typical === undefined ? '' : `usual ${input.typical}`,
    ]
      .filter(text => text !== '')
      .join(' · '),
  }
}

/** The members of an input in the order of the plan's cells. */
function membersOf({ cells }: PlanLayout, { name }: GrowthInput): readonly (readonly string[])[] {
  return cells.filter(({ input }) => input === name).map(({ member }) => member)
}

/** One number of an opened input. */
export type InputNumber = {
  readonly place: InputPlace
  /** The member, or the month. */
  readonly label: string
  /** How an edit of it is called. */
  readonly name: string
  readonly origin: string
}

/** The numbers of an opened input: its members, or of one member by month its months. O(members + months). */
export function inputNumbers(
  session: Session,
  input: GrowthInput,
  chosen: readonly string[] | undefined,
): readonly InputNumber[] {
  const members = membersOf(session.layout, input)
  const member = chosen ?? (members.length === 1 ? members[0] : undefined)
  const number = (place: InputPlace, label: string): InputNumber => ({
    place,
    label,
    name: label === input.label ? label : `${input.label}, ${label}`,
    origin: originWords(originOf(session, session.current, place)),
  })
  if (input.time === 'constant')
    return members.map(each => number({ input: input.name, member: each }, memberLabel(session, input, each)))
  if (member === undefined) return []
  const months = cellNow(session, session.current, { input: input.name, member }) ?? []
  const first = input.time === 'history' ? 1 - months.length : 1
  return months.map((_, index) =>
    number({ input: input.name, member, month: first + index }, monthLabel(session.plan, first + index)),
  )
}

/** Members to choose from before the months of an input by month can be listed. */
export function memberChoices(
  session: Session,
  input: GrowthInput,
): readonly { readonly member: readonly string[]; readonly label: string }[] {
  return membersOf(session.layout, input).map(member => ({
    member,
    label: memberLabel(session, input, member),
  }))
}

function memberLabel({ layout }: Session, input: GrowthInput, member: readonly string[]): string {
  if (member.length === 0) return input.label
  return member.map((id, index) => itemLabel(layout, input.dims[index], id)).join(', ')
}
