// Random models: their sheets give what the engine gives, and keep every rule.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runExact } from '../../engine/exact/runExact.ts'
import { countInputs, longestCount, randomModel } from '../agreement/randomModel.ts'
import { type Bounded, Delicate, interpret } from '../exact/floatInterpreter.ts'
import { brokenRules } from './sheetRules.ts'
import { calculatedSheets } from './smallSheets.ts'

const counted = Object.fromEntries(
  countInputs.map(name => [name, { most: longestCount, whole: true as const }]),
)

/** A curve's last 1e-304 is 0 in the engine. */
const smallest = 1e-300

test('sheets of random models give the same numbers as the engine wherever rounding does not decide', () => {
  let compared = 0
  let delicate = 0
  fc.assert(
    fc.property(randomModel, model => {
      const sheets = calculatedSheets({ ...model, inputs: counted })
      expect(brokenRules(sheets.workbook, sheets.layout)).toEqual([])
      const exact = runExact(model.program, model.values)
      const bounded = interpret(model.program, model.values)
      for (const [index, { row, member }] of model.program.series.entries()) {
        for (let month = 1; month <= model.program.months; month += 1) {
          const bound = boundOf(bounded, index, month)
          if (bound === undefined) {
            delicate += 1
            continue
          }
          const expected = exact.value(index, month).toNumber()
          const found = sheets.value(row, member, month)
          const off = typeof found === 'number' ? Math.abs(found - expected) : Number.POSITIVE_INFINITY
          if (!(off <= bound.error * 8 + smallest))
            throw new Error(
              `${row}[${member}] in month ${month} is ${JSON.stringify(found)}, not ${expected}`,
            )
          compared += 1
        }
      }
    }),
    { numRuns: 300 },
  )
  expect(compared).toBeGreaterThan(5000)
  expect(delicate).toBeLessThan(compared / 4)
})

/** How far doubles may be off, or undefined where rounding decides between different numbers. */
function boundOf(
  bounded: (series: number, month: number) => Bounded,
  series: number,
  month: number,
): Bounded | undefined {
  try {
    return bounded(series, month)
  } catch (reason) {
    if (reason instanceof Delicate) return undefined
    throw reason
  }
}
