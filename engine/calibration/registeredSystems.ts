// A system of the project register in a plan: its efforts and effects with what they are drawn from, its prices, what it waits
// for, and its place in the order of building.

import { nearest } from '../formula/nearest.ts'
import { quantityToNumber } from '../formula/quantity.ts'
import type { ProjectLine, ThreePoints } from '../intake/records.ts'
import { dateOf, monthNumber } from '../plan/calendar.ts'
import type { Distribution, Plan, Where } from '../plan/plan.ts'
import { isCalled } from './isCalled.ts'
import { itemCalled, withMapped, withParts } from './planParts.ts'

/** A system by its name, with all its lines. */
export type RegisteredSystem = { readonly name: string; readonly lines: readonly ProjectLine[] }

/** The order in which systems are built: those with a priority first, the others as they stood. */
export function inPriorityOrder(plan: Plan, systems: readonly RegisteredSystem[]): Plan {
  const dimension = plan.dimensions.system
  if (dimension === undefined) return plan
  const placed = dimension.items.map(item => {
    const lines = systems.find(({ name }) => isCalled(name, item))?.lines ?? []
    const priority = said(lines, 'priority')
    return { item, place: priority === undefined ? Number.MAX_VALUE : quantityToNumber(priority) }
  })
  const items = placed.sort((one, other) => one.place - other.place).map(({ item }) => item)
  return { ...plan, dimensions: { ...plan.dimensions, system: { ...dimension, items } } }
}

/** The plan with all that the register says of a system that it has; teams that it does not have are told. */
export function registeredSystem(plan: Plan, { name, lines }: RegisteredSystem) {
  const id = itemCalled(plan, 'system', name)?.id
  if (id === undefined) return { plan, told: [] }
  const efforts = lines.flatMap(({ team, effort }) =>
    team === undefined || effort === undefined
      ? []
      : [{ team, effort, in: itemCalled(plan, 'team', team)?.id }],
  )
  const known = efforts.flatMap(({ effort, in: team }) => (team === undefined ? [] : [{ effort, team }]))
  const effects = lines.flatMap(({ effect, size }) =>
    effect === undefined || size === undefined ? [] : [{ effect, size }],
  )
  const needed = lines
    .flatMap(({ dependsOn }) => dependsOn)
    .flatMap(other => itemCalled(plan, 'system', other)?.id ?? [])
  const earliest = said(lines, 'earliestStart')
  const nobody = (plan.dimensions.team?.items ?? []).map(team => [team.id, 0] as const)
  const filled = withParts(plan, 'system', id, {
    effort_estimate: Object.fromEntries([
      ...nobody,
      ...known.map(({ team, effort }) => [team, effort.likely] as const),
    ]),
    prerequisite_needed: Object.fromEntries(needed.map(other => [other, 1])),
    system_vendor_price: said(lines, 'vendorCost'),
    system_running_price: said(lines, 'runCost'),
    system_start_month: earliest && Math.max(1, monthNumber(earliest) - monthNumber(dateOf(plan, 1)) + 1),
    system_effect_size:
      effects.length === 0
        ? undefined
        : Object.fromEntries(effects.map(({ effect, size }) => [effect, size.likely])),
  })
  const note = `Project register, ${lines[0]?.source.file ?? ''}`
  const drawn = [
    ...known.flatMap(({ team, effort }) => pert('effort_estimate', { system: id, team }, effort, note)),
    ...effects.flatMap(({ effect, size }) =>
      pert('system_effect_size', { system: id, driver: effect }, size, note),
    ),
  ]
  return {
    plan: withDrawn(withMapped(filled, 'system_purpose', id, said(lines, 'purpose')), drawn),
    told: efforts
      .filter(one => one.in === undefined)
      .map(({ team, effort }) => noTeam(plan, name, team, quantityToNumber(effort.likely))),
  }
}

/** What the lines say of the system, in whichever row. */
function said<Field extends keyof ProjectLine>(
  lines: readonly ProjectLine[],
  field: Field,
): ProjectLine[Field] | undefined {
  return lines.find(line => line[field] !== undefined)?.[field]
}

function noTeam(plan: Plan, system: string, team: string, effort: number): string {
  const items = plan.dimensions.team?.items ?? []
  const labels = new Map(items.map(({ label }) => [label.toLowerCase(), label]))
  const near = nearest(team.toLowerCase(), labels.keys())
  const meant = near === undefined ? [...labels.values()].join(', ') : `perhaps ${labels.get(near)}?`
  return `${system}: the plan has no team called ${team} (${meant}): its ${effort} person-months are left out.`
}

/** Drawn around the likely estimate, which scenarios may change: multiplied by low over likely to high over likely. */
function pert(
  input: string,
  where: Where,
  { low, likely, high }: ThreePoints,
  note: string,
): readonly Distribution[] {
  const middle = quantityToNumber(likely)
  const share = (of: ThreePoints['low']): number => Number((quantityToNumber(of) / middle).toPrecision(6))
  if (middle <= 0 || share(low) === share(high)) return []
  return [
    { input, where, family: 'pert', low: share(low), likely: 1, high: share(high), relative: true, note },
  ]
}

function withDrawn(plan: Plan, laws: readonly Distribution[]): Plan {
  const targetOf = ({ input, where }: Pick<Distribution, 'input' | 'where'>): string =>
    `${input} ${JSON.stringify(Object.entries(where).sort())}`
  const targets = new Set(laws.map(targetOf))
  const { distributions } = plan.uncertainty
  return {
    ...plan,
    uncertainty: {
      ...plan.uncertainty,
      distributions: [...distributions.filter(one => !targets.has(targetOf(one))), ...laws],
    },
  }
}
