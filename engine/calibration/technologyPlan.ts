// Systems and tools of a plan from the company's own lists: the project register and the contracts with software vendors.

import type { Day, Records } from '../intake/records.ts'
import { idFromName } from '../plan/idFromName.ts'
import type { Plan } from '../plan/plan.ts'
import { type OpenDimension, withItem } from '../plan/withItem.ts'
import { contractedTool, latestContract, withUplift } from './contractedTools.ts'
import { groupedBy } from './groupedBy.ts'
import { itemCalled } from './planParts.ts'
import { inPriorityOrder, registeredSystem } from './registeredSystems.ts'

/** The plan with these systems and tools, and what a person has to know, as sentences. */
export type TechnologyPlan = { readonly plan: Plan; readonly told: readonly string[] }

/**
 * Systems and tools are found by id or label, and new ones added; what the lists do not say of a new one is as with the first
 * of the plan. Numbers go into the plan itself: what is built or bought, scenarios choose. Contracts count as they stand on the
 * day.
 */
export function technologyPlan(
  plan: Plan,
  { projects, toolContracts }: Pick<Records, 'projects' | 'toolContracts'>,
  asOf: Day,
): TechnologyPlan {
  const systems = [...groupedBy(projects, ({ system }) => system)].map(([name, lines]) => ({ name, lines }))
  const tools = [...groupedBy(toolContracts, ({ product, vendor }) => product ?? vendor)].map(
    ([name, contracts]) => ({ name, contract: latestContract(contracts, asOf) }),
  )
  return [
    ...systems.map(({ name }) => withNew('system', name)),
    ...tools.map(({ name }) => withNew('tool', name)),
    (before: Plan) => ({ plan: inPriorityOrder(before, systems), told: [] }),
    ...systems.map(system => (before: Plan) => registeredSystem(before, system)),
    ...tools.map(tool => (before: Plan) => contractedTool(before, tool, asOf)),
    (before: Plan) =>
      withUplift(
        before,
        tools.map(({ contract }) => contract),
      ),
  ].reduce<TechnologyPlan>(
    (sofar, step) => {
      const next = step(sofar.plan)
      return { plan: next.plan, told: [...sofar.told, ...next.told] }
    },
    { plan, told: [] },
  )
}

/** What the lists never say of a new item. */
const unsaid = {
  system: 'how fast it is taken up, who bears its cost and the most work a month',
  tool: 'how fast it is taken up, who bears its cost and whose seats it takes',
}

function withNew(dimension: Extract<OpenDimension, 'system' | 'tool'>, name: string) {
  return (plan: Plan): TechnologyPlan => {
    const items = plan.dimensions[dimension]?.items ?? []
    const [like] = items
    if (itemCalled(plan, dimension, name) !== undefined) return { plan, told: [] }
    if (like === undefined)
      return {
        plan,
        told: [`${name} is left out: add a first ${dimension} to the plan, for it to start from.`],
      }
    const taken = Object.values(plan.dimensions).flatMap(one => one.items.map(item => item.id))
    const id = idFromName(name, new Set(taken), dimension)
    return {
      plan: withItem(plan, { dimension, id, label: name, like: like.id }),
      told: [
        `${name} is new in the plan; the list does not say ${unsaid[dimension]}: as with ${like.label}.`,
      ],
    }
  }
}
