// What a check of a plan finds: a diagnostic, and where there is one right answer, that answer.

import type { Diagnostic, Place } from '../formula/diagnostic.ts'
import { isQuantity, type Quantity } from '../formula/quantity.ts'
import type { CompiledPlan } from './compilePlan.ts'
import { type Fraction, fractionOf, quantityOf } from './fraction.ts'
import type { CellValue } from './givenInputs.ts'
import type { Where } from './plan.ts'
import { cellName } from './planVocabulary.ts'
import type { ScenarioInputs } from './scenarioInputs.ts'
import { printPath } from './valuePath.ts'

/** A diagnostic of a check (codes `C…`), with the value that mends it where that is certain. */
export type Finding = Diagnostic & { readonly fix?: Fix }

/** What to write into the plan's inputs so that the finding goes away. */
export type Fix = { readonly input: string; readonly where: Where; readonly value: Quantity }

/** The numbers of a scenario as a check asks for them. */
export type CheckedNumbers = {
  readonly compiled: CompiledPlan
  items(dimension: string): readonly string[]
  /** The exact value of a constant input. */
  amount(input: string, ...member: readonly string[]): Fraction
  /** The exact value of a constant input as the plan itself gives it, whatever the scenario changes. */
  given(input: string, ...member: readonly string[]): Fraction
  /** The exact values of an input by month: month 1 first, or the oldest month of a history. */
  months(input: string, ...member: readonly string[]): readonly Fraction[]
  /** Where a cell gets its value: the change of a scenario or initiative, or the plan's own inputs. */
  place(input: string, member?: readonly string[], month?: number): Place
}

/** The numbers of a resolved scenario. */
export function checkedNumbers(compiled: CompiledPlan, inputs: ScenarioInputs): CheckedNumbers {
  const place = (input: string, member: readonly string[] = [], month?: number): Place => {
    const path = inputs.source(input, member, month)?.path ?? ['inputs', input, ...member]
    return { kind: 'file', path: printPath(compiled.plan, path) }
  }
  return {
    compiled,
    items: dimension => compiled.vocabulary.items.get(dimension) ?? [],
    amount: (input, ...member) => constantOf(input, inputs.quantity(input, member)),
    given: (input, ...member) => constantOf(input, compiled.given.get(cellName(input, member))),
    months(input, ...member) {
      const value = inputs.quantity(input, member)
      if (isQuantity(value)) throw new Error(`checkedNumbers: ${input} is the same in every month`)
      return value.map(fractionOf)
    },
    place,
  }
}

function constantOf(input: string, value: CellValue | undefined): Fraction {
  if (value !== undefined && isQuantity(value)) return fractionOf(value)
  throw new Error(`checkedNumbers: ${input} is not one number`)
}

/** An exact number as it is read, `2,193,623.5` or `1/3`: at most six decimals. */
export function printExact(fraction: Fraction): string {
  const quantity = quantityOf(fraction)
  if (typeof quantity === 'string' && fraction.denominator < 1000n) return quantity
  const value =
    typeof quantity === 'number' ? quantity : Number(fraction.numerator) / Number(fraction.denominator)
  return value.toLocaleString('en-US', { maximumFractionDigits: 6 })
}
