// How often what came to made-up companies lay between P10 and P90 of the futures that their plan of a year ago saw.

import { expect, test } from 'vitest'
import { heldAgainstFutures } from '../../engine/analysis/heldAgainstFutures.ts'
import { runScenario } from '../../engine/analysis/runScenario.ts'
import { closedMonths } from '../../engine/calibration/closedMonths.ts'
import { dayNumber, lastDayOf, monthOfDay } from '../../engine/calibration/elapsed.ts'
import { forecastAgainstActual } from '../../engine/calibration/forecastAgainstActual.ts'
import { planOfThen } from '../../engine/calibration/planOfThen.ts'
import { quantityToNumber } from '../../engine/formula/quantity.ts'
import type { Records } from '../../engine/intake/records.ts'
import { monthNumber } from '../../engine/plan/calendar.ts'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import { makeCompany } from '../../samples/samphire/company/makeCompany.ts'
import { samphire } from '../../samples/samphire/company/truth.ts'
import { resultOf, samplePlan } from '../cases/company.ts'

const companies = 3
const paths = 100
const months = 12
const last = samphire.lastMonth
const plan = samplePlan('samphire')

/**
 * Rows that chance moves most. Left out: rows that follow from how the made-up company differs from the model (its ledger pays
 * no commissions, its renewals are signed late), which tell of the level of a fan and not of its width.
 */
const rows = [
  'new_arr_total',
  'expansion_arr_total',
  'opportunities_created',
  'won_opportunities',
  'leavers',
  'headcount',
]

/** Measured over 40 companies: docs/measurements.md. Three of them come to within a few points of it. */
const band = { least: 0.65, most: 0.9 }

test('four single months in five lie inside with luck, and half as many without', async () => {
  const inside = { with: 0, without: 0, of: 0 }
  for (let seed = 1; seed <= companies; seed += 1) {
    const { withLuck, withoutLuck } = await monthsHeld(makeCompany(samphire, seed))
    inside.of += withLuck.length
    inside.with += withLuck.filter(({ isInside }) => isInside).length
    inside.without += withoutLuck.filter(({ isInside, isCertain }) => isInside && !isCertain).length
  }
  const share = inside.with / inside.of
  expect(share).toBeGreaterThan(band.least)
  expect(share).toBeLessThan(band.most)
  expect(inside.without / inside.of).toBeLessThan(0.6 * share)
}, 120_000)

/** The months of the chosen rows; of headcount that of the whole company. */
async function monthsHeld(records: Records) {
  const asOf = lastDayOf(last)
  const given = resultOf(compilePlan(withDecisions(plan, records)))
  const { compiled, scenario } = resultOf(planOfThen(given, records, asOf, months, 1))
  const run = resultOf(runScenario(compiled, scenario, 'kernel'))
  const lines = forecastAgainstActual(
    compiled,
    run.numbers,
    closedMonths(compiled, run.inputs, records, asOf),
  ).filter(({ row, members }) => rows.includes(row) && (row !== 'headcount' || members.length > 1))
  expect(new Set(lines.map(({ row }) => row)).size).toBe(rows.length)
  const held = async (withoutLuck: boolean) => {
    const futures = { scenario, paths, seed: 1, withoutLuck }
    const found = await heldAgainstFutures(compiled, futures, lines, async () => true)
    if (found === undefined) throw new Error('stopped')
    return resultOf(found).flatMap(line => line.months)
  }
  return { withLuck: await held(false), withoutLuck: await held(true) }
}

/**
 * What the company decides is not luck: the positions it opened in the year, with those that it had open, and what it spent
 * on marketing. Positions that replace a leaver are opened on the day he goes.
 */
function withDecisions(to: Plan, { employees, requisitions, channelSpend }: Records): Plan {
  const first = last - months + 1
  const roles = (to.dimensions.role?.items ?? []).map(({ id }) => id)
  const hires = roles.map((role): readonly [string, readonly number[]] => {
    const goneOn = employees.flatMap(({ role: own, left }) =>
      own === role && left !== undefined ? [dayNumber(left)] : [],
    )
    const opened = requisitions.filter(({ role: own, opened: day }) => {
      const place = own === role ? goneOn.indexOf(dayNumber(day)) : -1
      if (place >= 0) goneOn.splice(place, 1)
      return own === role && place < 0
    })
    const isWaiting = ({ opened: day, started }: (typeof opened)[number]): boolean =>
      monthOfDay(day) < first && (started === undefined || monthOfDay(started) >= first)
    return [
      role,
      Array.from({ length: to.months }, (_, at) =>
        at >= months
          ? 0
          : opened.filter(one => (at === 0 && isWaiting(one)) || monthOfDay(one.opened) === first + at)
              .length,
      ),
    ]
  })
  const spent = Array.from({ length: to.months }, (_, at) =>
    channelSpend
      .filter(({ month }) => monthNumber(month) === Math.min(first + at, last))
      .reduce((sum, { spend }) => sum + quantityToNumber(spend), 0),
  )
  return {
    ...to,
    inputs: { ...to.inputs, planned_hires: Object.fromEntries(hires), marketing_budget: spent },
  }
}
