// A plan with what a person changed in its workbook: numbers of the plan itself, of scenarios, and where items belong.

import { isQuantity, type Quantity } from '../formula/quantity.ts'
import {
  type CellOperation,
  type PlanCell,
  withCellOperation,
  withGivenNumber,
  withItemMapped,
} from '../plan/cellEdits.ts'
import { type CompiledPlan, compilePlan } from '../plan/compilePlan.ts'
import { add, fractionOf, multiply, quantityOf } from '../plan/fraction.ts'
import type { Plan } from '../plan/plan.ts'
import { cellName, monthsOf } from '../plan/planVocabulary.ts'
import { resolveScenario } from '../plan/scenarioInputs.ts'
import type { CellMeaning, InputChange } from './inputReading.ts'
import type { ItemChange } from './itemReading.ts'
import type { PlanSource } from './planSource.ts'

/** The plan with all changes. The first column is the plan itself, every other one a scenario. */
export function changedPlan(
  source: PlanSource,
  changes: readonly InputChange[],
  items: readonly ItemChange[],
): Plan {
  const { compiled, layout } = source
  const scenarioOf = ({ place }: InputChange): string => layout.scenarios[place.scenario]?.id ?? ''
  const ofPlan = changes.filter(({ place }) => place.parent === undefined)
  const ofScenarios = changes.filter(({ place }) => place.parent !== undefined)
  const mapped = items.reduce(
    (plan, { mapping, item, after }) => withItemMapped(compiled, plan, mapping, item, after),
    compiled.plan,
  )
  const given = ofPlan.reduce((plan, { place, after }) => {
    if (after.kind !== 'value')
      throw new Error(`changedPlan: ${place.label} of the plan itself has no number`)
    return withGivenNumber(compiled, plan, cellOf(place), after.value)
  }, mapped)
  const byInitiative = ofScenarios.filter(
    change =>
      change.after.kind !== 'value' && isSetByInitiative(compiled, scenarioOf(change), cellOf(change.place)),
  )
  const plain = ofScenarios
    .filter(change => !byInitiative.includes(change))
    .reduce(
      (plan, change) => withOperation(plan, scenarioOf(change), change, operationOf(change.after), source),
      given,
    )
  if (byInitiative.length === 0) return plain
  const base = compilePlan(plain)
  if (!base.ok) throw new Error('changedPlan: the plan no longer compiles')
  return byInitiative.reduce((plan, change) => {
    // Scenarios only choose numbers: what was compiled serves the plan with other changes in them.
    const given = parentNumber({ ...base.value, plan }, scenarioOf(change), cellOf(change.place))
    const value = laidOver(change.after, given)
    return withOperation(plan, scenarioOf(change), change, { value }, source)
  }, plain)
}

function cellOf({ input, member, month }: InputChange['place']): PlanCell {
  return { input: input.name, member, ...(month === undefined ? {} : { month }) }
}

function operationOf(meaning: CellMeaning): CellOperation | undefined {
  switch (meaning.kind) {
    case 'value':
      return { value: meaning.value }
    case 'add':
      return { add: meaning.amount }
    case 'multiply':
      return { multiply: meaning.amount }
    case 'inherited':
      return undefined
  }
}

function withOperation(
  plan: Plan,
  id: string,
  { place }: InputChange,
  operation: CellOperation | undefined,
  { compiled }: PlanSource,
): Plan {
  return {
    ...plan,
    scenarios: plan.scenarios.map(scenario =>
      scenario.id === id
        ? {
            ...scenario,
            changes: withCellOperation(scenario.changes, cellOf(place), operation, compiled.vocabulary),
          }
        : scenario,
    ),
  }
}

/** An initiative that is on would set the cell again, so what a person wants instead is written down as a number. */
function isSetByInitiative(compiled: CompiledPlan, id: string, { input, member, month }: PlanCell): boolean {
  const resolved = resolveScenario(compiled, id)
  return resolved.ok && resolved.value.source(input, member, month)?.initiative !== undefined
}

/** The number of the scenario that this one is based on, or the plan's own. */
function parentNumber(compiled: CompiledPlan, id: string, { input, member, month }: PlanCell): Quantity {
  const { vocabulary, given, plan } = compiled
  const parent = plan.scenarios.find(scenario => scenario.id === id)?.parent ?? null
  const resolved = parent === null ? undefined : resolveScenario(compiled, parent)
  const all =
    resolved?.ok === true ? resolved.value.quantity(input, member) : given.get(cellName(input, member))
  const first = monthsOf(vocabulary.inputs.get(input) ?? { time: 'constant' }, vocabulary)?.first ?? 1
  const number = all !== undefined && !isQuantity(all) ? all[(month ?? first) - first] : all
  if (number === undefined) throw new Error(`changedPlan: ${input} has no number above`)
  return number
}

function laidOver(meaning: CellMeaning, parent: Quantity): Quantity {
  switch (meaning.kind) {
    case 'value':
      return meaning.value
    case 'inherited':
      return parent
    case 'add':
      return quantityOf(add(fractionOf(parent), fractionOf(meaning.amount)))
    case 'multiply':
      return quantityOf(multiply(fractionOf(parent), fractionOf(meaning.amount)))
  }
}
