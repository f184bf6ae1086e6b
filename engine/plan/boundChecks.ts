// Numbers outside what their input may be: bounds, whole numbers, percentages typed as such, dates after the plan.

import { isQuantity, type Quantity } from '../formula/quantity.ts'
import type { GrowthInput } from '../growth/growthModel.ts'
import { type CheckedNumbers, type Finding, printExact } from './finding.ts'
import { compare, fractionOf, multiply } from './fraction.ts'
import { cellName, monthsOf } from './planVocabulary.ts'
import type { ScenarioInputs } from './scenarioInputs.ts'

/**
 * `C215` a number outside the bounds of its input, `C216` one that looks like a percentage, `C211` one that must be
 * whole, `C212` something that is to happen after the last month. Of an input by month the first such month is told.
 */
export function boundChecks(numbers: CheckedNumbers, inputs: ScenarioInputs): readonly Finding[] {
  const { program, vocabulary } = numbers.compiled
  return program.cells.flatMap(({ input: name, member }) => {
    const input = vocabulary.inputs.get(name)
    if (input === undefined || input.constant === true) return []
    const value = inputs.quantity(name, member)
    const first = monthsOf(input, vocabulary)?.first
    const values = isQuantity(value) ? [value] : value
    for (const [index, quantity] of values.entries()) {
      const month = first === undefined ? undefined : first + index
      const finding = numberFault(numbers, input, member, quantity, month)
      if (finding !== undefined) return [finding]
    }
    return lateDate(numbers, input, member)
  })
}

function numberFault(
  { place }: CheckedNumbers,
  input: GrowthInput,
  member: readonly string[],
  quantity: Quantity,
  month: number | undefined,
): Finding | undefined {
  const { least, most } = input
  const value = fractionOf(quantity)
  const cell = cellName(input.name, member)
  const shown = `${cell} is ${printExact(value)}${month === undefined ? '' : ` in month ${month}`}`
  const finding = (code: string, severity: 'error' | 'warning', says: string, remedy: string): Finding => ({
    code,
    severity,
    place: place(input.name, member, month),
    message: `${shown}${says}.`,
    remedy,
  })
  if (least !== undefined && compare(value, fractionOf(least)) < 0) {
    return finding(
      'C215',
      'error',
      `, and must not be below ${least}`,
      `Write ${least} or more. ${input.says}`,
    )
  }
  if (most !== undefined && compare(value, fractionOf(most)) > 0) {
    return isPercentage(input, quantity)
      ? finding(
          'C216',
          'error',
          `, and must not be above ${most}`,
          `Did you mean ${printExact(multiply(value, hundredth))}? It is a share, not a percentage.`,
        )
      : finding('C215', 'error', `, and must not be above ${most}`, `Write ${most} or less. ${input.says}`)
  }
  if (input.whole === true && value.denominator !== 1n) {
    return finding('C211', 'error', ', and must be a whole number', `Round it. ${input.says}`)
  }
  if (most === undefined && isPercentage(input, quantity)) {
    return finding(
      'C216',
      'warning',
      ', which is a lot for a share',
      `Did you mean ${printExact(multiply(value, hundredth))}? It is a share, not a percentage.`,
    )
  }
  return undefined
}

const hundredth = fractionOf('1/100')

/** A share of more than 5 (500%) is far more often a percentage than meant. */
function isPercentage({ unit, most }: GrowthInput, quantity: Quantity): boolean {
  const isShare = most === 1 || ['ratio', 'ratio/year', 'year'].includes(unit)
  return isShare && compare(fractionOf(quantity), fractionOf(5)) > 0
}

/** By dated input, what says that the date matters. */
const switches: Readonly<Record<string, string>> = {
  tool_start_month: 'tool_chosen',
  system_start_month: 'system_chosen',
  tranche_month: 'tranche_amount',
  debt_draw_month: 'debt_chosen',
}

function lateDate(
  { compiled, amount, place }: CheckedNumbers,
  input: GrowthInput,
  member: readonly string[],
): readonly Finding[] {
  const companion = switches[input.name]
  if (companion === undefined) return []
  const month = amount(input.name, ...member)
  const { months } = compiled.plan
  if (compare(month, fractionOf(months)) <= 0 || amount(companion, ...member).numerator <= 0n) return []
  return [
    {
      code: 'C212',
      severity: 'warning',
      place: place(input.name, member),
      message: `${cellName(input.name, member)} is ${printExact(month)}, and the plan ends with month ${months}: it never happens.`,
      remedy: 'Choose an earlier month, plan more months, or leave it out.',
    },
  ]
}
