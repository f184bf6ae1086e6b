// What a person says of a role, tool or system that is to be added, and what of it cannot be taken.

import { idFromName, type NewItem, type OpenDimension, type Plan } from '../../../engine/index.ts'

/** The item with an id that no other item of the plan has. */
export function newItem(plan: Plan, dimension: OpenDimension, name: string, like: string): NewItem {
  const taken = new Set(Object.values(plan.dimensions).flatMap(({ items }) => items.map(({ id }) => id)))
  const label = name.trim()
  return { dimension, id: idFromName(label, taken, dimension), label, like }
}

/** Why a name cannot be given to an item of the dimension, in words; undefined where it can. */
export function itemProblem(plan: Plan, dimension: OpenDimension, name: string): string | undefined {
  const wanted = name.trim()
  if (wanted === '') return `A ${dimension} needs a name.`
  if (wanted.length > 60) return 'Use at most 60 letters.'
  const known = plan.dimensions[dimension]?.items ?? []
  const isTaken = known.some(({ label }) => label.toLowerCase() === wanted.toLowerCase())
  return isTaken ? `There is a ${dimension} called ${wanted} already.` : undefined
}
