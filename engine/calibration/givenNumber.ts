// A scenario's input as a plain number.

import { isQuantity, quantityToNumber } from '../formula/quantity.ts'
import type { ScenarioInputs } from '../plan/scenarioInputs.ts'

/** The number of a cell; 0 for an input that has a list of months. */
export function givenNumber(given: ScenarioInputs, input: string, member: readonly string[]): number {
  const value = given.quantity(input, member)
  return isQuantity(value) ? quantityToNumber(value) : 0
}
