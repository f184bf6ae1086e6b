// What differs between two versions of a scenario, number by number, in words.

import {
  type Change,
  monthLabel,
  type Quantity,
  quantityToNumber,
  type Scenario,
} from '../../../engine/index.ts'
import type { Session } from '../../session/session.ts'
import { amountShown } from '../amountText.ts'
import { currencySign } from '../currencySign.ts'
import { itemLabel } from '../inputWords.ts'

/** One difference: "Planned hires, SDR, Feb 2026", "2" and "3". */
export type VersionChange = { readonly what: string; readonly from: string; readonly to: string }

/** What the later version has otherwise; `before` is undefined for a scenario that was new. */
export function versionChanges(
  session: Session,
  before: Scenario | undefined,
  after: Scenario,
): readonly VersionChange[] {
  const old = new Map((before?.changes ?? []).map(change => [placeOf(change), change]))
  const now = new Map(after.changes.map(change => [placeOf(change), change]))
  const places = [...new Set([...old.keys(), ...now.keys()])]
  const changes = places.flatMap(place => {
    const [from, to] = [old.get(place), now.get(place)]
    const known = to ?? from
    const [was, is] = [from, to].map(change => amountWords(session, change))
    if (known === undefined || was === undefined || is === undefined || was === is) return []
    return [{ what: changeWords(session, known), from: was, to: is }]
  })
  return [...nameChange(before, after), ...changes, ...initiativeChanges(session, before, after)]
}

function placeOf({ input, where }: Change): string {
  return JSON.stringify([input, Object.entries(where).sort(([a], [b]) => a.localeCompare(b))])
}

function changeWords({ plan, layout }: Session, { input, where }: Change): string {
  const known = layout.inputs.get(input)
  const items = (known?.dims ?? []).flatMap(dim => {
    const id = where[dim]
    return id === undefined ? [] : [itemLabel(layout, dim, String(id))]
  })
  const month = (number: string | number): string => monthLabel(plan, Number(number))
  const months =
    where.month !== undefined
      ? [month(where.month)]
      : [
          ...(where.from_month === undefined ? [] : [`from ${month(where.from_month)}`]),
          ...(where.to_month === undefined ? [] : [`to ${month(where.to_month)}`]),
        ]
  return [known?.label ?? input, ...items, ...months].join(', ')
}

/** The new value, "+2", "× 1.2", or that the number is the parent's. */
function amountWords(session: Session, change: Change | undefined): string {
  if (change === undefined) return 'as in the parent'
  const { value, add, multiply, input } = change
  const known = session.layout.inputs.get(input)
  const shown = (quantity: Quantity): string =>
    known === undefined
      ? String(quantity)
      : amountShown(quantityToNumber(quantity), known, currencySign(session.plan))
  if (value !== undefined) return shown(value)
  return add === undefined ? `× ${multiply}` : `+ ${shown(add)}`
}

function nameChange(before: Scenario | undefined, after: Scenario): readonly VersionChange[] {
  if (before === undefined || before.name === after.name) return []
  return [{ what: 'Name', from: before.name, to: after.name }]
}

function initiativeChanges(
  { plan }: Session,
  before: Scenario | undefined,
  after: Scenario,
): readonly VersionChange[] {
  return plan.initiatives.flatMap(({ id, label, start_month }) => {
    const [from, to] = [before, after].map(version => {
      const entry = version?.initiatives.findLast(known => known.id === id)
      if (entry === undefined) return 'as in the parent'
      return entry.on ? `on from ${monthLabel(plan, entry.start_month ?? start_month)}` : 'off'
    })
    return from === undefined || to === undefined || from === to ? [] : [{ what: label, from, to }]
  })
}
